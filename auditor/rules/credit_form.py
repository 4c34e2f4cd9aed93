"""The credit does not have the form that the supplier asks for.

Suppliers write into their terms how their credit is to read: AFP and the name with a stroke between them, EPA in capitals. Most
newsrooms print all credits in a form of their own, so this rule is off until a desk selects it.

Print the credit as suggested, or agree with the supplier on the form the house uses.
"""

import re
from collections.abc import Iterator

from auditor.credit import read_credit
from auditor.credit.suggest import in_form
from auditor.credit.tables import agencies
from auditor.examples import figure
from auditor.model import Fault, Figure

SEVERITY = "note"
DEFAULT = False
_STROKE = re.compile(r"\s{0,4}/\s{0,4}")


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for each credit of one person and one supplier whose own form is known and not printed."""
    for said in figure.credits:
        credit = read_credit(said.text)
        if len(credit.creators) != 1 or len(credit.agencies) != 1 or credit.organisations or credit.role:
            continue
        agency = agencies()[credit.agencies[0]]
        asked = in_form(agency, credit.creators[0])
        if agency.form and _plain(asked) not in _plain(said.text):
            yield Fault((said,), suggestion=asked)


def _plain(line: str) -> str:
    return _STROKE.sub("/", line)


FIRES = (
    figure("A man walks.", "Foto: Jane Doe/EPA"),
    figure("A man walks.", ("EPA", "Jane Doe, Reuters")),
)

SILENT = (
    figure("A man walks.", "EPA/JANE DOE"),
    figure("A man walks.", "(Photo by Jane Doe / AFP)"),
    figure("A man walks.", "Foto: Jane Doe/AFP"),
    figure("A man walks.", "EPA"),
    figure("A man walks.", "Jane Doe"),
    figure("A man walks.", "Jane Doe/AFP/dpa"),
    figure("A man walks.", "Jane Doe, Isopix"),
    figure("A man walks.", "Jane Doe, NASA, Reuters"),
    figure("A man walks.", "Handout, Jane Doe, Reuters"),
    figure("A man walks."),
)
