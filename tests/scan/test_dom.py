import codecs

import pytest

from auditor.scan import dom
from auditor.scan.encoding import decoded
from tests.scan.pages import scan

FIGURE = "<figure><img src=a.jpg><figcaption>Zürich: a ferry „leaves“ at dawn</figcaption></figure>"


@pytest.mark.parametrize(
    "content",
    [
        FIGURE.encode(),
        codecs.BOM_UTF8 + FIGURE.encode(),
        codecs.BOM_UTF16_LE + FIGURE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + FIGURE.encode("utf-16-be"),
        FIGURE.encode("utf-16-le"),
        FIGURE.encode("utf-16-be"),
        b'<meta charset="windows-1252">' + FIGURE.encode("cp1252"),
        b"<meta http-equiv=content-type content='text/html; charset=iso-8859-1'>" + FIGURE.encode("cp1252"),
        FIGURE.encode("cp1252"),
        b"<meta charset=utf-16>" + FIGURE.encode(),
    ],
    ids=["utf-8", "bom", "bom le", "bom be", "le", "be", "meta", "http-equiv", "fall-back", "wrong meta"],
)
def test_encodings(content: bytes) -> None:
    page = scan(content)
    assert page.figures[0].captions[0].text == "Zürich: a ferry „leaves“ at dawn"
    assert page.problems == ()


@pytest.mark.parametrize("charset", ["made-up-9", "hex", "utf-7", "\xff"])
def test_unknown_charset_falls_back(charset: str) -> None:
    text, _ = decoded(f'<meta charset="{charset}">Zürich'.encode("latin-1"))
    assert text.endswith("Zürich")


def test_lost_characters_are_reported() -> None:
    assert "could not be read as utf-8" in scan(b"<meta charset=utf-8>" + b"\xff\xfa " * 50).problems[0]


def test_page_is_cut_at_the_limit() -> None:
    page = scan(FIGURE.encode() + b"<p>" + b"x" * dom.MOST_BYTES)
    assert len(page.figures) == 1
    assert "longer than 32 MB" in page.problems[0]


def test_attributes_are_cut_at_the_limit() -> None:
    page = scan("<img src=a.jpg " + " ".join(f"a{number}" for number in range(2_000)) + "><p>text</p>")
    assert "more than 1,000 attributes" in page.problems[0]


def test_depth_is_cut_at_the_limit() -> None:
    page = scan("<div>" * 2_000 + FIGURE)
    assert "512 deep" in page.problems[0]


def test_long_caption_is_cut_and_reported() -> None:
    page = scan(f"<figure><img src=a.jpg><figcaption>{'A ferry leaves. ' * 3_000}</figcaption></figure>")
    assert len(page.figures[0].captions[0].text) <= dom.LONGEST
    assert "longer than 20,000 characters" in page.problems[0]


def test_long_alternative_text_is_cut_and_reported() -> None:
    page = scan(f"<figure><img src=a.jpg alt='{'A ferry leaves. ' * 3_000}'><figcaption>A ferry.</figcaption></figure>")
    assert page.figures[0].alt is not None
    assert len(page.figures[0].alt.text) == dom.LONGEST
    assert "longer than 20,000 characters" in page.problems[0]


def test_pictures_are_cut_at_the_limit() -> None:
    page = scan("".join(f"<img src=/p/{number}00000.jpg>" for number in range(20_010)))
    assert "more than 20,000 pictures" in page.problems[0]


def test_elements_know_where_they_are() -> None:
    document = dom.parse(b"<p>one<b>two</b></p>\r\n<div><i>three</i></div>")
    [bold], [italic] = document.select("b"), document.select("i")
    assert (bold.line, bold.column, italic.line, italic.column) == (1, 7, 2, 6)
    assert bold.order < italic.order
    [html] = document.select("html")
    assert html.line == 0
    assert html.holds(italic)
    assert not bold.holds(italic)
    assert [each.tag for each in html.descendants()][-2:] == ["div", "i"]
    paragraph = bold.parent
    assert paragraph is not None
    assert paragraph.behind() is italic.parent
    assert paragraph.before() is None
