"""A page with all its parts in one file, as browsers ("Webpage, single file") and mail programs save it: .mhtml, .mht.

MHTML is a letter of several parts (RFC 2557): the page, and each picture under the address it had (`Content-Location`) or under
a name of its own (`cid:`). Parts are found here by their boundary, because the standard library's reader of letters takes many
times as long and more than that where there are many parts; it reads their headers.
"""

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.header import decode_header, make_header
from email.message import Message
from email.parser import HeaderParser
from email.utils import parsedate_to_datetime
from functools import cached_property
from pathlib import Path
from quopri import decodestring
from urllib.parse import unquote, urldefrag, urljoin

from auditor.model import Capture, Failure, Resource
from auditor.sources import IMAGE_LIMIT, PAGE_LIMIT, UnreadableError
from auditor.sources.beside import bounded, embedded_in_url
from auditor.sources.page import capture, in_utf_8, regular

ORDER = 3
ENDINGS = (".mhtml", ".mht")
FILE_LIMIT = 128 * 2**20
MAX_PARTS = 20_000
_DEEPEST = 8  # letters within letters
_LONGEST_HEADER = 64 * 2**10
_BLANK_LINE = re.compile(rb"\r?\n")
_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_ENCODED_LARGER = 3  # times: each octet written as =3D


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the file: its headers, and where its body stands."""

    headers: "Message[str, str]"
    start: int
    end: int

    @property
    def location(self) -> str:
        """The address it had."""
        return "".join(_header(self.headers, "Content-Location").split())

    @property
    def name(self) -> str:
        """The name that `cid:` asks for."""
        return _header(self.headers, "Content-ID").strip().strip("<>")


@dataclass(frozen=True)
class Letter:
    """The file taken apart; calling it is the capture's `fetch`."""

    place: str
    content: bytes

    @cached_property
    def headers(self) -> "Message[str, str]":
        """The headers of the file itself."""
        return _headers(self.content, 0, len(self.content))[0]

    @cached_property
    def parts(self) -> list[Part]:
        """Every part that holds no parts itself, in their order."""
        headers, start = _headers(self.content, 0, len(self.content))
        found: list[Part] = []
        waiting = [(Part(headers, start, len(self.content)), 0)]
        while waiting and len(found) <= MAX_PARTS:
            part, depth = waiting.pop()
            if part.headers.get_content_maintype() != "multipart":
                found.append(part)
            elif depth < _DEEPEST:
                waiting += [(inner, depth + 1) for inner in reversed(_parts(self.content, part))]
        return found

    @cached_property
    def page(self) -> Part | None:
        """The part that is the page: the one that the letter names as its start, else the first that is HTML."""
        start = str(self.headers.get_param("start", "")).strip("<>")
        pages = [part for part in self.parts if part.headers.get_content_type() in {"text/html", "application/xhtml+xml"}]
        return next((part for part in pages if start and part.name == start), next(iter(pages), None))

    @cached_property
    def _by_url(self) -> dict[str, Part]:
        urls = {urljoin(self._base, part.location): part for part in reversed(self.parts) if part.location}
        return urls | {f"cid:{part.name}": part for part in self.parts if part.name}

    @cached_property
    def _base(self) -> str:
        return (self.page.location if self.page else "") or _header(self.headers, "Content-Location")

    @property
    def url(self) -> str | None:
        """The address of the page, where the file tells one of the web."""
        told = (_header(self.headers, "Snapshot-Content-Location"), self._base)
        return next(("".join(url.split()) for url in told if url.lower().startswith(("http://", "https://"))), None)

    def __call__(self, url: str) -> Resource | None:
        """The bytes behind a URL of the page, or None where no part has that address."""
        if url[:5].lower() == "data:":
            return embedded_in_url(url)
        try:
            part = self._by_url.get(
                f"cid:{unquote(url[4:])}" if url[:4].lower() == "cid:" else urldefrag(urljoin(self._base, url))[0]
            )
        except ValueError:
            return None
        return bounded(self.body(part, IMAGE_LIMIT), f"{self.place}#{url}") if part else None

    def body(self, part: Part, limit: int) -> bytes:
        """The octets of a part, one more than the limit where there are more."""
        content = self.content[part.start : min(part.end, part.start + limit * _ENCODED_LARGER + 1)]
        encoding = _header(part.headers, "Content-Transfer-Encoding").strip().lower()
        if encoding == "base64":
            content = _from_base64(content)
        elif encoding == "quoted-printable":
            content = decodestring(content)
        return content[: limit + 1]


