"""The readers of IIM, XMP and EXIF, at the door: what a JPEG with these octets is said to state."""

from collections.abc import Callable

import pytest

from auditor.images import read_image
from auditor.images.fields import concepts
from auditor.model import Embedded, Statement
from tests.images.writers import UTF8, chunk, credit, exif, iim, jpeg, photoshop, png, resource, segment, tiff, xmp, xmp_segment


def say(properties: str) -> Embedded:
    return read_image(jpeg(xmp_segment(xmp(properties))))


def texts(statements: tuple[Statement, ...]) -> list[str]:
    return [statement.text for statement in statements]


class TestIim:
    def test_every_dataset_of_the_table_has_its_field(self) -> None:
        for concept in (concept for concept in concepts() if concept.iim):
            record, dataset = map(int, concept.iim.split(":"))
            embedded = read_image(jpeg(photoshop((record, dataset, b"20240312"))))
            assert getattr(embedded, concept.name) == (Statement("20240312", f"IIM {concept.iim}"),)

    def test_repeated_by_lines_are_all_kept(self) -> None:
        assert texts(read_image(jpeg(photoshop((2, 80, b"Ida Berg"), (2, 80, b"Max Adler"), (2, 80, b"Ida Berg")))).creator) == [
            "Ida Berg",
            "Max Adler",
        ]

    def test_declared_utf8(self) -> None:
        embedded = read_image(jpeg(photoshop(UTF8, (2, 80, "Žofie Nováková".encode()))))
        assert texts(embedded.creator) == ["Žofie Nováková"]
        assert embedded.decodings == {}

    @pytest.mark.parametrize(
        ("charset", "name"),
        [
            ("cp1252", "François Müller"),
            ("cp1251", "Иван Петров"),
            ("cp1250", "Žofie Nováková"),
            ("mac_roman", "Günther Groß"),
            ("cp1253", "Νίκος Παπάς"),
            ("cp932", "山田太郎"),
            ("gb18030", "王小明"),
            ("cp874", "สมชาย"),
            ("utf-8", "Žofie Nováková"),
        ],
    )
    def test_undeclared_charsets_stand_among_the_decodings(self, charset: str, name: str) -> None:
        assert name in read_image(jpeg(photoshop((2, 80, name.encode(charset))))).decodings["creator"]

    @pytest.mark.parametrize(("charset", "name"), [("iso2022_jp", "山田太郎"), ("iso2022_kr", "김철수")])
    def test_charsets_that_shift_by_escapes_are_read(self, charset: str, name: str) -> None:
        embedded = read_image(jpeg(photoshop((2, 80, name.encode(charset)))))
        assert texts(embedded.creator) == [name]
        assert name in embedded.decodings["creator"]

    def test_a_false_declaration_is_told(self) -> None:
        embedded = read_image(jpeg(photoshop(UTF8, (2, 80, "Müller".encode("latin-1")))))
        assert texts(embedded.creator) == ["Müller"]
        assert "declared as UTF-8 and is not" in embedded.problems[0]
        assert "Müller" in embedded.decodings["creator"]

    def test_padding_and_octets_without_a_letter(self) -> None:
        assert texts(read_image(jpeg(photoshop((2, 80, b"Berg" + b"\0" * 20)))).creator) == ["Berg"]
        assert texts(read_image(jpeg(photoshop((2, 80, b"\x81Berg\xfc")))).creator) == ["\x81Bergü"]

    def test_extended_datasets_and_wrong_lengths(self) -> None:
        extended = b"\x1c\x02\x78\x80\x04\0\0\0\x05Hello" + iim((2, 80, b"Berg"))
        embedded = read_image(jpeg(segment(0xED, b"Photoshop 3.0\0" + resource(extended))))
        assert (texts(embedded.caption), texts(embedded.creator)) == (["Hello"], ["Berg"])
        for wrong in (b"\x1c\x02\x78\x7f\xffHello", b"\x1c\x02\x78\xff\xffHello"):
            embedded = read_image(jpeg(segment(0xED, b"Photoshop 3.0\0" + resource(wrong + iim((2, 80, b"Berg"))))))
            assert "ends within dataset 2:120" in embedded.problems[0]

    def test_octets_swapped_by_a_tiff_writer_are_put_right(self) -> None:
        block = iim((2, 80, b"Ida Berg"), (2, 110, b"TT"), (2, 5, b"x"))
        block += b"\0" * (-len(block) % 4)
        swapped = b"".join(block[at : at + 4][::-1] for at in range(0, len(block), 4))
        assert texts(read_image(tiff((33723, 4, swapped))).creator) == ["Ida Berg"]

    def test_many_datasets_are_bounded(self) -> None:
        block = iim(*[(2, 25, b"")] * 20_001)
        embedded = read_image(tiff((33723, 7, block)))
        assert "More than 20000 IIM datasets" in embedded.problems[0]


