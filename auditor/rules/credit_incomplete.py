"""The credit leaves out somebody whom the file names.

The photographer has a right to the name, the agency has it in its terms: a credit that names only one of the two is the most
frequent fault there is, and the easiest to mend.

Print photographer and agency, as suggested: in the style of the page's other credits, or in the supplier's form. A desk that
allows no exception sets `require_photographer`, one that has to name who delivered the picture `require_distributor`.
"""

from collections.abc import Iterator

from auditor.config import listed
from auditor.credit import compare, credit_line, credit_printed, other_credits
from auditor.examples import figure, file, page
from auditor.model import Fault, Page, Severity, Verdict

SEVERITY = "warning"
OPTIONS = {"require_photographer": False, "require_distributor": False, "house": ()}


def check(page: Page, options: dict[str, object]) -> Iterator[Fault]:
    """Yield a fault where the printed credit agrees with the file as far as it goes, and stops short."""
    house, distributor = listed(options["house"]), bool(options["require_distributor"])
    for shown in page.figures:
        if shown.embedded is None:
            continue
        verdict = compare(credit_printed(shown), shown.embedded, house, require_distributor=distributor)
        if verdict.word == "partial":
            line = credit_line(shown.embedded, other_credits(page, shown))
            yield Fault((*shown.credits, *verdict.evidence), line, _severity(verdict, options), figure=shown)


def _severity(verdict: Verdict, options: dict[str, object]) -> Severity | None:
    return "error" if options["require_photographer"] and verdict.creator == "page_lacks" else None


_FILE = file(iim={"creator": "JANE DOE", "credit": "EPA"})
_AFP = file(iim={"creator": "JANE DOE", "credit": "AFP via Getty Images"})

FIRES = (
    page(figure("A man walks.", "EPA", embedded=_FILE)),
    page(figure("A man walks.", "Jane Doe"), figure("A man walks.", "Jane Doe", embedded=_FILE)),
)

SILENT = (
    page(figure("A man walks.", "EPA/JANE DOE", embedded=_FILE)),
    page(figure("A man walks.", "EPA/MARK JONES", embedded=_FILE)),
    page(figure("A man walks.", "Jane Doe/AFP", embedded=_AFP)),
    page(figure("A man walks.", "EPA")),
    page(figure("A man walks.", embedded=_FILE)),
)
