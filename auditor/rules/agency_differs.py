"""Page and file name different agencies.

Agencies claim for pictures that are credited to somebody else, and the one that is named has no right to be.

Look up in the picture system where the photograph was bought, and print that supplier. Where one agency distributes for the
other, print the whole chain in the form both ask for. The publisher's own agencies stand under `house` in the settings.
"""

from collections.abc import Iterator

from auditor.config import listed
from auditor.credit import compare, credit_printed
from auditor.examples import figure, file
from auditor.model import Fault, Figure

SEVERITY = "warning"
OPTIONS = {"house": ()}


def check(figure: Figure, options: dict[str, object]) -> Iterator[Fault]:
    """Yield a fault where no known path leads from one agency to the other: an error unless the photographer agrees."""
    if figure.embedded is None:
        return
    verdict = compare(credit_printed(figure), figure.embedded, listed(options["house"]))
    if verdict.agency == "different":
        yield Fault((*figure.credits, *verdict.evidence), severity=None if verdict.creator in {"same", "near"} else "error")


FIRES = (
    figure("A man walks.", "Foto: dpa", embedded=file(iim={"creator": "JOHN SMITH", "credit": "REUTERS"})),
    figure("A man walks.", "John Smith/dpa", embedded=file(iim={"creator": "JOHN SMITH", "credit": "REUTERS"})),
    figure("A man walks.", "J. Smith/dpa", embedded=file(iim={"creator": "JOHN SMITH", "credit": "REUTERS"})),
)

SILENT = (
    figure("A man walks.", "Jane Doe/EPA", embedded=file(iim={"creator": "JANE DOE", "credit": "EPA-EFE"})),
    figure("A man walks.", "Jane Doe/AFP", embedded=file(iim={"creator": "JANE DOE", "credit": "AFP via Getty Images"})),
    figure("A man walks.", "Jane Doe", embedded=file(iim={"creator": "JANE DOE", "credit": "EPA"})),
    figure("A man walks.", "Jane Doe/EPA"),
    figure("A man walks.", embedded=file(iim={"credit": "EPA"})),
)
