"""The index of a big web archive in a file (SQLite), so that many workers can give its pages and none holds it in memory."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from auditor.sources.stored import Entry, Place, Stored

_CACHE = 256  # kilobytes of the index that a worker keeps
_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE pages (number INTEGER PRIMARY KEY, url TEXT, date TEXT, file INT, member INT, inner INT, again INT DEFAULT 0,
    copy INT DEFAULT 0);
CREATE TABLE pictures (url TEXT, file INT, member INT, inner INT);
CREATE TABLE firsts (name TEXT PRIMARY KEY, file INT, member INT, inner INT) WITHOUT ROWID;
CREATE TABLE revisits (number INTEGER PRIMARY KEY, url TEXT, date TEXT, name TEXT);
"""
# What was met again unchanged stands where it stood the first time.
_RESOLVE = """
CREATE INDEX page_places ON pages (file, member, inner);
INSERT INTO pages (url, date, file, member, inner)
    SELECT r.url, r.date, f.file, f.member, f.inner FROM revisits r JOIN firsts f USING (name)
    WHERE EXISTS (SELECT 1 FROM pages p WHERE (p.file, p.member, p.inner) = (f.file, f.member, f.inner)) ORDER BY r.number;
INSERT INTO pictures
    SELECT r.url, f.file, f.member, f.inner FROM revisits r JOIN firsts f USING (name)
    WHERE NOT EXISTS (SELECT 1 FROM pages p WHERE (p.file, p.member, p.inner) = (f.file, f.member, f.inner)) ORDER BY r.number;
CREATE INDEX page_urls ON pages (url, number);
UPDATE pages SET again = 1 WHERE EXISTS (SELECT 1 FROM pages p WHERE p.url = pages.url AND p.number < pages.number);
UPDATE pages SET copy = (SELECT count(*) FROM pages p WHERE p.url = pages.url AND p.date = pages.date AND p.number < pages.number
    AND p.again) WHERE again;
CREATE INDEX picture_urls ON pictures (url);
"""


@dataclass(frozen=True, slots=True)
class Index:
    """The pages of an archive from one number on and before another, and all its pictures, as an index file tells them."""

    location: str
    path: str
    first: int
    last: int

    def places(self, url: str) -> Sequence[Place]:
        """Where the pictures of an address stand."""
        rows = _opened(self.path).execute("SELECT file, member, inner FROM pictures WHERE url = ? ORDER BY rowid", (_text(url),))
        return [Place(*row) for row in rows]

    def pages(self) -> Iterator[Stored]:
        """The pages in their order."""
        rows = _opened(self.path).execute(
            "SELECT url, date, file, member, inner, again, copy FROM pages WHERE number >= ? AND number < ? ORDER BY number",
            (self.first, self.last),
        )
        for url, date, *place, again, copy in rows.fetchall():
            yield Stored(url, date, Place(*place), bool(again), copy)


def build(path: str, found: Iterable[Entry]) -> int:
    """Make an index of an archive's entries, in their order; how many pages it has: their numbers count from 0."""
    with closing(sqlite3.connect(path)) as file, file:
        file.executescript(_SCHEMA)
        file.execute("BEGIN")
        for entry in found:
            _add(file, entry)
        file.commit()
        file.executescript(_RESOLVE)
        return int(file.execute("SELECT count(*) FROM pages").fetchone()[0])


def _add(file: sqlite3.Connection, entry: Entry) -> None:
    url, names = _text(entry.url), [*map(_text, entry.names)]
    if entry.kind == "revisit":
        file.execute("INSERT INTO revisits (url, date, name) VALUES (?, ?, ?)", (url, entry.date, next(iter(names), None)))
        return
    if entry.kind == "page":
        number = "(SELECT coalesce(max(number) + 1, 0) FROM pages)"
        row = (url, entry.date, *entry.place)
        file.execute(f"INSERT INTO pages (number, url, date, file, member, inner) VALUES ({number}, ?, ?, ?, ?, ?)", row)  # noqa: S608  # our own words
    elif entry.kind == "picture":
        file.execute("INSERT INTO pictures VALUES (?, ?, ?, ?)", (url, *entry.place))
    file.executemany("INSERT OR IGNORE INTO firsts VALUES (?, ?, ?, ?)", [(name, *entry.place) for name in names])


def _text(text: str) -> str:
    """The text without the lone surrogates that SQLite does not hold."""
    return text.encode("utf-8", "replace").decode()


@lru_cache(2)
def _opened(path: str) -> sqlite3.Connection:
    """The index, opened once in each process, to be read only."""
    opened = sqlite3.connect(f"file:{quote(path)}?immutable=1", uri=True)
    opened.execute(f"PRAGMA cache_size = -{_CACHE}")
    return opened
