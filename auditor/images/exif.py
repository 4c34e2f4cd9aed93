"""EXIF through exifread: the few tags about rights, without the notes of camera makers (Exif 2.32, 4.6)."""

import io
import logging
import struct
from collections.abc import Iterator
from itertools import islice

from exifread.core.exceptions import ExifError
from exifread.core.exif_header import ExifHeader
from exifread.core.ifd_tag import IfdTag

from auditor.images import directories
from auditor.images.fields import by_tag
from auditor.images.gathered import Gathered
from auditor.images.iim import decoded
from auditor.images.limits import Bounded

_MAX_READS = 20_000
_MAX_ENTRIES = 2_000
_SMALL = 2**20  # octets that may be read whole for each tag
_MAX_TEXT = 100_000
_UNKNOWN_DATE = " :"  # all that is left of a date that the camera did not know (Exif 4.6.5)
_ENDIAN = {b"II*\0": "I", b"MM\0*": "M", b"IIU\0": "I", b"IIRO": "I", b"IIRS": "I"}
_BIG = (b"II+\0", b"MM\0+")  # BigTIFF, which exifread does not know
_POINTER = 0x8769  # the EXIF directory
_MAX_SAME = 4  # values of one tag in one directory, which should hold one
_TAGS = {
    0x010E: "ImageDescription",
    0x013B: "Artist",
    0x8298: "Copyright",
    0x9003: "DateTimeOriginal",
    0x9C9B: "XPTitle",
    0x9C9C: "XPComment",
    0x9C9D: "XPAuthor",
}
# exifread says much about damage on its own logger; what matters of it is told as a problem here.
logging.getLogger("exifread").addHandler(logging.NullHandler())
# What crafted blocks have made exifread raise; a closed list, so that a mistake of ours is not hidden.
_DAMAGE = (
    *(ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, MemoryError, RecursionError),
    *(ArithmeticError, struct.error, ExifError, EOFError),
)


class _Rights(ExifHeader):
    """exifread's reader of a directory, for the tags of the table alone: the rest of the block is not looked at."""

    pointer = 0

    def read_directory(self, ifd: int, ifd_name: str) -> None:
        """Read the tags of the table that a directory holds, one that it holds twice as well."""
        count = min(self.s2n(ifd, 2), _MAX_ENTRIES)
        self.file_handle.seek(ifd + 2)
        head = self.file_handle.read(12 * count)
        order = "<" if self.endian == "I" else ">"
        tags = struct.iter_unpack(f"{order}H10x", head[: len(head) // 12 * 12])
        for at, (tag,) in zip(range(ifd + 2, ifd + 2 + len(head), 12), tags, strict=False):
            name = _TAGS.get(tag)
            if tag == _POINTER:
                self.pointer = self.pointer or self.s2n(at + 8, 4)
            elif name:
                place = f"{ifd_name}{sum(told.endswith(name) for told in self.tags)}"
                if not place.endswith(str(_MAX_SAME)):
                    self._process_tag(ifd, place, (name, None), at, tag, name, relative=False, stop_tag="")


def read(block: bytes, found: Gathered) -> None:
    """Tell `found` the rights tags of a block that begins with a TIFF header, with their places as `EXIF Artist`."""
    table = by_tag()
    for name, raw in _in_large(block) if block.startswith(_BIG) else _in_classic(block, found):
        found.say(table[name].name, _text(name, raw), f"EXIF {name}")


def _in_classic(block: bytes, found: Gathered) -> Iterator[tuple[str, bytes]]:
    """Name and octets of each tag, through exifread."""
    endian = _ENDIAN.get(block[:4])
    if endian is None:
        found.problem("The EXIF block has no TIFF header and was not read.")
        return
    file = io.BytesIO(block) if len(block) < _SMALL else Bounded(block, _MAX_READS, _MAX_TEXT)
    header = _Rights(file, endian, 0, 0, strict=False, debug=False, detailed=False)
    try:
        header.read_directory(int.from_bytes(block[4:8], "little" if endian == "I" else "big"), "Image")
        if header.pointer >= len(block):
            found.problem("The EXIF directory lies behind the end of its block and was not read: the block is damaged.")
        elif header.pointer:
            header.read_directory(header.pointer, "EXIF")
    except _DAMAGE as error:
        found.problem(f"The EXIF block is damaged ({type(error).__name__}); what stands before the damage was read.")
    for place, tag in header.tags.items():
        if isinstance(tag, IfdTag):
            yield place.partition(" ")[2], block[tag.field_offset : tag.field_offset + min(tag.field_length, _MAX_TEXT)]


def _in_large(block: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and octets of each tag of a BigTIFF."""
    for first in islice(directories.walk(block), 1):
        inner = directories.read(block, first.order, first.number(_POINTER), big=True)
        for directory in (first, inner):
            for tag in filter(_TAGS.get, directory.entries):
                yield _TAGS[tag], directory.raw(tag)[:_MAX_TEXT]


def _text(name: str, raw: bytes) -> str:
    """A tag's octets as text: XP tags are UTF-16, a copyright is the photographer's, then the editor's (Exif 4.6.4)."""
    if name.startswith("XP"):
        return raw.decode("utf-16-le", "replace").partition("\0")[0]
    if name == "Copyright":
        return "\n".join(part for part in map(str.strip, decoded(raw).split("\0")[:2]) if part)
    text = decoded(raw.partition(b"\0")[0]).strip()
    return text if text.strip(_UNKNOWN_DATE) else ""
