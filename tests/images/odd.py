"""Files that keep their metadata in odd ways that do come up, by name and format; none is damaged beyond what writers do."""

import struct
import zlib
from collections.abc import Iterator
from hashlib import md5

from tests.images.writers import (
    IIM_UUID,
    UTF8,
    XMP_UUID,
    bigtiff,
    box,
    chunk,
    credit,
    exif,
    gif,
    heif,
    iim,
    jpeg,
    jpeg2000,
    jpegxl,
    photoshop,
    picture,
    png,
    psd,
    resource,
    riff,
    segment,
    tiff,
    webp,
    xmp,
    xmp_segment,
)

_ALL = (
    *(
        (2, 80, b"Ida Berg"),
        (2, 80, b"Max Adler"),
        (2, 110, b"TT"),
        (2, 115, b"TT/Wire"),
        (2, 116, b"(c) TT"),
        (2, 40, b"No sales"),
    ),
    *((2, 120, b"A caption"), (2, 105, b"A headline"), (2, 55, b"20240312"), (2, 103, b"J-12")),
)
_BODY = iim(*_ALL)
_ARTIST, _COPYRIGHT, _CAPTION = (0x013B, 2, b"Ida Berg\0"), (0x8298, 2, b"(c) TT\0"), (0x010E, 2, b"A caption\0")
_DATE = ((0x9003, 2, b"2024:03:12 10:00:00\0"),)
_EXIF = tiff(_ARTIST, _COPYRIGHT, _CAPTION, sub=_DATE)
_SIZE = ((256, 3, b"\x28\0"), (257, 3, b"\x1e\0"))
_PACKET = credit("TT &amp; Co")
_ITXT = b"XML:com.adobe.xmp\0\0\0\0\0"
_XAP = b"http://ns.adobe.com/xap/1.0/\0"


def files() -> dict[str, bytes]:
    """Every file by its name."""
    made = (_iim(), _exif(), _xmp_values(), _xmp_forms(), _extended(), _png(), _boxes(), _others())
    return {name: content for part in made for name, content in part}


def _iim() -> Iterator[tuple[str, bytes]]:
    def wrapped(*parts: bytes) -> bytes:
        return jpeg(*(segment(0xED, b"Photoshop 3.0\0" + part) for part in parts))

    yield "iim.jpg", wrapped(resource(_BODY))
    for name, declared in {"utf8": b"\x1b%G", "level": b"\x1b%/I", "blank": b"\x1b%G \0"}.items():
        yield f"iim-{name}.jpg", jpeg(photoshop((1, 90, declared), (2, 80, "Žofie ช่าง".encode()), (2, 110, b"TT")))
    for name, declared in {"latin": b"\x1b.A", "other": b"\x1b-A", "nothing": b"", "words": b"ISO-8859-1"}.items():
        yield f"iim-{name}.jpg", jpeg(photoshop((1, 90, declared), (2, 80, "Müller".encode("latin-1"))))
    yield "iim-octets.jpg", jpeg(photoshop((2, 120, bytes(range(32, 256)))))
    yield "iim-twice.jpg", jpeg(photoshop((2, 120, b"one"), (2, 120, b"two"), (2, 110, b"A"), (2, 110, b"B")))
    yield "iim-empty.jpg", jpeg(photoshop((2, 120, b""), (2, 110, b" "), (2, 80, b"\0\0"), (2, 115, b"TT"), (2, 55, b"")))
    yield "iim-padded.jpg", jpeg(photoshop((2, 120, b"one\0\0\0"), (2, 80, b"  Ida Berg  ")))
    yield "iim-records.jpg", jpeg(photoshop((1, 0, b"\0\4"), UTF8, (2, 0, b"\0\4"), *_ALL, (7, 10, b"x"), (8, 10, b"y")))
    for number, day in enumerate((b"20240312", b"2024-03-12", b"20240300", b"2024", b"00000000", b"20240312\0")):
        yield f"iim-date-{number}.jpg", jpeg(photoshop((2, 55, day), (2, 80, b"x")))
    for width in (2, 3, 4):
        extended = struct.pack(">BBBH", 0x1C, 2, 120, 0x8000 | width) + (60).to_bytes(width, "big") + b"E" * 60
        yield f"iim-extended-{width}.jpg", wrapped(resource(_BODY + extended + iim((2, 122, b"x"))))
    yield "iim-two-resources.jpg", wrapped(resource(iim((2, 80, b"One"))) + resource(iim((2, 80, b"Two"))))
    yield "iim-two-segments.jpg", wrapped(resource(iim((2, 80, b"One"))), resource(iim((2, 80, b"Two"))))
    yield "iim-named.jpg", wrapped(resource(b"abc", 1000) + resource(_BODY, name=b"Caption") + resource(b"x", 1005, b"ab"))
    yield "iim-phut.jpg", wrapped(resource(b"abcd", 1000).replace(b"8BIM", b"PHUT") + resource(_BODY))
    yield "iim-cm.jpg", jpeg(segment(0xED, b"Adobe_CM\0\0\0"), photoshop(*_ALL))
    long = resource(b"z" * 70_000, 1036) + resource(_BODY)
    yield "iim-over-segments.jpg", wrapped(long[:65_000], long[65_000:])
    padded = _BODY + b"\0" * (-len(_BODY) % 4)
    swapped = b"".join(padded[at : at + 4][::-1] for at in range(0, len(padded), 4))
    yield "iim-numbers.tif", tiff(*_SIZE, (33723, 4, padded))
    yield "iim-swapped.tif", tiff(*_SIZE, (33723, 4, swapped))


