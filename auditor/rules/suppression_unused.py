"""A request to leave findings out holds nothing back.

What it was written for is mended, or it is misspelt, or its day is over: it would hide the next fault that is meant for
nobody's eyes.

Take the comment or the attribute out, or put it right: `ignore RULE until DATE -- reason`.
"""

from collections.abc import Iterator

from auditor.examples import page, says
from auditor.model import Fault, Page

SEVERITY = "note"


def check(page: Page) -> Iterator[Fault]:
    """Yield a fault for each request of the page that is left once the findings have been divided."""
    for said in page.suppressions:
        yield Fault((said,))


FIRES = (page(suppressions=says("comment", "ignore caption-doubled -- the agency wants it (It held until 2026-01-31.)")),)

SILENT = (page(),)
