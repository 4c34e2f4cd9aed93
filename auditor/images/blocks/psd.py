"""Photoshop documents: one section holds all image resources (Adobe Photoshop File Formats)."""

import struct

from auditor.images import resources
from auditor.images.gathered import Gathered

_LARGE = 2  # the version of PSB
_MAX_ROWS = 400_000


def accepts(content: bytes) -> bool:
    """The signature of PSD and PSB."""
    return content.startswith((b"8BPS\0\1", b"8BPS\0\2"))


def find(content: bytes, found: Gathered) -> None:
    """Keep size and metadata blocks of a Photoshop document."""
    found.format = "PSD"
    height, width = struct.unpack_from(">II", content, 14)
    found.size(width, height)
    colours = struct.unpack_from(">I", content, 26)[0]
    begin = 30 + colours + 4
    length = struct.unpack_from(">I", content, begin - 4)[0]
    resources.salvage(resources.read(content[begin : begin + length], found), found)
    if len(content) < _end(content, begin + length):
        found.broken = "This PSD is cut off before its end. Ask for the file again."


def _end(content: bytes, layers: int) -> int:
    """Where the flattened picture ends: raw, or in rows whose lengths are told first."""
    width = 8 if content[5] == _LARGE else 4
    begin = layers + width + int.from_bytes(content[layers : layers + width], "big") + 2
    channels, height, across, depth = struct.unpack_from(">HIIH", content, 12)
    if content[begin - 2 : begin] != b"\0\1":
        return begin + int(channels * height * ((across * depth + 7) // 8))
    each = width // 2
    rows = content[begin : begin + min(channels * height, _MAX_ROWS) * each]
    return begin + len(rows) + sum(int.from_bytes(rows[at : at + each], "big") for at in range(0, len(rows), each))
