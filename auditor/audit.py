"""One page, from capture to findings: scan it, read its images, judge it. Pure but for the capture's own `fetch`."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from auditor.config import Settings
from auditor.images import read_image, thumbnail
from auditor.images.locate import candidates
from auditor.model import Audit, Capture, Failure, Fault, Figure, Finding, Page, Resource, Statement
from auditor.rules import Rule, all_rules
from auditor.scan import read_page
from auditor.text import fold

THUMBNAIL_WIDTH = 640  # CSS pixels, twice what the report's list shows


def audit(capture: Capture, settings: Settings | None = None, *, thumbnails: bool = False) -> Audit:
    """Everything that is known of one page; `thumbnails` keeps a small picture of each photograph with a finding."""
    settings = settings or Settings()
    scanned = read_page(capture)
    read = [_with_file(figure, capture) for figure in scanned.figures]
    page = replace(scanned, figures=tuple(figure for figure, _ in read))
    findings = tuple(_findings(page, settings))
    if thumbnails:
        page = replace(page, figures=tuple(_with_thumbnail(figure, resource) for figure, resource in read))
    failures = tuple(Failure(capture.location, "page", problem) for problem in page.problems)
    return Audit(page, findings, failures)


def rules_in_force(settings: Settings) -> list[Rule]:
    """The rules that run under these settings."""
    chosen = [rule for rule in all_rules().values() if rule.id in settings.select or (not settings.select and rule.default)]
    return [rule for rule in chosen if rule.id not in settings.ignore]


def _with_file(figure: Figure, capture: Capture) -> tuple[Figure, Resource | None]:
    """The figure with what its image file says, the original before the variant that is shown, where one is at hand."""
    shown = _first_at_hand((figure.image.url,), capture)
    at_hand = _original(figure, shown, capture) or _first_at_hand(candidates(figure.image), capture)
    if at_hand is None:
        return figure, None
    if at_hand.problem:
        return replace(figure, file=at_hand.place, problem=at_hand.problem), None
    served = read_image(shown.content) if shown and not shown.problem and shown.content != at_hand.content else None
    return replace(figure, file=at_hand.place, embedded=read_image(at_hand.content), served=served), shown or at_hand


def _original(figure: Figure, shown: Resource | None, capture: Capture) -> Resource | None:
    """The desk's own copy, the picture that the variant was made from."""
    found = capture.originals(figure.image, shown.content if shown else b"") if capture.originals else None
    return None if found and found.problem and shown else found


def _first_at_hand(urls: Iterable[str], capture: Capture) -> Resource | None:
    found = (capture.fetch(url) for url in urls) if capture.fetch else ()
    return next((resource for resource in found if resource), None)


def _with_thumbnail(figure: Figure, resource: Resource | None) -> Figure:
    return replace(figure, thumbnail=thumbnail(resource.content, THUMBNAIL_WIDTH)) if resource else figure


def _findings(page: Page, settings: Settings) -> Iterator[Finding]:
    found = sorted(_judged(page, settings), key=lambda finding: (finding.line, finding.column, finding.rule))
    seen: dict[str, int] = {}
    for finding in found:
        count = seen[finding.id] = seen.get(finding.id, 0) + 1
        yield finding if count == 1 else replace(finding, id=f"{finding.id}-{count}")


def _judged(page: Page, settings: Settings) -> Iterator[Finding]:
    for rule in rules_in_force(settings):
        options = settings.options.get(rule.id, {})
        subjects: Iterable[tuple[Figure | Page, Figure | None]]
        subjects = [(page, None)] if rule.scope == "page" else [(figure, figure) for figure in page.figures]
        for subject, figure in subjects:
            for fault in rule.faults(subject, options):
                yield _finding(rule, fault, page, figure, settings)


def _finding(rule: Rule, fault: Fault, page: Page, figure: Figure | None, settings: Settings) -> Finding:
    figure = fault.figure or figure
    shown = next((statement for statement in fault.evidence if statement.line), Statement("", ""))
    image = figure.image.url if figure else None
    return Finding(
        id=_fingerprint(rule.id, image or page.location, fault.evidence),
        rule=rule.id,
        severity=settings.severity.get(rule.id) or fault.severity or rule.severity,
        message=rule.message,
        page=page.location,
        line=shown.line or (figure.line if figure else 0),
        column=shown.column if shown.line else (figure.column if figure else 0),
        image=image,
        evidence=fault.evidence,
        suggestion=fault.suggestion,
    )


def _fingerprint(rule: str, photograph: str, evidence: tuple[Statement, ...]) -> str:
    """Twelve hexadecimal digits that stay the same while rule, photograph and the words of the evidence do."""
    said = "\0".join((rule, photograph, *(fold(statement.text) for statement in evidence)))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:12]
