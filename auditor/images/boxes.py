"""Boxes of ISO media files (ISO 14496-12, 4.2): size, type, content; AVIF, HEIC, JPEG 2000 and JPEG XL are made of them."""

from collections.abc import Iterator
from dataclasses import dataclass

XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")  # of the boxes with XMP, in whichever format
_MAX_BOXES = 10_000
_LARGE, _TO_THE_END = 1, 0


@dataclass(frozen=True, slots=True)
class Box:
    """A box's type and where its content stands; `whole` is False where the file ends within it."""

    kind: bytes
    begin: int
    end: int
    whole: bool


def boxes(content: bytes, begin: int, end: int) -> Iterator[Box]:
    """The boxes between two places, until one makes no sense."""
    for _ in range(_MAX_BOXES):
        if begin + 8 > end:
            return
        size, kind, head = int.from_bytes(content[begin : begin + 4], "big"), content[begin + 4 : begin + 8], 8
        if size == _LARGE:
            size, head = int.from_bytes(content[begin + 8 : begin + 16], "big"), 16
        elif size == _TO_THE_END:
            size = end - begin
        if size < head:
            return
        yield Box(kind, begin + head, min(begin + size, end), begin + size <= end)
        begin += size


def first(content: bytes, outer: Box, kind: bytes, skip: int = 0) -> Box | None:
    """The first box of a type within another one, whose content begins with `skip` octets of its own."""
    return next((box for box in boxes(content, outer.begin + skip, outer.end) if box.kind == kind), None)
