"""What a web archive holds: its pages in their order, its pictures by address, and where each answer stood first.

A first pass over the records gives an `Entry` for each that matters, the whole archive at once or stretch by stretch; `Held`
keeps them in memory, `auditor.sources.index` in a file.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from auditor.model import Failure
from auditor.sources import UnreadableError
from auditor.sources.objects import Object, in_store
from auditor.sources.page import regular
from auditor.sources.records import Gap, Record, Stretch, begins, records
from auditor.sources.responses import Response, response
from auditor.sources.zipped import warcs

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_LONGEST_URL = 1_000  # characters of an address that a location keeps
_HEAD = 2**17  # octets of an answer that hold its headers


class Place(NamedTuple):
    """Where a record stands: in which of the archive's WARCs, in which member, where in that."""

    file: int
    member: int
    inner: int


class Entry(NamedTuple):
    """A record as the first pass notes it; `names` are what a later record calls it by, or what it calls the first one."""

    kind: Literal["page", "picture", "other", "revisit"]
    url: str
    date: str
    place: Place
    names: tuple[str, ...]


class Stored(NamedTuple):
    """A page of the archive.

    `again` where one of the same address stands before it, `copy` how many of those were stored at the very same time.
    """

    url: str
    date: str
    place: Place
    again: bool = False
    copy: int = 0


class Holding(Protocol):
    """An archive whose first pass is done."""

    @property
    def location(self) -> str:
        """The name of its file."""

    def places(self, url: str) -> Sequence[Place]:
        """Where the pictures of an address stand."""

    def pages(self) -> Iterator[Stored]:
        """The pages in their order."""


@dataclass(slots=True)
class Held:
    """An archive's entries, in memory."""

    location: str
    _pages: list[Stored] = field(default_factory=list)
    _pictures: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    _firsts: dict[str, Place] = field(default_factory=dict)
    _revisits: list[Entry] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """Keep an entry."""
        if entry.kind == "revisit":
            self._revisits.append(entry)
            return
        if entry.kind == "page":
            self._pages.append(Stored(entry.url, entry.date, entry.place))
        elif entry.kind == "picture":
            self._pictures[entry.url].append(entry.place)
        for name in entry.names:
            self._firsts.setdefault(name, entry.place)

    def places(self, url: str) -> Sequence[Place]:
        """Where the pictures of an address stand."""
        return self._pictures.get(url, ())

    def pages(self) -> Iterator[Stored]:
        """The pages in their order; what was met again unchanged stands where it stood the first time."""
        self._resolve()
        seen = set()
        for stored in self._pages:
            yield stored._replace(again=stored.url in seen)
            seen.add(stored.url)

    def _resolve(self) -> None:
        pages = {stored.place for stored in self._pages}
        for again in self._revisits:
            place = self._firsts.get(again.names[0]) if again.names else None
            if place in pages and place:
                self._pages.append(Stored(again.url, again.date, place))
            elif place:
                self._pictures[again.url].append(place)
        self._revisits.clear()


class Bounds(NamedTuple):
    """Where a stretch that was gone through began and where it ended, in octets."""

    first: int
    end: int


def entries(location: str, start: int = 0, end: int | None = None, *, exact: bool = False) -> Iterator[Entry | Failure | Bounds]:
    """Go through an archive, or through those members of it that begin from `start` on (`exact`: at it) and before `end`.

    Every gap is a failure; the last that is given are the bounds. Raises `UnreadableError` where it holds no record, and
    `OSError`.
    """
    count, bounds = 0, Bounds(start, start)
    for number, file in enumerate(files(location)):
        first = start if exact else begins(file, start)
        found = records(file, first, end)
        while True:
            try:
                one = next(found)
            except StopIteration as stopped:
                bounds = Bounds(first, int(stopped.value))
                break
            if isinstance(one, Gap):
                yield Failure(location, "source", f"{location}: at octet {one.offset:,}: {one.message}")
                continue
            count += 1
            entry = _entry(number, one)
            if entry:
                yield entry
    if not count and not start and end is None:
        raise UnreadableError(f"{location}: holds no record that can be read. Check that it is a WARC or WACZ file.")
    yield bounds


def files(location: str) -> tuple[Stretch, ...]:
    """The WARCs of an archive; one in a store is looked into where it is. Raises `UnreadableError` and `OSError`."""
    if in_store(location):
        return _in_store(location)
    told = Path(location).stat()
    return _files(location, told.st_size, told.st_mtime_ns)


@lru_cache(2)
def _in_store(location: str) -> tuple[Stretch, ...]:
    found = Object(location)
    return (Stretch(found, 0, found.size),)


@lru_cache(2)
def _files(location: str, size: int, changed: int) -> tuple[Stretch, ...]:  # noqa: ARG001  # another size or time is another file
    return tuple(warcs(regular(Path(location))))


def named(location: str, stored: Stored) -> str:
    """The location of a page: the file's name, `#`, and the page's address; its date where the address came before."""
    url = stored.url
    if len(url) > _LONGEST_URL:
        url = f"{url[:_LONGEST_URL]}…{sha256(url.encode('utf-8', 'replace')).hexdigest()[:8]}"
    return f"{location}#{url}{f' ({stored.date})' if stored.again else ''}"


def answer_in(record: Record, size: int) -> Response | None:
    """The server's answer in a record; one without headers of its own is given those that the record states."""
    block = record.block(size)
    if record.header("WARC-Type") == "resource":
        kind = record.header("Content-Type").encode("latin-1", "replace")
        return response(b"HTTP/1.1 200 OK\r\nContent-Type: " + kind + b"\r\n\r\n" + block)
    return response(block)


def _entry(file: int, record: Record) -> Entry | None:
    url, date = record.header("WARC-Target-URI").strip("<>"), record.header("WARC-Date")
    kind, digest = record.header("WARC-Type"), record.header("WARC-Payload-Digest")
    place = Place(file, record.member, record.inner)
    if kind == "revisit":
        first = record.header("WARC-Refers-To-Target-URI").strip("<>")
        return Entry("revisit", url, date, place, tuple(filter(None, (digest or first,))))
    answer = answer_in(record, _HEAD) if kind in {"response", "resource"} else None
    if not answer or answer.status != "200":
        return None
    names = tuple(filter(None, (digest, url)))
    if answer.media_type in _PAGES and answer.packed:
        return Entry("page", url, date, place, names)
    picture = answer.media_type.startswith("image/") or answer.media_type in {"", "application/octet-stream"}
    return Entry("picture" if picture else "other", url, date, place, names)
