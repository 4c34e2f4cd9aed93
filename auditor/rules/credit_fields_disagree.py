"""The printed credit and the page's structured data name different people.

Search engines and other readers of the page take the credit from its structured data. What stands there was entered once and
not corrected when the credit was, or the other way round.

Look which of the two is right, and fill both from one field.
"""

from collections.abc import Iterator
from dataclasses import replace

from auditor.config import listed
from auditor.credit import compare, credit_printed
from auditor.examples import figure, says
from auditor.model import Embedded, Fault, Figure, Statement

SEVERITY = "warning"
OPTIONS = {"house": ()}
# schema.org's ImageObject, to the fields of a file that mean the same.
_FIELDS = {"creditText": "credit", "creator": "creator", "author": "creator", "copyrightNotice": "copyright"}


def check(figure: Figure, options: dict[str, object]) -> Iterator[Fault]:
    """Yield a fault where what is printed contradicts what the structured data of the same picture says."""
    told = {field: _said(figure, field) for field in set(_FIELDS.values())}
    if not any(told.values()):
        return
    stated = replace(Embedded(format=""), creator=told["creator"], credit=told["credit"], copyright=told["copyright"])
    verdict = compare(credit_printed(figure), stated, listed(options["house"]))
    if verdict.word == "conflict":
        yield Fault((*figure.credits, *verdict.evidence))


def _said(figure: Figure, field: str) -> tuple[Statement, ...]:
    return tuple(
        said
        for said in figure.structured
        if said.place.startswith(("JSON-LD ", "microdata ")) and _FIELDS.get(said.place.split()[-1]) == field
    )


FIRES = (
    figure("A man walks.", "Mark Jones/AP", structured=says("JSON-LD creditText", "Jane Doe/AP")),
    figure("A man walks.", "Mark Jones/AP", structured=says("JSON-LD creator", "Jane Doe")),
    figure("A man walks.", "Mark Jones/AP", structured=says("microdata author", "Jane Doe")),
)

SILENT = (
    figure("A man walks.", "Jane Doe/AP", structured=says("JSON-LD creditText", "Jane Doe/AP")),
    figure("A man walks.", "Jane Doe/AP", structured=says("JSON-LD caption", "Photo: Mark Jones/AFP")),
    figure("A man walks.", "Jane Doe/AP", structured=says("state creator", "Mark Jones")),
    figure("A man walks.", "Jane Doe/AP"),
    figure("A man walks.", structured=says("JSON-LD creditText", "Jane Doe/AP")),
)
