"""The list of findings as data for the script: short records, a few hundred at a time, so that a long run needs no memory."""

import base64
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, TypeVar

import msgspec

from auditor.formats.html.overview import SEVERITIES
from auditor.formats.html.shown import excerpt, text
from auditor.formats.html.view import Photographs, Shown
from auditor.formats.html.who import BLOCKS, source
from auditor.model import Finding
from auditor.text import fold

_Entry = TypeVar("_Entry")

CHUNK = 1_000  # findings in one piece of data
LONG, SHORT = 90, 20  # letters of a finding's text in the list
MANY = 5_000  # findings from which on the short form does
LONGEST = 2_000  # letters of a text that are looked at
_ADDRESS = re.compile(r"https?://\S+/\S+\Z")
_UNSAFE = re.compile(b"[<>&]|\xe2\x80[\xa8\xa9]")
_ESCAPES = {b"<": rb"\u003c", b">": rb"\u003e", b"&": rb"\u0026", b"\xe2\x80\xa8": rb"\u2028", b"\xe2\x80\xa9": rb"\u2029"}
_BLOCK = 3 * 2**14  # bytes that become base64 without padding


KNOWN, NEW, BACK = range(3)  # how a finding stands to the run before
_NO_ARTICLE = -1


@dataclass
class _Chunk:
    """Some findings column by column, and the tables that their numbers point into."""

    pages: dict[tuple[str, str, str, int, str, int], int] = field(default_factory=dict)
    agencies: dict[str, int] = field(default_factory=dict)
    rows: list[tuple[str | int, ...]] = field(default_factory=list)

    def encoded(self) -> bytes:
        ids, *columns = zip(*self.rows, strict=True) if self.rows else ((), *[()] * 7)
        return embeddable(
            {"pages": list(self.pages), "agencies": list(self.agencies), "ids": " ".join(map(str, ids)), "columns": columns}
        )


@dataclass
class Rows:
    """All findings in short, written to `spool` as they come; `rules` grows with the rules met.

    With `since` each tells how it stands to the run before.
    """

    spool: BinaryIO
    since: bool = False
    rules: dict[str, int] = field(default_factory=dict)
    size: int = 0
    count: int = 0
    _chunk: _Chunk = field(default_factory=_Chunk)

    def page(self, page: Photographs, *, told: bool = True) -> int:
        """Keep one page, findings or none; its number among those that wait to be written."""
        it, letters = page.page, self._letters
        entry = (
            text(it.location),
            excerpt(it.publisher.text, LONG) if it.publisher else "",
            text(it.published.text[:10]) if it.published else "",
            page.number if told else _NO_ARTICLE,
            excerpt(it.title.text, letters) if it.title and letters == LONG else "",
            page.total,
        )
        if len(self._chunk.pages) == CHUNK and entry not in self._chunk.pages:
            self.flush()
        return _number(self._chunk.pages, entry)

    def add(self, finding: Finding, page: Photographs, shown: Shown | None, since: int = KNOWN, *, told: bool = True) -> None:
        """Keep one finding of the page."""
        self.count += 1
        place = self.page(page, told=told)
        row = (
            "".join(text(finding.id).split()),
            SEVERITIES.index(finding.severity),
            self.rules.setdefault(finding.rule, len(self.rules)),
            place,
            finding.line,
            shown.picture.number if shown and shown.picture else -1,
            _number(self._chunk.agencies, text(shown.agency) if shown else ""),
            reason(finding, self._letters),
        )
        self._chunk.rows.append((*row, since) if self.since else row)
        if len(self._chunk.rows) == CHUNK:
            self.flush()

    @property
    def _letters(self) -> int:
        return LONG if self.count <= MANY else SHORT

    def flush(self) -> None:
        """Write what has gathered."""
        if self._chunk.pages:
            self.size += self.spool.write((b",\n" if self.size else b"") + self._chunk.encoded())
            self._chunk = _Chunk()


def _number(table: dict[_Entry, int], entry: _Entry) -> int:
    return table.setdefault(entry, len(table))


def reason(finding: Finding, letters: int = LONG) -> str:
    """The first text that proves a finding, in short, and what the file says against it."""
    said = [it for it in finding.evidence if it.text.strip()]
    first = _named(said[0].text) if said else ""
    against = next((_named(it.text) for it in said[1:] if source(it) in BLOCKS and source(said[0]) not in BLOCKS), "")
    if not against or fold(against) in fold(first) or fold(first) in fold(against):
        return excerpt(first, letters)
    return excerpt(f"{excerpt(first, letters // 2)} ↔ {excerpt(against, letters // 2)}", letters)


def _named(words: str) -> str:
    """A text, of an address of the web only its last part."""
    words = words[:LONGEST]
    return words.rstrip("/").rsplit("/", 1)[-1] if _ADDRESS.match(words) else words


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
