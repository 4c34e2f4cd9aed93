"""Thumbnails: small, upright, without metadata, the same each time."""

import io

import pytest
from PIL import Image

from auditor.images import pixels, read_image, thumbnail
from tests.images.writers import exif, jpeg, photoshop, picture


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content), formats=["WEBP"])


def test_it_is_a_webp_of_the_width_asked_for_without_metadata() -> None:
    whole = jpeg(exif((0x013B, 2, b"Ida Berg\0")), photoshop((2, 80, b"Ida Berg")), body=picture(size=(800, 600)))
    small = thumbnail(whole, 200)
    image = opened(small)
    assert (image.format, image.size) == ("WEBP", (200, 150))
    assert read_image(small).creator == ()
    assert b"EXIF" not in small
    assert thumbnail(whole, 200) == small


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_stands_upright(orientation: int) -> None:
    whole = jpeg(exif((0x0112, 3, bytes([orientation, 0]))), body=picture(size=(800, 600)))
    assert opened(thumbnail(whole, 200)).size == ((200, 150) if orientation < 5 else (200, 267))


def test_a_small_picture_is_not_enlarged() -> None:
    assert opened(thumbnail(picture(size=(40, 30)), 200)).size == (40, 30)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I", "I;16", "CMYK"])
def test_every_kind_of_pixel_becomes_rgb(mode: str) -> None:
    target = io.BytesIO()
    grey = Image.linear_gradient("L").resize((60, 40))
    grey.convert(mode).save(target, "TIFF" if mode in {"CMYK", "I"} else "PNG")
    assert opened(thumbnail(target.getvalue(), 30)).size == (30, 20)


def test_what_shows_through_is_white() -> None:
    target = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(target, "PNG")
    assert opened(thumbnail(target.getvalue(), 40)).getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize(
    "content", [b"", b"no image", b"%!PS-Adobe-3.0 EPSF-3.0\n", picture()[:300], b"\xff\xd8\xff\xe0", picture("PNG")[:60]]
)
def test_nothing_where_the_pixels_cannot_be_read(content: bytes) -> None:
    assert thumbnail(content, 100) == b""


def test_nothing_for_no_width_or_too_many_octets() -> None:
    assert thumbnail(picture(), 0) == b""
    assert thumbnail(picture() + b"\0" * 25 * 2**20, 100) == b""


def test_limits_of_pixels_that_cannot_be_decoded_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pixels, "_MAX_WHOLE", 1000)
    assert thumbnail(picture("PNG"), 20) == b""
    assert thumbnail(picture("JPEG", progressive=True), 20) == b""
    assert thumbnail(picture("JPEG"), 20)
    monkeypatch.setattr(pixels, "_MAX_SLOW", 1000)
    assert thumbnail(picture("JPEG2000"), 20) == b""
