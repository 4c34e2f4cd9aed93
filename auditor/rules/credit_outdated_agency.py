"""The credit uses a name that the agency no longer has.

Agencies change their names and ask for the new one; the old name in a template or a search-and-replace list prints it for years.

Print the name of today, and correct it where the credit comes from.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from auditor.credit import read_credit
from auditor.credit.tables import Former, agencies, ambiguous, key
from auditor.dates import days
from auditor.examples import figure, page, says
from auditor.model import Fault, Page

SEVERITY = "note"


def check(page: Page) -> Iterator[Fault]:
    """Yield a fault for each credit with a name that its agency gave up in a year before the page's."""
    published = days(page.published.text) if page.published else ()
    for shown in page.figures if published else ():
        for said in shown.credits:
            for name in read_credit(said.text).agencies:
                for former in agencies()[name].historic if name in agencies() else ():
                    if 0 < former.until < published[0].year and _stands(former, name, said.text):
                        yield Fault((said,), suggestion=said.text.replace(former.name, name), figure=shown)


def _stands(former: Former, name: str, text: str) -> bool:
    """Whether the former name is printed, as a word of its own, and is nobody else's as well."""
    if former.name == name or key(former.name) in ambiguous():
        return False
    return bool(re.search(rf"(?<![\w-]){re.escape(former.name)}(?![\w-])", text))


def _printed(credit: str, published: str | None = "2026-03-04") -> Page:
    article = page(figure("A man walks.", credit))
    return replace(article, published=says("meta", published)[0]) if published else article


FIRES = (_printed("EPA-EFE/JANE DOE"),)

SILENT = (
    _printed("EPA/JANE DOE"),
    _printed("EPA-EFE/JANE DOE", "2023-03-04"),
    _printed("EPA-EFE/JANE DOE", "2024-03-04"),
    _printed("EPA-EFE/JANE DOE", None),
    _printed("Jane Doe/EMPICS"),
    _printed("Jane Doe/Fotolia"),
    _printed("Jane Doe"),
    _printed("Jane Doe/ANA"),
    _printed("Rui Exemplo/ANOP-XY"),
)
