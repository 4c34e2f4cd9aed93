"""JPEG 2000: metadata in UUID boxes beside the picture's code stream (ISO 15444-1, annex I)."""

import struct

from auditor.images import resources
from auditor.images.boxes import XMP_UUID, Box, boxes, first
from auditor.images.gathered import Gathered

_SIGNATURE = b"\0\0\0\x0cjP"
_STREAM = b"\xff\x4f\xff\x51"
_END = b"\xff\xd9"
_IIM = (bytes.fromhex("33c7a4d2b81d4723a0baf1a3e097ad38"), bytes.fromhex("09a14e97c0b442e0bebf36df6f0ce36f"))
_EXIF = (b"JpgTiffExif->JP2", bytes.fromhex("0537cdab9d0c4431a72afa561f2a113e"))
_PHOTOSHOP = bytes.fromhex("2c4c0100850440b9a03e562148d6dfeb")


def accepts(content: bytes) -> bool:
    """The signature box, or a bare code stream."""
    return content.startswith((_SIGNATURE, _STREAM))


def find(content: bytes, found: Gathered) -> None:
    """Keep size and metadata blocks of a JPEG 2000 file."""
    found.format = "JPEG 2000"
    if content.startswith(_STREAM):
        _stream(content, 0, found)
        found.unfinished = not content.rstrip(b"\0").endswith(_END)
        return
    picture = False
    for box in boxes(content, 0, len(content)):
        if box.kind == b"jp2c":
            picture = True
            _stream(content, box.begin, found)
            if not box.whole or not content.endswith(_END, box.begin, box.end):
                found.broken = "This JPEG 2000 file is cut off before its end. Ask for the file again."
        else:
            _metadata(content, box, found)
    if not picture:
        found.broken = "This JPEG 2000 file holds no picture: it ends before the picture's data. Ask for the file again."


def _metadata(content: bytes, box: Box, found: Gathered) -> None:
    if box.kind == b"uuid":
        _uuid(content[box.begin : box.begin + 16], content[box.begin + 16 : box.end], found)
    elif box.kind == b"xml ":
        found.block("xmp", _packet(content[box.begin : box.end]))
    elif box.kind == b"jp2h":
        _header(content, box, found)
    elif box.kind == b"jumb":
        found.manifest = found.manifest or b"c2pa" in content[box.begin : box.begin + 64]


def _header(content: bytes, outer: Box, found: Gathered) -> None:
    box = first(content, outer, b"ihdr")
    if box:
        height, width = struct.unpack_from(">II", content, box.begin)
        found.size(width, height)


def _stream(content: bytes, begin: int, found: Gathered) -> None:
    """The size as the code stream tells it: the reference grid without its margin (annex A.5.1)."""
    right, bottom, left, top = struct.unpack_from(">IIII", content, begin + 8)
    found.size(right - left, bottom - top)


def _uuid(name: bytes, block: bytes, found: Gathered) -> None:
    if name == XMP_UUID:
        found.block("xmp", block)
    elif name in _IIM:
        found.block("iim", block)
    elif name in _EXIF:
        found.block("exif", block.removeprefix(b"Exif\0\0"))
    elif name == _PHOTOSHOP:
        resources.salvage(resources.read(block, found), found)


def _packet(block: bytes) -> bytes:
    """An XML box may hold anything; only XMP is ours."""
    return block if b"adobe:ns:meta/" in block[:2000] else b""
