"""Where a page asks for findings to be left out, and which photographs each request concerns."""

from collections.abc import Iterator, Sequence

from auditor.model import Statement
from auditor.scan.dom import Document, Element
from auditor.scan.photographs import Photograph

ATTRIBUTE, _WORD = "data-auditor-ignore", "auditor:"
_TOP = frozenset({"html", "body", "main"})

Requests = list[tuple[Statement, Element]]  # each with the element that it concerns


def requests(document: Document) -> Requests:
    """Every comment that begins with `auditor:` and every attribute, in document order."""
    told: Requests = [
        (Statement(element.get(ATTRIBUTE), f"{element.tag}@{ATTRIBUTE}", element.line, element.column), element)
        for element in document.select(f"[{ATTRIBUTE}]")
    ]
    for text, parent, behind in document.comments(_WORD):
        if text.strip().startswith(_WORD):
            nearest = behind if behind is not None else parent
            concerned = behind if behind is not None and _pictured(behind) else parent
            told.append((Statement(text.strip(), "comment", nearest.line, nearest.column), concerned))
    return told


def _pictured(element: Element) -> bool:
    return element.tag in {"img", "amp-img"} or element.holds_any("img", "amp-img")


def concerning(photograph: Photograph, told: Sequence[tuple[Statement, Element]]) -> Iterator[Statement]:
    """The requests that concern a photograph."""
    for said, element in told:
        if element.tag not in _TOP and element.holds(photograph.element):
            yield said