def _exif() -> Iterator[tuple[str, bytes]]:
    for order, name in {"<": "little", ">": "big"}.items():
        yield f"exif-{name}.jpg", jpeg(exif(_ARTIST, _COPYRIGHT, _CAPTION, sub=_DATE, order=order))
    yield "exif-short.jpg", jpeg(exif((0x013B, 2, b"TT\0"), (0x8298, 2, b"abcd"), (0x010E, 2, b"\0")))
    yield "exif-no-zero.jpg", jpeg(exif((0x013B, 2, b"Ida Berg"), (0x010E, 2, b"A caption")))
    yield (
        "exif-padded.jpg",
        jpeg(exif((0x013B, 2, b"Ida Berg   \0\0\0"), (0x010E, 2, b"   A caption   "), (0x8298, 2, b"\0" * 9))),
    )
    for number, text in enumerate((b"One\0Two\0", b" \0Two\0", b"One\0\0", b"One\0Two\0Three\0", b"One \0 Two")):
        yield f"exif-copyright-{number}.jpg", jpeg(exif((0x8298, 2, text)))
    yield "exif-octets.jpg", jpeg(exif((0x013B, 7, b"Ida Berg\0"), (0x010E, 7, b"A caption\0")))
    yield "exif-utf8.jpg", jpeg(exif((0x013B, 2, "Žofie\0".encode()), (0x010E, 2, "ช่างภาพ — Ο\0".encode())))
    yield "exif-lines.jpg", jpeg(exif((0x010E, 2, b"one\r\ntwo\nthree\r\0")))
    for number, date in enumerate(
        (b"2024-03-12 10:00:00\0", b"0000:00:00 00:00:00\0", b"2024:03:12\0", b"20240312\0", b"\0" * 20)
    ):
        yield f"exif-date-{number}.jpg", jpeg(exif(_ARTIST, sub=((0x9003, 2, date),)))
    yield "exif-twice.jpg", jpeg(exif((0x013B, 2, b"One\0"), (0x013B, 2, b"Two\0")))
    yield "exif-two-blocks.jpg", jpeg(exif((0x013B, 2, b"One One\0")), exif((0x013B, 2, b"Two Two\0")))
    for number, header in enumerate((b"Exif\0\xff", b"EXIF\0\0", b"Exif\0")):
        yield f"exif-header-{number}.jpg", jpeg(segment(0xE1, header + _EXIF))
    long = tiff((0x010E, 2, b"Z" * 90_000 + b"\0"), _ARTIST)
    yield "exif-over-segments.jpg", jpeg(segment(0xE1, b"Exif\0\0" + long[:65_000]), segment(0xE1, b"Exif\0\0" + long[65_000:]))
    yield "exif-large.tif", bigtiff(*_SIZE, _ARTIST, _COPYRIGHT, (700, 7, _PACKET), (33723, 7, _BODY), sub=_DATE)


