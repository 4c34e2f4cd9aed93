"""Each format's container: the three blocks found, the size told, a cut-off file noticed."""

import struct
import sys
import zlib

import brotli  # type: ignore[import-not-found,import-untyped,unused-ignore]  # it has no types
import pytest

from auditor.images import read_image
from auditor.images.blocks import jpegxl as jpegxl_family
from auditor.model import Statement
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
    xmp_segment,
)

ARTIST = (0x013B, 2, b"Ida Berg\0")
BYLINE = iim(UTF8, (2, 80, b"Ida Berg"))
PACKET = credit("TT")
IIM_SAYS = Statement("Ida Berg", "IIM 2:80")
EXIF_SAYS = Statement("Ida Berg", "EXIF Artist")
XMP_SAYS = Statement("TT", "XMP photoshop:Credit")

FORMATS = {
    "JPEG": jpeg(exif(ARTIST), photoshop((2, 80, b"Ida Berg")), xmp_segment(PACKET)),
    "PNG": png(chunk(b"eXIf", tiff(ARTIST)), chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + PACKET)),
    "WebP": webp(riff(b"EXIF", tiff(ARTIST)), riff(b"XMP ", PACKET)),
    "GIF": gif(PACKET),
    "PSD": psd(resource(BYLINE), resource(PACKET, 0x0424), resource(tiff(ARTIST), 0x0422), resource(b"other", 1005, b"name")),
    "TIFF": tiff(ARTIST, (256, 3, b"\x28\0"), (257, 3, b"\x1e\0"), (700, 1, PACKET), (33723, 7, BYLINE)),
    "JPEG 2000": jpeg2000(
        box(b"uuid", XMP_UUID + PACKET), box(b"uuid", IIM_UUID + BYLINE), box(b"uuid", b"JpgTiffExif->JP2" + tiff(ARTIST))
    ),
    "JPEG XL": jpegxl(
        box(b"Exif", b"\0\0\0\0" + tiff(ARTIST)), box(b"xml ", PACKET), stream=b"\xff\x0a" + bytes([0b0_111_0100, 0])
    ),
    "AVIF": heif(tiff(ARTIST), PACKET),
    "HEIC": heif(tiff(ARTIST), PACKET, b"heic", version=1),
    "SVG": b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30px"><metadata>'
    + PACKET
    + b"</metadata></svg>\n",
}
WITHOUT_IIM = {"PNG", "WebP", "GIF", "JPEG XL", "AVIF", "HEIC", "SVG"}
WITHOUT_EXIF = {"GIF", "SVG"}


def size(content: bytes) -> tuple[int | None, int | None]:
    embedded = read_image(content)
    return embedded.width, embedded.height