class TestXmp:
    def test_every_path_of_the_table_has_its_field(self) -> None:
        for concept in concepts():
            for path in concept.xmp:
                prefix, _, _ = path.partition(":")
                if "/" in path or prefix not in {"dc", "photoshop", "plus", "xmpRights", "Iptc4xmpExt"}:
                    continue
                assert getattr(say(f"<{path}>text</{path}>"), concept.name) == (Statement("text", f"XMP {path}"),)

    def test_alternatives_come_with_the_default_first(self) -> None:
        embedded = say(
            '<dc:description><rdf:Alt><rdf:li xml:lang="fr">Légende</rdf:li>'
            '<rdf:li xml:lang="x-default">Caption</rdf:li></rdf:Alt>'
            "</dc:description>"
        )
        assert embedded.caption == (
            Statement("Caption", "XMP dc:description"),
            Statement("Légende", "XMP dc:description [fr]"),
        )

    def test_sequences_and_structures(self) -> None:
        embedded = say(
            "<dc:creator><rdf:Seq><rdf:li>Ida Berg</rdf:li><rdf:li>Max Adler</rdf:li></rdf:Seq></dc:creator>"
            '<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorName>A</plus:LicensorName>'
            "<plus:LicensorURL>https://example.org</plus:LicensorURL></rdf:li>"
            "<rdf:li><rdf:Description plus:LicensorName='B'/></rdf:li></rdf:Seq></plus:Licensor>"
            '<plus:ImageSupplier><rdf:Seq><rdf:li plus:ImageSupplierName="C"/></rdf:Seq></plus:ImageSupplier>'
        )
        assert texts(embedded.creator) == ["Ida Berg", "Max Adler"]
        assert texts(embedded.licensor) == ["A", "B"]
        assert texts(embedded.licensor_url) == ["https://example.org"]
        assert texts(embedded.supplier) == ["C"]

    def test_addresses_qualifiers_and_attributes(self) -> None:
        embedded = say(
            '<xmpRights:WebStatement rdf:resource="https://example.org/terms"/>'
            '<photoshop:Source rdf:parseType="Resource"><rdf:value>TT</rdf:value><dc:type>x</dc:type></photoshop:Source>'
            "<photoshop:Credit><![CDATA[<TT>]]></photoshop:Credit>"
        )
        assert texts(embedded.web_statement) == ["https://example.org/terms"]
        assert (texts(embedded.source), texts(embedded.credit)) == (["TT"], ["<TT>"])

    def test_values_as_attributes_and_descriptions_within_descriptions(self) -> None:
        embedded = say(
            '<photoshop:Source><rdf:Description rdf:value="TT" dc:type="x"/></photoshop:Source>'
            '<dc:creator><rdf:Seq><rdf:li rdf:value="Ida Berg" dc:type="x"/></rdf:Seq></dc:creator>'
            '<rdf:Description rdf:about=""><photoshop:Credit>AP</photoshop:Credit></rdf:Description>'
        )
        assert (texts(embedded.source), texts(embedded.creator), texts(embedded.credit)) == (["TT"], ["Ida Berg"], ["AP"])

    @pytest.mark.parametrize("text", ["AT&T and R&D & co", "3 < 4", "a && b", "Berg & S&#246;n & <3"])
    def test_what_a_writer_forgot_to_escape_stays_in_the_text(self, text: str) -> None:
        embedded = say(f"<photoshop:Credit>{text}</photoshop:Credit><photoshop:Source>TT</photoshop:Source>")
        assert texts(embedded.credit) == [text.replace("&#246;", "ö")]
        assert texts(embedded.source) == ["TT"]
        assert "not well-formed" in embedded.problems[0]

    def test_spelling_and_versions_of_namespaces(self) -> None:
        packet = credit("TT").replace(b"photoshop/1.0/", b"photoshop/1.1").replace(b"photoshop:Credit", b"photoshop:credit")
        assert texts(read_image(jpeg(xmp_segment(packet))).credit) == ["TT"]

    @pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "utf-8-sig"])
    def test_encodings(self, charset: str) -> None:
        packet = credit("สำนักข่าว").decode().encode(charset)
        for header in (b"http://ns.adobe.com/xap/1.0/\0", b"xmp:"):
            assert texts(read_image(jpeg(xmp_segment(packet, header))).credit) == ["สำนักข่าว"]

    def test_utf16_without_a_mark_tells_its_order_by_its_length(self) -> None:
        packet = credit("สำนักข่าว").decode().replace("\ufeff", "")
        assert texts(read_image(jpeg(xmp_segment(packet.encode("utf-16-be")))).credit) == ["สำนักข่าว"]

    def test_bare_rdf_and_two_packets(self) -> None:
        assert texts(read_image(jpeg(xmp_segment(xmp("<photoshop:Credit>TT</photoshop:Credit>", packet=False)))).credit) == ["TT"]
        assert texts(read_image(jpeg(xmp_segment(credit("A") + credit("B")))).credit) == ["A", "B"]

    def test_a_dtd_is_told_and_nothing_of_it_resolved(self) -> None:
        dtd = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY a "aaaa">]>'
        packet = credit("A&e;&a;B").replace(b"<x:xmpmeta", dtd + b"<x:xmpmeta")
        embedded = read_image(jpeg(xmp_segment(packet)))
        assert "DTD" in embedded.problems[0]
        assert "root" not in str(embedded)
        assert "aaaa" not in str(embedded.credit)

    @pytest.mark.parametrize(
        "damage",
        [
            lambda packet: packet.replace(b"TT", b"T\xfcT"),
            lambda packet: packet.replace(b"TT", b"T\x01\x00T"),
            lambda packet: packet.replace(b"TT", b"T&#1;&#x41;&#xD800;T"),
            lambda packet: packet.replace(b"</x:xmpmeta>", b""),
            lambda packet: packet.replace(b"</rdf:RDF>", b""),
            lambda packet: packet[: packet.find(b"</photoshop:Credit>")],
        ],
    )
    def test_what_can_be_read_of_a_damaged_packet_is_read(self, damage: Callable[[bytes], bytes]) -> None:
        embedded = read_image(jpeg(xmp_segment(damage(credit("TT"))), exif((0x013B, 2, b"Ida Berg\0"))))
        assert texts(embedded.credit)[0].startswith("T")
        assert "not well-formed" in embedded.problems[0]
        assert texts(embedded.creator) == ["Ida Berg"]

    def test_what_is_no_xmp_is_told(self) -> None:
        assert "holds no RDF" in read_image(jpeg(xmp_segment(b"<?xpacket?><html:x/>"))).problems[0]
        assert read_image(jpeg(xmp_segment(credit("A").replace(b"RDF", b"RDX")))).credit == ()

    def test_nothing_at_all_breaks_off_quietly(self) -> None:
        embedded = read_image(jpeg(xmp_segment(b"<?xpacket begin=''?><x:xmpmeta <<<<")))
        assert embedded.credit == ()
        assert embedded.problems

    def test_long_texts_and_long_packets_are_cut_and_told(self) -> None:
        head = b"XML:com.adobe.xmp\0\0\0\0\0"
        embedded = read_image(png(chunk(b"iTXt", head + credit("T" * 200_000))))
        assert len(embedded.credit[0].text) == 100_000
        assert "was cut" in embedded.problems[0]
        embedded = read_image(png(chunk(b"iTXt", head + credit("TT") + b" " * 2**24)))
        assert texts(embedded.credit) == ["TT"]
        assert "larger than 16 MB" in embedded.problems[0]


