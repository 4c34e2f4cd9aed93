"""The list of findings as data for the script: short records, a few hundred at a time, so that a long run needs no memory."""

import base64
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, TypeVar

import msgspec

from auditor.formats.html.overview import SEVERITIES
from auditor.formats.html.pictures import Picture
from auditor.formats.html.shown import excerpt, text
from auditor.model import Finding, Page

_Entry = TypeVar("_Entry")

CHUNK = 1_000  # findings in one piece of data
LONG, SHORT = 90, 20  # letters of a finding's text in the list
MANY = 5_000  # findings from which on the short form does
_UNSAFE = re.compile(b"[<>&]|\xe2\x80[\xa8\xa9]")
_ESCAPES = {b"<": rb"\u003c", b">": rb"\u003e", b"&": rb"\u0026", b"\xe2\x80\xa8": rb"\u2028", b"\xe2\x80\xa9": rb"\u2029"}
_BLOCK = 3 * 2**14  # bytes that become base64 without padding


@dataclass
class _Chunk:
    """Some findings column by column, and the tables that their numbers point into."""

    pages: dict[tuple[str, str, str], int] = field(default_factory=dict)
    agencies: dict[str, int] = field(default_factory=dict)
    rows: list[tuple[str, int, int, int, int, int, int, str]] = field(default_factory=list)

    def encoded(self) -> bytes:
        ids, *columns = zip(*self.rows, strict=True)
        return embeddable(
            {"pages": list(self.pages), "agencies": list(self.agencies), "ids": " ".join(map(str, ids)), "columns": columns}
        )


@dataclass
class Rows:
    """All findings in short, written to `spool` as they come; `rules` grows with the rules met."""

    spool: BinaryIO
    rules: dict[str, int] = field(default_factory=dict)
    size: int = 0
    count: int = 0
    _chunk: _Chunk = field(default_factory=_Chunk)

    def add(self, finding: Finding, page: Page, agency: str, picture: Picture | None) -> None:
        """Keep one finding."""
        self.count += 1
        published = page.published.text[:10] if page.published else ""
        place = (text(finding.page), excerpt(page.publisher.text, LONG) if page.publisher else "", text(published))
        self._chunk.rows.append(
            (
                "".join(text(finding.id).split()),
                SEVERITIES.index(finding.severity),
                self.rules.setdefault(finding.rule, len(self.rules)),
                _number(self._chunk.pages, place),
                finding.line,
                picture.number if picture else -1,
                _number(self._chunk.agencies, text(agency)),
                reason(finding, LONG if self.count <= MANY else SHORT),
            )
        )
        if len(self._chunk.rows) == CHUNK:
            self.flush()

    def flush(self) -> None:
        """Write what has gathered."""
        if self._chunk.rows:
            self.size += self.spool.write((b",\n" if self.size else b"") + self._chunk.encoded())
            self._chunk = _Chunk()


def _number(table: dict[_Entry, int], entry: _Entry) -> int:
    return table.setdefault(entry, len(table))


def reason(finding: Finding, letters: int = LONG) -> str:
    """The first text that proves a finding, in short."""
    return next((excerpt(said.text, letters) for said in finding.evidence if said.text.strip()), "")


def embeddable(record: object) -> bytes:
    r"""A record as JSON that may stand in a script element: no tag can begin in it.

    >>> embeddable("</script>\u2028")
    b'"\\u003c/script\\u003e\\u2028"'
    """
    return _UNSAFE.sub(lambda match: _ESCAPES[match[0]], msgspec.json.encode(record))


def plain(pieces: Iterator[bytes]) -> Iterator[str]:
    """The data as it is."""
    for piece in pieces:
        yield piece.decode()


def deflated(pieces: Iterator[bytes]) -> Iterator[str]:
    """The data compressed (zlib) and in base64."""
    press, waiting = zlib.compressobj(9), b""
    for piece in pieces:
        waiting += press.compress(piece)
        whole = len(waiting) // _BLOCK * _BLOCK
        yield base64.b64encode(waiting[:whole]).decode()
        waiting = waiting[whole:]
    yield base64.b64encode(waiting + press.flush()).decode()
