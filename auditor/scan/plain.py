"""Pages that reached us as text: paragraphs that end in a credit, or repeat themselves, caption pictures not at hand."""

import re
from collections.abc import Iterator

from auditor.model import Capture, Figure, Image, Page, Statement
from auditor.scan.dom import LONGEST, MOST_BYTES
from auditor.scan.encoding import decoded
from auditor.scan.lines import split
from auditor.text import clean, doubled

MOST_PARAGRAPHS = 20_000
_PLACE = "paragraph"
_BREAK = re.compile(r"\n")
_REMARK = "([（"  # opens a desk's remark, not a caption: "(Reporting by …)"


def read_text(capture: Capture) -> Page:
    """The page of a capture in plain text: a figure for every paragraph that is a caption; its first line is the title."""
    problems = list(capture.problems)
    if len(capture.content) > MOST_BYTES:
        problems.append(f"The page is longer than {MOST_BYTES >> 20} MB; only its beginning was read.")
    text, lost = decoded(capture.content[:MOST_BYTES])
    paragraphs = list(_paragraphs(text))
    if len(paragraphs) > MOST_PARAGRAPHS:
        problems.append(f"The page has more than {MOST_PARAGRAPHS:,} paragraphs; the rest was not read.")
    figures = tuple(figure for said in paragraphs[:MOST_PARAGRAPHS] if (figure := _figure(said)))
    return Page(
        location=capture.location,
        url=capture.url,
        title=next((said for said in paragraphs if clean(said.text)), None),
        figures=figures,
        problems=(*problems, *lost),
    )


def _paragraphs(text: str) -> Iterator[Statement]:
    """The lines of a text that hold something, with line and column of their first letter."""
    for number, line in enumerate(_BREAK.split(text.replace("\r\n", "\n").replace("\r", "\n")), 1):
        said = line.strip()
        if said:
            yield Statement(said[:LONGEST], _PLACE, number, len(line) - len(line.lstrip()) + 1)


def _figure(said: Statement) -> Figure | None:
    caption, credits = split(said.text)
    if not doubled(said.text) and (not credits or len(caption.split()) < 4 or said.text.startswith(_REMARK)):
        return None
    printed = tuple(Statement(text, _PLACE, said.line, said.column) for text in credits)
    return Figure(image=Image(url=""), captions=(said,), credits=printed, line=said.line, column=said.column)
