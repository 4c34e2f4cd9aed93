"""What the lists show without JavaScript: the first findings and the first pages, in short."""

from collections import Counter
from dataclasses import dataclass

from auditor.formats.html.pictures import Picture
from auditor.formats.html.rows import reason
from auditor.formats.html.view import Photographs, Shown
from auditor.model import Finding, Page


@dataclass(frozen=True, slots=True)
class Row:
    """A finding in the list; `number` counts through the run."""

    number: int
    id: str
    rule: str
    severity: str
    message: str
    reason: str
    page: str
    publisher: str
    day: str
    line: int
    agency: str
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page in the list, with its findings counted by severity."""

    number: int
    location: str
    title: str
    photographs: int
    counts: Counter[str]


def row(finding: Finding, number: int, page: Page, shown: Shown | None) -> Row:
    """A finding as the list shows it."""
    return Row(
        number,
        finding.id,
        finding.rule,
        finding.severity,
        finding.message,
        reason(finding),
        finding.page,
        page.publisher.text if page.publisher else "",
        page.published.text[:10] if page.published else "",
        finding.line,
        shown.agency if shown else "",
        shown.picture if shown else None,
    )


def page_row(page: Photographs, findings: tuple[Finding, ...]) -> PageRow:
    """A page as the list shows it."""
    title = page.page.title.text.strip() if page.page.title else ""
    return PageRow(page.number, page.page.location, title, page.total, Counter(finding.severity for finding in findings))
