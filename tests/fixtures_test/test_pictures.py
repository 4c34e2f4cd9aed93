"""The drawn pictures are those that `pictures.toml` describes, and say of themselves what it says."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from auditor.images import read_image
from auditor.model import Embedded
from fixtures.make import blocks, picture, pictures
from fixtures.tag import DATASETS, SIZES

TABLE = pictures()
WHOLE = {name: table for name, table in TABLE.items() if not {"cut", "text"} & set(table)}
TAGGED = {name: table for name, table in WHOLE.items() if "metadata" in table}
_BLOCK = {"IIM": "iim", "XMP": "xmp", "EXIF": "exif"}


def _metadata(jpeg: bytes) -> list[bytes]:
    """The APP1 and APP13 segments of a JPEG, which do not depend on who encoded its pixels."""
    found, at = [], 2
    while jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        length = int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if jpeg[at + 1] in {0xE1, 0xED}:
            found.append(jpeg[at + 4 : at + 2 + length])
        at += 2 + length
    return found


@pytest.mark.parametrize("name", WHOLE)
def test_the_file_is_the_one_the_script_makes(name: str, fixtures: Path) -> None:
    kept, made = (fixtures / name).read_bytes(), picture(TABLE[name])
    assert _metadata(kept) == _metadata(made), f"{name} is stale: run python fixtures/make.py"
    first, second = (Image.open(io.BytesIO(content)).convert("RGB") for content in (kept, made))
    assert first.size == second.size
    apart = ImageStat.Stat(ImageChops.difference(first, second)).mean
    assert max(apart) < 4, f"{name} is stale: run python fixtures/make.py"


def test_every_picture_has_a_place_in_the_table(fixtures: Path) -> None:
    kept = {path.relative_to(fixtures).as_posix() for path in fixtures.rglob("*.jpg")}
    assert kept == set(TABLE)


def test_the_fixtures_stay_small(fixtures: Path) -> None:
    assert sum(path.stat().st_size for path in fixtures.rglob("*") if path.is_file()) < 2_000_000
    assert max(path.stat().st_size for path in fixtures.rglob("*.jpg")) <= 60_000


@pytest.mark.parametrize("name", TAGGED)
@pytest.mark.parametrize("field", ["creator", "credit", "source", "copyright", "caption", "headline", "instructions", "job_id"])
def test_each_block_says_what_the_table_says(name: str, field: str, fixtures: Path) -> None:
    embedded = read_image((fixtures / name).read_bytes())
    told = _told(embedded, field)
    for block, said in _expected(TABLE[name]["metadata"], field).items():
        assert told[block] == said


def _told(embedded: Embedded, field: str) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {"iim": [], "xmp": [], "exif": []}
    for statement in getattr(embedded, field):
        told[_BLOCK[statement.place.split(maxsplit=1)[0]]].append(statement.text)
    return told


_EXIF = {"creator", "copyright", "caption"}


def _expected(metadata: dict[str, Any], field: str) -> dict[str, list[str]]:
    """What each block must say of a field; IIM cuts a text to the bytes its standard allows."""
    expected = {}
    for block, fields in blocks(metadata).items():
        if field not in fields or (block == "exif" and field not in _EXIF):
            continue
        value = fields[field]
        texts = [value] if isinstance(value, str) else list(value)
        cut = [text.encode()[: SIZES[DATASETS[field]]].decode(errors="ignore") for text in texts]
        expected[block] = cut if block == "iim" else texts
    return expected


def test_a_picture_that_was_cut_off_and_one_that_is_none(fixtures: Path) -> None:
    for name, table in TABLE.items():
        if {"cut", "text"} & set(table):
            assert read_image((fixtures / name).read_bytes()).broken


def test_a_picture_without_metadata_has_none(fixtures: Path) -> None:
    for name in set(WHOLE) - set(TAGGED):
        embedded = read_image((fixtures / name).read_bytes())
        assert not any((embedded.creator, embedded.credit, embedded.caption, embedded.problems, embedded.broken))
