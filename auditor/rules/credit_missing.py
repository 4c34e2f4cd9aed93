"""The photograph has no credit.

Whoever made the picture goes unnamed, and most suppliers ask for the credit in their terms: a picture without it is an
invoice waiting to be written.

Print the credit as the file gives it. Where the file tells nothing, ask the picture desk where the photograph came from.
"""

from collections.abc import Iterator

from auditor.credit import compare, credit_line, read_caption
from auditor.examples import figure, file
from auditor.model import Fault, Figure, Statement

SEVERITY = "warning"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault where no credit is printed: an error where the file names somebody, else a warning."""
    if figure.credits or any(read_caption(caption.text).credits for caption in figure.captions):
        return
    photograph = Statement(figure.image.url, "img@src", figure.line, figure.column)
    if figure.embedded is None:
        yield Fault((photograph, *figure.captions))
        return
    verdict = compare(None, figure.embedded)
    named = verdict.word == "missing_on_page"
    yield Fault((photograph, *verdict.evidence), credit_line(figure.embedded), "error" if named else None)


FIRES = (
    figure("Rescuers search the river."),
    figure("Rescuers search the river.", embedded=file(iim={"creator": "JANE DOE", "credit": "EPA"})),
    figure("Rescuers search the river.", embedded=file()),
)

SILENT = (
    figure("Rescuers search the river.", credit="EPA/JANE DOE"),
    figure("Rescuers search the river. EPA/JANE DOE"),
)
