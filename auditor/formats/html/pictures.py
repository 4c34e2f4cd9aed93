"""The thumbnails of a report: each once, and only what is a WebP made anew; in the report, or as files beside it."""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from auditor.formats.html.beside import Folder

MOST = 2_000  # pictures in one file
MOST_BYTES = 16_000_000  # of them all, in base64
_TALLEST = 16_384  # pixels a WebP may have on a side
_DIGEST = 12  # bytes by which a picture is known


@dataclass(frozen=True, slots=True)
class Picture:
    """A thumbnail by its number in the report, with its size in pixels."""

    number: int
    width: int
    height: int


@dataclass
class Pictures:
    """All thumbnails so far, written to `spool` as they come, or into the folder once there is one."""

    spool: BinaryIO
    roomy: bool
    size: int = 0
    folder: Folder | None = None
    _known: dict[bytes, int] = field(default_factory=dict)

    def add(self, thumbnail: bytes) -> Picture | None:
        """The picture's number; None where there is none or the report is full."""
        pixels = webp_size(thumbnail)
        if not pixels:
            return None
        key = hashlib.sha256(thumbnail).digest()[:_DIGEST]
        number = self._known.get(key, len(self._known))
        if number == len(self._known):
            if self._full(thumbnail):
                return None
            self._known[key] = number
            self._keep(Picture(number, *pixels), thumbnail)
        return Picture(number, *pixels)

    def __len__(self) -> int:
        return len(self._known)

    def into(self, folder: Folder) -> None:
        """Move all of them into the folder, and all that follow."""
        for picture, data in self:
            folder.picture(picture.number, base64.b64decode(data))
        self.folder = folder

    def _full(self, thumbnail: bytes) -> bool:
        return not self.roomy and (len(self._known) == MOST or self.size + len(thumbnail) * 4 // 3 > MOST_BYTES)

    def _keep(self, picture: Picture, thumbnail: bytes) -> None:
        if self.folder:
            self.folder.picture(picture.number, thumbnail)
            return
        line = f"{picture.number} {picture.width} {picture.height} {base64.b64encode(thumbnail).decode()}\n"
        self.size += self.spool.write(line.encode())

    def __iter__(self) -> Iterator[tuple[Picture, str]]:
        """Each picture that is not in the folder, with its bytes in base64."""
        self.spool.seek(0)
        for line in self.spool if not self.folder else ():
            number, width, height, data = line.decode().split()
            yield Picture(int(number), int(width), int(height)), data


def webp_size(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels as the header of a WebP states them (RFC 9649); None for anything else."""
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP" or len(content) < 30:
        return None
    kind, body = content[12:16], content[20:30]
    if kind == b"VP8X":
        size = int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    elif kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        size = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    elif kind == b"VP8 ":
        size = int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
    else:
        return None
    return size if all(0 < side <= _TALLEST for side in size) else None
