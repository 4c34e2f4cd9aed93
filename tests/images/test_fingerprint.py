"""The same photograph again, at other sizes; others not."""

import io
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from auditor.images.fingerprint import BITS, alike, alike_but_cropped, distance, fingerprint
from tests.images.writers import exif, jpeg


def scene(seed: int, size: tuple[int, int] = (900, 600)) -> Image.Image:
    """A made-up view, the same for the same number."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    draw = ImageDraw.Draw(image)
    for number in range(12):
        at = (seed * 7919 + number * 104729) % 800, (seed * 1299709 + number * 15485863) % 500
        extent = 40 + (seed * 31 + number * 97) % 300
        draw.ellipse((*at, at[0] + extent, at[1] + extent * 2 // 3), fill=(at[0] % 256, at[1] % 256, extent % 256))
    return image


def saved(image: Image.Image, form: str = "JPEG", quality: int = 85) -> bytes:
    target = io.BytesIO()
    image.save(target, form, quality=quality)
    return target.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "PNG"])
@pytest.mark.parametrize("width", [150, 300, 640])
def test_other_sizes_and_formats_are_alike(form: str, width: int) -> None:
    whole = scene(3)
    assert alike(fingerprint(saved(whole)), fingerprint(saved(whole.resize((width, width * 2 // 3)), form, 50)))


def test_different_pictures_are_not() -> None:
    marks = [fingerprint(saved(scene(seed))) for seed in range(12)]
    assert not any(alike(one, other) for one, other in itertools.combinations(marks, 2))


def test_a_turned_file_is_like_the_upright_one() -> None:
    upright = scene(5)
    turned = jpeg(exif((0x0112, 3, b"\x06\0")), body=saved(upright.transpose(Image.Transpose.ROTATE_90)))
    assert alike(fingerprint(saved(upright)), fingerprint(turned))


@pytest.mark.parametrize("corner", ["left and top", "right and bottom", "middle"])
@pytest.mark.parametrize("share", [0.05, 0.07, 0.1])
def test_a_crop_of_up_to_a_tenth_is_known_by_its_original(share: float, corner: str) -> None:
    across, down = round(900 * share), round(600 * share)
    left, top = {"left and top": (across, down), "right and bottom": (0, 0), "middle": (across // 2, down // 2)}[corner]
    crop = scene(3).crop((left, top, left + 900 - across, top + 600 - down)).resize((600, 400))
    assert alike_but_cropped(saved(scene(3)), fingerprint(saved(crop)))


def test_another_picture_is_no_crop() -> None:
    marks = [fingerprint(saved(scene(seed))) for seed in range(8)]
    assert not any(alike_but_cropped(saved(scene(9)), mark) for mark in marks)
    assert not alike_but_cropped(b"no image", marks[0])
    assert not alike_but_cropped(saved(scene(9)), None)


def test_what_is_blank_or_unreadable_has_no_fingerprint_and_is_like_nothing() -> None:
    assert fingerprint(saved(Image.new("RGB", (300, 300), "grey"))) is None
    assert fingerprint(b"no image") is None
    assert not alike(None, None)


@settings(deadline=None)
@given(st.integers(0, 2**BITS - 1), st.integers(0, 2**BITS - 1))
def test_distances(one: int, other: int) -> None:
    assert distance(one, other) == distance(other, one) <= BITS
    assert distance(one, one) == 0
