"""The credit leaves out somebody whom the file names.

The photographer has a right to the name, the agency has it in its terms: a credit that names only one of the two is the most
frequent fault there is, and the easiest to mend.

Print the credit line in the supplier's form, photographer and agency.
"""

from collections.abc import Iterator

from auditor.credit import compare, credit_line, credit_printed
from auditor.examples import figure, file
from auditor.model import Fault, Figure

SEVERITY = "warning"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault where the printed credit agrees with the file as far as it goes, and stops short."""
    if figure.embedded is None or not figure.credits:
        return
    verdict = compare(credit_printed(figure), figure.embedded)
    if verdict.word == "partial":
        yield Fault((*figure.credits, *verdict.evidence), suggestion=credit_line(figure.embedded))


FIRES = (
    figure("A man walks.", "EPA", embedded=file(iim={"creator": "JANE DOE", "credit": "EPA"})),
    figure("A man walks.", "Jane Doe", embedded=file(iim={"creator": "JANE DOE", "credit": "EPA"})),
)

SILENT = (
    figure("A man walks.", "EPA/JANE DOE", embedded=file(iim={"creator": "JANE DOE", "credit": "EPA"})),
    figure("A man walks.", "EPA/MARK JONES", embedded=file(iim={"creator": "JANE DOE", "credit": "EPA"})),
    figure("A man walks.", "EPA"),
    figure("A man walks.", embedded=file(iim={"creator": "JANE DOE"})),
)
