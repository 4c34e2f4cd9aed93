"""Gives the photographs of labelled pages a picture each, whose metadata say what the true credit says, or another one's.

The pages are real, the pictures are not: one small square, tagged by the writer of our fixtures in the fields that the
supplier named in the credit uses. What each credit says was labelled by hand.
"""

import gzip
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image

from auditor.model import Capture, Fetch, Resource
from fixtures.tag import tagged

_UNUSABLE = {"handout", "courtesy", "social"}  # such pictures come without metadata of their own


class Signed(NamedTuple):
    """One photograph of a page: its addresses, and who its printed credit names, origin first."""

    page: str
    urls: tuple[str, ...]
    creators: tuple[str, ...]
    agencies: tuple[str, ...]
    organisations: tuple[str, ...]


def signed(shared: Path) -> list[Signed]:
    """Every photograph of the labelled pages whose credit was taken apart by hand and names a person or an agency."""
    gold = {line["text"]: line for line in _loaded(shared / "credits" / "credits_gold.json")["items"] if _clear(line)}
    found = []
    for page in _loaded(shared / "corpus" / "truth.json"):
        for shown in page["images"]:
            line = gold.get(" / ".join(shown["credit"] or ()))
            if line and shown["urls"] and not shown.get("optional"):
                names = (tuple(line[kind]) for kind in ("creators", "agencies", "orgs"))
                found.append(Signed(page["id"], tuple(shown["urls"]), *names))
    return found


def _loaded(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _clear(line: Mapping[str, Any]) -> bool:
    named = line["creators"] or line["agencies"]
    return bool(named) and not (line["multi_source"] or line["fragment"]) and line["role"] not in _UNUSABLE


def partners(shared: Path) -> dict[str, set[str]]:
    """For each agency the agencies that distribute it or that it distributes."""
    related: dict[str, set[str]] = {}
    for agency in _loaded(shared / "credits" / "agencies.json")["agencies"]:
        for other in (*agency["distributed_via"], *agency["sub_brands"], agency["parent"]):
            if other:
                other = other.partition(" (")[0]  # noqa: PLW2901
                related.setdefault(agency["name"], set()).add(other)
                related.setdefault(other, set()).add(agency["name"])
    return related


def picture(credit: Signed) -> bytes:
    """A picture whose IIM, XMP and EXIF name the creators and agencies of a credit, each where its supplier puts it."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "#0b4f6c").save(out, "JPEG")
    names = {"creator": credit.creators, "copyright": credit.agencies[:1] or credit.creators[:1]}
    line = {
        "credit": "/".join(reversed(credit.agencies)) or "/".join(credit.organisations),
        "source": "".join(credit.agencies[:1]),
    }
    fields = {name: value for name, value in (names | line).items() if value}
    return tagged(out.getvalue(), dict.fromkeys(("iim", "xmp", "exif"), fields))


def exchanged(credits_of_all: Sequence[Signed], related: Mapping[str, set[str]]) -> Iterator[tuple[Signed, Signed]]:
    """Each photograph with one whose credit names nobody that has to do with its own."""
    for index, one in enumerate(credits_of_all):
        others = (*credits_of_all[index + 1 :], *credits_of_all[:index])
        other = next((other for other in others if _strangers(one, other, related)), None)
        if other:
            yield one, other


def _strangers(one: Signed, other: Signed, related: Mapping[str, set[str]]) -> bool:
    if one.page == other.page or bool(one.creators) != bool(other.creators) or bool(one.agencies) != bool(other.agencies):
        return False
    known = {name for agency in one.agencies for name in (agency, *related.get(agency, ()))}
    known |= {name for near in known.copy() for name in related.get(near, ())}
    words, strange = _words(one), _words(other)
    same_script = all(word.isascii() for word in words) == all(word.isascii() for word in strange)
    return same_script and not known & set(other.agencies) and not words & strange


def _words(credit: Signed) -> set[str]:
    """The words of the creators' names; across scripts nobody can tell whether two names are the same."""
    return {word.casefold() for name in credit.creators for word in name.split()}


def captures(shared: Path, given: Iterable[tuple[Signed, Signed]]) -> Iterator[tuple[Capture, list[Signed]]]:
    """Each page with the photographs that are to be judged, fetching for each the picture of the credit it is paired with."""
    by_page: dict[str, list[tuple[Signed, Signed]]] = {}
    for one, other in given:
        by_page.setdefault(one.page, []).append((one, other))
    for page, pairs in by_page.items():
        path = shared / "corpus" / "pages" / f"{page}.html.gz"
        pictures = {_name(url): picture(other) for one, other in pairs for url in one.urls}
        yield Capture(page, gzip.decompress(path.read_bytes()), fetch=_fetch(pictures)), [one for one, _ in pairs]


def _fetch(pictures: Mapping[str, bytes]) -> Fetch:
    def fetch(url: str) -> Resource | None:
        content = pictures.get(_name(url))
        return Resource(content, url) if content else None

    return fetch


def _name(url: str) -> str:
    """The address without what comes before its host and without its query: where pages write it in several ways."""
    return url.split("//", 1)[-1].split("?", 1)[0]
