"""Small writers of image files: every octet of a test's file is made here, so that a test can put anything anywhere."""

import io
import struct
import zlib

from PIL import Image

HEADER = b"http://ns.adobe.com/xap/1.0/\0"
XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
IIM_UUID = bytes.fromhex("33c7a4d2b81d4723a0baf1a3e097ad38")
UTF8 = (1, 90, b"\x1b%G")


def picture(form: str = "JPEG", size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    """A picture with a gradient, in a format that Pillow writes."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    target = io.BytesIO()
    image.save(target, form, **options)
    return target.getvalue()


def iim(*datasets: tuple[int, int, bytes]) -> bytes:
    """IIM datasets: record, number, octets."""
    return b"".join(struct.pack(">BBBH", 0x1C, record, number, len(value)) + value for record, number, value in datasets)


def resource(content: bytes, number: int = 0x0404, name: bytes = b"") -> bytes:
    """A Photoshop resource."""
    head = b"8BIM" + struct.pack(">HB", number, len(name)) + name + b"\0" * (1 - len(name) % 2)
    return head + struct.pack(">I", len(content)) + content + b"\0" * (len(content) % 2)


def photoshop(*datasets: tuple[int, int, bytes]) -> bytes:
    """An APP13 segment with IIM."""
    return segment(0xED, b"Photoshop 3.0\0" + resource(iim(*datasets)))


def segment(marker: int, content: bytes) -> bytes:
    """A JPEG segment."""
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def jpeg(*segments: bytes, body: bytes | None = None) -> bytes:
    """A JPEG with these segments before all others."""
    return b"\xff\xd8" + b"".join(segments) + (body or picture())[2:]


def xmp(properties: str, *, packet: bool = True) -> bytes:
    """An XMP packet whose description holds these elements."""
    spaces = {
        "dc": "http://purl.org/dc/elements/1.1/",
        "photoshop": "http://ns.adobe.com/photoshop/1.0/",
        "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
        "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
        "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    }
    declared = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in spaces.items())
    description = f'<rdf:Description rdf:about="" {declared}>{properties}</rdf:Description>'
    rdf = f'<rdf:RDF xmlns:rdf="{spaces["rdf"]}">{description}</rdf:RDF>'
    if not packet:
        return rdf.encode()
    begin = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    return f'{begin}<x:xmpmeta xmlns:x="adobe:ns:meta/">{rdf}</x:xmpmeta>\n{" " * 60}<?xpacket end="w"?>'.encode()


def credit(text: str) -> bytes:
    """An XMP packet that states a credit and no more."""
    return xmp(f"<photoshop:Credit>{text}</photoshop:Credit>")


def xmp_segment(packet: bytes, header: bytes = HEADER) -> bytes:
    """An APP1 segment with XMP."""
    return segment(0xE1, header + packet)


def tiff(
    *entries: tuple[int, int, bytes], sub: tuple[tuple[int, int, bytes], ...] = (), order: str = "<", following: int = 0
) -> bytes:
    """A TIFF header and one directory: tag, type, octets; `sub` is the EXIF directory."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    first = _directory([*entries, *([(0x8769, 4, b"\0" * 4)] if sub else [])], 8, order, following)
    if not sub:
        return mark + struct.pack(f"{order}I", 8) + first
    pointed = [*entries, (0x8769, 4, struct.pack(f"{order}I", 8 + len(first)))]
    return (
        mark
        + struct.pack(f"{order}I", 8)
        + _directory(pointed, 8, order, following)
        + _directory([*sub], 8 + len(first), order, 0)
    )


def bigtiff(*entries: tuple[int, int, bytes], sub: tuple[tuple[int, int, bytes], ...] = ()) -> bytes:
    """A BigTIFF header and one directory, as `tiff`."""
    first = _large_directory([*entries, *([(0x8769, 16, b"\0" * 8)] if sub else [])], 16)
    pointer = [(0x8769, 16, struct.pack("<Q", 16 + len(first)))] if sub else []
    inner = _large_directory([*sub], 16 + len(first)) if sub else b""
    return struct.pack("<2sHHHQ", b"II", 43, 8, 0, 16) + _large_directory([*entries, *pointer], 16) + inner


def _large_directory(entries: list[tuple[int, int, bytes]], at: int) -> bytes:
    sizes = {1: 1, 2: 1, 3: 2, 4: 4, 7: 1, 16: 8}
    head, data = struct.pack("<Q", len(entries)), b""
    behind = at + 8 + 20 * len(entries) + 8
    for tag, kind, value in sorted(entries):
        head += struct.pack("<HHQ", tag, kind, len(value) // sizes[kind])
        if len(value) <= 8:
            head += value.ljust(8, b"\0")
        else:
            head += struct.pack("<Q", behind + len(data))
            data += value + b"\0" * (len(value) % 2)
    return head + struct.pack("<Q", 0) + data


def _directory(entries: list[tuple[int, int, bytes]], at: int, order: str, following: int) -> bytes:
    sizes = {1: 1, 2: 1, 3: 2, 4: 4, 7: 1}
    head, data = struct.pack(f"{order}H", len(entries)), b""
    behind = at + 2 + 12 * len(entries) + 4
    for tag, kind, value in sorted(entries):
        head += struct.pack(f"{order}HHI", tag, kind, len(value) // sizes[kind])
        if len(value) <= 4:
            head += value.ljust(4, b"\0")
        else:
            head += struct.pack(f"{order}I", behind + len(data))
            data += value + b"\0" * (len(value) % 2)
    return head + struct.pack(f"{order}I", following) + data


def exif(*entries: tuple[int, int, bytes], **options: object) -> bytes:
    """An APP1 segment with EXIF."""
    return segment(0xE1, b"Exif\0\0" + tiff(*entries, **options))  # type: ignore[arg-type]  # passed on as they are


def chunk(kind: bytes, content: bytes) -> bytes:
    """A PNG chunk."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(*chunks: bytes) -> bytes:
    """A PNG with these chunks behind its header."""
    body = picture("PNG")
    return body[:33] + b"".join(chunks) + body[33:]


def riff(kind: bytes, content: bytes) -> bytes:
    """A RIFF chunk."""
    return kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def webp(*chunks: bytes) -> bytes:
    """An extended WebP with these chunks behind the picture."""
    body = riff(b"VP8X", b"\x0c\0\0\0" + b"\x27\0\0" + b"\x1d\0\0") + picture("WEBP")[12:] + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body


def gif(packet: bytes) -> bytes:
    """A GIF with an XMP application extension."""
    body = picture("GIF")
    at = 13 + 3 * 2 ** (1 + body[10] % 8)
    trailer = bytes([1, *range(255, -1, -1), 0])
    return body[:at] + b"\x21\xff\x0bXMP DataXMP" + packet + trailer + body[at:]


def psd(*resources: bytes) -> bytes:
    """A Photoshop document without layers."""
    held = b"".join(resources)
    head = b"8BPS" + struct.pack(">H6xHIIHH", 1, 3, 30, 40, 8, 3)
    return head + struct.pack(">I", 0) + struct.pack(">I", len(held)) + held + struct.pack(">I", 0) + b"\0\0" + b"\0" * 3600


def box(kind: bytes, content: bytes = b"") -> bytes:
    """An ISO media box."""
    return struct.pack(">I", 8 + len(content)) + kind + content


def jpeg2000(*boxes: bytes, width: int = 40, height: int = 30) -> bytes:
    """A JPEG 2000 file without real pixels."""
    header = box(b"jp2h", box(b"ihdr", struct.pack(">IIHBBBB", height, width, 3, 7, 7, 0, 0)))
    stream = b"\xff\x4f\xff\x51" + struct.pack(">HHIIII", 47, 0, width, height, 0, 0) + b"\0" * 20 + b"\xff\xd9"
    return box(b"jP  ", b"\r\n\x87\n") + box(b"ftyp", b"jp2 \0\0\0\0jp2 ") + header + b"".join(boxes) + box(b"jp2c", stream)


def jpegxl(*boxes: bytes, stream: bytes = b"\xff\x0a\x3a\x1f") -> bytes:
    """A JPEG XL file without real pixels."""
    return box(b"JXL ", b"\r\n\x87\n") + box(b"ftyp", b"jxl \0\0\0\0jxl ") + b"".join(boxes) + box(b"jxlc", stream + b"\0" * 16)


def heif(
    exif: bytes = b"",
    packet: bytes = b"",
    brand: bytes = b"avif",
    *,
    turned: bool = False,
    version: int = 0,
    inside: bool = False,
) -> bytes:
    """A HEIC or AVIF file with two items and no real pixels; `inside` keeps them in the meta box, else in mdat."""
    wide = ">I" if version > 1 else ">H"
    entry = b"\2\0\0\0" if version < 2 else b"\3\0\0\0"
    held = b"\0\0\0\0" + exif, packet
    infes = (
        box(b"infe", entry + struct.pack(wide, 1) + b"\0\0av01\0"),
        box(b"infe", entry + struct.pack(wide, 2) + b"\0\0Exif\0"),
        box(b"infe", entry + struct.pack(wide, 3) + b"\0\0mime\0application/rdf+xml\0"),
    )
    count = struct.pack(">H", 3)
    iinf = box(b"iinf", b"\0\0\0\0" + count + b"".join(infes))
    properties = box(b"ispe", b"\0\0\0\0" + struct.pack(">II", 40, 30)) + box(b"irot", b"\1" if turned else b"\0")
    associations = b"\0\0\0\0" + struct.pack(">I", 1) + struct.pack(">H", 1) + b"\2\x81\x82"
    iprp = box(b"iprp", box(b"ipco", properties) + box(b"ipma", associations))
    pitm = box(b"pitm", b"\0\0\0\0\0\1")

    def meta(start: int) -> bytes:
        places = [(2, start, len(held[0])), (3, start + len(held[0]), len(held[1]))]
        method = struct.pack(">H", int(inside)) if version else b""
        rows = b"".join(
            struct.pack(wide, item) + method + b"\0\0" + struct.pack(">HII", 1, begin, length) for item, begin, length in places
        )
        iloc = box(b"iloc", bytes([version, 0, 0, 0, 0x44, 0x00]) + struct.pack(wide, 2) + rows)
        idat = box(b"idat", b"".join(held)) if inside else b""
        return box(b"meta", b"\0\0\0\0" + pitm + iinf + iloc + iprp + idat)

    ftyp = box(b"ftyp", brand + b"\0\0\0\0mif1" + brand)
    start = 0 if inside else len(ftyp) + len(meta(0)) + 8
    return ftyp + meta(start) + box(b"mdat", b"" if inside else b"".join(held))
