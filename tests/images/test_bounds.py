"""What no honest file does: damage, lies about sizes, and more of anything than there can be."""

import struct
import zlib

from auditor.images import read_image
from auditor.images.c2pa import installed
from tests.images.test_blocks import BYLINE, FORMATS, IIM_SAYS, PACKET, XMP_SAYS
from tests.images.writers import XMP_UUID, box, chunk, credit, jpeg, jpeg2000, picture, png, psd, resource, segment, xmp_segment


def test_boxes_with_a_long_size_to_the_end_and_of_no_size() -> None:
    uuid = XMP_UUID + PACKET
    long = struct.pack(">I4sQ", 1, b"uuid", 16 + len(uuid)) + uuid
    assert read_image(jpeg2000(long)).credit == (XMP_SAYS,)
    head = jpeg2000()[:32]
    assert read_image(head + struct.pack(">I", 0) + b"uuid" + uuid).credit == (XMP_SAYS,)
    assert "holds no picture" in read_image(head + struct.pack(">I", 3) + b"uuid" + uuid).broken


def test_a_packet_with_more_than_any_real_one_is_not_read() -> None:
    def embedded(properties: bytes) -> tuple[str, ...]:
        packet = PACKET.replace(b"</rdf:Description>", properties + b"</rdf:Description>")
        return read_image(png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet))).problems

    assert "more elements or attributes" in embedded(b"<a/>" * 300_001)[0]
    assert "more elements or attributes" in embedded(b"<a " + b" ".join(b'a%d="1"' % n for n in range(20_000)) + b"/>")[0]
    assert embedded(b'<a b="1"/>' * 6_000) == ()


def test_octets_that_are_no_utf8_by_the_thousand_are_read_as_latin() -> None:
    packet = credit("x" + "\N{LATIN SMALL LETTER E WITH ACUTE}" * 2_000).decode().encode("latin-1", "ignore")
    assert read_image(jpeg(xmp_segment(packet))).credit[0].text == "x" + "é" * 2_000


def test_blocks_are_bounded_together() -> None:
    head = b"XML:com.adobe.xmp\0\1\0\0\0"
    many = [chunk(b"iTXt", head + zlib.compress(credit(str(n)) + b" " * 8_000_000)) for n in range(10)]
    assert "larger than 64 MB together" in read_image(png(*many)).problems[0]


def test_many_small_parts_are_bounded() -> None:
    assert "More than 20000 Photoshop resources" in read_image(psd(resource(b"", 1) * 20_001)).problems[0]
    assert "More than 200000 PNG chunks" in read_image(png(chunk(b"abCd", b"") * 200_001)).problems[0]
    whole = picture("GIF")
    assert "More than 100000 blocks" in read_image(whole[:-1] + b"\x21\xfe\0" * 100_001).problems[0]
    assert read_image(whole[:-1] + b"\x21\xfe" + b"\1a" * 200_001).format == "GIF"


def test_resources_behind_garbage_and_behind_a_cut() -> None:
    assert read_image(psd(b"garbage!!!!!", resource(BYLINE))).creator == (IIM_SAYS,)
    assert read_image(psd(b"garbage only")).creator == ()
    cut = resource(b"x" * 50, 1000)[:40] + resource(BYLINE)
    assert read_image(jpeg(segment(0xED, b"Photoshop 3.0\0" + cut))).creator == (IIM_SAYS,)


def test_heif_without_its_parts() -> None:
    ftyp = box(b"ftyp", b"heic\0\0\0\0heic")
    assert "list of items" in read_image(ftyp).broken
    assert read_image(ftyp + box(b"meta", b"\0\0\0\0" + box(b"iprp", box(b"ipco")))).width is None
    lonely = box(b"iprp", box(b"ipco") + box(b"ipma", b"\0\0\0\0\0\0\0\1\0\1\1\x81"))
    assert read_image(ftyp + box(b"meta", b"\0\0\0\0" + lonely)).width is None
    manifest = box(b"uuid", bytes.fromhex("d8fec3d61b0e483c92975828877ec481"))
    read = read_image(FORMATS["AVIF"] + manifest)
    assert (read.c2pa and read.c2pa.state == "invalid") if installed() else "C2PA" in read.problems[0]