@pytest.mark.parametrize("form", FORMATS)
def test_every_block_of_every_format_is_read(form: str) -> None:
    embedded = read_image(FORMATS[form])
    assert embedded.format == form
    assert embedded.credit == (XMP_SAYS,)
    expected = ((IIM_SAYS,) if form not in WITHOUT_IIM else ()) + ((EXIF_SAYS,) if form not in WITHOUT_EXIF else ())
    assert embedded.creator == expected
    assert embedded.problems == ()
    assert embedded.broken == ""


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"JPEG XL"}))
def test_the_size_is_the_picture_s(form: str) -> None:
    embedded = read_image(FORMATS[form])
    assert (embedded.width, embedded.height) == (40, 30)


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_cut_at_any_place_raises_nothing(form: str) -> None:
    whole = FORMATS[form]
    for end in range(0, len(whole), max(1, len(whole) // 60)):
        embedded = read_image(whole[:end])
        assert embedded.broken or embedded.format


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WebP", "GIF", "PSD", "JPEG 2000", "AVIF", "HEIC", "SVG", "JPEG XL"])
def test_a_file_cut_in_its_middle_is_called_cut_off(form: str) -> None:
    whole = FORMATS[form]
    assert "Ask for the file again" in read_image(whole[: -len(whole) // 4]).broken


@pytest.mark.parametrize("progressive", [True, False])
def test_a_jpeg_whose_end_marker_alone_is_missing_is_no_broken_picture(progressive: bool) -> None:
    whole = picture(size=(400, 300), progressive=progressive)
    assert read_image(whole[:-2]).broken == ""
    assert "cut off" in read_image(whole[:-40]).broken


def test_a_tiff_whose_strip_lies_behind_its_end_is_cut_off() -> None:
    whole = picture("TIFF")
    assert read_image(whole).broken == ""
    assert "cut off" in read_image(whole[:2000] if len(whole) > 4000 else whole[:-100]).broken


class TestJpeg:
    def test_any_header_within_120_octets_leads_to_the_packet(self) -> None:
        for header in (b"", b"XMP\0://ns.adobe.com/xap/1.0/\0", b"http://example.org/other\0", b"x" * 110):
            assert read_image(jpeg(xmp_segment(PACKET, header))).credit == (XMP_SAYS,), header

    def test_extended_xmp_is_put_together_in_the_order_of_its_offsets(self) -> None:
        number = b"0123456789ABCDEF0123456789ABCDEF"
        main = PACKET.replace(
            b"</rdf:Description>",
            b'<n:HasExtendedXMP xmlns:n="http://ns.adobe.com/xmp/note/">' + number + b"</n:HasExtendedXMP></rdf:Description>",
        )
        other = credit("From the second part")
        parts = [(50, other[50:]), (0, other[:50])]
        head = b"http://ns.adobe.com/xmp/extension/\0" + number + struct.pack(">I", len(other))
        extended = [segment(0xE1, head + struct.pack(">I", at) + part) for at, part in parts]
        assert [s.text for s in read_image(jpeg(xmp_segment(main), *extended)).credit] == ["TT", "From the second part"]
        cut = read_image(jpeg(xmp_segment(main), extended[0]))
        assert [s.text for s in cut.credit] == ["TT"]
        assert cut.problems == ("The extended XMP is not whole and was not read.",)
        wide = read_image(jpeg(xmp_segment(main.decode().encode("utf-16-be")), *extended))
        assert [s.text for s in wide.credit] == ["TT", "From the second part"]
        unnamed = read_image(jpeg(xmp_segment(PACKET), *extended))
        assert "does not name" in unnamed.problems[0]

    def test_a_packet_that_goes_on_in_the_next_segment_is_put_together(self) -> None:
        assert read_image(jpeg(xmp_segment(PACKET[:200]), xmp_segment(PACKET[200:]))).credit == (XMP_SAYS,)

    def test_a_resource_may_run_over_two_segments(self) -> None:
        whole = resource(b"x" * 100, 1000) + resource(BYLINE)
        pieces = [segment(0xED, b"Photoshop 3.0\0" + piece) for piece in (whole[:130], whole[130:])]
        assert read_image(jpeg(*pieces)).creator == (IIM_SAYS,)

    def test_a_broken_resource_does_not_hide_the_next_segment(self) -> None:
        broken = segment(0xED, b"Photoshop 3.0\0" + resource(b"x" * 40, 1000)[:30])
        embedded = read_image(jpeg(broken, photoshop((2, 80, b"Ida Berg"))))
        assert embedded.creator == (IIM_SAYS,)
        assert "cut off" in embedded.problems[0]

    def test_what_there_is_of_a_cut_off_resource_is_read(self) -> None:
        cut = segment(0xED, b"Photoshop 3.0\0" + resource(BYLINE + iim((2, 110, b"TT" * 50)))[:-60])
        assert read_image(jpeg(cut)).creator == (IIM_SAYS,)

    def test_iim_without_an_envelope_and_in_the_old_one(self) -> None:
        assert read_image(jpeg(segment(0xED, BYLINE))).creator == (IIM_SAYS,)
        old = b"Adobe_Photoshop2.5:".ljust(27, b"\0")
        assert read_image(jpeg(segment(0xED, old + resource(BYLINE)))).creator == (IIM_SAYS,)

    def test_trailers_of_picture_desk_programs(self) -> None:
        record = BYLINE + struct.pack(">HII", 1, len(BYLINE) + 10, 0xA1B2C3D4)
        preview = b"xx" + struct.pack(">HII", 3, 12, 0xA1B2C3D4)
        assert read_image(jpeg() + record + preview).creator == (IIM_SAYS,)
        body = jpeg()
        head = struct.pack(">4sHHI", b"AXS!", 1, 1, 0) + struct.pack(">4sII", b"IPTC", len(BYLINE), len(body) + 24)
        afcp = head + BYLINE + struct.pack(">4sII", b"AXS!", len(body), 0)
        assert read_image(body + afcp).creator == (IIM_SAYS,)
        assert read_image(body + struct.pack(">HII", 1, 9, 0xA1B2C3D4)).creator == ()
        assert read_image(body + struct.pack(">4sII", b"AXS*", 1, 0)).creator == ()

    def test_fill_octets_and_impossible_lengths_are_stepped_over(self) -> None:
        assert read_image(jpeg(b"\xff" * 5000, b"\xff\xe1\0\0", b"\xff\x01", photoshop((2, 80, b"Ida Berg")))).creator == (
            IIM_SAYS,
        )

    def test_exif_over_two_segments(self) -> None:
        block = tiff((0x010E, 2, b"A long text " * 20 + b"\0"))
        pieces = [segment(0xE1, b"Exif\0\0" + piece) for piece in (block[:60], block[60:])]
        assert read_image(jpeg(*pieces)).caption[0].text == ("A long text " * 20).strip()

    def test_no_picture_is_said_so(self) -> None:
        assert "frame header" in read_image(b"\xff\xd8" + photoshop((2, 80, b"x")) + b"\xff\xd9").broken

    def test_many_packets_are_bounded(self) -> None:
        many = [xmp_segment(credit(f"TT {number}")) for number in range(80)]
        embedded = read_image(jpeg(*many))
        assert len(embedded.credit) == 64
        assert "More than 64 XMP blocks" in embedded.problems[0]


class TestPng:
    def test_raw_profiles(self) -> None:
        def profile(name: bytes, block: bytes) -> bytes:
            return (
                b"Raw profile type "
                + name
                + b"\0\0"
                + zlib.compress(b"\n" + name + b"\n%8d\n" % len(block) + block.hex().encode() + b"\n")
            )

        read = read_image(
            png(
                chunk(b"zTXt", profile(b"iptc", resource(BYLINE))),
                chunk(b"zTXt", profile(b"exif", b"Exif\0\0" + tiff(ARTIST))),
                chunk(b"zTXt", profile(b"xmp", PACKET)),
            )
        )
        assert (read.creator, read.credit) == ((IIM_SAYS, EXIF_SAYS), (XMP_SAYS,))
        bare = b"Raw profile type iptc\0" + b"\nIPTC profile\n %d\n" % len(BYLINE) + BYLINE.hex().encode()
        assert read_image(png(chunk(b"tEXt", bare))).creator == (IIM_SAYS,)
        unknown = b"Raw profile type icc\0\n1\n" + b"00"
        assert read_image(png(chunk(b"tEXt", unknown))).problems == ()

    def test_a_compressed_packet_is_read_and_a_bomb_is_cut(self) -> None:
        head = b"XML:com.adobe.xmp\0\1\0\0\0"
        assert read_image(png(chunk(b"iTXt", head + zlib.compress(PACKET)))).credit == (XMP_SAYS,)
        bomb = read_image(png(chunk(b"iTXt", head + zlib.compress(b"<" + b"A" * 2**24)), chunk(b"eXIf", tiff(ARTIST))))
        assert "larger than 8 MB" in bomb.problems[0]
        assert bomb.creator == (EXIF_SAYS,)

    def test_a_damaged_text_does_not_hide_the_next(self) -> None:
        damaged = chunk(b"zTXt", b"Raw profile type iptc\0\0no zlib")
        read = read_image(png(damaged, chunk(b"eXIf", tiff(ARTIST)), chunk(b"tEXt", b"Comment\0x"), chunk(b"caBX", b"")))
        assert read.creator == (EXIF_SAYS,)
        assert "damaged" in read.problems[0]


class TestOthers:
    def test_photoshop_resources_in_a_tiff_and_blocks_in_an_exif_block(self) -> None:
        assert read_image(tiff((34377, 7, resource(BYLINE)))).creator == (IIM_SAYS,)
        assert read_image(jpeg(exif((700, 1, PACKET)))).credit == (XMP_SAYS,)

    def test_big_endian_and_dng_and_bigtiff(self) -> None:
        assert read_image(tiff(ARTIST, order=">")).creator == (EXIF_SAYS,)
        assert read_image(tiff(ARTIST, (50706, 1, b"\1\4\0\0"))).format == "DNG"
        big = read_image(bigtiff(ARTIST, (33723, 7, BYLINE), sub=((0x9003, 2, b"2024:03:12 10:00:00\0"),)))
        assert big.creator == (IIM_SAYS, EXIF_SAYS)
        assert big.date == (Statement("2024:03:12 10:00:00", "EXIF DateTimeOriginal"),)

    def test_a_circle_of_directories_ends(self) -> None:
        assert read_image(tiff(ARTIST, following=8)).creator == (EXIF_SAYS,)

    def test_a_turned_heic_is_told_upright_and_idat_is_read(self) -> None:
        read = read_image(heif(tiff(ARTIST), PACKET, b"heic", turned=True, version=2, inside=True))
        assert (read.width, read.height) == (30, 40)
        assert read.creator == (EXIF_SAYS,)

    @pytest.mark.parametrize("lossless", [True, False])
    def test_simple_webp_tells_its_size(self, lossless: bool) -> None:  # pytest hands it over
        assert size(picture("WEBP", lossless=lossless)) == (40, 30)

    def test_jpeg_xl_sizes(self) -> None:
        small = 1 | 3 << 1 | 7 << 6  # eighths: height 8 × (3 + 1), ratio 2:1
        assert size(b"\xff\x0a" + small.to_bytes(8, "little")) == (64, 32)
        large = 0 | 0 << 1 | 29 << 3 | 0 << 12 | 1 << 15 | 799 << 17
        assert size(jpegxl(stream=b"\xff\x0a" + large.to_bytes(8, "little"))) == (800, 30)

    def test_jpeg_xl_in_parts_with_brotli_and_a_manifest(self) -> None:
        part = box(b"jxlp", b"\0\0\0\0\xff\x0a" + (1 | 3 << 1 | 1 << 6).to_bytes(8, "little"))
        content = FORMATS["JPEG XL"][:32] + box(b"brob", b"xml data") + box(b"jumb") + part
        read = read_image(content)
        assert (read.width, read.height) == (32, 32)
        assert "Brotli is damaged" in read.problems[0]

    def test_jpeg_xl_boxes_packed_with_brotli(self, monkeypatch: pytest.MonkeyPatch) -> None:
        packed = (
            box(b"brob", b"xml " + brotli.compress(PACKET)),
            box(b"brob", b"Exif" + brotli.compress(b"\0\0\0\0" + tiff(ARTIST))),
        )
        content = jpegxl(*packed, box(b"brob", b"jumb" + brotli.compress(b"c2pa")))
        read = read_image(content)
        assert (read.credit, read.creator) == ((XMP_SAYS,), (EXIF_SAYS,))
        bomb = read_image(jpegxl(box(b"brob", b"xml " + brotli.compress(PACKET + b" " * 2**25))))
        assert bomb.credit == (XMP_SAYS,)
        monkeypatch.setitem(sys.modules, "brotli", None)
        jpegxl_family._brotli.cache_clear()
        assert "install caption-credit-auditor[jpegxl]" in read_image(content).problems[0]
        jpegxl_family._brotli.cache_clear()

    def test_a_heic_with_a_uuid_box_and_one_whose_first_brand_says_little(self) -> None:
        assert read_image(heif(tiff(ARTIST), brand=b"heic") + box(b"uuid", XMP_UUID + PACKET)).credit == (XMP_SAYS,)
        assert read_image(heif(tiff(ARTIST), PACKET, b"avif").replace(b"ftypavif", b"ftypmif1")).format == "AVIF"

    def test_an_svg_in_utf16_and_one_with_a_packet_taken_out(self) -> None:
        drawing = FORMATS["SVG"].decode()
        assert read_image(("\ufeff" + drawing).encode("utf-16-le")).credit == (XMP_SAYS,)
        commented = drawing.replace("<metadata>", "<metadata><!-- " + credit("No").decode() + " -->")
        assert read_image(commented.encode()).credit == (XMP_SAYS,)
        assert read_image(drawing.replace("<metadata>", "<metadata><!-- ").encode()).credit == (XMP_SAYS,)

    def test_bare_code_streams(self) -> None:
        stream = jpeg2000()[-48:]
        stream = stream[stream.find(b"\xff\x4f") :]
        assert read_image(stream).format == "JPEG 2000"
        assert read_image(jpeg2000(box(b"xml ", PACKET), box(b"xml ", b"<gml/>"), box(b"jumb"))).credit == (XMP_SAYS,)

    def test_an_svg_s_rdf_may_use_prefixes_of_its_root(self) -> None:
        drawing = (
            b'<svg xmlns="http://www.w3.org/2000/svg" '
            b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            b'xmlns:p="http://ns.adobe.com/photoshop/1.0/" viewBox="0 0 400.4 300"><metadata><rdf:RDF>'
            b'<rdf:Description p:Credit="TT"/>'
            b"</rdf:RDF></metadata></svg>"
        )
        read = read_image(drawing)
        assert (read.credit, read.width, read.height) == ((XMP_SAYS,), 400, 300)

    def test_an_svg_s_dtd_is_told_and_not_read(self) -> None:
        read = read_image(
            b'<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&e;</svg>'
        )
        assert "DTD" in read.problems[0]
        assert (read.format, read.broken, read.width) == ("SVG", "", None)

    def test_a_sidecar_is_read_and_called_no_picture(self) -> None:
        for packet in (PACKET, PACKET.decode().encode("utf-16")):
            read = read_image(packet)
            assert read.credit == (XMP_SAYS,)
            assert read.broken == "This is an XMP sidecar: metadata without a picture."

    def test_gif_with_two_pictures_and_its_end_missing(self) -> None:
        whole = picture("GIF")
        assert read_image(whole[:-1]).broken == ""
        assert "holds no picture" in read_image(whole[:20]).broken
