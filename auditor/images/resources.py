"""Photoshop image resources: the envelope of IIM in JPEG, TIFF, PSD and PNG (Adobe Photoshop File Formats Specification)."""

import re
import struct

from auditor.images.gathered import Gathered, Kind

_KINDS: dict[int, Kind] = {0x0404: "iim", 0x0422: "exif", 0x0424: "xmp"}
_SIGNATURES = {b"8BIM", b"PHUT", b"DCSR", b"AgHg", b"MeSa"}
_HEAD = struct.Struct(">4sHB")  # signature, number, length of the name
_LEAST = 12  # octets of a resource without name and content
_SIGNATURE = re.compile(rb"8BIM|PHUT|DCSR|AgHg|MeSa")
_MAX_RESOURCES = 20_000


def read(content: bytes, found: Gathered) -> bytes:
    """Keep the metadata blocks among the resources; returns what is left where the last one is cut off, b"" where none is."""
    position, limit, held = 0, len(content) - _LEAST, 0
    for _ in range(_MAX_RESOURCES):
        if position > limit:
            return b""
        signature, number, name = _HEAD.unpack_from(content, position)
        if signature not in _SIGNATURES:
            following = _SIGNATURE.search(content, held)  # the last one said too much of itself: look within it
            if following is None:
                return b""
            position = held = following.start()
            continue
        begin = position + 10 + (name + 2 & ~1)
        end = begin + int.from_bytes(content[begin - 4 : begin], "big")
        if end > len(content):
            return content[position:]
        if number in _KINDS:
            found.block(_KINDS[number], content[begin:end])
        position, held = end + (end - begin) % 2, begin
    found.problem(f"More than {_MAX_RESOURCES} Photoshop resources; the rest was not read.")
    return b""


def salvage(content: bytes, found: Gathered) -> None:
    """Keep what there is of a resource that is cut off, and read on at the next signature behind its header."""
    if len(content) < _LEAST:
        return
    found.problem("A Photoshop resource is cut off; what there is of it was read.")
    _, number, name = _HEAD.unpack_from(content)
    begin = 10 + (name + 2 & ~1)
    following = _SIGNATURE.search(content, begin)
    end = following.start() if following else len(content)
    if number in _KINDS:
        found.block(_KINDS[number], content[begin:end])
    if following:
        salvage(read(content[end:], found), found)


def begins(content: bytes) -> bool:
    """Whether a resource begins here."""
    return content[:4] in _SIGNATURES
