"""Runs that are killed: the program itself or one of its workers, at random moments of a run's life, with SIGKILL.

A life is a fresh folder in which the same command is started until it comes to its end. In every other life there are several
kills, so that a run that goes on is killed as well. What stands in the folder then is compared with that of a run nobody killed.
"""

import itertools
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from auditor.catalogue import store
from tests.batch.archives import run, start

_LATE = 1.25  # of a calm run's length, up to which moments are drawn: not all runs take as long
_MOST = 6  # kills in one life
_AGAIN = 10  # lives after which the length of a calm one is measured again
_OF_PAGE = "FROM {} t JOIN pages p ON p.id = t.page JOIN inputs i ON i.id = p.input"
_PLACE = "i.location, p.location, p.copy"
# All that a catalogue holds, row by row under names that do not depend on who came first: no row's own number, no run's.
_HELD = {
    "inputs": "SELECT location, within, named, position, run = (SELECT max(id) FROM runs) FROM inputs",
    "pages": f"SELECT {_PLACE}, p.number, p.url, p.title, p.published, p.captured, p.publisher, p.language, p.kind, p.digest,"
    " p.asked, p.judged, p.audit, p.gone, p.run = (SELECT max(id) FROM runs) FROM pages p JOIN inputs i ON i.id = p.input",
    "photographs": f"SELECT {_PLACE}, t.image, t.key, t.line, t.column, t.caption, t.caption_place, t.caption_line,"
    " t.caption_column, t.says, t.credit, t.credit_place, t.credit_line, t.credit_column, t.creators, t.agencies, t.look,"
    f" t.numbers, t.series, t.taken, t.width, t.height {_OF_PAGE.format('photographs')}",
    "findings": f"SELECT {_PLACE}, t.number, t.finding, t.rule, t.severity, t.image {_OF_PAGE.format('findings')}",
    "across": f"SELECT {_PLACE}, t.number, t.finding, t.rule, t.severity, t.image, t.record, t.members"
    f" {_OF_PAGE.format('across')}",
    "requests": f"SELECT {_PLACE}, t.number, t.record {_OF_PAGE.format('requests')}",
    "thumbnails": f"SELECT {_PLACE}, t.image, t.thumbnail {_OF_PAGE.format('thumbnails')}",
    "failures": "SELECT i.location, f.number, f.place, f.stage, f.message FROM failures f JOIN inputs i ON i.id = f.input",
    "history": "SELECT i.location, h.location, h.copy, h.finding, h.rule, h.severity"
    " FROM history h JOIN inputs i ON i.id = h.input",
    "counts": "SELECT rule, severity, findings FROM counts WHERE run = (SELECT max(id) FROM runs)",
}


class Killed(NamedTuple):
    """One kill: who, what the run was at, in the which of a life's starts, and how often one had been killed in it before."""

    who: str
    at: str
    start: int
    before: int


@dataclass(frozen=True, slots=True)
class Calm:
    """A run that nobody killed: what it left, and how many seconds it took."""

    findings: bytes
    held: dict[str, list[tuple[object, ...]]]
    seconds: float


def calm(sources: Sequence[Path], out: Path) -> Calm:
    """Audit an archive, and let nobody be killed."""
    began = time.monotonic()
    assert run(*sources, "-o", out, "--jobs", "2")[0] == 1
    seconds = time.monotonic() - began
    return Calm((out / "findings.jsonl").read_bytes(), held(out), seconds)


def survive(sources: Sequence[Path], out: Path, expected: Calm, kills: int) -> Iterator[Killed]:
    """Audit an archive under so many kills, a worker's and the program's in turn; each kill as it is done.

    Raises `AssertionError` where a life that came to its end does not hold what a calm one does.
    """
    draw, done, seconds = random.Random(1), 0, expected.seconds
    for number in itertools.count(1):
        for killed in _life(sources, out, seconds, draw, done):
            yield killed
            done += 1
        assert (out / "findings.jsonl").read_bytes() == expected.findings
        assert held(out) == expected.held
        shutil.rmtree(out)
        if done >= kills:
            return
        if number % _AGAIN == 0:  # the machine may have become slower or faster
            seconds = calm(sources, out).seconds
            shutil.rmtree(out)


def held(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of each table of a catalogue, told by where a page stands, in an order of their own."""
    with store.opened(folder / "catalogue.sqlite") as file:
        return {table: sorted(file.execute(told).fetchall(), key=repr) for table, told in _HELD.items()}


def taken(folder: Path) -> int:
    """How many pages a catalogue holds, that a run may be writing."""
    try:
        with closing(sqlite3.connect(f"file:{folder / 'catalogue.sqlite'}?mode=ro", uri=True)) as file:
            return int(file.execute("SELECT count(*) FROM pages").fetchone()[0])
    except sqlite3.Error:
        return 0


def _life(sources: Sequence[Path], out: Path, seconds: float, draw: random.Random, done: int) -> Iterator[Killed]:
    """Start the same command until it comes to its end; the kills meanwhile."""
    wanted, starts, before = draw.choice((1, 2, 3, _MOST)), 0, 0
    while True:
        began = time.time()
        process = start(*sources, "-o", out, "--jobs", "2")
        starts += 1
        while before < wanted and _lives(process, draw.uniform(0, seconds * _LATE)):
            at = _doing(out, began)
            who = _kill(process, draw, "program" if (done + before) % 2 else "worker")
            if who:
                yield Killed(who, at, starts, before)
                before += 1
        _, err = process.communicate(timeout=600)
        if process.returncode == 1:
            return
        assert process.returncode == -signal.SIGKILL, (process.returncode, err)


def _lives(process: "subprocess.Popen[str]", seconds: float) -> bool:
    """Whether a run still lives after so many seconds."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return True
    return False


def _doing(out: Path, began: float) -> str:
    """What a run that began then is at, as the files in its folder tell."""
    tasks = {path.name for folder in out.glob("work-*") if _changed(folder) >= began for path in folder.iterdir()}
    if any(_changed(path) >= began for path in out.glob("findings.jsonl.*")):
        return "writing findings and report"
    if not tasks:
        return "starting or ending"
    doing = {"audit": "auditing", "pictures": "making small pictures", "index": "going through the archive"}
    kinds = {name.partition("-")[0] for name in tasks if not name.endswith(".sqlite")}
    return next((told for kind, told in doing.items() if kind in kinds), "comparing pages")


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0


def _kill(process: "subprocess.Popen[str]", draw: random.Random, who: str) -> str:
    """Kill the program or one of its workers; who was killed, "" where there was no worker."""
    if who == "program":
        process.kill()
        process.wait()
        return who
    workers = children(process.pid)
    try:
        os.kill(draw.choice(workers), signal.SIGKILL)
    except (IndexError, ProcessLookupError):
        return ""
    return who


def children(parent: int) -> list[int]:
    """The living workers that a process has started."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            told, command = path.read_text().rsplit(")", 1)[1].split(), path.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if int(told[1]) == parent and told[0] != "Z" and b"spawn_main" in command:
            found.append(int(path.parent.name))
    return found
