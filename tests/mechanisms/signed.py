"""Gives the photographs of labelled pages a picture each, whose metadata say what the true credit says, or another one's.

The pages are real, the pictures are not: one small square, tagged by the writer of our fixtures in the fields that suppliers
use. What the credit says was labelled by hand; of those that were not, our reader tells it.

Usage: python -m tests.mechanisms.signed SHARED
"""

import gzip
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image

from auditor.audit import audit
from auditor.config import Settings
from auditor.credit import read_credit
from auditor.credit.suggest import in_form
from auditor.credit.tables import agencies
from auditor.dates import days
from auditor.model import Capture, Fetch, Finding, Resource
from fixtures.tag import tagged

AGREEING = ("creator-differs", "agency-differs", "mandatory-credit", "date-differs")  # none may be found where all is right
DIFFERING = AGREEING[:2]  # one must be, where the file belongs to another photograph


class Signed(NamedTuple):
    """One photograph of a page: its addresses, and who its printed credit names, origin first; `by_hand`: labelled so."""

    page: str
    urls: tuple[str, ...]
    stated: str
    caption: str
    creators: tuple[str, ...]
    agencies: tuple[str, ...]
    organisations: tuple[str, ...]
    by_hand: bool

    @property
    def names_somebody(self) -> bool:
        """Whether it names a person or an agency: of organisations alone nobody can tell whether they differ."""
        return bool(self.creators or self.agencies)


def signed(shared: Path) -> list[Signed]:
    """Every photograph of the labelled pages that has a credit."""
    gold = {line["text"]: line for line in _loaded(shared / "credits" / "credits_gold.json")["items"]}
    found = []
    for page in _loaded(shared / "corpus" / "truth.json"):
        for shown in page["images"]:
            stated = " / ".join(shown["credit"] or ())
            if stated and shown["urls"]:
                names = _named(gold.get(stated), stated)
                found.append(Signed(page["id"], tuple(shown["urls"]), stated, shown["caption"] or "", *names, stated in gold))
    return found


def _named(line: Mapping[str, Any] | None, stated: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    if line:
        return tuple(line["creators"]), tuple(line["agencies"]), tuple(line["orgs"])
    credit = read_credit(stated)
    return credit.creators, credit.agencies, credit.organisations


def _loaded(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


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
        "credit": "/".join(reversed(credit.agencies)) or "/".join(credit.organisations) or credit.stated,
        "source": "".join(credit.agencies[:1]),
        **_as_supplied(credit),
        **_dated(credit.caption),
    }
    fields = {name: value for name, value in (names | line).items() if value}
    return tagged(out.getvalue(), dict.fromkeys(("iim", "xmp", "exif"), fields))


def _as_supplied(credit: Signed) -> Mapping[str, str]:
    """The caption signed, and the credit demanded, in the form that the supplier asks for."""
    supplier = agencies().get(next(iter(credit.agencies), ""))
    if not supplier:
        return {"caption": credit.caption}
    form = in_form(supplier, " and ".join(credit.creators))
    return {"caption": f"{credit.caption} ({form})", "instructions": f"MANDATORY CREDIT: {form}"}


def _dated(caption: str) -> Mapping[str, str]:
    """The day that the caption tells, where it tells one."""
    told = days(caption)
    return {"date": f"{told[0]:%Y%m%d}"} if len(told) == 1 else {}


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


class Judged(NamedTuple):
    """A photograph that the scan found with its file, and what was found against it."""

    photograph: Signed
    found: tuple[Finding, ...]


def judged(shared: Path, pairs: Iterable[tuple[Signed, Signed]], rules: tuple[str, ...]) -> Iterator[Judged]:
    """What these rules find, where the first of each pair has the file that belongs to the second."""
    for capture, photographs in captures(shared, pairs):
        audited = audit(capture, Settings(select=rules))
        for photograph in photographs:
            shown = {
                figure.image.url
                for figure in audited.page.figures
                if figure.embedded and {*map(_name, figure.image.urls)} & {*map(_name, photograph.urls)}
            }
            if shown:
                yield Judged(photograph, tuple(finding for finding in audited.findings if finding.image in shown))


def main() -> None:
    """Print the figures, and below them each photograph that was judged wrongly."""
    shared = Path(sys.argv[1])
    every = signed(shared)
    agreeing = list(judged(shared, [(one, one) for one in every], AGREEING))
    differing = list(judged(shared, exchanged([one for one in every if one.names_somebody], partners(shared)), DIFFERING))
    by_hand = sum(one.photograph.by_hand for one in agreeing)
    wrong, missed = [one for one in agreeing if one.found], [one for one in differing if not one.found]
    lines = [
        f"{len(every)} photographs with a credit, {len(agreeing)} judged: {by_hand} labelled by hand, the others read",
        f"The file says the same: {len(wrong)} with a finding of {', '.join(AGREEING)}",
        f"The file of another: {len(differing) - len(missed)} of {len(differing)} found",
        *(f"{one.photograph.page}: {one.photograph.stated}" for one in (*wrong, *missed)),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
