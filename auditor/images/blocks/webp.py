"""WebP: chunks of a RIFF file, EXIF and XMP behind the picture (RFC 9649, 2.7)."""

import struct
from collections.abc import Iterator

from auditor.images.gathered import Gathered

_MAX_CHUNKS = 100_000
_PICTURES = (b"VP8 ", b"VP8L", b"ANMF")


def accepts(content: bytes) -> bool:
    """A RIFF file of the form WEBP."""
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def find(content: bytes, found: Gathered) -> None:
    """Keep size and metadata blocks of a WebP."""
    found.format = "WebP"
    picture = False
    for kind, begin, end in _chunks(content):
        picture = picture or kind in _PICTURES
        if kind == b"EXIF":
            found.block("exif", content[begin:end].removeprefix(b"Exif\0\0"))
        elif kind == b"XMP ":
            found.block("xmp", content[begin:end])
        elif kind == b"C2PA":
            found.manifest = True
        elif kind in _SIZES and end - begin >= 10:
            found.size(*_SIZES[kind](content[begin : begin + 10]))
    if not picture:
        found.broken = "This WebP holds no picture: the file ends before the picture's data. Ask for the file again."
    elif len(content) < 8 + struct.unpack_from("<I", content, 4)[0] - 1:
        found.unfinished = True


def _chunks(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    position = 12
    for _ in range(_MAX_CHUNKS):
        if position + 8 > len(content):
            return
        kind, length = struct.unpack_from("<4sI", content, position)
        yield kind, position + 8, min(position + 8 + length, len(content))
        position += 8 + length + length % 2


def _canvas(head: bytes) -> tuple[int, int]:
    return 1 + int.from_bytes(head[4:7], "little"), 1 + int.from_bytes(head[7:10], "little")


def _lossy(head: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("<HH", head, 6)
    return width & 0x3FFF, height & 0x3FFF


def _lossless(head: bytes) -> tuple[int, int]:
    bits = int.from_bytes(head[1:5], "little")
    return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)


_SIZES = {b"VP8X": _canvas, b"VP8 ": _lossy, b"VP8L": _lossless}
