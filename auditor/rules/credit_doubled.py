"""The credit is printed twice.

The caption ends in a credit, and the template adds the credit field behind it: the same name stands there two times.

Take the credit out of the caption field, or let the template leave it out where the caption has it.
"""

from collections.abc import Iterator
from itertools import combinations

from auditor.credit import read_caption, read_credit
from auditor.examples import figure, says
from auditor.model import Credit, Fault, Figure, Statement
from auditor.text import clean, doubled

SEVERITY = "error"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault where two printed credits name the same: an error behind a caption that holds one, else a warning."""
    if any(doubled(caption.text) or doubled(read_caption(caption.text).caption) for caption in figure.captions):
        return
    printed = [(said, read_credit(said.text)) for said in _printed(figure)]
    for (one, first), (other, second) in combinations(printed, 2):
        if _names(first) and _names(first) == _names(second):
            at_one_place = bool(read_caption(figure.captions[0].text).credits) if figure.captions else False
            yield Fault((one, other), clean(one.text), None if at_one_place else "warning")
            return


def _printed(figure: Figure) -> list[Statement]:
    """The credits within the first caption, then those in elements of their own."""
    within = [
        Statement(span.text, caption.place, caption.line, caption.column)
        for caption in figure.captions[:1]
        for span in read_caption(caption.text).credits
    ]
    texts = {(caption.place, caption.line, caption.column) for caption in figure.captions}
    return [*within, *(credit for credit in figure.credits if (credit.place, credit.line, credit.column) not in texts)]


def _names(credit: Credit) -> tuple[frozenset[str], frozenset[str]] | None:
    named = frozenset(name.casefold() for name in credit.creators), frozenset(credit.agencies)
    return named if any(named) else None


FIRES = (
    figure("Rescuers search the river. EPA/JANE DOE", "EPA/JANE DOE"),
    figure("Rescuers search the river. (Photo: Jane Doe/AP)", "Jane Doe / AP"),
    figure("Rescuers search the river.", ("EPA/JANE DOE", "EPA/JANE DOE")),
    figure(credit=("EPA/JANE DOE", "EPA/JANE DOE")),
)

SILENT = (
    figure("Rescuers search the river. EPA/JANE DOE", "EPA"),
    figure("Rescuers search the river.", "EPA/JANE DOE"),
    figure("Rescuers search the river. EPA/JANE DOE Rescuers search the river. EPA/JANE DOE", "EPA/JANE DOE"),
    figure("Rescuers search. EPA/JANE DOE Rescuers search. EPA/JANE DOE"),
    figure("Rescuers search the river. Rescuers search the river. EPA/JANE DOE", "EPA/JANE DOE"),
    figure("Rescuers search the river. EPA/JANE DOE", credits=says("figcaption", "EPA/JANE DOE", 4)),
    figure("Rescuers search the river.", ("Privat", "Privat")),
    figure(("Rescuers search the river. EPA/JANE DOE", "Rescuers search the river. EPA/JANE DOE")),
    figure(),
)
