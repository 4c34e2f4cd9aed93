"""What a run found, out of the catalogue again: page after page in the order of the inputs, never all of them at once."""

import heapq
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from operator import itemgetter

import msgspec

from auditor.batch.page import unpacked
from auditor.model import Audit, Failure, Finding, Page

_PAGES = """
SELECT i.position, p.number, p.copy, p.id, p.input, p.location, p.audit FROM inputs i CROSS JOIN pages p ON p.input = i.id
WHERE i.run = :run AND p.run = :run ORDER BY i.position, p.number, p.copy
"""
_FAILURES = """
SELECT i.position, f.number, -1, f.place, f.stage, f.message FROM inputs i CROSS JOIN failures f ON f.input = i.id
WHERE i.run = :run AND f.run = :run ORDER BY i.position, f.number
"""
_THUMBNAILS = "SELECT image, thumbnail FROM thumbnails WHERE page = ?"
_ACROSS = "SELECT record FROM across WHERE page = ? ORDER BY number"
_CHANGED = "SELECT finding, first FROM history WHERE input = ? AND location = ? AND copy = ? AND since = ? AND last = ?"


def audits(file: sqlite3.Connection, run: int) -> Iterator[Audit]:
    """Every page of a run with its findings, those across pages where they are told, and each failure in its place."""
    compared = file.execute("SELECT new IS NOT NULL FROM runs WHERE id = ?", (run,)).fetchone()[0]
    told = {"run": run}
    rows = heapq.merge(file.execute(_PAGES, told), file.execute(_FAILURES, told), key=itemgetter(0, 1, 2))
    for _, _, copy, *row in rows:
        if copy < 0:
            failure = Failure(*row)
            yield Audit(Page(failure.input), failures=(failure,))
        else:
            yield _audit(file, run, copy, row) if not compared else _compared(file, run, copy, row)


def _audit(file: sqlite3.Connection, run: int, copy: int, row: list[object]) -> Audit:  # noqa: ARG001  # as the one below
    page, _, _, content = row
    assert isinstance(content, bytes)
    done = unpacked(content)
    thumbnails = dict(file.execute(_THUMBNAILS, (page,)).fetchall())
    done = _with_thumbnails(done, thumbnails) if thumbnails else done
    across = [msgspec.json.decode(record, type=Finding) for (record,) in file.execute(_ACROSS, (page,))]
    if not across:
        return done
    found = sorted((*done.findings, *across), key=lambda finding: (finding.line, finding.column, finding.rule))
    return replace(done, findings=tuple(found))


def _with_thumbnails(done: Audit, thumbnails: Mapping[str, bytes]) -> Audit:
    figures = tuple(
        figure if figure.thumbnail else replace(figure, thumbnail=thumbnails.get(figure.image.url, b""))
        for figure in done.page.figures
    )
    return replace(done, page=replace(done.page, figures=figures))


def _compared(file: sqlite3.Connection, run: int, copy: int, row: list[object]) -> Audit:
    """The audit with what is new in it or back, against the runs before."""
    done = _audit(file, run, copy, row)
    _, number, location, _ = row
    changed = dict(file.execute(_CHANGED, (number, location, copy, run, run)).fetchall())
    first = {finding.id: changed[finding.id] == run for finding in done.findings if finding.id in changed}
    return replace(
        done, new=tuple(key for key, new in first.items() if new), back=tuple(key for key, new in first.items() if not new)
    )
