"""What a rule across pages may ask: photographs by their numbers, and streams of what they are compared by.

Every answer is in the order of the inputs, so that the same archive gives the same findings.
"""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

import msgspec

from auditor.catalogue import store
from auditor.catalogue.records import Judged
from auditor.model import Photograph, Request, Statement
from auditor.near import groups
from auditor.text import substantial

_ROW = """
SELECT p.location, s.image, s.key, s.line, s.column, s.caption, s.caption_place, s.caption_line, s.caption_column, s.says,
    s.credit, s.credit_place, s.credit_line, s.credit_column, s.creators, s.agencies, s.look, s.numbers, s.series, s.taken,
    s.width, s.height, p.published, p.publisher
FROM temp.shown o JOIN photographs s ON s.id = o.photograph JOIN pages p ON p.id = s.page WHERE o.number = ?
"""
# Workers hand in pages in any order; numbers are those of the inputs, so that the same archive gives the same findings.
_NUMBERED = """
CREATE TEMP TABLE shown (number INTEGER PRIMARY KEY, photograph INTEGER);
INSERT INTO temp.shown (photograph) SELECT s.id
    FROM inputs i CROSS JOIN pages p ON p.input = i.id CROSS JOIN photographs s ON s.page = p.id
    WHERE i.run = {run} AND p.run = {run} ORDER BY i.position, p.number, p.copy, s.id;
"""
_REQUESTS = """
SELECT p.id, p.location, r.record FROM inputs i CROSS JOIN pages p ON p.input = i.id CROSS JOIN requests r ON r.page = p.id
WHERE i.run = {run} AND p.run = {run} ORDER BY i.position, p.number, p.copy, r.number
"""
_OF_PAGE = "SELECT o.number FROM temp.shown o JOIN photographs s ON s.id = o.photograph WHERE s.page = ? ORDER BY o.number"
_IN_ORDER = " FROM temp.shown o JOIN photographs s ON s.id = o.photograph WHERE {} ORDER BY o.number"
_TOKEN = re.compile(r"[a-z0-9]{5,}", re.IGNORECASE)


class Asked(NamedTuple):
    """A page's request, and the numbers of the photographs that it concerns."""

    page: str
    request: Request
    numbers: tuple[int, ...]


class Withdrawn(NamedTuple):
    """An entry of a kill list: as it stands there, and either the supplier's number or the look of the picture."""

    entry: Statement
    number: str
    look: bytes


@dataclass
class Catalogue:
    """The photographs of a run; `examples` make a small one in memory."""

    file: sqlite3.Connection | None = None
    run: int = 1
    examples: tuple[Photograph, ...] = ()
    kill_list: tuple[Withdrawn, ...] = ()
    left_out: frozenset[int] = frozenset()  # numbers of photographs that nothing is to be told of

    @cached_property
    def same_captions(self) -> list[tuple[int, ...]]:
        """The photographs whose captions, without their credits, say the same or nearly so, by their numbers, group by group."""
        return groups((number, text) for number, text in self._captions() if substantial(text))

    def _captions(self) -> Iterator[tuple[int, str]]:
        return self._in_order("s.says", "s.says != ''")

    def looks(self) -> Iterator[tuple[int, bytes]]:
        """The number of every photograph whose picture was at hand, and its perceptual hash."""
        return self._in_order("s.look", "s.look != x''")

    def _in_order(self, column: str, where: str) -> Iterator[Any]:
        rows = self._file.execute(f"SELECT o.number, {column}{_IN_ORDER.format(where)}")
        return (row for row in rows if row[0] not in self.left_out) if self.left_out else rows

    def photographs(self, numbers: Iterable[int]) -> tuple[Photograph, ...]:
        """The photographs of these numbers."""
        return tuple(self.photograph(number) for number in numbers)

    def photograph(self, number: int) -> Photograph:
        """The photograph of this number."""
        return _photograph(self._file.execute(_ROW, (number,)).fetchone())

    def called(self, number: str) -> list[int]:
        """The numbers of the photographs that a supplier calls so: in the file, or as a part of the file's name."""
        rows = self._by_number.execute(
            "SELECT DISTINCT photograph FROM temp.called WHERE name = ? ORDER BY 1", (number.casefold(),)
        )
        return [row[0] for row in rows if row[0] not in self.left_out]

    def without(self, numbers: Iterable[int]) -> "Catalogue":
        """The same photographs under the same numbers, some of which are left out wherever all are asked for."""
        left_out = frozenset(numbers)
        return replace(self, left_out=left_out) if left_out != self.left_out else self  # which knows its groups already

    def requests(self) -> Iterator[Asked]:
        """What pages ask rules across pages to leave out."""
        for page, location, record in self._file.execute(_REQUESTS.format(run=self.run)).fetchall():
            request = msgspec.json.decode(record, type=Request)
            numbers = [row[0] for row in self._file.execute(_OF_PAGE, (page,))]
            yield Asked(location, request, tuple(numbers[at] for at in request.figures))

    def withdrawn(self) -> Iterator[Withdrawn]:
        """The kill list of the run, entry by entry."""
        for entry, place, number, look in self._file.execute("SELECT entry, place, number, look FROM withdrawn ORDER BY id"):
            yield Withdrawn(Statement(entry, place), number, look)

    @cached_property
    def _file(self) -> sqlite3.Connection:
        file = self.file or _in_memory(self.examples, self.kill_list)
        file.executescript(f"DROP TABLE IF EXISTS temp.shown; {_NUMBERED.format(run=self.run)}")
        return file

    @cached_property
    def _by_number(self) -> sqlite3.Connection:
        """The same file, with a table of all that photographs are called by."""
        self._file.executescript("DROP TABLE IF EXISTS temp.called; CREATE TEMP TABLE called (name TEXT, photograph INTEGER);")
        rows = self._file.execute("SELECT o.number, s.numbers, s.key" + _IN_ORDER.format("1"))
        names = (
            (name.casefold(), number) for number, told, key in rows for name in {*json.loads(told), *_TOKEN.findall(key), key}
        )
        self._file.executemany("INSERT INTO temp.called VALUES (?, ?)", names)
        self._file.execute("CREATE INDEX temp.called_names ON called (name)")
        return self._file