_VALUES = {
    "creators": "<dc:creator><rdf:Seq><rdf:li>Ida</rdf:li><rdf:li>Max</rdf:li></rdf:Seq></dc:creator>",
    "bag": "<dc:creator><rdf:Bag><rdf:li>Ida</rdf:li><rdf:li>Max</rdf:li></rdf:Bag></dc:creator>",
    "plain": "<dc:creator>Ida</dc:creator><dc:description>Text</dc:description><dc:rights>TT</dc:rights>",
    "blanks": "<dc:creator>\n <rdf:Seq>\n <rdf:li>\n Ida \n</rdf:li>\n</rdf:Seq>\n</dc:creator>",
    "empty": "<photoshop:Source/><dc:creator><rdf:Seq/></dc:creator><photoshop:Credit> </photoshop:Credit>",
    "entities": "<photoshop:Credit>A &amp; B &lt;c&gt; &quot;d&quot; &#233; &#x2014; &#128247;</photoshop:Credit>",
    "html": "<photoshop:Credit>TT &eacute; &copy;</photoshop:Credit><photoshop:Source>TT</photoshop:Source>",
    "ampersand": "<photoshop:Credit>AT&T and R&D & co</photoshop:Credit><photoshop:Source>TT</photoshop:Source>",
    "less": "<photoshop:Credit>a < b</photoshop:Credit><photoshop:Source>TT</photoshop:Source>",
    "cdata": "<photoshop:Credit><![CDATA[A & <b>]]></photoshop:Credit>",
    "languages": '<dc:description><rdf:Alt><rdf:li xml:lang="fr">F</rdf:li><rdf:li xml:lang="x-default">D</rdf:li></rdf:Alt>'
    "</dc:description>",
    "no-language": "<dc:description><rdf:Alt><rdf:li>Text</rdf:li></rdf:Alt></dc:description>",
    "supplier": '<plus:ImageSupplier><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:ImageSupplierName>A</plus:ImageSupplierName>'
    '</rdf:li><rdf:li rdf:parseType="Resource"><plus:ImageSupplierName>B</plus:ImageSupplierName></rdf:li></rdf:Seq>'
    "</plus:ImageSupplier>",
    "supplier-node": "<plus:ImageSupplier><rdf:Seq><rdf:li><rdf:Description><plus:ImageSupplierName>A</plus:ImageSupplierName>"
    "</rdf:Description></rdf:li></rdf:Seq></plus:ImageSupplier>",
    "supplier-attribute": '<plus:ImageSupplier><rdf:Seq><rdf:li plus:ImageSupplierName="A"/></rdf:Seq></plus:ImageSupplier>',
    "supplier-alone": '<plus:ImageSupplier rdf:parseType="Resource"><plus:ImageSupplierName>A</plus:ImageSupplierName>'
    "</plus:ImageSupplier>",
    "qualified": '<photoshop:Credit rdf:parseType="Resource"><rdf:value>TT</rdf:value><dc:type>x</dc:type></photoshop:Credit>'
    '<photoshop:Source><rdf:Description rdf:value="S" dc:type="1"/></photoshop:Source>',
    "value-attribute": '<dc:creator><rdf:Seq><rdf:li rdf:value="Ida" dc:type="x"/></rdf:Seq></dc:creator>',
    "address": '<xmpRights:WebStatement rdf:resource="http://e.org/"/>'
    '<Iptc4xmpExt:DigitalSourceType rdf:resource="http://cv.iptc.org/x"/>',
    "nested": '<rdf:Description rdf:about=""><photoshop:Credit>TT</photoshop:Credit></rdf:Description>',
    "date": "<photoshop:DateCreated>2024-03-12T10:11:12.5+02:00</photoshop:DateCreated>",
    "date-month": "<photoshop:DateCreated>2024-03</photoshop:DateCreated>",
}


def _xmp_values() -> Iterator[tuple[str, bytes]]:
    for name, properties in _VALUES.items():
        yield f"xmp-{name}.jpg", jpeg(xmp_segment(xmp(properties)))


