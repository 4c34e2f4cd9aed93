"""Pixels, through Pillow and under limits: whether a picture is whole, and a small copy of it without metadata."""

import hashlib
import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageOps

from auditor.images import blocks
from auditor.images.gathered import Gathered
from auditor.images.limits import MAX_OCTETS, MAX_PIXELS, Bounded

# Never EPS or PDF: Pillow starts other programs for them.
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "AVIF", "JPEG2000", "PSD", "BMP")
_ORIENTATION = 0x0112
_MAX_WHOLE = 40_000_000  # pixels of a picture that cannot be decoded at a fraction of its size
_MAX_SLOW = 16_000_000  # the same for JPEG 2000, which takes a second for ten million
_MAX_SCANS = 2_000  # beginnings of a scan, by their octets, which also come up in other data
_MAX_READS = 200_000
_JPEG, _JPEG_END = b"\xff\xd8", b"\xff\xd9"
_FILLER = b"\x5a\xa5\x13" * 100
_TALLEST = 4  # times the width
_QUALITY = 70
# What damaged pictures have made Pillow raise; a closed list, so that a mistake of ours is not hidden.
_DAMAGE = (
    *(OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError, MemoryError),
    *(EOFError, RuntimeError, AssertionError, struct.error, zlib.error, Image.DecompressionBombError),
)


class _TooLargeError(ValueError):
    """The pixels would take too much memory or time."""


def thumbnail(content: bytes, width: int) -> bytes:
    """A WebP of at most `width` pixels across, made anew from the pixels, upright, without metadata; b"" where that fails.

    The same octets give the same thumbnail on one machine.
    """
    found = Gathered()
    if width < 1 or not blocks.find(content[:MAX_OCTETS], found) or found.broken:
        return b""  # a decoder's own complaint about these would only go to the terminal
    if (found.width or 0) * (found.height or 0) > MAX_PIXELS:
        return b""
    try:
        with _opened(content) as image:
            return _encoded(_small(image, width))
    except _DAMAGE:
        return b""


def grey(content: bytes, side: int) -> bytes:
    """The picture upright as a square of `side` by `side` grey pixels, one octet each; b"" where that fails."""
    try:
        with _opened(content) as image:
            image.draft("L", (2 * side, 2 * side))
            upright = ImageOps.exif_transpose(_rgb(image))
            return upright.convert("L").resize((side, side), Image.Resampling.BOX).tobytes()
    except _DAMAGE:
        return b""


def cropped(pixels: bytes, side: int, share: float, to: int) -> Iterator[bytes]:
    """Nine crops of a grey square by a share of its side, one in each corner, at each edge and in the middle, resized."""
    whole = Image.frombytes("L", (side, side), pixels)
    kept = round(side * (1 - share))
    places = (0, (side - kept) // 2, side - kept)
    for left in places:
        for top in places:
            crop = whole.crop((left, top, left + kept, top + kept))
            yield crop.resize((to, to), Image.Resampling.BOX).tobytes()


def whole(content: bytes) -> bool:
    """Whether the pixels of a file without an end are there to the last one."""
    try:
        if content.startswith(_JPEG):
            pixels = content.rstrip(b"\xff")
            return _checksum(pixels + _JPEG_END) == _checksum(pixels + _FILLER + _JPEG_END)
        with _opened(content) as image:
            image.load()
    except _DAMAGE:
        return False
    return True


def _checksum(content: bytes) -> str:
    """A number of a JPEG's pixels.

    A decoder makes up the pixels that are missing before the end marker. If none are, then octets put before that marker
    change nothing.
    """
    with _opened(content) as image:
        if "progressive" not in image.info:
            image.draft(None, (1, 1))
        elif image.width * image.height > _MAX_SLOW:
            raise _TooLargeError
        return hashlib.sha256(image.tobytes()).hexdigest()


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    """The picture with its header read, within the limits; Pillow's warnings about damage are no news to us."""
    if len(content) > MAX_OCTETS:
        raise _TooLargeError
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(Bounded(content, _MAX_READS), formats=_FORMATS) as image:
            if image.width * image.height > _limit(image) or content.count(b"\xff\xda") > _MAX_SCANS:
                raise _TooLargeError
            yield image


def _limit(image: Image.Image) -> int:
    if image.format in {"JPEG", "MPO"} and "progressive" not in image.info:
        return MAX_PIXELS
    return _MAX_SLOW if image.format == "JPEG2000" else _MAX_WHOLE


def _small(image: Image.Image, width: int) -> Image.Image:
    """The picture upright and in RGB, no wider than `width`."""
    turned = image.getexif().get(_ORIENTATION) in {5, 6, 7, 8}
    box = (_TALLEST * width, width) if turned else (width, _TALLEST * width)
    image.draft("RGB", (2 * width, 2 * width))
    image.thumbnail(box, Image.Resampling.LANCZOS if image.mode not in {"P", "1"} else Image.Resampling.NEAREST)
    return _rgb(ImageOps.exif_transpose(image))


def _rgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        image = image.point(lambda value: value / 256).convert("L")
    if not image.has_transparency_data:
        return image.convert("RGB")
    image = image.convert("RGBA")
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, image).convert("RGB")


def _encoded(image: Image.Image) -> bytes:
    target = io.BytesIO()
    image.info.clear()
    image.save(target, "WEBP", quality=_QUALITY, method=4, exif=b"", xmp=b"", icc_profile=b"")
    return target.getvalue()
