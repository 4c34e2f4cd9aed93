"""Ten pages in languages and scripts that few test pages have: each photograph, its caption and its credit are read right."""

import json
from pathlib import Path

import pytest

from auditor.model import Capture
from auditor.scan import printed, read_page
from auditor.text import fold

_FOLDER = Path(__file__).parents[2] / "fixtures" / "languages"
_EXPECTED: dict[str, dict[str, dict[str, str]]] = json.loads((_FOLDER / "expected.json").read_text("utf-8"))
_LABEL = 24  # letters that a label, brackets and a year may add to a credit


@pytest.mark.parametrize("name", _EXPECTED)
def test_photographs_captions_and_credits(name: str) -> None:
    page = read_page(Capture(name, (_FOLDER / name).read_bytes()))
    assert {figure.image.url for figure in page.figures} == set(_EXPECTED[name])
    for figure in page.figures:
        caption, credit = printed(figure)
        expected = _EXPECTED[name][figure.image.url]
        assert fold(caption or "").rstrip(" .。、,") == fold(expected["caption"]).rstrip(" .。")
        assert fold(expected["credit"]) in fold(credit or "")
        assert len(credit or "") <= len(expected["credit"]) + _LABEL


@pytest.mark.parametrize("name", _EXPECTED)
def test_title_date_language_and_publisher(name: str) -> None:
    page = read_page(Capture(name, (_FOLDER / name).read_bytes()))
    assert page.title
    assert page.published
    assert page.published.text.startswith("2025")
    assert page.language
    assert page.publisher