def accepts(location: str) -> bool:
    """Whether the name is that of a page saved with its parts."""
    return location.lower().endswith(ENDINGS)


def captures(location: str) -> Iterator[Capture | Failure]:
    """The one page of the file."""
    try:
        with regular(Path(location)).open("rb") as stream:
            yield _page(location, stream.read(FILE_LIMIT + 1))
    except OSError as error:
        reason = f"{location}: cannot be read ({error.strerror or error}). Check the name and the permissions."
        yield Failure(location, "source", reason)
    except UnreadableError as error:
        yield Failure(location, "source", str(error))


def _page(location: str, content: bytes) -> Capture:
    letter = Letter(location, content[:FILE_LIMIT])
    if not letter.page:
        raise UnreadableError(f"{location}: holds no page. Save the page again as “Webpage, single file”.")
    charset = letter.page.headers.get_param("charset")
    html = in_utf_8(letter.body(letter.page, PAGE_LIMIT), charset if isinstance(charset, str) else "")
    found = capture(location, html, letter)
    problems = (*found.problems, *_cut(letter, too_long=len(content) > FILE_LIMIT))
    return replace(found, url=letter.url, captured=_date(letter.headers), problems=problems)


def _cut(letter: Letter, *, too_long: bool) -> Iterator[str]:
    """What of the file was not read, in sentences."""
    if too_long:
        yield f"The file is longer than {FILE_LIMIT // 2**20} MB; only the first {FILE_LIMIT // 2**20} MB were read."
    elif letter.headers.get_boundary() and not _boundary(letter.headers, b"--").search(letter.content):
        yield "The file ends before its last part does; pictures may be missing. Save the page again."
    if len(letter.parts) > MAX_PARTS:
        yield f"The file has more than {MAX_PARTS:,} parts; only the first {MAX_PARTS:,} were read."


def _parts(content: bytes, whole: Part) -> list[Part]:
    """The parts between the boundaries that a part's own header names; none where it names none."""
    if not whole.headers.get_boundary():
        return []
    marks = []
    for mark in _boundary(whole.headers).finditer(content, max(whole.start - 1, 0), whole.end):
        marks.append(mark)
        if mark["closing"] or len(marks) > MAX_PARTS + 1:
            break
    ends = [mark.start() for mark in marks[1:]] + [whole.end] * (bool(marks) and not marks[-1]["closing"])
    found = []
    for mark, end in zip(marks, ends, strict=False):
        headers, start = _headers(content, min(mark.end(), end), end)
        found.append(Part(headers, start, end))
    return found


def _boundary(headers: "Message[str, str]", closing: bytes = b"(?:--)?") -> re.Pattern[bytes]:
    mark = re.escape((headers.get_boundary() or "").encode())
    return re.compile(rb"(?:\A|\r?\n)--" + mark + b"(?P<closing>" + closing + rb")[ \t]*(?:\r?\n|\Z)")


def _headers(content: bytes, start: int, end: int) -> tuple["Message[str, str]", int]:
    """The headers that stand from `start` on, and where the body begins behind them."""
    ended = _BLANK_LINE.match(content, start, end) or _HEADERS_END.search(content, start, end)
    until, body = (ended.start(), ended.end()) if ended else (end, end)
    told = content[start : min(until, start + _LONGEST_HEADER)]
    return HeaderParser().parsestr(_text(told)), body


def _text(told: bytes) -> str:
    try:
        return told.decode("utf-8")
    except UnicodeDecodeError:
        return told.decode("latin-1")


def _header(headers: "Message[str, str]", name: str) -> str:
    """A header as text, encoded words (RFC 2047) decoded where they can be; "" where there is none."""
    said = str(headers.get(name, ""))
    if "=?" not in said:
        return said
    try:
        return str(make_header(decode_header(said)))
    except (LookupError, UnicodeError, ValueError):
        return said


def _from_base64(content: bytes) -> bytes:
    """What can be decoded: a part that is cut off keeps its whole groups of four."""
    try:
        return b64decode(content)
    except binascii.Error:
        letters = re.sub(rb"[^A-Za-z0-9+/]+", b"", content)
        return b64decode(letters[: len(letters) // 4 * 4])


def _date(headers: "Message[str, str]") -> str | None:
    try:
        return parsedate_to_datetime(_header(headers, "Date")).isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
