"""From the octets of an image file to `Embedded`: find the blocks, have each read by its standard, keep them apart."""

import re
from collections.abc import Callable

from auditor.images import blocks, c2pa, directories, exif, iim, pixels, xmp
from auditor.images.gathered import Gathered, Kind
from auditor.images.limits import MAX_OCTETS, MAX_PIXELS
from auditor.model import Embedded

# The order in which a file's statements stand side by side.
_READERS: dict[Kind, Callable[[bytes, Gathered], None]] = {"iim": iim.read, "xmp": xmp.read, "exif": exif.read}
_SPACE = re.compile(rb"[\s\0]*")
_HTML = "This is an HTML page, not an image: servers send one in place of a picture that is missing or blocked."
_EPS = "This is an EPS (PostScript) file, which no browser shows and which is never run here. Ask for a JPEG."
_SIGNATURES = {
    b"%!": _EPS,
    b"\xc5\xd0\xd3\xc6": _EPS,
    b"%pdf": "This is a PDF, not an image. Ask for a JPEG.",
    b"<!doctype html": _HTML,
    b"<html": _HTML,
    b"<head": _HTML,
    b"{": "This is JSON data, not an image. The server may have sent a message in place of the picture.",
    b"pk\x03\x04": "This is a ZIP archive, not an image. Unpack it first.",
    b"\x1f\x8b": "This is gzip-compressed data, not an image. Unpack it first.",
    b"\x1a\x45\xdf\xa3": "This is a film, not an image.",
}


def read_image(content: bytes, anchors: str = "") -> Embedded:
    """What an image file says of itself; never raises: what is wrong with the file stands in `broken` and `problems`.

    `anchors` are certificates (PEM) of those whose C2PA signatures are trusted; without any, a manifest is intact at best.
    """
    found = Gathered()
    if len(content) > MAX_OCTETS:
        found.problem(f"The file is larger than {MAX_OCTETS // 2**20} MB; only its beginning was read.")
        content = content[:MAX_OCTETS]
    if not blocks.find(content, found):
        found.broken = _what_it_is(content)
    for block in tuple(found.blocks.get("exif", [])):
        directories.keep_first(block, found)
    for kind, read in _READERS.items():
        for block in found.blocks.get(kind, []):
            read(block, found)
    manifest = c2pa.read(content, found, anchors) if found.manifest else None
    _pixels(content, found)
    return Embedded(
        format=found.format,
        width=found.width,
        height=found.height,
        **found.statements(),
        c2pa=manifest,
        decodings={name: tuple(texts) for name, texts in found.decodings.items()},
        problems=tuple(found.problems),
        broken=found.broken,
    )


def _pixels(content: bytes, found: Gathered) -> None:
    """Judge the size that the header tells, and where the file has no end whether the picture has one."""
    if found.width and found.height and found.width * found.height > MAX_PIXELS:
        found.problem(
            f"The picture says it is {found.width} × {found.height} pixels, more than {MAX_PIXELS // 1_000_000} megapixels; "
            "its pixels were not looked at."
        )
    if found.unfinished and not found.broken and not pixels.whole(content):
        found.broken = f"This {found.format} is cut off before its end. Ask for the file again."


def _what_it_is(content: bytes) -> str:
    """A sentence for a file that is no image: what it is, and what to do."""
    if not content:
        return "The file is empty (0 bytes). Ask for it again."
    beginning = _SPACE.sub(b"", content[:1024].removeprefix(b"\xef\xbb\xbf"), count=1).lower()
    for signature, sentence in _SIGNATURES.items():
        if beginning.startswith(signature):
            return sentence
    if content[4:8] == b"ftyp":
        return "This is a film, not an image."
    if not beginning:
        return "The file holds nothing but blanks or zero octets. Ask for it again."
    if _is_text(content[:1024]):
        return "This is text, not an image. The server may have sent a message in place of the picture."
    return "This is no image of a format known here. Ask for a JPEG, PNG, WebP, AVIF, HEIC, TIFF, GIF or SVG."


def _is_text(beginning: bytes) -> bool:
    return not any(octet < 9 or 13 < octet < 32 for octet in beginning if octet != 27)
