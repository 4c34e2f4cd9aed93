"""GIF: XMP in an application extension whose octets are no sub-blocks but the packet itself (XMP part 3, 1.1.2)."""

import struct

from auditor.images.gathered import Gathered

_MAX_BLOCKS = 100_000
_MAX_SUB_BLOCKS = 200_000  # of one run; 51 MB where they are full
_IMAGE, _EXTENSION, _TRAILER, _APPLICATION = 0x2C, 0x21, 0x3B, 0xFF
_XMP = b"\x0bXMP DataXMP"


def accepts(content: bytes) -> bool:
    """The signature of both versions of GIF."""
    return content.startswith((b"GIF87a", b"GIF89a"))


def find(content: bytes, found: Gathered) -> None:
    """Keep size and metadata blocks of a GIF."""
    found.format = "GIF"
    found.size(*struct.unpack_from("<HH", content, 6))
    position = 13 + _colours(content[10])
    picture = False
    for _ in range(_MAX_BLOCKS):
        label = content[position] if position < len(content) else _IMAGE if not picture else -1
        if label == _EXTENSION:
            position = _extension(content, position, found)
        elif label == _IMAGE and position < len(content):
            picture = True
            position = _behind(content, position + 11 + _colours(content[position + 9]))
        else:
            _end(label, picture=picture, found=found)
            return
    found.problem(f"More than {_MAX_BLOCKS} blocks in the GIF; the rest was not read.")


def _colours(flags: int) -> int:
    """The octets of a colour table."""
    return 3 * 2 ** (1 + flags % 8) if flags & 0x80 else 0


def _extension(content: bytes, position: int, found: Gathered) -> int:
    begin = position + 2
    end = _behind(content, begin)
    if content[position + 1] == _APPLICATION and content[begin : begin + 12] == _XMP:
        found.block("xmp", content[begin + 12 : end])
    return end


def _behind(content: bytes, position: int) -> int:
    """The place behind a run of sub-blocks: each its length, then so many octets; the last has none."""
    for _ in range(_MAX_SUB_BLOCKS):
        if position >= len(content) or not content[position]:
            return position + 1
        position += 1 + content[position]
    return len(content)


def _end(label: int, *, picture: bool, found: Gathered) -> None:
    if not picture:
        found.broken = "This GIF holds no picture: the file ends before the picture's data. Ask for the file again."
    found.unfinished = label != _TRAILER
