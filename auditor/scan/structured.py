"""What the page tells machines about its photographs: JSON-LD, Open Graph, microdata, the state of the CMS.

Sources: schema.org ImageObject, the Open Graph protocol, Arc ANS 0.10, WordPress `image_meta`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from auditor.model import Statement
from auditor.scan import trees
from auditor.scan.data import Data, stated
from auditor.scan.dom import LONGEST, Document, Element
from auditor.scan.photographs import Photograph
from auditor.scan.urls import marks

_LINKS = (
    "url",
    "contentUrl",
    "@id",
    "thumbnailUrl",
    "source_url",
    "src",
    "originalUrl",
    "original_url",
    "image",
    "href",
    "imageUrl",
)
_FIELDS = (
    "caption",
    "description",
    "creditText",
    "copyrightNotice",
    "creator",
    "author",
    "copyrightHolder",
    "license",
    "acquireLicensePage",
)
_STATE = (
    "caption",
    "captionText",
    "credit",
    "creditText",
    "credits",
    "copyright",
    "copyrightText",
    "photographer",
    "source",
    "altText",
    "alt_text",
    "alt",
    "description",
    "image_meta",
)
_STATES = frozenset(_STATE)
_TELLING = ('caption"', '"credit', '"copyright', "image_meta", '"photographer"')  # words that state about photographs holds
_STATE_SCRIPTS = 'script[type="application/json"], script[id="__NEXT_DATA__"], script:not([src]):not([type])'
_MOST_STATE = 4_000_000  # characters of state that are read on one page
_TOLD = 5  # URLs of a photograph by which it is known again
_NEAR = 7  # levels above a photograph on which its ImageObject may stand
_MOST_STATEMENTS = 24  # about one photograph


class Said:
    """Statements by the photograph that they are about, which is found by what its URLs share with no other one's."""

    def __init__(self, photographs: list[Photograph]) -> None:
        self.statements: list[dict[tuple[str, str], Statement]] = [{} for _ in photographs]
        self.owner: dict[str, int | None] = {}
        for index, photograph in enumerate(photographs):
            for mark in {mark for url in photograph.urls[:_TOLD] for mark in marks(url)}:
                self.owner[mark] = index if self.owner.get(mark, index) == index else None

    def about(self, urls: Iterable[str]) -> int | None:
        """The photograph that one of these URLs shows."""
        owners = (self.owner.get(mark) for url in urls for mark in marks(url))
        return next((owner for owner in owners if owner is not None), None)

    def add(self, index: int | None, statements: Iterable[Statement]) -> None:
        """Statements about one photograph, each text of a place once."""
        if index is None:
            return
        for statement in statements:
            self.statements[index].setdefault((statement.place, statement.text), statement)


def structured(data: Data, photographs: list[Photograph]) -> list[tuple[Statement, ...]]:
    """For each photograph what the page's data says about it, in the order of the page."""
    if not photographs:
        return []
    said = Said(photographs)
    _json_ld(data, said)
    _open_graph(data, said)
    _microdata(photographs, said)
    _state(data.document, said)
    return [tuple(each.values())[:_MOST_STATEMENTS] for each in said.statements]


def _json_ld(data: Data, said: Said) -> None:
    for script, name, found in data.json_ld:
        if found.get("@type") != "ImageObject" and name not in {"image", "associatedMedia"}:
            continue
        statements = [
            Statement(text, f"JSON-LD {field}", script.line, script.column)
            for field in _FIELDS
            for text in trees.texts(found.get(field))
        ]
        said.add(said.about(_urls(found)), statements)


def _urls(found: trees.Json) -> list[str]:
    return [url for link in _LINKS if link in found for url in trees.texts(found[link]) if _like_a_url(url)]


def _like_a_url(text: str) -> bool:
    return "/" in text[:4_096] and " " not in text[:200].strip()


def _open_graph(data: Data, said: Said) -> None:
    image = ""
    for meta in data.metas:
        name, text = meta[:2]
        if name in {"og:image", "og:image:url", "twitter:image", "twitter:image:src"}:
            image = text
        elif name in {"og:image:alt", "twitter:image:alt"} and image and text.strip():
            said.add(said.about([image]), [stated(meta)])


def _microdata(photographs: list[Photograph], said: Said) -> None:
    """The properties of the ImageObject that a photograph, and no other one, stands in."""
    holders: dict[Element, list[int]] = defaultdict(list)
    for index, photograph in enumerate(photographs):
        for above in islice(photograph.element.ancestors(), _NEAR):
            if above.get("itemtype").endswith("ImageObject"):
                holders[above].append(index)
                break
    for holder, [index, *others] in holders.items():
        if not others:
            said.add(index, _properties(holder))


def _properties(holder: Element) -> Iterator[Statement]:
    for each in holder.descendants():
        name, text = each.get("itemprop"), (each.get("content") or each.raw.strip())[:LONGEST]
        if name in _FIELDS and text:
            yield Statement(text, f"microdata {name}", each.line, each.column)


def _state(document: Document, said: Said) -> None:
    """What the state of the CMS says about the photographs of the page, and only about them."""
    left = _MOST_STATE
    for element, text in _state_texts(document):
        left -= len(text)
        if left < 0:
            return
        if not any(word in text for word in _TELLING) or not any(mark in text for mark in said.owner):
            continue
        for root in [trees.read(text)] if text.lstrip()[:1] in {"{", "["} else trees.assigned(text):
            for _, found in trees.objects(root):
                if not _STATES.isdisjoint(found):
                    _add_state(found, element, said)


def _state_texts(document: Document) -> Iterator[tuple[Element, str]]:
    for script in document.select(_STATE_SCRIPTS):
        yield script, script.raw
    for island in document.find("astro-island", "gu-island"):
        yield island, island.get("props")


def _add_state(found: trees.Json, element: Element, said: Said) -> None:
    index = said.about(_urls(found))
    if index is not None:
        said.add(index, (Statement(text, place, element.line, element.column) for place, text in _told(found)))


def _told(found: trees.Json) -> Iterator[tuple[str, str]]:
    """The fields of one image of the state: ANS keeps its credits in lists, WordPress in `image_meta`."""
    credits, meta = found.get("credits"), found.get("image_meta")
    if isinstance(credits, dict):
        for role in ("by", "affiliation"):
            yield from ((f"ANS credits.{role}", text) for text in trees.texts(credits.get(role)))
    if isinstance(meta, dict):
        for name in ("caption", "credit", "copyright"):
            yield from ((f"WordPress image_meta.{name}", text) for text in trees.texts(meta.get(name)))
    for name in _STATE:
        if name in found:
            yield from ((f"state {name}", text) for text in trees.texts(found[name]))
