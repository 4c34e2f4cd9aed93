"""The credit says that the picture was handed out, and not by whom.

"Handout" or "supplied" tells readers that somebody with an interest gave the picture, and keeps that interest from them.

Name the giver: the company, the ministry, the family.
"""

from collections.abc import Iterator

from auditor.credit import read_credit
from auditor.examples import figure
from auditor.model import Fault, Figure

SEVERITY = "note"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for each credit that states a handout and names neither a person nor an organisation behind it."""
    for said in figure.credits:
        credit = read_credit(said.text)
        if credit.role == "handout" and not (credit.creators or credit.organisations):
            yield Fault((said,))


FIRES = (figure("A new bridge.", "HANDOUT"), figure("A new bridge.", "Handout via REUTERS"), figure("A new bridge.", "Supplied"))

SILENT = (
    figure("A new bridge.", "Handout/City of Port Evelyn"),
    figure("A new bridge.", "Handout/Jane Doe"),
    figure("A new bridge.", "EPA/JANE DOE"),
    figure("A new bridge.", "EPA"),
    figure("A new bridge."),
)
