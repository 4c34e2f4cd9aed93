"""The records of a WARC file (ISO 28500) or an ARC file, one by one, packed or not, however damaged the file is.

The known libraries stop at the first damage and do not say so. Here each gzip member is unpacked on its own; where one is
damaged, that is told as a `Gap` and reading goes on at the next. warcio reads the headers of each record.
"""

import io
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from warcio.statusandheaders import (  # type: ignore[import-untyped]  # warcio has no annotations
    StatusAndHeaders,
    StatusAndHeadersParser,
    StatusAndHeadersParserException,
)

from auditor.sources import arc
from auditor.sources.objects import Object

MEMBER_LIMIT = 64 * 2**20
HEADER_LIMIT = 64 * 2**10
MAX_RATIO = 100
MAX_GAPS = 1_000
_MAX_TRIES = 10_000  # places that look like the start of a member, where one is looked for behind damage
_PACKED = b"\x1f\x8b\x08"
_RECORD = b"WARC/1."
_STEP = 2**20
_HEAD = StatusAndHeadersParser(("WARC/1.0", "WARC/1.1"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of octets within a file or in memory; offsets count from its start.

    The file is opened for each look, so that what stands in it can be asked for at any time, and in another process.
    """

    held: Path | Object | bytes
    start: int
    length: int

    def read(self, offset: int, size: int) -> bytes:
        """Up to `size` octets from an offset on, fewer at the end. Raises `OSError` where the file is gone."""
        size = max(0, min(size, self.length - offset))
        if isinstance(self.held, bytes):
            return self.held[self.start + offset : self.start + offset + size]
        with self.held.open("rb") as stream:
            stream.seek(self.start + offset)
            return stream.read(size)

    def find(self, mark: bytes, offset: int) -> int:
        """Where the mark stands next, -1 where it does not."""
        for at, size in self._steps(offset):
            found = self.read(at, size + len(mark) - 1).find(mark)
            if found >= 0:
                return at + found
        return -1

    def blank(self, offset: int) -> bool:
        """Whether nothing but zero octets and line ends follows, as where a file was made to a size beforehand."""
        return not any(self.read(at, size).strip(b"\0\r\n") for at, size in self._steps(offset))

    def _steps(self, offset: int) -> Iterator[tuple[int, int]]:
        """Pieces to look at one by one, small ones first: what is looked for mostly stands near."""
        size = 2**10
        while offset < self.length:
            yield offset, size
            offset += size
            size = min(size * 4, _STEP)


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where something could not be read, and why."""

    offset: int
    message: str


@dataclass(frozen=True, slots=True)
class Record:
    """A record: where its member and, within that, the record itself begin, its headers, and its block in `held`."""

    member: int
    inner: int
    headers: StatusAndHeaders
    held: Stretch
    start: int
    length: int

    def header(self, name: str) -> str:
        """A header of the record, "" where it has none."""
        return str(self.headers.get_header(name) or "").strip()

    def block(self, size: int) -> bytes:
        """The beginning of the block, up to a size."""
        return self.held.read(self.start, min(size, self.length))


class _Member(NamedTuple):
    """A gzip member unpacked: its octets, as many as may be held, where the next begins, and what is wrong with it."""

    held: Stretch
    end: int
    problem: str


_NOTHING = Stretch(b"", 0, 0)


def records(file: Stretch, start: int = 0, end: int | None = None) -> Generator[Record | Gap, None, int]:
    """Every record of the file and every gap between them, in their order; returns where it stopped.

    With `start` and `end` those whose member (in a file that is not packed: which themselves) begins there or behind, and before
    the end: `begins` tells where the first of them does. So the stretches of a file, end to start, hold each record once.
    """
    gaps, last = 0, file.length if end is None else end
    found = _unpacked(file, None, start, last) if _is_plain(file) else _packed(file, start, last)
    while True:
        try:
            one = next(found)
        except StopIteration as stopped:
            return int(stopped.value)
        yield one
        gaps += isinstance(one, Gap)
        if isinstance(one, Gap) and gaps == MAX_GAPS:
            yield Gap(one.offset, f"{MAX_GAPS:,} places of the file are damaged; the rest was not read.")
            return last


def begins(file: Stretch, at: int) -> int:
    """Where the first member or record begins at an offset or behind it, or the end of the file."""
    if not at:
        return 0
    if not _is_plain(file):
        return _next_member(file, at)
    found = file.find(b"\n" + _RECORD, at - 1)
    return found + 1 if found >= 0 else file.length


def _is_plain(file: Stretch) -> bool:
    begins = file.read(0, len(_RECORD))
    plain = begins == _RECORD or file.read(0, len(arc.FIRST)) == arc.FIRST
    return plain or (not begins.startswith(_PACKED) and file.find(_RECORD, 0) >= 0)


def _begins(held: Stretch, at: int) -> bool:
    """Whether a record begins here."""
    return held.read(at, len(_RECORD)) == _RECORD or arc.begins(held.read(at, arc.LONGEST))


def record_at(file: Stretch, member: int, inner: int) -> Record | None:
    """The record that was found at this place before."""
    packed = file.read(member, len(_PACKED)) == _PACKED
    found, _ = _read(_again(file, member), inner, member) if packed else _read(file, inner)
    return found if isinstance(found, Record) else None


@lru_cache(1)
def _again(file: Stretch, at: int) -> Stretch:
    """The octets of a member; kept until the next is asked for, because one may hold all the records of a file."""
    return _inflate(file, at).held


def _packed(file: Stretch, at: int, last: int) -> Generator[Record | Gap, None, int]:
    while at < last:
        if file.read(at, len(_PACKED)) == _PACKED:
            member = _inflate(file, at)
            if member.problem:
                yield Gap(at, member.problem)
            yield from _in_member(member, at)
            if not member.problem:
                at = member.end
                continue
        elif not file.blank(at):
            yield Gap(at, "Here stands something that is no record.")
        at = _next_member(file, at + 1)
    return at


def _in_member(member: _Member, at: int) -> Iterator[Record | Gap]:
    """The records of a member; of one record that is too long the beginning is enough, of many the rest is missed."""
    read = 0
    for found in _unpacked(member.held, at, 0, member.held.length):
        read = found.start + found.length if isinstance(found, Record) else read
        yield found
    if member.held.length > max(MEMBER_LIMIT, read + len(_RECORD)):
        yield Gap(at, "More than 64 MB stand in one gzip member; only the records in the first 64 MB were read.")


def _unpacked(held: Stretch, member: int | None, at: int, last: int) -> Generator[Record | Gap, None, int]:
    while at < last and not held.blank(at):
        found, behind = _read(held, at, member)
        yield found if isinstance(found, Record) or member is None else Gap(member, found.message)
        at = behind + len(held.read(behind, 4)) - len(held.read(behind, 4).lstrip(b"\r\n"))
        if isinstance(found, Gap) or (at < held.length and not _begins(held, at) and not held.blank(at)):
            if isinstance(found, Record):
                yield Gap(at if member is None else member, "Behind this record stands something that is no record.")
            following = held.find(b"\n" + _RECORD, behind - 1)
            at = following + 1 if following >= 0 else held.length
    return at


def _read(held: Stretch, at: int, member: int | None = None) -> tuple[Record | Gap, int]:
    """The record that begins here, and where the next should; or the gap, and from where on to look for the next."""
    head = held.read(at, HEADER_LIMIT)
    old = arc.headers(head)
    if old:
        return _record(held, at, member, *old)
    size = min((found + len(end) for end in (b"\r\n\r\n", b"\n\n") if (found := head.find(end)) >= 0), default=0)
    if not size:
        return Gap(at, "A record whose header has no end, or one longer than 64 KB, was not read."), at + 1
    try:
        headers = _HEAD.parse(io.BytesIO(head[:size]))
        return _record(held, at, member, headers, size)
    except (StatusAndHeadersParserException, EOFError, ValueError):
        return Gap(at, "A record whose header is damaged was not read."), at + 1


def _record(held: Stretch, at: int, member: int | None, headers: StatusAndHeaders, size: int) -> tuple[Record | Gap, int]:
    """The record with these headers, which take so many octets. Raises `ValueError` where they tell no length."""
    length, start = int(headers.get_header("Content-Length") or ""), at + size
    if not 0 <= length <= held.length - start:
        return Gap(at, "A record is cut off before its end, or its length is wrong; it was not read."), start
    return Record(at if member is None else member, at, headers, held, start, length), start + length


def _inflate(file: Stretch, at: int) -> _Member:
    """Unpack the member that begins here; without its checksum, which is looked at afterwards."""
    skipped = _gzip_header(file.read(at, HEADER_LIMIT))
    inflater = zlib.decompressobj(-15)
    pieces, size, crc, position = [], 0, 0, at + skipped
    while skipped and not inflater.eof and (packed := file.read(position, _STEP // 16)):
        position += len(packed)
        try:
            while packed and not inflater.eof:
                piece = inflater.decompress(packed, _STEP)
                packed = inflater.unconsumed_tail
                crc, size = zlib.crc32(piece, crc), size + len(piece)
                pieces += [piece] * (size <= MEMBER_LIMIT)
                if size > MEMBER_LIMIT and size > MAX_RATIO * (position - len(packed) - at):
                    return _Member(_NOTHING, 0, "A record unpacks to more than 100 times its size; it was not read.")
        except zlib.error:
            break
    if not inflater.eof:
        cut = position >= file.length
        return _Member(
            _NOTHING, 0, "The file ends in the middle of a record." if cut else "A record is damaged and was not read."
        )
    behind = position - len(inflater.unused_data)
    told = file.read(behind, 8)
    wrong = told != crc.to_bytes(4, "little") + (size & 0xFFFFFFFF).to_bytes(4, "little")
    return _Member(Stretch(b"".join(pieces), 0, size), behind + 8, _doubt(told) if wrong else "")


def _doubt(told: bytes) -> str:
    if len(told) < 8:
        return "The file ends in the middle of a record."
    return "A record is damaged: its checksum is wrong. It was read all the same."


def _gzip_header(begins: bytes) -> int:
    """The length of a gzip header (RFC 1952, 2.3), 0 where it is none."""
    if len(begins) < 18 or begins[3] & 0xE0:
        return 0
    at = 10
    if begins[3] & 4:
        at += 2 + int.from_bytes(begins[at : at + 2], "little")
    for _ in range(bool(begins[3] & 8) + bool(begins[3] & 16)):
        at = begins.find(b"\0", at) + 1
        if not at:
            return 0
    return at + 2 * bool(begins[3] & 2)


def _next_member(file: Stretch, at: int) -> int:
    """Where the next gzip member that holds a record begins, or the end of the file."""
    for _ in range(_MAX_TRIES):
        at = file.find(_PACKED, at)
        if at < 0:
            break
        try:
            begins = zlib.decompressobj(31).decompress(file.read(at, arc.LONGEST), arc.LONGEST)
            if begins.startswith(_RECORD[:5]) or arc.begins(begins):
                return at
        except zlib.error:
            pass
        at += 1
    return file.length
