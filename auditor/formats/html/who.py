"""Who does each source say made it? The page, its structured data and each block of the image file, side by side."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, cast

from rapidfuzz.distance import LCSseq

from auditor.credit import compare, credit_printed, read_caption, read_credit
from auditor.dates import days
from auditor.model import Embedded, Figure, Page, Statement, Verdict
from auditor.text import doubled, fold, near, words

Sign = Literal["agrees", "partly", "differs", "open", ""]

BLOCKS = ("IIM", "XMP", "EXIF", "C2PA")
STRUCTURED = "structured"
PAGE = "page"
FILE = "image file"  # the place of what is said of the file as a whole
_STANDS: Mapping[str, tuple[Sign, str]] = {
    "same": ("agrees", "agrees"),
    "near": ("partly", "near"),
    "path": ("agrees", "path"),
    "different": ("differs", "differs"),
}
# What the last word of a structured place speaks of; the first that fits decides.
_SPEAKS_OF = (
    ("copyright", re.compile("licen|copyright|rights|usage", re.IGNORECASE)),
    ("date", re.compile("date|created|published", re.IGNORECASE)),
    ("creator", re.compile("creator|author|artist|photographer|byline", re.IGNORECASE)),
    ("credit", re.compile("credit|provider|source|supplier|agency", re.IGNORECASE)),
    ("caption", re.compile("caption|description|alt|headline|name|title", re.IGNORECASE)),
)
# Places that no reader sees: data for machines in the page.
_MARKED_UP = re.compile(r"JSON-LD|microdata|og:|twitter:|article:|WordPress|Arc|RDFa|meta", re.IGNORECASE)
_DATE_LETTERS = 100  # of a statement that holds a date and nothing else
_LONGEST = 2_000  # letters of a caption that is looked at word by word
_FEW, _SAME, _OF = 6, 2, 3  # words of a caption from which on it is akin to another with two of three words in the same order


@dataclass(frozen=True, slots=True)
class Value:
    """One text and every place of its source that states it; `day` is the one day that it names (ISO 8601), "" else."""

    text: str
    places: tuple[str, ...]
    day: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says on one question; `word` is the message that tells how it stands to the others."""

    source: str
    values: tuple[Value, ...]
    sign: Sign = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One question and its answers, a cell a source."""

    question: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The whole comparison; `conflicting` are the names on which page and file contradict one another, of both sides."""

    sources: tuple[str, ...]
    rows: tuple[Row, ...]
    verdict: Verdict | None
    conflicting: tuple[str, ...]


def source(said: Statement) -> str:
    """Which side of the comparison a statement belongs to."""
    block = said.place.split(" ", 1)[0]
    if block in BLOCKS:
        return block
    if said.place == FILE:
        return "file"
    return PAGE if not _MARKED_UP.match(said.place) else STRUCTURED


def in_file(figure: Figure) -> tuple[Value, ...]:
    """All that the file says on these questions, each text once."""
    if figure.embedded is None:
        return ()
    return _values(_said(figure.embedded, (*_PERSON, *_AGENCY, *_CAPTION, *_RIGHTS, *_DATE)))


def verdict(figure: Figure, house: tuple[str, ...] = ()) -> Verdict | None:
    """How the printed credit stands to the file, but for the publisher's own names; None where no file could be read."""
    return None if figure.embedded is None else compare(credit_printed(figure), figure.embedded, house)


def table(figure: Figure, page: Page, house: tuple[str, ...] = ()) -> Table:
    """The comparison for one photograph."""
    sides, whole = _sides(figure, page), verdict(figure, house)
    verdicts = {source: compare(credit_printed(figure), side, house) for source, side in sides.items() if source != PAGE}
    verdicts |= {PAGE: whole} if whole else {}
    cells = {"person": _person(sides, verdicts), "agency": _agency(sides, verdicts)}
    wrong = {value.text for row in cells.values() for cell in row for value in cell.values if cell.sign == "differs"}
    cells |= {"caption": _caption(sides), "rights": _rights(sides), "date": _date(sides)}
    told = {question: row for question, row in cells.items() if question != "rights" or any(cell.values for cell in row)}
    return Table(tuple(sides), tuple(Row(*row) for row in told.items()), whole, tuple(sorted(wrong)))


def _sides(figure: Figure, page: Page) -> dict[str, Embedded]:
    """Each source as if it were a file of its own."""
    stated = Embedded(
        "", credit=figure.credits, caption=figure.captions, date=(page.published,) if page.published else (), alt_text=()
    )
    sides = {PAGE: stated, STRUCTURED: _structured(figure.structured)}
    if figure.embedded is None:
        return sides
    blocks = {block: _block(figure.embedded, block) for block in BLOCKS}
    return sides | {name: block for name, block in blocks.items() if name != "C2PA" or block != Embedded("")}


def _side(fields: Mapping[str, tuple[Statement, ...]]) -> Embedded:
    return replace(Embedded(""), **cast("dict[str, Any]", fields))


def _block(embedded: Embedded, block: str) -> Embedded:
    """Only what one block of the file says."""
    kept = {
        name: tuple(said for said in getattr(embedded, name) if said.place.startswith(block))
        for name in (*_PERSON, *_AGENCY, *_CAPTION, *_RIGHTS, *_DATE)
    }
    return _side(kept)


def _structured(statements: Sequence[Statement]) -> Embedded:
    found: dict[str, list[Statement]] = {}
    for said in statements:
        last = re.split(r"[\s.:/]", said.place)[-1]
        field = next((name for name, words in _SPEAKS_OF if words.search(last)), None)
        if field:
            found.setdefault(field, []).append(said)
    return _side({name: tuple(said) for name, said in found.items()})


