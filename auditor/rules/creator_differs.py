"""Page and file name different photographers.

One of the two is wrong: either a photographer goes without the name the law gives, or the file carries the data of another
picture. Both happen.

Look up the picture in the supplier's archive. Correct the credit on the page, or, where the page is right, the metadata in
the picture system.
"""

from collections.abc import Iterator

from auditor.credit import compare, credit_printed
from auditor.examples import figure, file
from auditor.model import Fault, Figure

SEVERITY = "error"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault where both sides name a person and no reading of the two names agrees."""
    if figure.embedded is None:
        return
    verdict = compare(credit_printed(figure), figure.embedded)
    if verdict.creator == "different":
        yield Fault((*figure.credits, *verdict.evidence))


FIRES = (
    figure("A man walks.", "Mark Jones/Reuters", embedded=file(iim={"creator": "JANE DOE", "credit": "REUTERS"})),
    figure("A man walks.", "Foto: Mark Jones", embedded=file(exif={"creator": "Jane Doe"})),
)

SILENT = (
    figure("A man walks.", "Jane Doe/EPA", embedded=file(iim={"creator": "JANE DOE", "credit": "EPA"})),
    figure("A man walks.", "J. Doe/EPA", embedded=file(iim={"creator": "JANE DOE", "credit": "EPA"})),
    figure("A man walks.", "EPA", embedded=file(iim={"creator": "JANE DOE", "credit": "EPA"})),
    figure("A man walks.", "Jane Doe/AP", embedded=file(iim={"creator": "STRINGER", "credit": "AP"})),
    figure("A man walks.", "Jane Doe/EPA"),
    figure("A man walks.", embedded=file(iim={"creator": "JANE DOE"})),
)
