"""The texts that prove a finding, set out so that the eye finds what is the same, what differs and which spaces are doubled."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from auditor.credit import read_caption
from auditor.formats.html.who import BLOCKS, source
from auditor.model import Statement
from auditor.text import aligned, near

Mark = Literal["same", "spaces", "differs", ""]
LONGEST = 20_000  # letters of a text that are shown
_SPACES = re.compile(r"(\s{2,}|\n)")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under one mark."""

    text: str
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs that are printed in one piece; `credit` is true where they are a credit."""

    runs: tuple[Run, ...]
    credit: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """One text with its marks; `number` counts the copies that the page prints, 0 for other texts; `also` says the same."""

    statement: Statement
    stretches: tuple[Stretch, ...]
    number: int = 0
    doubled: int = 0
    also: tuple[Statement, ...] = ()


def copies(evidence: Sequence[Statement], conflicting: Iterable[str] = ()) -> tuple[Copy, ...]:
    """The evidence in its order: copies of one text aligned, names in `conflicting` marked as differing."""
    cut = [Statement(said.text[:LONGEST], said.place, said.line, said.column) for said in evidence if said.text]
    twins = [said for said in cut[1:] if source(cut[0]) not in BLOCKS and near(cut[0].text, said.text)]
    if not twins:
        return tuple(_alone(group, tuple(conflicting)) for group in _by_text(cut))
    shown = [cut[0], twins[0]]
    also: list[Statement] = []
    for twin in twins[1:]:
        (also if any(twin.text.strip() == copy.text.strip() for copy in shown) else shown).append(twin)
    numbers = _numbers(shown)
    return (
        *(_copy(said, shown, number, also) for said, number in zip(shown, numbers, strict=True)),
        *(_alone(group, tuple(conflicting)) for group in _by_text([said for said in cut if said not in (*shown, *also)])),
    )


def _numbers(shown: Sequence[Statement]) -> list[int]:
    """Which of several copies that a reader sees each is; 0 for those in attributes and in the file, and for one alone."""
    seen = [source(said) not in BLOCKS and "@" not in said.place for said in shown]
    return [sum(seen[: at + 1]) if own and sum(seen) > 1 else 0 for at, own in enumerate(seen)]


def marks(shown: Iterable[Copy]) -> frozenset[str]:
    """The marks that occur in these copies, "credit" among them: what a legend must explain."""
    stretches = [stretch for copy in shown for stretch in copy.stretches]
    kinds = {run.mark for stretch in stretches for run in stretch.runs if run.mark}
    return frozenset(kinds | ({"credit"} if any(stretch.credit for stretch in stretches) else set()))


def _copy(said: Statement, shown: Sequence[Statement], number: int, also: Sequence[Statement]) -> Copy:
    first = said is shown[0]
    sides = aligned(shown[0].text, shown[1].text if first else said.text)
    pieces = [(kind, left if first else right) for kind, left, right in sides]
    marks = [(piece, _mark(kind)) for kind, piece in pieces]
    same = tuple(other for other in also if other.text.strip() == said.text.strip())
    doubled = len([run for run in _SPACES.findall(said.text.strip()) if run != "\n"])
    return Copy(said, tuple(_stretches(marks)), number, doubled, same)


def _mark(kind: str) -> Mark:
    return "differs" if kind == "differs" else "same"


def _by_text(statements: Sequence[Statement]) -> list[list[Statement]]:
    """What the blocks of the file say alike together, all else by itself."""
    groups: dict[object, list[Statement]] = {}
    for number, said in enumerate(statements):
        groups.setdefault(said.text.strip() if source(said) in BLOCKS else number, []).append(said)
    return list(groups.values())


def _alone(group: Sequence[Statement], conflicting: Sequence[str]) -> Copy:
    said, *also = group
    names = [re.escape(name) for name in sorted(conflicting, key=len, reverse=True) if name]
    pieces = re.split(rf"(?<!\w)({'|'.join(names)})(?!\w)", said.text) if names else [said.text]
    marks: list[tuple[str, Mark]] = [(piece, "differs" if at % 2 else "") for at, piece in enumerate(pieces)]
    return Copy(said, tuple(_stretches(marks)), also=tuple(also))


def _stretches(marks: Sequence[tuple[str, Mark]]) -> Iterator[Stretch]:
    """The marked pieces cut where a credit begins or ends."""
    whole = "".join(piece for piece, _ in marks)
    ends = list(itertools.accumulate(len(piece) for piece, _ in marks))
    spans = sorted((span.start, span.end) for span in read_caption(whole).credits)
    for start, end, credit in _cuts(spans, len(whole)):
        runs = [
            run
            for (piece, mark), until in zip(marks, ends, strict=True)
            for run in _runs(whole[max(start, until - len(piece)) : min(end, until)], mark)
        ]
        if runs:
            yield Stretch(tuple(runs), credit)


def _cuts(spans: Sequence[tuple[int, int]], length: int) -> Iterator[tuple[int, int, bool]]:
    at = 0
    for start, end in spans:
        if start >= at:
            yield at, start, False
            yield start, end, True
            at = end
    yield at, length, False


def _runs(piece: str, mark: Mark) -> Iterator[Run]:
    """A piece with its doubled spaces apart."""
    for at, part in enumerate(_SPACES.split(piece)):
        if part:
            yield Run(part, "spaces" if at % 2 else mark)
