"""What a web server answered, as an archive keeps it: status, headers, and the body unpacked within bounds."""

import io
import re
import zlib
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType

from warcio.statusandheaders import (  # type: ignore[import-untyped]  # warcio has no annotations
    StatusAndHeaders,
    StatusAndHeadersParser,
    StatusAndHeadersParserException,
)

_LIBRARIES = {"br": "brotli", "zstd": "zstandard"}
_LAYERS = 3  # encodings one within another
_PARSER = StatusAndHeadersParser((), verify=False)
_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"\s{0,4}([0-9A-Fa-f]{1,8})[^\n]{0,200}\n")
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)


class _UnreadableBodyError(Exception):
    """A body that is not packed as its header says, or whose library is not there."""


@dataclass(frozen=True, slots=True)
class Response:
    """An answer, its body still as it came."""

    status: str
    headers: StatusAndHeaders
    packed: bytes

    @property
    def media_type(self) -> str:
        """The type of what was sent, without parameters, in small letters."""
        return self._header("Content-Type").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The charset that the header names, "" where it names none."""
        found = _CHARSET.search(self._header("Content-Type"))
        return found[1] if found else ""

    def body(self, limit: int) -> tuple[bytes, str]:
        """The body as it was meant, one octet more than the limit where it is longer, and what is wrong with it."""
        content = self.packed
        if "chunked" in self._header("Transfer-Encoding").lower():
            content = _joined(content)
        codings = [coding.strip().lower() for coding in self._header("Content-Encoding").split(",") if coding.strip()]
        problems = []
        for coding in reversed(codings[:_LAYERS]):
            content, problem = _decoded(content, coding, limit + 1)
            problems.append(problem)
        return content[: limit + 1], "".join(problems[-1:])

    def _header(self, name: str) -> str:
        return str(self.headers.get_header(name) or "")


def response(block: bytes) -> Response | None:
    """The answer that a block of type application/http holds, None where it is none."""
    end = _HEADERS_END.search(block)
    if not end or not block.startswith(b"HTTP/"):
        return None
    try:
        headers = _PARSER.parse(io.BytesIO(block[: end.end()]))
    except (StatusAndHeadersParserException, EOFError, ValueError):
        return None
    return Response(str(headers.get_statuscode()), headers, block[end.end() :])


def _joined(content: bytes) -> bytes:
    """The chunks put together (RFC 9112, 7.1); what is in no chunks, because a crawler joined them already, stays as it is."""
    found, at = [], 0
    while (size := _CHUNK.match(content, at)) and int(size[1], 16):
        at = size.end() + int(size[1], 16)
        found.append(content[size.end() : at])
        at += len(content[at : at + 2]) - len(content[at : at + 2].lstrip(b"\r\n"))
    return b"".join(found) if found else content


def _decoded(content: bytes, coding: str, limit: int) -> tuple[bytes, str]:
    """The content without one coding (RFC 9110, 8.4), as much of it as the limit allows, and what is wrong with it."""
    try:
        if coding in {"gzip", "x-gzip"} and content.startswith(b"\x1f\x8b"):
            return _inflated(content, 31, limit)
        if coding == "deflate":
            # zlib's form is meant; some servers send the bare one.
            return _inflated(content, 15 if content[:1] == b"\x78" else -15, limit)
        if coding in _LIBRARIES:
            return _unpacked(content, coding, limit), ""
    except _UnreadableBodyError as error:
        return b"", str(error)
    except zlib.error:
        return b"", f"The page is damaged: it cannot be unpacked ({coding})."
    return content, ""  # unpacked by the crawler, which left the header, or in no coding that browsers know


def _inflated(content: bytes, form: int, limit: int) -> tuple[bytes, str]:
    inflater = zlib.decompressobj(form)
    found = inflater.decompress(content, limit)
    return found, "" if inflater.eof or len(found) == limit else "The page is cut off before its end."


def _unpacked(content: bytes, coding: str, limit: int) -> bytes:
    """What only a library of its own unpacks: Brotli, Zstandard."""
    library = _library(_LIBRARIES[coding])
    if library is None:
        raise _UnreadableBodyError(f"To read pages packed as {coding}, install caption-credit-auditor[warc].")
    damaged: type[Exception] = library.error if coding == "br" else library.ZstdError
    try:
        if coding == "br":
            return bytes(library.Decompressor().process(content, output_buffer_limit=limit))[:limit]
        return bytes(library.ZstdDecompressor(max_window_size=2**27).stream_reader(content).read(limit))
    except damaged as error:
        raise _UnreadableBodyError(f"The page is damaged: it cannot be unpacked ({coding}).") from error


@cache
def _library(name: str) -> ModuleType | None:
    try:
        return import_module(name)
    except ImportError:
        return None
