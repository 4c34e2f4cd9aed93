from pathlib import Path

from auditor.credit import manual
from auditor.credit.tables import agencies


def test_every_supplier_has_a_row_with_its_form_and_its_former_names() -> None:
    page = manual.page()
    assert sum(line.startswith("| ") for line in page.splitlines()) == len(agencies()) + 2
    assert "| EPA | wire DE | `EPA/{NAME}` |" in page
    assert "EPA-EFE (2017–2024)" in page
    assert "picture alliance \\| {name}" in page
    assert "**K**" in page


def test_the_page_is_the_one_that_is_kept() -> None:
    assert manual.page() == (Path(__file__).parents[2] / "docs" / "agencies.md").read_text("utf-8")
