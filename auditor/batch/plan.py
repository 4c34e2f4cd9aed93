"""What is to be done: the inputs in their order, the index of each big archive, and the tasks, small enough to be lost."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from auditor.batch.task import PART, Item, Note, Range, Task, lines, read, written
from auditor.batch.work import index_task
from auditor.catalogue import store
from auditor.catalogue.records import Known, Unread
from auditor.config import Settings
from auditor.model import Failure
from auditor.sources import Part, Reach, warc
from auditor.sources.index import Index, build
from auditor.sources.objects import in_store
from auditor.sources.stored import Bounds, Entry, named

PAGES = 64  # in a task
OCTETS = 16 * 2**20  # of the files of a task
_LAST = 200  # octets at the end of a part that hold its last line
_AT_A_TIME = 1_000  # inputs that are asked for
_BEFORE = -(2**40)  # numbers of what is said of an archive before its pages


_INPUT = """
INSERT INTO inputs (location, within, named, position, run) VALUES (?, ?, ?, ?, ?) ON CONFLICT (location) DO UPDATE SET
    (within, named, position, run) = (excluded.within, excluded.named, excluded.position, excluded.run) WHERE run != excluded.run
"""


@dataclass(slots=True)
class Indexed:
    """A big archive with its index and how many pages it has."""

    path: str
    pages: int


@dataclass(slots=True)
class Plan:
    """The tasks of a run, written to `folder` as they are asked for."""

    file: sqlite3.Connection
    run: int
    folder: Path
    settings: Callable[[str], Settings]
    originals: str
    listings: bool
    thumbnails: int
    resume: bool = True
    reach: Reach = field(default_factory=Reach)
    indexed: dict[int, Indexed] = field(default_factory=dict)
    missed: dict[int, str] = field(default_factory=dict)  # inputs that stand for what could not be found at a location as named

    def inputs(self, parts: Iterable[Part]) -> int:
        """Note every file that holds pages, each once, in the order of the inputs; how many there are."""
        self.file.execute("BEGIN IMMEDIATE")
        problems = []
        for position, part in enumerate(parts):
            self.file.execute(_INPUT, (*map(_text, part[:3]), position, self.run))
            problems += [part] if part.problem else []
        self.file.execute("COMMIT")
        for part in problems:
            self._miss(part)
        return int(self.file.execute("SELECT count(*) FROM inputs WHERE run = ?", (self.run,)).fetchone()[0])

    def _miss(self, part: Part) -> None:
        """Note that some pieces of a location could not be found."""
        number = self.file.execute("SELECT id FROM inputs WHERE location = ?", (_text(part.location),)).fetchone()[0]
        self.missed[number] = _text(part.named)
        store.take(self.file, self.run, (Unread(number, _BEFORE, Failure(part.location, "source", part.problem)),))

    def ranges(self) -> Iterator[str]:
        """The tasks of going through the big archives, each task's name telling its place among them."""
        for number, location, _ in self._inputs():
            for at, (start, end) in enumerate(warc.ranges(location)):
                yield written(str(self.folder / f"index-{number}-{at:06}"), Range(number, location, start, end))

    def reduce(self, number: int, parts: Sequence[str]) -> int:
        """Make the index of an archive of the parts of its stretches, which are removed; how many pages it has."""
        failures: list[Failure] = []
        path = str(self.folder / f"index-{number}.sqlite")
        Path(path).unlink(missing_ok=True)
        pages = build(path, _chained(parts, failures))
        self.indexed[number] = Indexed(path, pages)
        store.take(self.file, self.run, (Unread(number, _BEFORE + at, failure) for at, failure in enumerate(failures)))
        return pages

    def tasks(self) -> Iterator[str]:
        """The tasks of auditing, in the order of the inputs."""
        waiting: list[Item] = []
        size = 0
        for number, location, within in self._inputs():
            if number in self.missed:
                continue
            octets = _size(location)
            if waiting and (number in self.indexed or len(waiting) == PAGES or size + octets > OCTETS):
                yield self._task(waiting)
                waiting, size = [], 0
            if number in self.indexed:
                yield from map(self._task, self._stretches(number, location))
                continue
            waiting.append(Item(number, location, within, known=tuple(store.known(self.file, number)) if self.resume else ()))
            size += octets
        if waiting:
            yield self._task(waiting)

    def _stretches(self, number: int, location: str) -> Iterator[list[Item]]:
        """The pages of an indexed archive, a task's worth at a time."""
        index = self.indexed[number]
        for first in range(0, index.pages, PAGES):
            last = min(first + PAGES, index.pages)
            yield [Item(number, location, index=index.path, first=first, last=last, known=self._known(number, location, index.path, first, last))]  # fmt: skip  # noqa: E501

    def _known(self, number: int, location: str, *index: object) -> tuple[Known, ...]:
        if not self.resume:
            return ()
        locations = (named(location, stored) for stored in Index(location, *index).pages())  # type: ignore[arg-type]  # path, first, last
        return tuple(store.known_at(self.file, number, locations))

    def _task(self, items: list[Item]) -> str:
        """The task of these items, under the settings of each; thumbnails are spread over the archive."""
        settings: dict[bytes, int] = {}
        told: list[Settings] = []
        placed = []
        for item in items:
            under = self.settings(item.location)
            at = settings.setdefault(msgspec.json.encode(under), len(settings))
            told += [under] if at == len(told) else []
            placed.append(msgspec.structs.replace(item, settings=at))
        first = placed[0]
        task = Task(tuple(placed), tuple(told), self.originals, self.listings, self.thumbnails, self.reach)
        return written(str(self.folder / f"audit-{first.input}-{first.first}"), task)

    def _inputs(self) -> Iterator[tuple[int, str, str]]:
        """The inputs of the run in their order, some at a time, so that the tables can be written meanwhile."""
        position = -1
        while True:
            rows = self.file.execute(
                "SELECT id, location, within, position FROM inputs WHERE run = ? AND position > ? ORDER BY position LIMIT ?",
                (self.run, position, _AT_A_TIME),
            ).fetchall()
            if not rows:
                return
            yield from (row[:3] for row in rows)
            position = rows[-1][3]


