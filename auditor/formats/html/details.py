"""Which findings and pages a report tells in full, and where their text waits until the report is put together.

A run of a few thousand findings is told in full: all errors, and some of the rest. In a long run nobody reads one after the
other; there the first few of each rule stand for the others.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

MANY = 20_000  # findings from which on only examples are told in full
MOST_BYTES = 12_000_000  # of all that is told in full
MOST_OTHERS = 500  # findings that are no errors, and pages without a finding
EXAMPLES = 1  # findings of each rule that are told in full however long the run is

EXAMPLE, ERROR, OTHER, LEFT_OUT = range(4)


@dataclass
class Details:
    """What is told in full, written to `spool` as it comes, each piece with its rank."""

    spool: BinaryIO
    size: int = 0
    _pieces: list[tuple[int, int, str]] = field(default_factory=list)
    _rules: Counter[str] = field(default_factory=Counter)
    _others: Counter[str] = field(default_factory=Counter)

    def rank(self, rule: str, severity: str) -> int:
        """How a finding of this rule ranks now; LEFT_OUT where it is told in short only."""
        self._rules[rule] += 1
        if self._rules[rule] <= EXAMPLES:
            return EXAMPLE
        if self.size > MOST_BYTES:
            return LEFT_OUT
        return ERROR if severity == "error" else self.rank_other("finding")

    def rank_other(self, what: str) -> int:
        """The rank of what is no error: told in full while it is one of the first."""
        self._others[what] += 1
        return OTHER if self._others[what] <= MOST_OTHERS and self.size <= MOST_BYTES else LEFT_OUT

    def add(self, piece: str, rank: int, kind: str) -> None:
        """Keep a piece of the report."""
        length = self.spool.write(piece.encode())
        self.size += length
        self._pieces.append((length, rank, kind))

    def kept(self, kind: str, findings: int) -> Iterator[str]:
        """The pieces of one kind that a report of so many findings holds, in their order."""
        worst = EXAMPLE if findings > MANY else OTHER
        at = 0
        for length, rank, what in self._pieces:
            if what == kind and rank <= worst:
                self.spool.seek(at)
                yield self.spool.read(length).decode()
            at += length

    def count(self, kind: str, findings: int) -> int:
        """How many pieces of one kind that is."""
        worst = EXAMPLE if findings > MANY else OTHER
        return sum(what == kind and rank <= worst for _, rank, what in self._pieces)
