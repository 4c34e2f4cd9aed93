"""What is told of each page in full, as HTML. It needs nothing but a sheet, so that others can do it, many pages at once.

Most of what a report costs is here; what is left is counted and put together in the order of the run.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

import msgspec

from auditor.formats.html import view
from auditor.formats.html.messages import Messages
from auditor.formats.html.overview import Judged, judge
from auditor.formats.html.pictures import Picture
from auditor.formats.html.templates import Templates
from auditor.model import Audit, Run


class Sheet(msgspec.Struct, frozen=True):
    """A page of the run by its number, with its pictures, one for each photograph; what of it is wanted in full."""

    audit: Audit
    number: int
    pictures: tuple[Picture | None, ...]
    page: bool
    findings: tuple[bool, ...]


class Told(msgspec.Struct, frozen=True):
    """The page's photographs as judged, its article, and one for each finding; "" for what was not wanted."""

    judged: tuple[Judged, ...]
    page: str
    findings: tuple[str, ...]


Telling = Callable[[Run, Iterator[Sheet]], Iterator[Told]]  # of a run, sheet after sheet


def in_turn(run: Run, sheets: Iterator[Sheet]) -> Iterator[Told]:
    """What is told of each sheet, one after the other."""
    return (told(run, sheet) for sheet in sheets)


def told(run: Run, sheet: Sheet) -> Told:
    """What is told of one page."""
    judged = tuple(judge(figure, run.house) for figure in sheet.audit.page.figures)
    templates = _templates(run.language)
    page = view.photographs(sheet.audit, judged, sheet.pictures, sheet.number)
    on = page.by_finding
    findings = (
        templates("finding", it=view.proof(finding, on.get(finding.id), page, run)) if wanted else ""
        for finding, wanted in zip(sheet.audit.findings, sheet.findings, strict=True)
    )
    return Told(judged, templates("page", it=page) if sheet.page else "", tuple(findings))


@lru_cache(1)
def _templates(language: str) -> Templates:
    return Templates(Messages(language))