def told(shown: Photograph, said: Statement | None) -> Statement:
    """A statement of one page among several: its place begins with the page and the line, as editors open it.

    >>> told(Photograph("a.html", "a.jpg", "a", 3), Statement("Jane Doe", "figcaption", 4, 2))
    Statement(text='Jane Doe', place='a.html:4 figcaption', line=4, column=2)
    """
    said = said or Statement(shown.image, "img@src", shown.line, shown.column)
    return replace(said, place=f"{shown.page}:{said.line} {said.place}")


def _photograph(row: tuple[object, ...]) -> Photograph:
    page, image, key, line, column, *texts, says = row[:10]
    credit, (creators, agencies, look, numbers, series, taken, width, height, published, publisher) = row[10:14], row[14:]
    return Photograph(
        page=str(page),
        image=str(image),
        key=str(key),
        line=_number(line),
        column=_number(column),
        caption=_statement(*texts),
        says=str(says),
        credit=_statement(*credit),
        creators=_list(creators),
        agencies=_list(agencies),
        look=look if isinstance(look, bytes) else b"",
        numbers=_list(numbers),
        series=_list(series),
        taken=str(taken),
        width=_number(width),
        height=_number(height),
        published=str(published or ""),
        publisher=str(publisher or ""),
    )


def _statement(text: object, place: object, line: object, column: object) -> Statement | None:
    return None if text is None else Statement(str(text), str(place), _number(line), _number(column))


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _list(value: object) -> tuple[str, ...]:
    return tuple(json.loads(str(value)))


def _in_memory(photographs: Iterable[Photograph], kill_list: Iterable[Withdrawn]) -> sqlite3.Connection:
    """A catalogue of these photographs, a page for each location, in the order in which they come."""
    file = sqlite3.connect(":memory:", isolation_level=None)
    store.prepare(file, "memory")
    pages: dict[str, list[Photograph]] = {}
    for shown in photographs:
        pages.setdefault(shown.page, []).append(shown)
    for number, (location, together) in enumerate(pages.items(), 1):
        file.execute("INSERT INTO inputs VALUES (?, ?, '', ?, ?, 1)", (number, location, location, number))
        first = together[0]
        row = Judged(number, 0, location, 0, "article", b"", b"", "", b"", photographs=tuple(together))
        row = msgspec.structs.replace(row, published=first.published, publisher=first.publisher)
        store.take(file, 1, [row])
    store.withdraw(file, ((one.entry.text, one.entry.place, one.number, one.look) for one in kill_list))
    return file
