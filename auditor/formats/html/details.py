"""Which findings and pages a report tells in full, and where their text waits until the report is put together.

Up to 25 MB all of it stands in the report itself. Above that it goes into a folder beside the report; where there is no room for
one, the report being written to a pipe, it tells all errors and some of the rest while it is no longer than a browser likes,
and of a very long run the first finding of each rule.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple

from auditor.formats.html.beside import MOST_BYTES as MOST_BESIDE
from auditor.formats.html.beside import Folder

MANY = 20_000  # findings from which on a report without a folder tells examples only
MOST_BYTES = 12_000_000  # of all that such a report tells in full
MOST_OTHERS = 500  # findings of it that are no errors; and pages without a finding, of every report
_KEY = 24  # letters of a folder's key
EXAMPLES = 1  # findings of each rule that are told in full however long the run is

EXAMPLE, ERROR, OTHER, LEFT_OUT = range(4)


class Place(NamedTuple):
    """Where an article belongs: a finding or a whole page, by its number in the run; `first` is the page's first finding."""

    kind: str
    number: int
    first: int = 0


class _Piece(NamedTuple):
    length: int
    rank: int
    place: Place


@dataclass
class Details:
    """What is told in full, written to `spool` as it comes, or into the folder once there is one."""

    spool: BinaryIO
    roomy: bool
    size: int = 0
    folder: Folder | None = None
    told: Counter[str] = field(default_factory=Counter)
    _pieces: list[_Piece] = field(default_factory=list)
    _rules: Counter[str] = field(default_factory=Counter)
    _others: Counter[str] = field(default_factory=Counter)

    def rank(self, rule: str, severity: str) -> int:
        """How the next finding, one of this rule, ranks; LEFT_OUT where it is told in short only."""
        self._rules[rule] += 1
        if self._rules[rule] <= EXAMPLES:
            return EXAMPLE
        return ERROR if severity == "error" or self.roomy else self._other("finding")

    def rank_page(self) -> int:
        """The same for a page without a finding."""
        return self._other("page")

    def fitting(self, rank: int) -> int:
        """The same rank, LEFT_OUT where there is no more room for it: not now, and not later either."""
        full = self.size > (MOST_BESIDE if self.roomy else MOST_BYTES)
        return LEFT_OUT if full and rank != EXAMPLE else rank

    def _other(self, what: str) -> int:
        """The rank of what is no error: told in full while it is one of the first."""
        self._others[what] += 1
        return OTHER if self._others[what] <= MOST_OTHERS else LEFT_OUT

    def add(self, piece: str, rank: int, place: Place) -> None:
        """Keep a piece of the report."""
        encoded = piece.encode()
        self.size += len(encoded)
        self.told[place.kind] += 1
        if self.folder:
            _put(piece, place, self.folder)
            return
        self.spool.write(encoded)
        self._pieces.append(_Piece(len(encoded), rank, place))

    def key(self) -> str:
        """A word that nobody can know who has not read what has been told so far."""
        digest = hashlib.sha256()
        for _, told in self._read():
            digest.update(told.encode())
        return digest.hexdigest()[:_KEY]

    def into(self, folder: Folder) -> None:
        """Move all of it into the folder, and all that follows."""
        for piece, told in self._read():
            _put(told, piece.place, folder)
        self.folder = folder
        self._pieces.clear()

    def kept(self, kind: str, findings: int) -> Iterator[str]:
        """The pieces of one kind that the report itself holds of so many findings, in their order."""
        worst = self._worst(findings)
        return (told for piece, told in self._read() if piece.place.kind == kind and piece.rank <= worst)

    def count(self, findings: int) -> int:
        """How many findings are told in full, in the report or beside it."""
        if self.folder:
            return self.told["finding"]
        worst = self._worst(findings)
        return sum(piece.place.kind == "finding" and piece.rank <= worst for piece in self._pieces)

    def _worst(self, findings: int) -> int:
        return EXAMPLE if findings > MANY and not self.roomy else OTHER

    def _read(self) -> Iterator[tuple[_Piece, str]]:
        at = 0
        for piece in self._pieces:
            self.spool.seek(at)
            yield piece, self.spool.read(piece.length).decode()
            at += piece.length
        self.spool.seek(at)


def _put(article: str, place: Place, folder: Folder) -> None:
    if place.kind == "page":
        folder.begin(place.number, place.first)
    folder.add(article)
