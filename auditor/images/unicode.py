"""Mark-up in any of the five Unicode encodings, as UTF-8: XMP packets and drawings are written in all of them."""

import re

_MARK = re.compile(rb"\xfe\xff|\xff\xfe")


def utf8(block: bytes) -> bytes:
    """Mark-up in UTF-8, whichever of the five Unicode encodings it has; the zeros around the first `<` show which."""
    first = block.find(b"<")
    behind = block[first + 1 : first + 4]
    if first < 0 or behind[:1] != b"\0":
        return block
    if behind == b"\0\0\0":
        big, width, name = block[max(first - 3, 0) : first] == b"\0\0\0", 4, "utf-32"
    else:
        big, width, name = _is_big(block, first), 2, "utf-16"
    begin = first - width + 1 if big else first
    return block[begin:].decode(f"{name}-{'be' if big else 'le'}", "replace").encode("utf-8", "replace")


def _is_big(block: bytes, first: int) -> bool:
    """Whether UTF-16 is big-endian: its byte order mark tells, else whether the octets come out even."""
    if first == 0 or block[first - 1]:
        return False
    mark = _MARK.search(block, first, first + 200)
    return mark[0] == b"\xfe\xff" if mark else (len(block) - first) % 2 == 1
