"""JPEG XL: metadata in boxes beside the code stream (ISO 18181-2, 9)."""

from auditor.images.boxes import Box, boxes
from auditor.images.gathered import Gathered

_SIGNATURE = b"\0\0\0\x0cJXL \r\n\x87\n"
_STREAM = b"\xff\x0a"
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
    if box.kind == b"Exif":
        found.block("exif", _exif(content[box.begin : box.end]))
    elif box.kind == b"xml ":
        found.block("xmp", content[box.begin : box.end])
    elif box.kind == b"brob" and content[box.begin : box.begin + 4] in {b"Exif", b"xml "}:
        found.problem("A metadata block is compressed with Brotli and was not read.")
    elif box.kind == b"jumb":
        found.manifest = found.manifest or b"c2pa" in content[box.begin : box.begin + 64]


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
