"""One run over an archive, from the inputs as typed to a catalogue that holds every page of them once."""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import msgspec

from auditor import __version__
from auditor.batch.gone import miss
from auditor.batch.plan import Plan
from auditor.batch.task import PART, Note, Range, Skip, Task, lines, read, written
from auditor.batch.work import AT, audit_task, index_task, last_step
from auditor.catalogue import store
from auditor.catalogue.records import Judged, Met
from auditor.engines import Work, WorkerDiedError, Workers, WorkFailedError
from auditor.model import Failure
from auditor.sources import Part

TWICE = 2  # deaths over one page after which it is left alone
GiveUp = Callable[[str, "Skip | None", Exception], bool]  # whether the task's part is there then
_OF_ARCHIVE = re.compile(r"index-(\d+)-")


class WorkersDieError(Exception):
    """Workers that end before they begin: `str()` says what is known."""


def begin(file: sqlite3.Connection, inputs: Iterable[str]) -> int:
    """A new run; what was left of one that was ended early is forgotten, but for its pages. Its number."""
    file.execute("DELETE FROM runs WHERE finished IS NULL")
    file.execute("UPDATE pages SET gone = NULL WHERE gone NOT IN (SELECT id FROM runs)")
    row = (datetime.now(UTC).isoformat(timespec="seconds"), __version__, json.dumps(list(inputs)))
    last = file.execute("SELECT max(last) FROM (SELECT max(id) AS last FROM runs UNION SELECT max(run) FROM pages UNION SELECT max(run) FROM inputs)").fetchone()[0]  # fmt: skip  # noqa: E501
    number = int(last or 0) + 1
    file.execute("INSERT INTO runs (id, started, version, inputs) VALUES (?, ?, ?, ?)", (number, *row))
    return number


def audit_all(plan: Plan, parts: Iterable[Part], workers: Workers, told: Callable[[int, int, int], None]) -> None:
    """Audit every page that is new or not as it was; `told` hears how many of how many are done, with how many errors.

    Raises `OSError` and `sqlite3.Error` where the disk is full or cannot be written: what was taken in stays.
    """
    files = plan.inputs(parts)
    done = 0
    total = files
    for number, stretches in groupby(sorted(completed(workers, index_task, plan.ranges(), _give_up_range)), key=_archive):
        names = list(stretches)
        total += plan.reduce(number, names) - 1
        remove(names)
        told(done, total, 0)
    errors = 0
    for name in completed(workers, audit_task, plan.tasks(), _leave_out):
        met: list[Met] = list(lines(f"{name}{PART}", Met))  # type: ignore[arg-type]  # a union is a type to msgspec
        store.take(plan.file, plan.run, met)
        remove([name])
        done += len(met)
        errors += sum(found.severity == "error" for one in met if isinstance(one, Judged) for found in one.findings)
        told(done, max(total, done), errors)
    miss(plan.file, plan.run, frozenset(plan.missed.values()))


def completed(workers: Workers, work: Work, names: Iterable[str], give_up: GiveUp) -> Iterator[str]:
    """The tasks as they are done; one that brought its worker down is tried again, in the end without what did it."""
    deaths: Counter[object] = Counter()
    while True:
        again = []
        for name, error in workers.outcomes(work, names):
            if error is None:
                yield name
            elif isinstance(error, WorkerDiedError | WorkFailedError):
                step = last_step(name)
                deaths[name, step] += 1
                if deaths[name, step] >= TWICE and give_up(name, step, error):
                    yield name
                else:
                    again.append(name)
            else:
                raise error
        if not again:
            return
        names = again


def _leave_out(name: str, step: Skip | None, error: Exception) -> bool:
    """Leave the page at which a worker died out of its task, which is then tried again."""
    if step is None:
        raise WorkersDieError(f"{_last_line(error)}, {TWICE} times before it had begun")
    task = read(name, Task)
    written(name, msgspec.structs.replace(task, skips=(*task.skips, msgspec.structs.replace(step, why=_last_line(error)))))
    Path(f"{name}{AT}").unlink(missing_ok=True)
    return False


def _last_line(error: Exception) -> str:
    """How a worker died, or of a traceback what was raised."""
    return str(error).strip().rsplit("\n", 1)[-1]


def _give_up_range(name: str, step: Skip | None, error: Exception) -> bool:  # noqa: ARG001  # as others that give up
    """Tell that a stretch of an archive was left alone, in place of what it holds."""
    task = read(name, Range)
    why = f"{_last_line(error)}, twice; they were left alone. Please report it."
    told = f"{task.location}: octets {task.start:,} to {task.end or 0:,}: {why}"
    written(f"{name}{PART}", Note(failure=Failure(task.location, "source", told)))
    return True


def _archive(name: str) -> int:
    found = _OF_ARCHIVE.search(Path(name).name)
    assert found
    return int(found[1])


def remove(names: Iterable[str]) -> None:
    """Take the files of some tasks away."""
    for name in names:
        for ending in ("", PART, AT):
            Path(f"{name}{ending}").unlink(missing_ok=True)
