"""The photograph has no credit.

Whoever made the picture goes unnamed, and most suppliers ask for the credit in their terms: a picture without it is an
invoice waiting to be written.

Print the credit as the file gives it. Where the file tells nothing, ask the picture desk where the photograph came from.
"""

from collections.abc import Iterator

from auditor.credit import compare, credit_line, other_credits, read_caption
from auditor.examples import figure, file, page, says
from auditor.model import Fault, Figure, Page, Statement

SEVERITY = "warning"


def check(page: Page) -> Iterator[Fault]:
    """Yield a fault where no credit is printed: an error where the file names somebody, else a warning.

    A credit that is shown when the picture is opened, or that stands beside several pictures, is none that is missing.
    """
    for shown in page.figures:
        if shown.credits or any(read_caption(said.text).credits for said in (*shown.captions, *shown.hidden)):
            continue
        yield _fault(shown, other_credits(page, shown))


def _fault(shown: Figure, others: tuple[str, ...]) -> Fault:
    photograph = Statement(shown.image.url, "img@src", shown.line, shown.column)
    if shown.embedded is None:
        return Fault((photograph, *shown.captions), figure=shown)
    verdict = compare(None, shown.embedded)
    named = verdict.word == "missing_on_page"
    line = credit_line(shown.embedded, others)
    return Fault((photograph, *verdict.evidence), line, "error" if named else None, figure=shown)


FIRES = (
    page(figure("Rescuers search the river.", credit="EPA/JANE DOE"), figure("Rescuers search the river.")),
    page(figure("Rescuers search the river.", embedded=file(iim={"creator": "JANE DOE", "credit": "EPA"}))),
    page(figure("Rescuers search the river.", embedded=file())),
)

SILENT = (
    page(figure("Rescuers search the river.", credit="EPA/JANE DOE")),
    page(figure("Rescuers search the river. EPA/JANE DOE")),
    page(figure("Rescuers search the river.", hidden=says("div.lightbox__caption", "EPA/JANE DOE"))),
)
