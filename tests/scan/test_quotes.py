"""A caption that a paragraph of the article holds as well."""

import pytest

from auditor.model import Capture
from auditor.scan import read_page

CAPTION = "A ferry leaves the old harbour at dawn on Monday."
FILLER = "<p>Nobody had seen it come back in forty years of service, said the harbour master, who had waited for it.</p>"


def quoted(body: str, caption: str = CAPTION) -> list[str]:
    figure = f'<figure><img src="ferry.jpg" width="960" height="640"><figcaption>{caption} EPA/JANE DOE</figcaption></figure>'
    page = f"<html><body><main><h1>The ferry</h1>{FILLER}{figure}{body}{FILLER}</main></body></html>"
    [shown] = read_page(Capture("page.html", page.encode())).figures
    return [said.text for said in shown.quoted]


def test_a_paragraph_quotes_it() -> None:
    assert quoted(f"<p>It was early. {CAPTION}</p>") == [f"It was early. {CAPTION}"]


@pytest.mark.parametrize(
    "body", ["", "<p>It was early. A ferry left.</p>", f"<figure><p>{CAPTION}</p></figure>", f"<div>{CAPTION}</div>"]
)
def test_nothing_quotes_it(body: str) -> None:
    assert quoted(body) == []


def test_a_short_caption_may_be_there_by_chance() -> None:
    assert quoted("<p>We saw the old harbour.</p>", "the old harbour") == []
