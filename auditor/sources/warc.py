"""Pages that a crawler stored: .warc and .warc.gz files (ISO 28500), .wacz, which is a zip of them, and the older .arc.

A first pass notes where pages and pictures stand, a second gives the pages one by one; a picture is read when it is asked for.
A page's location is the file's name, `#`, and the page's address.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from auditor.model import Capture, Failure, Resource
from auditor.sources import IMAGE_LIMIT, PAGE_LIMIT, UnreadableError
from auditor.sources.beside import bounded, embedded_in_url
from auditor.sources.objects import Object, in_store
from auditor.sources.page import capture, in_utf_8
from auditor.sources.records import MEMBER_LIMIT, Record, record_at
from auditor.sources.responses import Response
from auditor.sources.stored import Entry, Held, Holding, Place, Stored, answer_in, entries, files, named

ORDER = 4
ENDINGS = (".warc", ".warc.gz", ".wacz", ".arc", ".arc.gz")
RANGE = 32 * 2**20  # octets of an archive that are gone through at a time
WHOLE = 8 * 2**20  # octets up to which an archive is no big one
_IN_ONE_GO = (".wacz", ".arc")  # cannot be begun in the middle
_PICTURE_HEADER = 2**16


@dataclass(frozen=True, slots=True)
class _Pictures:
    """Gives the pictures of one stored page; calling it is the capture's `fetch`."""

    archive: Holding
    page: Stored

    def __call__(self, url: str) -> Resource | None:
        """The bytes behind a URL of the page, as stored nearest to the page; None where the archive does not hold it."""
        if url[:5].lower() == "data:":
            return embedded_in_url(url)
        try:
            return self._stored(urldefrag(urljoin(self.page.url, url))[0])
        except (ValueError, OSError):
            return None

    def _stored(self, address: str) -> Resource | None:
        places = self.archive.places(address) or self.archive.places(_other_scheme(address))
        here = self.page.place
        for place in sorted(places, key=lambda place: (place.file != here.file, abs(place.member - here.member))):
            answer = _answer(self.archive.location, place, IMAGE_LIMIT + _PICTURE_HEADER)
            if answer:
                content, problem = answer.body(IMAGE_LIMIT)
                found = bounded(content, f"{self.archive.location}#{address}")
                return replace(found, problem=problem.replace("The page", "The picture")) if problem else found
        return None


def accepts(location: str) -> bool:
    """Whether the name is that of a web archive on this machine."""
    return location.lower().endswith(ENDINGS) and "://" not in location


def captures(location: str) -> Iterator[Capture | Failure]:
    """Every page in the archive that was answered with 200, and every gap in it as a failure."""
    try:
        archive = Held(location)
        for found in entries(location):
            if isinstance(found, Entry):
                archive.add(found)
            elif isinstance(found, Failure):
                yield found
        yield from pages(archive)
    except OSError as error:
        reason = f"{location}: cannot be read ({error.strerror or error}). Check the name and the permissions."
        yield Failure(location, "source", reason)
    except UnreadableError as error:
        yield Failure(location, "source", str(error))


def pages(archive: Holding) -> Iterator[Capture | Failure]:
    """The pages of an archive whose first pass is done; a second capture of one address is told apart by its date."""
    for stored in archive.pages():
        location = named(archive.location, stored)
        try:
            yield _page(archive, stored, location)
        except OSError as error:
            yield Failure(location, "source", f"{location}: cannot be read ({error.strerror or error}).")


def ranges(location: str) -> list[tuple[int, int | None]]:
    """The stretches of octets in which a big archive can be gone through apart.

    [] for one that is not big or cannot be read, for what is no archive, and for a zip in a store, which is brought here.
    """
    name = location.lower()
    if not name.endswith(ENDINGS) or (in_store(location) and name.endswith(_IN_ONE_GO)):
        return []
    try:
        size = Object(location).size if in_store(location) else Path(location).stat().st_size
    except OSError:
        return []
    if size <= WHOLE:
        return []
    if name.endswith(_IN_ONE_GO):
        return [(0, None)]
    return [(at, min(at + RANGE, size)) for at in range(0, size, RANGE)]


def _page(archive: Holding, stored: Stored, location: str) -> Capture | Failure:
    record = _record(archive.location, stored.place)
    answer = answer_in(record, MEMBER_LIMIT) if record else None
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


def _answer(location: str, place: Place, size: int) -> Response | None:
    record = _record(location, place)
    return answer_in(record, size) if record else None


def _record(location: str, place: Place) -> Record | None:
    return record_at(files(location)[place.file], place.member, place.inner)


def _other_scheme(url: str) -> str:
    scheme, colon, rest = url.partition(":")
    return {"http": "https", "https": "http"}.get(scheme, scheme) + colon + rest
