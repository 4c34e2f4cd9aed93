"""The C2PA manifest names another author than the credit.

The manifest is signed: whoever is named there had the picture before anybody else could write into its other fields.

Look the picture up at the supplier, and print who made it.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from auditor.credit import compare, credit_printed
from auditor.examples import figure, file
from auditor.model import Embedded, Fault, Figure, Manifest, Statement

SEVERITY = "warning"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault where an intact manifest states authors, and none of them is the photographer that is printed."""
    manifest = figure.embedded.c2pa if figure.embedded else None
    if manifest is None or manifest.state == "invalid":
        return
    authors = tuple(Statement(author, "C2PA author") for author in manifest.authors)
    if compare(credit_printed(figure), Embedded(format="", creator=authors)).creator == "different":
        yield Fault((*figure.credits, *authors))


def _signed(*authors: str, state: Literal["intact", "invalid"] = "intact") -> Embedded:
    return replace(file(), c2pa=Manifest(state, authors=authors))


FIRES = (figure("A man walks.", "Mark Jones/EPA", embedded=_signed("Jane Doe")),)

SILENT = (
    figure("A man walks.", "Jane Doe/EPA", embedded=_signed("JANE DOE")),
    figure("A man walks.", "EPA", embedded=_signed("Jane Doe")),
    figure("A man walks.", "Mark Jones/EPA", embedded=_signed("Jane Doe", state="invalid")),
    figure("A man walks.", "Mark Jones/EPA", embedded=_signed()),
    figure("A man walks.", "Mark Jones/EPA", embedded=file()),
    figure("A man walks.", embedded=_signed("Jane Doe")),
)
