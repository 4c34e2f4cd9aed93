"""The licence of the photograph had ended when the page was published.

The file names a last day, and the page is younger: every view of it is a use without a licence.

Take the picture down, or renew the licence and have the new file delivered.
"""

from collections.abc import Iterator
from dataclasses import replace

from auditor.dates import days
from auditor.examples import figure, file, page, says
from auditor.model import Fault, Page, Statement

SEVERITY = "error"


def check(page: Page) -> Iterator[Fault]:
    """Yield a fault for a photograph whose file states an end before the page's date, and no later one."""
    published = days(page.published.text) if page.published else ()
    for shown in page.figures if published else ():
        if shown.embedded is None:
            continue
        stated = (*shown.embedded.licence_end, *shown.embedded.expiry_date)
        ended = tuple(end for end in stated if days(end.text))
        if ended and all(max(days(end.text)) < published[0] for end in ended):
            yield Fault((Statement(shown.image.url, "img@src", shown.line, shown.column), *ended), figure=shown)


def _until(end: str, published: str | None = "2025-03-04", more: str | None = None) -> Page:
    ending = file(more={"licence_end": says("XMP plus:LicenseEndDate", end), "expiry_date": says("IIM 2:37", more)})
    article = page(figure("A man walks."), figure("A man walks.", embedded=ending))
    return replace(article, published=says("meta", published)[0]) if published else article


FIRES = (_until("2025-03-01"), _until("2024-12-31T23:59:00Z"))

SILENT = (
    _until("2025-03-04"),
    _until("2026-01-01"),
    _until("open"),
    _until("2025-03-01", None),
    _until("2025-03-01", more="20260101"),
)
