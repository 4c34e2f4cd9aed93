# a piece of markup stands in one line
from pathlib import Path

from auditor.model import Capture
from auditor.scan import printed, read_page

CAPTION = "A ferry leaves the old harbour of the capital at dawn on Tuesday, 3 March 2025.  EPA/JANE DOE"
TEXT = f"""Harbour plan agreed

The council met for three hours on Tuesday.

  {CAPTION} {CAPTION.replace("  ", " ")}

Jane Doe

(Reporting by Jane Doe; Editing by John Roe)
"""


def test_doubled_paragraph_is_the_one_caption() -> None:
    page = read_page(Capture("page.txt", TEXT.encode(), media_type="text/plain"))
    [figure] = page.figures
    assert figure.image.url == ""
    assert (figure.captions[0].place, figure.captions[0].line, figure.captions[0].column) == ("paragraph", 5, 3)
    assert figure.captions[0].text.startswith(CAPTION)
    assert [said.text for said in figure.credits] == ["EPA/JANE DOE"]
    assert printed(figure)[1] == "EPA/JANE DOE"
    assert page.title is not None
    assert page.title.text == "Harbour plan agreed"


def test_paragraph_with_a_credit_is_a_caption() -> None:
    page = read_page(
        Capture("page.txt", b"A ferry leaves the harbour at dawn. (Photo: Jane Doe)\r\nText.", media_type="text/plain")
    )
    assert [figure.captions[0].line for figure in page.figures] == [1]


def test_limits() -> None:
    page = read_page(Capture("page.txt", b"x\n" * 30_000, media_type="text/plain"))
    assert "more than 20,000 paragraphs" in page.problems[0]
    long = read_page(Capture("page.txt", b"x" * (33 * 1024 * 1024), media_type="text/plain"))
    assert "longer than 32 MB" in long.problems[0]


def test_founding_page(shared: Path) -> None:
    page = read_page(Capture("founding-page.txt", (shared / "founding-page.txt").read_bytes(), media_type="text/plain"))
    [figure] = page.figures
    assert (figure.captions[0].place, figure.captions[0].line, figure.captions[0].column) == ("paragraph", 11, 1)
    assert [said.text for said in figure.credits] == ["EPA/NARONG SANGNAK"]
