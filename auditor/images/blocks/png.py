"""PNG: XMP in iTXt, EXIF in eXIf, and ImageMagick's raw profiles as hexadecimal text (PNG 3, 11.3; Exif 2.32 for PNG)."""

import re
import struct
import zlib
from collections.abc import Iterator

from auditor.images import resources
from auditor.images.gathered import Gathered

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_MAX_TEXT = 8 * 2**20  # octets of one text after decompression
_MAX_CHUNKS = 200_000
_PROFILE = re.compile(rb"\s*[^\n]{0,60}\n\s*\d{1,10}\s")
_HEX = re.compile(rb"[0-9A-Fa-f]+")
_BLANKS = b" \t\r\n\0"
_EXIF = b"Exif\0\0"


def accepts(content: bytes) -> bool:
    """The signature of PNG."""
    return content.startswith(_SIGNATURE)


def find(content: bytes, found: Gathered) -> None:
    """Keep size and metadata blocks of a PNG."""
    found.format = "PNG"
    picture = ended = False
    for kind, begin, end in _chunks(content, found):
        picture, ended = picture or kind == b"IDAT", ended or kind == b"IEND"
        if kind == b"IHDR":
            found.size(*struct.unpack_from(">II", content, begin))
        elif kind == b"caBX":
            found.manifest = True
        elif kind in {b"eXIf", b"zxIf"}:
            found.block("exif", content[begin:end].removeprefix(_EXIF))
        elif kind in _TEXTS:
            _text(kind, content[begin:end], found)
    if not picture:
        found.broken = "This PNG holds no picture: the file ends before the picture's data. Ask for the file again."
    found.unfinished = not ended


def _chunks(content: bytes, found: Gathered) -> Iterator[tuple[bytes, int, int]]:
    """Type, begin and end of each chunk; the last one may be cut off."""
    position = len(_SIGNATURE)
    for _ in range(_MAX_CHUNKS):
        if position + 8 > len(content):
            return
        length, kind = struct.unpack_from(">I4s", content, position)
        yield kind, position + 8, min(position + 8 + length, len(content))
        position += 12 + length
    found.problem(f"More than {_MAX_CHUNKS} PNG chunks; the rest was not read.")


def _text(kind: bytes, chunk: bytes, found: Gathered) -> None:
    keyword, _, rest = chunk.partition(b"\0")
    keyword = keyword.lower()
    if keyword != b"xml:com.adobe.xmp" and not keyword.startswith(b"raw profile type "):
        return
    try:
        text = _TEXTS[kind](rest, found)
    except zlib.error as error:
        found.problem(f"A compressed text of the PNG is damaged ({error}) and was not read.")
        return
    if keyword.startswith(b"raw profile type "):
        _profile(keyword.removeprefix(b"raw profile type "), text, found)
    else:
        found.block("xmp", text)


def _plain(rest: bytes, _: Gathered) -> bytes:
    return rest


def _compressed(rest: bytes, found: Gathered) -> bytes:
    """Method, then the compressed text."""
    return _decompressed(rest[1:], found)


def _international(rest: bytes, found: Gathered) -> bytes:
    """Flag, method, language, translated keyword, then the text."""
    text = rest[2:].split(b"\0", 2)[-1]
    return _decompressed(text, found) if rest[:1] == b"\1" else text


_TEXTS = {b"tEXt": _plain, b"zTXt": _compressed, b"iTXt": _international}


def _decompressed(content: bytes, found: Gathered) -> bytes:
    stream = zlib.decompressobj()
    text = stream.decompress(content, _MAX_TEXT)
    if stream.unconsumed_tail:
        found.problem(f"A compressed text of the PNG is larger than {_MAX_TEXT // 2**20} MB and was cut.")
    return text


def _profile(name: bytes, text: bytes, found: Gathered) -> None:
    """A block written as a name, its length and hexadecimal digits."""
    head = _PROFILE.match(text)
    digits = _HEX.match(text[head.end() if head else 0 :].translate(None, _BLANKS))
    block = bytes.fromhex(digits[0][: len(digits[0]) // 2 * 2].decode("ascii")) if digits else b""
    if name in {b"iptc", b"8bim"} and resources.begins(block):
        resources.salvage(resources.read(block, found), found)
    elif name in {b"iptc", b"8bim"}:
        found.block("iim", block)
    elif block.startswith((_EXIF, b"II*\0", b"MM\0*")):
        found.block("exif", block.removeprefix(_EXIF))
    elif name in {b"xmp", b"app1", b"exif"}:
        found.block("xmp", block)
