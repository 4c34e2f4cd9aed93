"""Pages that a crawler stored: .warc and .warc.gz files (ISO 28500), .wacz, which is a zip of them, and the older .arc.

A first pass notes where pages and pictures stand, a second gives the pages one by one; a picture is read when it is asked for.
A page's location is the file's name, `#`, and the page's address.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin

from auditor.model import Capture, Failure, Resource
from auditor.sources import IMAGE_LIMIT, PAGE_LIMIT, UnreadableError
from auditor.sources.beside import bounded, embedded_in_url
from auditor.sources.page import capture, in_utf_8, regular
from auditor.sources.records import MEMBER_LIMIT, Gap, Record, Stretch, record_at, records
from auditor.sources.responses import Response, response
from auditor.sources.zipped import warcs

ORDER = 4
ENDINGS = (".warc", ".warc.gz", ".wacz", ".arc", ".arc.gz")
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_LONGEST_URL = 1_000  # characters of an address that a location keeps
_HEAD = 2**17  # octets of an answer that hold its headers
_PICTURE_HEADER = 2**16


class _Place(NamedTuple):
    """Where a record stands: in which WARC, in which member, where in that."""

    file: Stretch
    member: int
    inner: int


class _Stored(NamedTuple):
    """A page as the first pass notes it."""

    url: str
    date: str
    place: _Place


@dataclass(slots=True)
class _Archive:
    """What the first pass found: pages in their order, pictures by address, and where each address and digest stands first."""

    location: str
    pages: list[_Stored] = field(default_factory=list)
    pictures: dict[str, list[_Place]] = field(default_factory=lambda: defaultdict(list))
    firsts: dict[str, _Place] = field(default_factory=dict)
    revisits: list[tuple[_Stored, str]] = field(default_factory=list)
    count: int = 0

    def note(self, file: Stretch, record: Record) -> None:
        """Remember where a page or a picture stands."""
        self.count += 1
        url = record.header("WARC-Target-URI").strip("<>")
        kind, digest = record.header("WARC-Type"), record.header("WARC-Payload-Digest")
        if kind == "revisit":
            first = record.header("WARC-Refers-To-Target-URI").strip("<>")
            self.revisits.append(
                (_Stored(url, record.header("WARC-Date"), _Place(file, record.member, record.inner)), digest or first)
            )
        answer = _answer(record, _HEAD)
        if kind not in {"response", "resource"} or not answer or answer.status != "200":
            return
        place = _Place(file, record.member, record.inner)
        if answer.media_type in _PAGES and answer.packed:
            self.pages.append(_Stored(url, record.header("WARC-Date"), place))
        elif answer.media_type.startswith("image/") or answer.media_type in {"", "application/octet-stream"}:
            self.pictures[url].append(place)
        for name in filter(None, (digest, url)):
            self.firsts.setdefault(name, place)

    def resolve(self) -> None:
        """What was met again unchanged stands where it stood the first time."""
        pages = {stored.place for stored in self.pages}
        for again, first in self.revisits:
            place = self.firsts.get(first)
            if place in pages and place:
                self.pages.append(again._replace(place=place))
            elif place:
                self.pictures[again.url].append(place)


@dataclass(frozen=True, slots=True)
class _Pictures:
    """Gives the pictures of one stored page; calling it is the capture's `fetch`."""

    archive: _Archive
    page: _Stored

    def __call__(self, url: str) -> Resource | None:
        """The bytes behind a URL of the page, as stored nearest to the page; None where the archive does not hold it."""
        if url[:5].lower() == "data:":
            return embedded_in_url(url)
        try:
            return self._stored(urldefrag(urljoin(self.page.url, url))[0])
        except (ValueError, OSError):
            return None

    def _stored(self, address: str) -> Resource | None:
        places = self.archive.pictures.get(address) or self.archive.pictures.get(_other_scheme(address)) or ()
        here = self.page.place
        for place in sorted(places, key=lambda place: (place.file is not here.file, abs(place.member - here.member))):
            answer = _stored_answer(place, IMAGE_LIMIT + _PICTURE_HEADER)
            if answer:
                content, problem = answer.body(IMAGE_LIMIT)
                found = bounded(content, f"{self.archive.location}#{address}")
                return replace(found, problem=problem.replace("The page", "The picture")) if problem else found
        return None


def accepts(location: str) -> bool:
    """Whether the name is that of a web archive."""
    return location.lower().endswith(ENDINGS)


def captures(location: str) -> Iterator[Capture | Failure]:
    """Every page in the archive that was answered with 200, and every gap in it as a failure."""
    try:
        archive = _Archive(location)
        yield from _gaps(archive, regular(Path(location)))
        yield from _pages(archive)
    except OSError as error:
        reason = f"{location}: cannot be read ({error.strerror or error}). Check the name and the permissions."
        yield Failure(location, "source", reason)
    except UnreadableError as error:
        yield Failure(location, "source", str(error))


def _gaps(archive: _Archive, path: Path) -> Iterator[Failure]:
    """Go through the archive once; what is noted stands in it afterwards. Raises `UnreadableError` where it holds no record."""
    for file in warcs(path):
        for found in records(file):
            if isinstance(found, Gap):
                message = f"{archive.location}: at octet {found.offset:,}: {found.message}"
                yield Failure(archive.location, "source", message)
            else:
                archive.note(file, found)
    if not archive.count:
        raise UnreadableError(f"{archive.location}: holds no record that can be read. Check that it is a WARC or WACZ file.")


def _pages(archive: _Archive) -> Iterator[Capture | Failure]:
    """The pages in their order; a second capture of one address is told apart by its date."""
    archive.resolve()
    seen = set()
    for stored in archive.pages:
        again = f" ({stored.date})" if stored.url in seen else ""
        seen.add(stored.url)
        yield _page(archive, stored, f"{archive.location}#{stored.url[:_LONGEST_URL]}{again}")


def _page(archive: _Archive, stored: _Stored, location: str) -> Capture | Failure:
    record = record_at(*stored.place)
    answer = _answer(record, MEMBER_LIMIT) if record else None
    content, problem = answer.body(PAGE_LIMIT) if answer else (b"", "")
    if record and record.header("WARC-Truncated"):
        problem = problem or f"The crawler kept only the beginning of the page ({record.header('WARC-Truncated')[:20]})."
    try:
        found = capture(location, in_utf_8(content, answer.charset if answer else ""), _Pictures(archive, stored))
    except UnreadableError as error:
        return Failure(location, "source", f"{location}: {problem}" if problem else str(error))
    url = stored.url if stored.url.lower().startswith(("http://", "https://")) else None
    problems = (*found.problems, *[problem] * bool(problem))
    return replace(found, url=url, captured=stored.date or None, media_type="text/html", problems=problems)


def _stored_answer(place: _Place, size: int) -> Response | None:
    record = record_at(*place)
    return _answer(record, size) if record else None


def _answer(record: Record, size: int) -> Response | None:
    """The server's answer in a record; one without headers of its own is given those that the record states."""
    block = record.block(size)
    if record.header("WARC-Type") == "resource":
        kind = record.header("Content-Type").encode("latin-1", "replace")
        return response(b"HTTP/1.1 200 OK\r\nContent-Type: " + kind + b"\r\n\r\n" + block)
    return response(block)


def _other_scheme(url: str) -> str:
    scheme, colon, rest = url.partition(":")
    return {"http": "https", "https": "http"}.get(scheme, scheme) + colon + rest
