"""JPEG XL: metadata in boxes beside the code stream, plain or packed with Brotli (ISO 18181-2, 9)."""

import importlib
from collections.abc import Callable
from functools import cache
from types import ModuleType

from auditor.images.boxes import Box, boxes
from auditor.images.gathered import Gathered

_SIGNATURE = b"\0\0\0\x0cJXL \r\n\x87\n"
_STREAM = b"\xff\x0a"
_MAX_UNPACKED = 8 * 2**20  # octets of one packed box
# Width of the height (or width) in bits, by the two bits before it (ISO 18181-1, size header).
_BITS = (9, 13, 18, 30)
_RATIOS = {1: (1, 1), 2: (12, 10), 3: (4, 3), 4: (3, 2), 5: (16, 9), 6: (5, 4), 7: (2, 1)}


def accepts(content: bytes) -> bool:
    """The signature box, or a bare code stream."""
    return content.startswith((_SIGNATURE, _STREAM))


def find(content: bytes, found: Gathered) -> None:
    """Keep size and metadata blocks of a JPEG XL file."""
    found.format = "JPEG XL"
    if content.startswith(_STREAM):
        _size(content[:16], found)
        return
    stream = b""
    for box in boxes(content, 0, len(content)):
        if box.kind in {b"jxlc", b"jxlp"}:
            begin = box.begin + 4 * (box.kind == b"jxlp")  # a part begins with its number
            stream = stream or content[begin : begin + 16]
            if not box.whole:
                found.broken = "This JPEG XL file is cut off before its end. Ask for the file again."
        else:
            _metadata(content, box, found)
    if stream:
        _size(stream, found)
    else:
        found.broken = "This JPEG XL file holds no picture: it ends before the picture's data. Ask for the file again."


def _metadata(content: bytes, box: Box, found: Gathered) -> None:
    if box.kind == b"brob":
        packed = content[box.begin + 4 : box.end]
        _keep(content[box.begin : box.begin + 4], lambda: _unpacked(packed, found), found)
    else:
        _keep(box.kind, lambda: content[box.begin : box.end], found)


def _keep(kind: bytes, block: Callable[[], bytes], found: Gathered) -> None:
    """Keep what a box of this type holds."""
    if kind == b"Exif":
        found.block("exif", _exif(block()))
    elif kind == b"xml ":
        found.block("xmp", block())
    elif kind == b"jumb":
        found.manifest = found.manifest or b"c2pa" in block()[:64]


def _unpacked(packed: bytes, found: Gathered) -> bytes:
    """The content of a box packed with Brotli, b"" with a problem told where it cannot be had."""
    library = _brotli()
    if library is None:
        found.problem("A metadata block is compressed with Brotli; to read it, install caption-credit-auditor[jpegxl].")
        return b""
    try:
        return bytes(library.Decompressor().process(packed, output_buffer_limit=_MAX_UNPACKED))[:_MAX_UNPACKED]
    except library.error:
        found.problem("A metadata block that is compressed with Brotli is damaged and was not read.")
        return b""


@cache
def _brotli() -> ModuleType | None:
    try:
        return importlib.import_module("brotli")
    except ImportError:
        return None


def _exif(block: bytes) -> bytes:
    """The block behind the offset of its TIFF header."""
    return block[4 + int.from_bytes(block[:4], "big") :]


def _size(stream: bytes, found: Gathered) -> None:
    """Height, then a ratio or the width, in bits from the lowest (ISO 18181-1, size header)."""
    bits = int.from_bytes(stream[2:], "little")
    small, bits = bits & 1, bits >> 1
    height, bits = _side(bits, small=bool(small))
    ratio, bits = bits & 7, bits >> 3
    if ratio:
        across, down = _RATIOS[ratio]
        width = height * across // down
    else:
        width, bits = _side(bits, small=bool(small))
    found.size(width, height)


def _side(bits: int, *, small: bool) -> tuple[int, int]:
    """One side in pixels, and the bits behind it."""
    if small:
        return 8 * ((bits & 31) + 1), bits >> 5
    width = _BITS[bits & 3]
    return (bits >> 2 & (1 << width) - 1) + 1, bits >> 2 + width
