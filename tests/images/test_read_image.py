"""Any octets at all: a plain sentence, never an exception; and the labelled images beside the checkout."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.images import read_image, thumbnail
from auditor.images.limits import Bounded, WornError
from tests.images import test_blocks
from tests.images.writers import chunk, jpeg, picture, png

WHOLE = list(test_blocks.FORMATS.values())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty (0 bytes)"),
        (b"\0" * 100, "nothing but blanks"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "EPS (PostScript)"),
        (b"\xc5\xd0\xd3\xc6\0\0", "EPS (PostScript)"),
        (b"%PDF-1.7", "PDF"),
        (b"\xef\xbb\xbf <!DOCTYPE html><html>", "HTML page"),
        (b"<html>404", "HTML page"),
        (b'{"error": 404}', "JSON"),
        (b"not found\n", "This is text"),
        (b"PK\x03\x04", "ZIP"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\0\0\0\x18ftypmp42", "film"),
        (b"BM\0\0\x01\x02", "no image of a format known here"),
    ],
)
def test_what_is_no_image_is_said_in_a_sentence(content: bytes, words: str) -> None:
    embedded = read_image(content)
    assert words in embedded.broken
    assert embedded.broken.endswith(".")
    assert (embedded.format, embedded.width, embedded.creator) == ("", None, ())


def test_a_sound_file_is_not_broken() -> None:
    for form in ("JPEG", "PNG", "WEBP", "GIF", "TIFF"):
        assert read_image(picture(form)).broken == ""


def test_more_than_100_megapixels_are_told_and_not_touched() -> None:
    lie = picture("PNG")[:16] + b"\0\0\xff\xff\0\0\xff\xff" + picture("PNG")[24:]
    embedded = read_image(lie)
    assert "65535 × 65535 pixels" in embedded.problems[0]
    assert thumbnail(lie, 100) == b""


def test_a_file_of_more_than_25_mb_is_told() -> None:
    embedded = read_image(jpeg() + b"\0" * 25 * 2**20)
    assert "larger than 25 MB" in embedded.problems[0]


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_octets_are_read_without_an_exception(content: bytes) -> None:
    assert read_image(content).broken


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(WHOLE), st.integers(0, 2**16), st.binary(max_size=12), st.integers(0, 40))
def test_any_damage_is_read_without_an_exception(content: bytes, position: int, octets: bytes, removed: int) -> None:
    position %= len(content)
    damaged = content[:position] + octets + content[position + removed :]
    embedded = read_image(damaged)
    thumbnail(damaged, 16)
    json.dumps([embedded.format, embedded.broken, *embedded.problems], ensure_ascii=False).encode()


@settings(deadline=None)
@given(st.sampled_from([b"XML:com.adobe.xmp\0\0\0\0\0", b"Raw profile type iptc\0", b"Raw profile type exif\0"]), st.binary())
def test_any_octets_in_a_block_are_read_without_an_exception(head: bytes, octets: bytes) -> None:
    read_image(png(chunk(b"iTXt" if head[0] == 88 else b"tEXt", head + octets)))
    read_image(png(chunk(b"eXIf", b"II*\0" + octets)))


def test_a_bounded_file_ends() -> None:
    file = Bounded(b"x" * 100, 3, 10)
    assert (file.read(), file.read(4), file.read(None)) == (b"x" * 10, b"x" * 4, b"x" * 10)
    with pytest.raises(WornError):
        file.read(1)


def _folded(value: object, name: str) -> str:
    return re.sub(r"\D", "", str(value))[:8] if name == "date" else re.sub(r"\s+", " ", str(value)).strip()


def test_the_labelled_images_beside_the_checkout(shared: Path) -> None:
    expected = json.loads((shared / "images/expected.json").read_text("utf-8"))["files"]
    right = {"iim": [0, 0], "xmp": [0, 0], "exif": [0, 0]}
    for file, entry in expected.items():
        embedded = read_image((shared / "images" / file).read_bytes())
        for block, fields in entry["expected"].items():
            for name, wanted in fields.items():
                written = entry.get("written", {}).get(block, {}).get(name)
                said = [s.text for s in getattr(embedded, name) if s.place.lower().startswith(block)]
                said += embedded.decodings.get(name, ()) if written else ()
                right[block][1] += 1
                right[block][0] += {_folded(v, name) for v in written or wanted} <= {_folded(v, name) for v in said}
    assert all(equal / every >= 0.995 for equal, every in right.values()), right
