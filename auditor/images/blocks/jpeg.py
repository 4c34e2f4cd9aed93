"""JPEG: metadata in APP1 (EXIF, XMP), APP13 (Photoshop resources), APP11 (C2PA), before the picture's data (ISO 10918-1, B.2)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from auditor.images import resources, trailers
from auditor.images.gathered import Gathered

_MARKER = re.compile(rb"\xff[^\xff\x00]")
_SCAN, _END, _APP1, _APP11, _APP13 = 0xDA, 0xD9, 0xE1, 0xEB, 0xED
_ALONE = {0x01, *range(0xD0, 0xD9)}
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_WANTED = {_SCAN, _APP1, _APP11, _APP13} | _FRAMES
_END_OCTETS = b"\xff\xd9"

_EXIF = b"Exif\0"
_EXIF_LIMIT = 4  # octets of garbage before the word, whose capitals differ too
_TIFF = (b"II*\0", b"MM\0*")
_XMP_LIMIT = 120  # octets within which an XMP packet begins, whatever header its writer gave it
_XMP = re.compile(rb"(?s).{0,%d}?(?:<\0{0,3}\?|<\0{0,3}[A-Za-z][\w.\0-]{0,40}:)" % _XMP_LIMIT)
_STANDARD = b"http://ns.adobe.com/xap/1.0/\0"
_RDF, _RDF_END = re.compile(rb"<(?:[\w.-]{1,40}:)?RDF[\s>]"), b"RDF>"
_EXTENDED = b"http://ns.adobe.com/xmp/extension/\0"
_PHOTOSHOP = {b"Photoshop 3.0\0": 14, b"Adobe_Photoshop2.5:": 27}
_MANIFEST = b"c2pa"  # begins the type of a manifest store (C2PA 2.2, 11.1.4.2)
_MAX_SEGMENTS = 100_000
_MAX_EXTENDED = 1_000  # pieces


@dataclass(slots=True)
class _Pieces:
    """Blocks that run over several segments, until they are whole."""

    exif: bytes = b""
    photoshop: bytes = b""
    extended: dict[bytes, dict[int, bytes]] = field(default_factory=dict)
    lengths: dict[bytes, int] = field(default_factory=dict)


def accepts(content: bytes) -> bool:
    """A start of image, then another marker."""
    return content.startswith(b"\xff\xd8\xff")


def find(content: bytes, found: Gathered) -> None:
    """Keep size and metadata blocks of a JPEG."""
    found.format = "JPEG"
    pieces = _Pieces()
    data = 0
    for marker, begin, end in _segments(content):
        if marker == _SCAN:
            data = end
        elif marker == _APP1:
            _app1(content[begin:end], pieces, found)
        elif marker == _APP13:
            _app13(content[begin:end], pieces, found)
        elif marker == _APP11:
            found.manifest = found.manifest or _MANIFEST in content[begin : begin + 64]
        elif marker in _FRAMES and end - begin >= 5:
            found.size(
                int.from_bytes(content[begin + 3 : begin + 5], "big"), int.from_bytes(content[begin + 1 : begin + 3], "big")
            )
    resources.salvage(pieces.photoshop, found)
    found.block("exif", pieces.exif)
    _extended_xmp(pieces, found)
    trailers.read(content, found)
    _end(content, data, found)


def _segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, begin and end of the segments that matter, to the picture's data; one with an impossible length is stepped over."""
    position = 2
    for _ in range(_MAX_SEGMENTS):
        start = _MARKER.search(content, position)
        if start is None:
            return
        marker, position = content[start.start() + 1], start.end()
        if marker == _END:
            return
        if marker in _ALONE:
            continue
        end = position + int.from_bytes(content[position : position + 2], "big")
        if end < position + 2:
            continue
        if marker in _WANTED:
            yield marker, position + 2, min(end, len(content))
            if marker == _SCAN:
                return
        position = end


def _app1(segment: bytes, pieces: _Pieces, found: Gathered) -> None:
    if segment.startswith(_STANDARD):
        _standard(segment[len(_STANDARD) :], found)
    elif segment.startswith(_EXTENDED):
        _extended(segment[len(_EXTENDED) :], pieces)
    elif _EXIF.lower() in segment[: _EXIF_LIMIT + len(_EXIF)].lower():
        _exif(segment[segment.index(b"\0", segment[:9].lower().index(b"exif")) + 2 :], pieces, found)
    elif _XMP.match(segment):
        found.block("xmp", segment)


def _standard(packet: bytes, found: Gathered) -> None:
    """A packet; what goes on where the last one broke off, against the standard, is put behind that."""
    kept = found.blocks.get("xmp", [])
    if kept and _RDF_END in packet and _RDF_END not in kept[-1] and not _RDF.search(packet):
        packet = kept.pop() + packet
    found.block("xmp", packet)


def _exif(block: bytes, pieces: _Pieces, found: Gathered) -> None:
    """A block begins with a TIFF header; one that does not goes on where the last one ended."""
    if block.startswith(_TIFF) or not pieces.exif:
        found.block("exif", pieces.exif)
        pieces.exif = block
    else:
        pieces.exif += block


def _extended(piece: bytes, pieces: _Pieces) -> None:
    """A piece of extended XMP: the packet's number, its length, where the piece stands in it (XMP part 3, 1.1.3.1)."""
    number, length, position = piece[:32], int.from_bytes(piece[32:36], "big"), int.from_bytes(piece[36:40], "big")
    packet = pieces.extended.setdefault(number, {})
    if len(packet) < _MAX_EXTENDED:
        packet.setdefault(position, piece[40:])
        pieces.lengths[number] = length


def _extended_xmp(pieces: _Pieces, found: Gathered) -> None:
    """Keep the extended packets that a standard packet names and that are whole."""
    standard = b"".join(found.blocks.get("xmp", [])).replace(b"\0", b"") if pieces.extended else b""
    for number, packet in pieces.extended.items():
        whole = b"".join(piece for _, piece in sorted(packet.items()))
        if number not in standard:
            found.problem("The file holds extended XMP that its standard XMP does not name; it was not read.")
        elif len(whole) != pieces.lengths[number]:
            found.problem("The extended XMP is not whole and was not read.")
        else:
            found.block("xmp", whole)


def _app13(segment: bytes, pieces: _Pieces, found: Gathered) -> None:
    header = next((length for name, length in _PHOTOSHOP.items() if segment.startswith(name)), 0)
    if not header:
        if segment.startswith(b"\x1c"):
            found.block("iim", segment)
        return
    content = segment[header:]
    if pieces.photoshop and resources.begins(content):
        resources.salvage(pieces.photoshop, found)
        pieces.photoshop = b""
    pieces.photoshop = resources.read(pieces.photoshop + content if pieces.photoshop else content, found)


def _end(content: bytes, data: int, found: Gathered) -> None:
    if found.width is None:
        found.broken = "This JPEG holds no picture: its frame header is missing. Ask for the file again."
    elif not data:
        found.broken = "This JPEG holds no picture: the file ends before the picture's data. Ask for the file again."
    elif content.rfind(_END_OCTETS, data) < 0:
        found.unfinished = True