_PERSON = ("creator",)
_AGENCY = ("credit", "source", "supplier")
_CAPTION = ("caption",)
_RIGHTS = ("copyright", "usage_terms", "licensor", "web_statement", "instructions", "digital_source_type")
_DATE = ("date",)


def _said(side: Embedded, fields: Sequence[str]) -> list[Statement]:
    return [said for name in fields for said in getattr(side, name) if said.text.strip()]


def _values(statements: Sequence[Statement]) -> tuple[Value, ...]:
    """The texts, each once, with all places that state it."""
    found: dict[str, list[str]] = {}
    for said in statements:
        found.setdefault(said.text, []).append(said.place)
    return tuple(Value(words, tuple(dict.fromkeys(places))) for words, places in found.items())


def _people(side: Embedded) -> list[Statement]:
    """The persons a source names: in the field for them, else in its credit line."""
    named = _said(side, _PERSON)
    return named or [replace(said, text=name) for said in _said(side, _AGENCY) for name in read_credit(said.text).creators]


def _suppliers(side: Embedded) -> list[Statement]:
    return [
        replace(said, text=name)
        for said in _said(side, _AGENCY)
        for credit in (read_credit(said.text),)
        for name in (*credit.agencies, *credit.organisations)
    ]


def _person(sides: Mapping[str, Embedded], verdicts: Mapping[str, Verdict]) -> tuple[Cell, ...]:
    return tuple(_cell(source, _people(side), verdicts.get(source), "creator") for source, side in sides.items())


def _agency(sides: Mapping[str, Embedded], verdicts: Mapping[str, Verdict]) -> tuple[Cell, ...]:
    """Agencies by their own name; where a file's field names none that is known, its words as they stand."""
    named = {source: _suppliers(side) or (source != PAGE and _said(side, _AGENCY)) or [] for source, side in sides.items()}
    return tuple(_cell(source, said, verdicts.get(source), "agency") for source, said in named.items())


def _cell(source: str, said: Sequence[Statement], verdict: Verdict | None, question: Literal["creator", "agency"]) -> Cell:
    """What a source names, and how that stands to the page; for the page itself, to the file as a whole."""
    values = _values(said)
    if verdict is None:
        return Cell(source, values)
    stands = verdict.creator if question == "creator" else verdict.agency
    if not values:
        asked = source == PAGE and stands == "page_lacks"
        return Cell(source, values, "open" if asked else "", "who.word.page-missing" if asked else "")
    sign, word = _STANDS.get(stands, ("", ""))
    side = "page" if source == PAGE else "file"
    return Cell(source, values, sign, f"who.word.{side}-{word}" if word else "")


def _caption(sides: Mapping[str, Embedded]) -> tuple[Cell, ...]:
    """Captions held against each copy of the page's own."""
    printed_ = [said.text for said in _said(sides[PAGE], _CAPTION)]
    page = [copy for words in printed_ for copy in doubled(words) or (words,)]
    twice = len(page) > len(printed_)
    return tuple(_caption_cell(source, _said(side, _CAPTION), page, twice=twice) for source, side in sides.items())


def _caption_cell(source: str, statements: list[Statement], page: Sequence[str], *, twice: bool) -> Cell:
    values = _values(statements)
    if source == PAGE:
        return Cell(source, values, "differs" if twice else "", "who.word.caption-twice" if twice else "")
    if not values or not page:
        return Cell(source, values)
    pairs = [(own, said.text) for own in page for said in statements]
    if any(fold(own) == fold(other) for own, other in pairs):
        return Cell(source, values, "agrees", "who.word.caption-same")
    if any(near(own, other) or fold(other) in fold(own) or fold(own) in fold(other) or _akin(own, other) for own, other in pairs):
        return Cell(source, values, "partly", "who.word.caption-near")
    return Cell(source, values, "open", "who.word.caption-other")


def _akin(own: str, other: str) -> bool:
    """Whether most words of the shorter text stand in the other in the same order: an edit, not another caption."""
    first, second = ([word.folded for word in words(read_caption(text[:_LONGEST]).caption)] for text in (own, other))
    shorter = min(len(first), len(second))
    return shorter >= _FEW and LCSseq.similarity(first, second) * _OF >= shorter * _SAME


def _rights(sides: Mapping[str, Embedded]) -> tuple[Cell, ...]:
    licences = [
        replace(said, text=licence) for said in sides[PAGE].credit if (licence := read_credit(said.text).licence) is not None
    ]
    stated = {**{source: _said(side, _RIGHTS) for source, side in sides.items()}, PAGE: licences}
    return tuple(Cell(source, _values(said)) for source, said in stated.items())


def _date(sides: Mapping[str, Embedded]) -> tuple[Cell, ...]:
    """When it was taken; the page says so in its caption, and when it was published."""
    captions = [said for said in _said(sides[PAGE], _CAPTION) if len(days(said.text[:_LONGEST])) == 1]
    printed = [replace(said, text=next(iter(days(said.text[:_LONGEST]))).isoformat()) for said in captions]
    page = _days(sides[PAGE]) | {date.fromisoformat(said.text) for said in printed}
    cells = []
    for source, side in sides.items():
        same = source != PAGE and bool(page & _days(side))
        values = _values([*(printed if source == PAGE else ()), *_said(side, _DATE)])
        dated = tuple(replace(value, day=_day(value.text)) for value in values)
        cells.append(Cell(source, dated, "agrees" if same else "", "who.word.date-same" if same else ""))
    return tuple(cells)


def _day(text: str) -> str:
    found = days(text[:_DATE_LETTERS])
    return next(iter(found)).isoformat() if len(found) == 1 else ""


def _days(side: Embedded) -> set[date]:
    return {day for said in _said(side, _DATE) for day in days(said.text[:_DATE_LETTERS])}
