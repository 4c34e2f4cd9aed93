"""The folder of a run: what stands in it, how it is written whole, and what is said of it at the end."""

import posixpath
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import click
import msgspec

from auditor.batch import history
from auditor.batch.results import audits
from auditor.batch.task import aside
from auditor.cli.outcome import Tally, sentence
from auditor.cli.outputs import this_run
from auditor.formats import encode, html, jsonl
from auditor.formats.html.articles import Telling
from auditor.model import Audit, Failure, Run

CATALOGUE, LOCK = "catalogue.sqlite", "lock"
_WORK = "work-"
_REPORT, _PARTS = "report.html", "report_files"
_FINDINGS, _FAILURES = "findings.jsonl", "failures.jsonl"
_SHOWN = 20  # failures that are told on standard error


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The files of a run in their folder, which is `named` as it was typed."""

    folder: Path
    named: str
    accepted: frozenset[str]
    language: str
    redact_urls: bool
    house: tuple[str, ...]

    @property
    def catalogue(self) -> Path:
        """The catalogue."""
        return self.folder / CATALOGUE

    @property
    def lock(self) -> Path:
        """The file that one run at a time holds."""
        return self.folder / LOCK

    def prepare(self) -> None:
        """Make the folder. Raises `OSError`."""
        self.folder.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def work(self) -> Iterator[Path]:
        """An empty folder of tasks and parts, which is there during a run only. Raises `OSError`."""
        self._clear()
        try:
            yield Path(tempfile.mkdtemp(prefix=_WORK, dir=self.folder))
        finally:
            self._clear()

    def _clear(self) -> None:
        """Take away what a run that was killed has left; its workers may still be at it, in a folder of theirs."""
        for left in self.folder.glob(f"{_WORK}*"):
            shutil.rmtree(left, ignore_errors=True)
        for left in self.folder.glob("*.new"):
            left.unlink(missing_ok=True)

    def all(self, file: sqlite3.Connection, run: int, fail_on: str, telling: Telling) -> int:
        """Write findings, failures and report out of the catalogue, each whole or not at all; the exit code of the run."""
        told = replace(this_run(self.language, redact_urls=self.redact_urls, house=self.house), history=history.past(file, run))
        tally = Tally(quiet=True)
        with aside(str(self.folder / _FINDINGS)) as out, aside(str(self.folder / _FAILURES)) as unread:
            found = _telling(tally.counting(self._audits(file, run)), told, out, unread)
            self._report(lambda report: html.write(found, told, report, telling))
        return tally.exit_code(fail_on)

    def summary(self, file: sqlite3.Connection, run: int) -> None:
        """Say what was found, what could not be read, and where it all is."""
        failures = self.folder / _FAILURES
        with failures.open("rb") as lines:
            for line in islice(lines, _SHOWN):
                click.echo(f"auditor: {sentence(msgspec.json.decode(line, type=Failure))}", err=True)
            left = sum(1 for _ in lines)
        if left:
            click.echo(f"auditor: {left:,} more could not be read: {posixpath.join(self.named, _FAILURES)}", err=True)
        click.echo(_sentence(file, run))
        click.echo(f"The report: {posixpath.join(self.named, _REPORT)}")

    def _audits(self, file: sqlite3.Connection, run: int) -> Iterator[Audit]:
        found = audits(file, run)
        return (_without(self.accepted, done) for done in found) if self.accepted else found

    def _report(self, write: Callable[[BinaryIO], None]) -> None:
        """Write the report, and the folder beside it where it is too large for one file, under their own names elsewhere."""
        aside = Path(tempfile.mkdtemp(prefix=_WORK, dir=self.folder))
        with (aside / _REPORT).open("wb") as out:
            write(out)
        shutil.rmtree(self.folder / _PARTS, ignore_errors=True)
        for name in (_PARTS, _REPORT):
            if (aside / name).exists():
                (aside / name).replace(self.folder / name)


def _without(accepted: frozenset[str], done: Audit) -> Audit:
    return replace(done, findings=tuple(finding for finding in done.findings if finding.id not in accepted))


def _telling(found: Iterable[Audit], run: Run, out: BinaryIO, unread: BinaryIO) -> Iterator[Audit]:
    """The same audits; their findings and failures are written down as they pass, so that each is read once."""
    for done in found:
        jsonl.write((done,), run, out)
        unread.writelines(encode(failure) + b"\n" for failure in done.failures)
        yield done


def _sentence(file: sqlite3.Connection, run: int) -> str:
    counted = history.this(file, run)
    listings, gone = file.execute("SELECT listings, gone FROM runs WHERE id = ?", (run,)).fetchone()
    told = (
        f"{counted.errors:,} errors, {counted.warnings:,} warnings, {counted.notes:,} notes in {counted.pages:,} pages "
        f"({counted.photographs:,} photographs; {listings:,} listings among the pages)."
    )
    if counted.new is None:
        return told
    changed = f"{told} Since the last run: {counted.new:,} new, {counted.fixed:,} fixed, {counted.back:,} back."
    return f"{changed} Pages that are gone: {gone:,} (`auditor catalogue export --table gone` lists them)." if gone else changed
