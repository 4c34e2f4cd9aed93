"""TIFF directories: where TIFF and DNG files, and EXIF blocks, keep IIM, XMP and Photoshop resources (TIFF 6.0, section 2)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from auditor.images import resources
from auditor.images.gathered import Gathered

WIDTH, HEIGHT, STRIP_OFFSETS, STRIP_SIZES, TILE_OFFSETS, TILE_SIZES, DNG = 256, 257, 273, 279, 324, 325, 50706
_XMP, _IIM, _PHOTOSHOP, _C2PA = 700, 33723, 34377, 52545
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 6: 1, 7: 1, 8: 2, 9: 4, 13: 4, 16: 8, 17: 8, 18: 8}
_MAX_DIRECTORIES = 32
_MAX_ENTRIES = 2_000


@dataclass(frozen=True, slots=True)
class Directory:
    """The entries of one directory by tag: type, count and where the value stands."""

    content: bytes
    order: str
    entries: dict[int, tuple[int, int, int]]
    following: int

    def raw(self, tag: int) -> bytes:
        """The octets of a tag's value, b"" where there is no such tag."""
        kind, count, position = self.entries.get(tag, (0, 0, 0))
        return self.content[position : position + count * _SIZES.get(kind, 0)]

    def numbers(self, tag: int, most: int = 10_000) -> tuple[int, ...]:
        """The first whole numbers of a tag's value, () where there is no such tag."""
        size = _SIZES.get(self.entries.get(tag, (0, 0, 0))[0], 0)
        raw = self.raw(tag)[: size * most]
        return tuple(
            int.from_bytes(raw[at : at + size], "little" if self.order == "<" else "big") for at in range(0, len(raw), size or 1)
        )

    def number(self, tag: int) -> int:
        """The only number of a tag's value, 0 where there is none."""
        return next(iter(self.numbers(tag, 1)), 0)


def keep(directory: Directory, found: Gathered) -> None:
    """Keep the metadata blocks that a directory holds."""
    found.block("xmp", directory.raw(_XMP))
    found.block("iim", directory.raw(_IIM))
    found.manifest = found.manifest or _C2PA in directory.entries
    if _PHOTOSHOP in directory.entries:
        resources.salvage(resources.read(directory.raw(_PHOTOSHOP), found), found)


def keep_first(block: bytes, found: Gathered) -> None:
    """Keep the metadata blocks that the first directory of an EXIF block holds, which is rare and ruled out quickly."""
    order: Literal["little", "big"] = "little" if block.startswith(b"II") else "big"
    first = int.from_bytes(block[4:8], order)
    head = block[first + 2 : first + 2 + 12 * int.from_bytes(block[first : first + 2], order)]
    if any(tag.to_bytes(2, order) in head for tag in (_XMP, _IIM, _PHOTOSHOP)):
        for directory in islice(walk(block), 1):
            keep(directory, found)


def walk(content: bytes) -> Iterator[Directory]:
    """The directories of a TIFF file or EXIF block, classic or BigTIFF; none where the header is no TIFF header."""
    order = {b"II": "<", b"MM": ">"}.get(content[:2])
    if order is None or len(content) < 8:
        return
    big = struct.unpack_from(f"{order}H", content, 2)[0] == 43
    position = _unpack(order, "Q" if big else "I", content, 8 if big else 4)
    seen: set[int] = set()
    while position and position not in seen and len(seen) < _MAX_DIRECTORIES:
        seen.add(position)
        directory = read(content, order, position, big=big)
        yield directory
        position = directory.following


def read(content: bytes, order: str, position: int, *, big: bool) -> Directory:
    """The directory that stands at a place, with no entries where that lies behind the end of the content."""
    count_form, entry_form, offset_form, width = ("Q", "HHQ", "Q", 20) if big else ("H", "HHI", "I", 12)
    count = _unpack(order, count_form, content, position)
    first = position + struct.calcsize(f"<{count_form}")
    entries: dict[int, tuple[int, int, int]] = {}
    head = struct.Struct(order + entry_form)
    for at in range(first, min(first + min(count, _MAX_ENTRIES) * width, len(content) - width + 1), width):
        tag, kind, values = head.unpack_from(content, at)
        inline = at + head.size
        size = values * _SIZES.get(kind, 0)
        entries.setdefault(
            tag, (kind, values, inline if size <= width - head.size else _unpack(order, offset_form, content, inline))
        )
    return Directory(content, order, entries, _unpack(order, offset_form, content, first + count * width))


def _unpack(order: str, form: str, content: bytes, position: int) -> int:
    """One number, 0 behind the end of the content."""
    octets = content[position : position + struct.calcsize(f"<{form}")]
    return int.from_bytes(octets, "little" if order == "<" else "big") if len(octets) == struct.calcsize(f"<{form}") else 0