def _chained(names: Sequence[str], failures: list[Failure]) -> Iterator[Entry]:
    """The entries of an archive's stretches, in their order, as if it had been gone through in one go.

    A stretch that was begun elsewhere than where the one before it ended took something for a record that is none, or did not
    see one that is damaged: it is gone through again from there.
    """
    behind: int | None = 0
    for name in sorted(names):
        bounds = _bounds(name)
        if bounds and behind is not None and bounds.first != behind:
            task = read(name, Range)
            written(name, msgspec.structs.replace(task, start=behind, exact=True))
            index_task(name)
            bounds = _bounds(name)
        for note in lines(f"{name}{PART}", Note):
            if note.entry:
                yield note.entry
            if note.failure:
                failures.append(note.failure)
        behind = bounds.end if bounds else None


def _bounds(name: str) -> Bounds | None:
    """Where a stretch began and ended, as the last line of its part tells; None where it was left alone."""
    with Path(f"{name}{PART}").open("rb") as part:
        part.seek(max(0, part.seek(0, os.SEEK_END) - _LAST))
        last = part.read().splitlines()[-1]
    return msgspec.json.decode(last, type=Note).bounds if last.startswith(b'{"bounds"') else None


def _text(name: str) -> str:
    """A file's name without the octets that are no text."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _size(location: str) -> int:
    if in_store(location):  # an archive in a store is a task of its own, brought here once
        return OCTETS if location.lower().endswith(warc.ENDINGS) else 0
    try:
        return Path(location).stat().st_size
    except OSError:
        return 0