def _xmp_forms() -> Iterator[tuple[str, bytes]]:
    packet = _PACKET.decode()
    for charset in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        yield f"xmp-{charset}.jpg", jpeg(xmp_segment(packet.encode(charset)))
    described = '<rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
    attributes = f'{described} photoshop:Credit = \'A "b"\'\n photoshop:Source="S" photoshop:Instructions="one&#10;two"/>'
    yield "xmp-attributes.jpg", jpeg(xmp_segment(packet.replace("</rdf:RDF>", f"{attributes}</rdf:RDF>").encode()))
    for name, old, new in (
        ("prefix", "photoshop:", "ps:"),
        ("meta", "x:xmpmeta", "x:xapmeta"),
        ("slash", "photoshop/1.0/", "photoshop/1.0"),
        ("undeclared", 'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"', ""),
        ("mark", "<x:xmpmeta", "\ufeff<x:xmpmeta"),
        ("declared", "<?xpacket begin", '<?xml version="1.0" encoding="UTF-8"?><?xpacket begin'),
    ):
        changed = packet.replace(old, new).replace("xmlns:photoshop=", "xmlns:ps=" if name == "prefix" else "xmlns:photoshop=")
        yield f"xmp-{name}.jpg", jpeg(xmp_segment(changed.encode()))
    yield "xmp-two-packets.jpg", jpeg(xmp_segment(_PACKET + credit("AP")))
    yield "xmp-two-segments.jpg", jpeg(xmp_segment(_PACKET), xmp_segment(credit("AP")))
    yield "xmp-broken-up.jpg", jpeg(xmp_segment(_PACKET[:300]), xmp_segment(_PACKET[300:]))
    yield "xmp-zeros.jpg", jpeg(xmp_segment(_PACKET + b"\0" * 50))
    for number, header in enumerate((_XAP[:-1], b"XMP\0://ns.adobe.com/xap/1.0/\0", b"", _XAP + b"\0", b"http\0")):
        yield f"xmp-header-{number}.jpg", jpeg(segment(0xE1, header + _PACKET))


def _extended() -> Iterator[tuple[str, bytes]]:
    other = xmp(f"<photoshop:Source>S</photoshop:Source><photoshop:Headline>{'E' * 1500} é</photoshop:Headline>")
    number = md5(other, usedforsecurity=False).hexdigest().upper()
    note = f'<n:HasExtendedXMP xmlns:n="http://ns.adobe.com/xmp/note/">{number}</n:HasExtendedXMP></rdf:Description>'
    main = _PACKET.decode().replace("</rdf:Description>", note)
    head = b"http://ns.adobe.com/xmp/extension/\0" + number.encode() + struct.pack(">I", len(other))
    parts = [segment(0xE1, head + struct.pack(">I", at) + other[at : at + 500]) for at in range(0, len(other), 500)]
    standard = xmp_segment(main.encode())
    yield "extended.jpg", jpeg(standard, *parts)
    yield "extended-backwards.jpg", jpeg(standard, *parts[::-1])
    yield "extended-first.jpg", jpeg(*parts, standard)
    yield "extended-twice.jpg", jpeg(standard, *parts, parts[0])
    yield "extended-wide.jpg", jpeg(xmp_segment(main.encode("utf-16-be")), *parts)


def _png() -> Iterator[tuple[str, bytes]]:
    yield "png.png", png(chunk(b"eXIf", _EXIF), chunk(b"iTXt", _ITXT + _PACKET))
    yield "png-header.png", png(chunk(b"eXIf", b"Exif\0\0" + _EXIF))
    yield "png-packed.png", png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(_PACKET)))
    whole = png()
    yield "png-late.png", whole[:-12] + chunk(b"eXIf", _EXIF) + chunk(b"iTXt", _ITXT + _PACKET) + whole[-12:]
    yield "png-behind.png", whole + chunk(b"eXIf", _EXIF)
    yield "png-checksum.png", png(chunk(b"eXIf", _EXIF)[:-4] + b"\0\0\0\0")
    profiles = {
        "exif": b"Exif\0\0" + _EXIF,
        "iptc": resource(_BODY),
        "8bim": resource(_BODY),
        "xmp": _PACKET,
        "APP1": _XAP + _PACKET,
    }
    for name, block in profiles.items():
        digits = b"\n".join(block.hex().encode()[at : at + 72] for at in range(0, 2 * len(block), 72))
        text = b"\n%s\n%8d\n%s\n" % (name.encode(), len(block), digits)
        keyword = b"Raw profile type " + name.encode() + b"\0"
        yield f"png-profile-{name}.png", png(chunk(b"tEXt", keyword + text))
        yield f"png-profile-packed-{name}.png", png(chunk(b"zTXt", keyword + b"\0" + zlib.compress(text)))


