"""TIFF and DNG: every block is a tag of a directory (TIFF 6.0; XMP part 3, 1.1.8; Adobe DNG 1.7)."""

from auditor.images import directories
from auditor.images.directories import Directory
from auditor.images.gathered import Gathered

_HEADERS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


def accepts(content: bytes) -> bool:
    """The header of TIFF or BigTIFF in either order of octets."""
    return content.startswith(_HEADERS)


def find(content: bytes, found: Gathered) -> None:
    """Keep size and metadata blocks of a TIFF or DNG."""
    found.format = "TIFF"
    found.block("exif", content)
    first = None
    for directory in directories.walk(content):
        first = first or directory
        directories.keep(directory, found)
    if first is None or not first.entries:
        found.broken = "This TIFF holds no picture: its directory is missing. Ask for the file again."
        return
    if directories.DNG in first.entries:
        found.format = "DNG"
    found.size(first.number(directories.WIDTH), first.number(directories.HEIGHT))
    if _cut(first, len(content)):
        found.broken = (
            f"This {found.format} is cut off: the picture's data lies behind the end of the file. Ask for the file again."
        )


def _cut(directory: Directory, length: int) -> bool:
    """Whether a strip or tile of the picture ends behind the end of the file."""
    for offsets, sizes in (
        (directories.STRIP_OFFSETS, directories.STRIP_SIZES),
        (directories.TILE_OFFSETS, directories.TILE_SIZES),
    ):
        pieces = zip(directory.numbers(offsets), directory.numbers(sizes), strict=False)
        if any(begin + size > length for begin, size in pieces):
            return True
    return False