class TestExif:
    def test_the_tags_of_the_table(self) -> None:
        embedded = read_image(
            jpeg(
                exif(
                    (0x010E, 2, b"A caption\0"),
                    (0x013B, 2, b"Ida Berg\0"),
                    (0x8298, 2, b"TT 2024\0"),
                    sub=((0x9003, 2, b"2024:03:12 10:00:00\0"),),
                )
            )
        )
        assert embedded.caption == (Statement("A caption", "EXIF ImageDescription"),)
        assert embedded.creator == (Statement("Ida Berg", "EXIF Artist"),)
        assert embedded.copyright == (Statement("TT 2024", "EXIF Copyright"),)
        assert embedded.date == (Statement("2024:03:12 10:00:00", "EXIF DateTimeOriginal"),)

    def test_charsets_of_ascii_fields(self) -> None:
        assert texts(read_image(jpeg(exif((0x013B, 2, "Žofie\0".encode())))).creator) == ["Žofie"]
        assert texts(read_image(jpeg(exif((0x013B, 2, "Müller\0".encode("latin-1"))))).creator) == ["Müller"]

    def test_a_tag_that_stands_twice_says_both(self) -> None:
        assert texts(read_image(jpeg(exif((0x013B, 2, b"Ida\0"), (0x013B, 2, b"Max\0")))).creator) == ["Ida", "Max"]
        many = exif(*((0x013B, 2, b"%03d\0" % number) for number in range(40)))
        assert len(read_image(jpeg(many)).creator) == 4

    def test_a_date_that_the_camera_did_not_know_is_none(self) -> None:
        assert read_image(jpeg(exif((0x010E, 2, b"x\0"), sub=((0x9003, 2, b"    :  :     :  :  \0"),)))).date == ()

    def test_the_editor_s_copyright_stands_behind_the_photographer_s(self) -> None:
        assert texts(read_image(jpeg(exif((0x8298, 2, b"Berg\0TT\0")))).copyright) == ["Berg\nTT"]
        assert texts(read_image(jpeg(exif((0x8298, 2, b" \0TT\0")))).copyright) == ["TT"]

    def test_the_fields_of_windows(self) -> None:
        embedded = read_image(jpeg(exif((0x9C9D, 1, "Žofie\0".encode("utf-16-le")), (0x9C9C, 1, "Text\0".encode("utf-16-le")))))
        assert embedded.creator == (Statement("Žofie", "EXIF XPAuthor"),)
        assert embedded.caption == (Statement("Text", "EXIF XPComment"),)

    def test_garbage_before_the_header(self) -> None:
        block = tiff((0x013B, 2, b"Ida Berg\0"))
        assert texts(read_image(jpeg(segment(0xE1, b"abcdExif\0\0" + block))).creator) == ["Ida Berg"]
        assert "no TIFF header" in read_image(jpeg(segment(0xE1, b"Exif\0\0no header"))).problems[0]

    def test_a_pointer_to_nowhere_is_told(self) -> None:
        embedded = read_image(jpeg(exif((0x013B, 2, b"Ida Berg\0"), (0x8769, 2, b"abcd"))))
        assert texts(embedded.creator) == ["Ida Berg"]
        assert "damaged" in embedded.problems[0]

    def test_a_block_made_to_be_endless_ends(self) -> None:
        padding = b"\0" * 2**20
        endless = tiff(*[(0x013B, 2, b"A" * 2**20)], (0x010E, 2, padding))
        assert read_image(endless).format == "TIFF"


def test_blocks_stand_side_by_side_in_the_order_iim_xmp_exif() -> None:
    content = jpeg(exif((0x013B, 2, b"C\0")), xmp_segment(xmp("<dc:creator>B</dc:creator>")), photoshop((2, 80, b"A")))
    assert [statement.place for statement in read_image(content).creator] == ["IIM 2:80", "XMP dc:creator", "EXIF Artist"]