def _boxes() -> Iterator[tuple[str, bytes]]:
    for brand in (b"avif", b"heic", b"mif1", b"heix", b"avis"):
        ending = "avif" if brand.startswith(b"av") else "heic"
        for version in (0, 1, 2):
            yield f"{brand.decode()}-{version}.{ending}", heif(_EXIF, _PACKET, brand, version=version)
    yield "heic-inside.heic", heif(_EXIF, _PACKET, b"heic", version=1, inside=True)
    yield "heic-uuid.heic", heif(_EXIF, brand=b"heic") + box(b"uuid", XMP_UUID + _PACKET)
    yield "jxl.jxl", jpegxl(box(b"Exif", b"\0\0\0\0" + _EXIF), box(b"xml ", _PACKET))
    yield "jxl-offset.jxl", jpegxl(box(b"Exif", b"\0\0\0\6Exif\0\0" + _EXIF))
    yield "jxl-late.jxl", jpegxl() + box(b"xml ", _PACKET) + box(b"Exif", b"\0\0\0\0" + _EXIF)
    yield "jxl-long.jxl", jpegxl(struct.pack(">I4sQ", 1, b"xml ", 16 + len(_PACKET)) + _PACKET)
    for number, name in enumerate((IIM_UUID, bytes.fromhex("09a14e97c0b442e0bebf36df6f0ce36f"))):
        yield f"jp2-iim-{number}.jp2", jpeg2000(box(b"uuid", name + _BODY))
    yield "jp2-resource.jp2", jpeg2000(box(b"uuid", bytes.fromhex("2c4c0100850440b9a03e562148d6dfeb") + resource(_BODY)))
    for number, name in enumerate((b"JpgTiffExif->JP2", bytes.fromhex("0537cdab9d0c4431a72afa561f2a113e"))):
        yield f"jp2-exif-{number}.jp2", jpeg2000(box(b"uuid", name + _EXIF))
    yield "jp2-xmp.jp2", jpeg2000(box(b"uuid", XMP_UUID + _PACKET))
    yield "jp2-late.jp2", jpeg2000() + box(b"uuid", XMP_UUID + _PACKET)


def _others() -> Iterator[tuple[str, bytes]]:
    yield "webp.webp", webp(riff(b"EXIF", _EXIF), riff(b"XMP ", _PACKET))
    yield "webp-header.webp", webp(riff(b"EXIF", b"Exif\0\0" + _EXIF))
    yield "webp-odd.webp", webp(riff(b"XMP ", _PACKET + b" " * (1 - len(_PACKET) % 2)), riff(b"EXIF", _EXIF))
    yield "psd.psd", psd(resource(_BODY), resource(_PACKET, 0x0424), resource(_EXIF, 0x0422), resource(b"e", 1005, b"nm"))
    yield (
        "psd-odd.psd",
        psd(resource(b"abc", 1000), resource(_PACKET + b" " * (1 - len(_PACKET) % 2), 0x0424), resource(_EXIF, 0x0422)),
    )
    yield "gif.gif", gif(credit("ช่าง é"))
    yield "tif.tif", tiff(*_SIZE, _ARTIST, (700, 1, _PACKET), (33723, 7, _BODY), sub=_DATE)
    yield "tif-resource.tif", tiff(*_SIZE, (34377, 7, resource(_BODY)))
    head, data = picture()[:2], picture()[2:]
    scan = data.index(b"\xff\xda")
    late = exif(_ARTIST) + xmp_segment(_PACKET) + photoshop(*_ALL)
    yield "late.jpg", head + data[:scan] + late + data[scan:]
