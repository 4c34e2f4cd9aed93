"""A run's end: what it counted, and what of it is new, fixed or back against the run before."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime

from auditor.model import PastRun

# Findings of the pages of a run, those across pages among them.
_FOUND = """
CREATE TEMP VIEW found AS SELECT p.id AS page, p.input, p.location, p.copy, f.finding, f.rule, f.severity
FROM (SELECT page, finding, rule, severity FROM findings UNION ALL SELECT page, finding, rule, severity FROM across) f
JOIN pages p ON p.id = f.page WHERE p.run = (SELECT max(id) FROM runs)
"""
_REMEMBER = """
INSERT INTO history SELECT input, location, copy, finding, rule, severity, :run, :run, :run FROM found WHERE true
ON CONFLICT DO UPDATE SET since = CASE WHEN last = :before THEN since ELSE :run END, last = :run, severity = excluded.severity
"""
_COUNTS = "INSERT INTO counts SELECT :run, rule, severity, count(*) FROM found GROUP BY rule, severity"
_CHANGES = """
SELECT count(*) FILTER (WHERE first = :run), count(*) FILTER (WHERE first < :run AND since = :run) FROM history WHERE last = :run
"""
_FIXED = """
SELECT count(*) FROM history WHERE last = :before
    AND (input IN (SELECT id FROM inputs WHERE run = :run) OR input IN (SELECT input FROM pages WHERE gone = :run))
"""
_END = """
UPDATE runs SET finished = :finished, pages = (SELECT count(*) FROM pages WHERE run = :run),
    listings = (SELECT count(*) FROM pages WHERE run = :run AND kind = 'listing'),
    photographs = (SELECT count(*) FROM photographs s JOIN pages p ON p.id = s.page WHERE p.run = :run),
    failures = (SELECT count(*) FROM failures WHERE run = :run),
    errors = (SELECT coalesce(sum(findings), 0) FROM counts WHERE run = :run AND severity = 'error'),
    warnings = (SELECT coalesce(sum(findings), 0) FROM counts WHERE run = :run AND severity = 'warning'),
    notes = (SELECT coalesce(sum(findings), 0) FROM counts WHERE run = :run AND severity = 'note'),
    new = :new, fixed = :fixed, back = :back, gone = (SELECT count(*) FROM pages WHERE gone = :run)
WHERE id = :run
"""
_PAST = "SELECT started, pages, photographs, errors, warnings, notes, new, fixed, back FROM runs WHERE finished IS NOT NULL AND id {} ? ORDER BY id"  # noqa: E501


def end(file: sqlite3.Connection, run: int) -> None:
    """Count the run, compare it with the one before, and call it finished: all of it or nothing."""
    before = file.execute("SELECT max(id) FROM runs WHERE finished IS NOT NULL AND id < ?", (run,)).fetchone()[0]
    told: dict[str, object] = {"run": run, "before": before, "finished": datetime.now(UTC).isoformat(timespec="seconds")}
    file.execute("BEGIN IMMEDIATE")
    file.execute("DROP VIEW IF EXISTS found")
    file.execute(_FOUND)
    file.execute(_REMEMBER, told)
    file.execute(_COUNTS, told)
    new, back = file.execute(_CHANGES, told).fetchone()
    fixed = file.execute(_FIXED, told).fetchone()[0]
    changes = (new, fixed, back) if before is not None else (None, None, None)
    file.execute(_END, told | dict(zip(("new", "fixed", "back"), changes, strict=True)))
    file.execute("COMMIT")


def past(file: sqlite3.Connection, run: int) -> tuple[PastRun, ...]:
    """The finished runs before this one, the oldest first."""
    return tuple(_past(file, "<", run))


def this(file: sqlite3.Connection, run: int) -> PastRun:
    """The run itself, counted in the same way."""
    return next(_past(file, "=", run))


def _past(file: sqlite3.Connection, which: str, run: int) -> Iterator[PastRun]:
    return (PastRun(*row) for row in file.execute(_PAST.format(which), (run,)))
