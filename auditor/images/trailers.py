"""What older picture-desk programs hang behind the end of a JPEG: IIM in an AFCP or a FotoStation trailer."""

import struct

from auditor.images.gathered import Gathered

_FOTOSTATION = b"\xa1\xb2\xc3\xd4"
_AFCP = {b"AXS!": ">", b"AXS*": "<"}
_MAX_TRAILERS = 16
_IIM_RECORD = 1


def read(content: bytes, found: Gathered) -> None:
    """Keep the IIM blocks of the trailers at the end of the file."""
    end = len(content)
    for _ in range(_MAX_TRAILERS):
        begin = _fotostation(content, end, found) or _afcp(content, end, found)
        if not 0 < begin < end:
            return
        end = begin


def _fotostation(content: bytes, end: int, found: Gathered) -> int:
    """Where the record that ends here begins, 0 where there is none: octets, then number, size and signature."""
    if content[end - 4 : end] != _FOTOSTATION:
        return 0
    number, size = struct.unpack_from(">HI", content, end - 10)
    if not 10 <= size <= end:
        return 0
    if number == _IIM_RECORD:
        found.block("iim", content[end - size : end - 10])
    return int(end - size)


def _afcp(content: bytes, end: int, found: Gathered) -> int:
    """Where the AFCP trailer that ends here begins: header, directory of (name, size, position), records, place of the header."""
    order = _AFCP.get(content[end - 12 : end - 8]) if end >= 24 else None
    if order is None:
        return 0
    begin: int = struct.unpack_from(f"{order}I", content, end - 8)[0]
    if content[begin : begin + 4] != content[end - 12 : end - 8]:
        return 0
    count = struct.unpack_from(f"{order}H", content, begin + 6)[0]
    for at in range(begin + 12, min(begin + 12 + 12 * count, end - 12), 12):
        name, size, position = struct.unpack_from(f"{order}4sII", content, at)
        if name == b"IPTC":
            found.block("iim", content[position : position + size])
    return begin
