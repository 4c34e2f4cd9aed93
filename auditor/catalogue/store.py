"""The catalogue's file: opened, locked, written. SQLite in WAL mode: what was taken in stays, whatever happens afterwards.

Each part that a worker hands in is taken in whole, in one transaction. A page has one row, by its input, its location and its
copy, so that no page is there twice, however often it was handed in.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

import msgspec

from auditor.catalogue.records import Judged, Known, Met, Same
from auditor.model import Photograph, Statement

VERSION = 2  # of the schema, kept in `user_version`
APPLICATION = 0x43415054  # "CAPT", kept in `application_id`
_WAIT = 30  # seconds for another reader
_PAGE = """
INSERT INTO pages (input, location, copy, number, run, url, title, published, captured, publisher, language, kind, digest, asked,
    judged, audit)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (input, location, copy) DO UPDATE SET number = excluded.number, run = excluded.run, gone = NULL, url = excluded.url,
    title = excluded.title, published = excluded.published, captured = excluded.captured, publisher = excluded.publisher,
    language = excluded.language, kind = excluded.kind, digest = excluded.digest, asked = excluded.asked,
    judged = excluded.judged, audit = excluded.audit
RETURNING id
"""
_PHOTOGRAPH = "INSERT INTO photographs VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_FINDING = "INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?)"
_FAILURE = "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?, ?)"
_SAME = "UPDATE pages SET number = ?, run = ?, gone = NULL WHERE input = ? AND location = ? AND copy = ?"


class CatalogueError(Exception):
    """A file that is no catalogue, one of another version, or one that another run holds: `str()` is for the user."""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The catalogue, made where there is none. Raises `CatalogueError`, and `sqlite3.Error` where the disk does not allow it."""
    with closing(sqlite3.connect(path, timeout=_WAIT, isolation_level=None)) as file:
        prepare(file, str(path))
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA synchronous = NORMAL")
        yield file


def prepare(file: sqlite3.Connection, name: str) -> None:
    """Make the tables where there are none, and see to it that they are ours."""
    file.execute("PRAGMA foreign_keys = ON")
    try:
        version, tables = (
            file.execute(told).fetchone()[0] for told in ("PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
        )
    except sqlite3.DatabaseError as error:
        if "not a database" not in str(error):
            raise
        raise CatalogueError(f"{name}: is no catalogue. Choose another name with -o.") from error
    if tables == 0:
        schema = files(__package__).joinpath("schema.sql").read_text("utf-8")
        file.executescript(f"BEGIN; {schema} PRAGMA user_version = {VERSION}; PRAGMA application_id = {APPLICATION}; COMMIT;")
        return
    if version != VERSION or file.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise CatalogueError(
            f"{name}: is no catalogue of this version of auditor (schema {VERSION}, not {version}). Choose another name with -o."
        )


@contextmanager
def locked(path: Path, what: str) -> Iterator[None]:
    """Hold the catalogue for one run; the lock ends with the process, however that ends. Raises `CatalogueError`."""
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            raise CatalogueError(
                f"{what}: another run is writing here. Wait for its end, or choose another name with -o."
            ) from error
        yield


def take(file: sqlite3.Connection, run: int, met: Iterable[Met]) -> None:
    """Take in what a worker met, all of it or nothing."""
    file.execute("BEGIN IMMEDIATE")
    try:
        for one in met:
            if isinstance(one, Judged):
                _page(file, run, one)
            elif isinstance(one, Same):
                file.execute(_SAME, (one.number, run, one.input, one.location, one.copy))
            else:
                failure = one.failure
                file.execute(_FAILURE, (one.input, one.number, run, failure.input, failure.stage, failure.message))
        file.execute("COMMIT")
    except BaseException:
        if file.in_transaction:
            file.execute("ROLLBACK")
        raise


def withdraw(file: sqlite3.Connection, entries: Iterable[tuple[str, str, str, bytes]]) -> None:
    """Put a kill list in place of the last one: each entry as it stands, its place, its number or b"" and the picture's look."""
    file.execute("BEGIN IMMEDIATE")
    file.execute("DELETE FROM withdrawn")
    file.executemany("INSERT INTO withdrawn (entry, place, number, look) VALUES (?, ?, ?, ?)", entries)
    file.execute("COMMIT")


def known(file: sqlite3.Connection, number: int) -> Iterator[Known]:
    """The pages of an input as they are known."""
    rows = file.execute("SELECT location, copy, digest, asked, judged FROM pages WHERE input = ?", (number,))
    return (Known(*row) for row in rows)


def known_at(file: sqlite3.Connection, number: int, locations: Iterable[str]) -> Iterator[Known]:
    """The same for some locations of an input."""
    for location in dict.fromkeys(locations):
        told = "SELECT location, copy, digest, asked, judged FROM pages WHERE input = ? AND location = ?"
        yield from (Known(*row) for row in file.execute(told, (number, location)))


def _page(file: sqlite3.Connection, run: int, page: Judged) -> None:
    about = (page.url, page.title, page.published, page.captured, page.publisher, page.language)
    row = (
        page.input,
        page.location,
        page.copy,
        page.number,
        run,
        *about,
        page.kind,
        page.digest,
        page.asked,
        page.judged,
        page.audit,
    )
    (number,) = file.execute(_PAGE, row).fetchone()
    for table in ("photographs", "findings", "requests"):
        file.execute(f"DELETE FROM {table} WHERE page = ?", (number,))  # noqa: S608  # our own words
    file.executemany(_PHOTOGRAPH, [_row(number, photograph) for photograph in page.photographs])
    told = ((number, at, *msgspec.structs.astuple(finding)) for at, finding in enumerate(page.findings))
    file.executemany(_FINDING, told)
    requests = ((number, at, msgspec.json.encode(request)) for at, request in enumerate(page.requests))
    file.executemany("INSERT INTO requests VALUES (?, ?, ?)", requests)


def _row(page: int, shown: Photograph) -> tuple[object, ...]:
    return (
        *(page, shown.image, shown.key, shown.line, shown.column),
        *(*_said(shown.caption), shown.says, *_said(shown.credit)),
        *(json.dumps(shown.creators), json.dumps(shown.agencies), shown.look),
        *(json.dumps(shown.numbers), json.dumps(shown.series), shown.taken, shown.width, shown.height),
    )


def _said(said: Statement | None) -> tuple[str | None, str | None, int | None, int | None]:
    return (said.text, said.place, said.line, said.column) if said else (None, None, None, None)
