"""One page, from capture to findings: scan it, read its images, judge it. Pure but for the capture's own `fetch`."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from auditor.config import Settings
from auditor.images import read_image, thumbnail
from auditor.images.fingerprint import look
from auditor.images.locate import candidates
from auditor.memory import one_page
from auditor.model import Audit, Capture, Failure, Fault, Fetch, Figure, Finding, Page, Request, Resource, Statement
from auditor.rules import Rule, all_rules
from auditor.scan import read_page
from auditor.scan.dom import MOST_BYTES
from auditor.scan.encoding import decoded
from auditor.suppression import divided
from auditor.text import fold

_UNUSED = "suppression-unused"  # judges what the others have left
THUMBNAIL_WIDTH = 640  # CSS pixels, twice what the report's list shows
MARKUP_LINES = 12  # of the page's source around a photograph
MARKUP_LETTERS, MARKUP_EVIDENCE = 400, 2_000  # of one line of it, and of one that holds the caption or a credit
_BEHIND = 2  # lines shown behind the caption
_BEFORE = 40  # letters shown before the photograph where its line is cut
_LINE_END = re.compile(r"\r\n?|\n")  # as the parser counts lines


@one_page()
def audit(
    capture: Capture,
    settings: Settings | None = None,
    *,
    thumbnails: bool = False,
    across: bool = False,
    listings: bool = True,
) -> Audit:
    """Everything that is known of one page.

    `thumbnails` keeps a picture of each photograph, and the markup of reported ones; `across` what rules across pages ask for
    when they follow; without `listings` a page that only lists articles is not judged.
    """
    settings = (settings or Settings()).for_page(capture.location)
    scanned = read_page(capture)
    scanned = replace(scanned, kind=settings.kind(scanned.location, scanned.url or "") or scanned.kind)
    if scanned.kind == "listing" and not listings:
        return Audit(replace(scanned, figures=()), failures=_failures(scanned))
    read = [_with_file(figure, capture) for figure in scanned.figures]
    read = [(_with_look(*each), each[1]) for each in read] if across else read
    page = replace(scanned, figures=tuple(figure for figure, _ in read))
    findings, page, requests = _findings(page, settings, across=across)
    if thumbnails:
        pictured = [_with_thumbnail(figure, resource) for figure, resource in read]
        page = replace(page, figures=tuple(_with_markup(pictured, {found.image for found in findings}, capture)))
    return Audit(page, findings, _failures(page), requests=requests)


def illustrated(done: Audit, capture: Capture, most: int) -> Audit:
    """The audit with the markup of reported photographs and with thumbnails of the first few of them, read again."""
    reported = {found.image for found in done.findings}
    figures, left = [], most
    for figure in _with_markup(done.page.figures, reported, capture) if reported else done.page.figures:
        shown = figure.image.url in reported and left > 0
        figures.append(_with_thumbnail(figure, _with_file(figure, capture)[1]) if shown else figure)
        left -= bool(figures[-1].thumbnail)
    return replace(done, page=replace(done.page, figures=tuple(figures)))


def found_across(rule: Rule, fault: Fault, settings: Settings) -> Finding:
    """What a rule across pages found, at the photograph that it names."""
    shown = fault.photograph
    assert shown
    return Finding(
        id=_fingerprint(rule.id, shown.image, fault.evidence),
        rule=rule.id,
        severity=settings.severity.get(rule.id) or fault.severity or rule.severity,
        message=rule.message,
        page=shown.page,
        line=shown.line,
        column=shown.column,
        image=shown.image,
        evidence=fault.evidence,
        suggestion=fault.suggestion,
    )


def found_on(location: str, rule: Rule, fault: Fault, settings: Settings) -> Finding:
    """What a rule that looks at whole pages found on the page at a location."""
    return _finding(rule, fault, Page(location), None, settings)


def rules_in_force(settings: Settings) -> list[Rule]:
    """The rules that run under these settings."""
    chosen = [rule for rule in all_rules().values() if rule.id in settings.select or (not settings.select and rule.default)]
    return [rule for rule in chosen if rule.id not in settings.ignore]


def _with_file(figure: Figure, capture: Capture) -> tuple[Figure, Resource | None]:
    """The figure with what its image file says, the original before the variant that is shown, where one is at hand."""
    fetch = cache(capture.fetch) if capture.fetch else None
    shown = _first_at_hand((figure.image.url,), fetch)
    at_hand = _original(figure, shown, capture) or _first_at_hand(candidates(figure.image), fetch)
    if at_hand is None:
        return figure, None
    if at_hand.problem:
        return replace(figure, file=at_hand.place, problem=at_hand.problem), None
    another = shown if shown and not shown.problem and shown.content != at_hand.content else None
    served = read_image(another.content, capture.anchors) if another else None
    embedded = read_image(at_hand.content, capture.anchors)
    return replace(figure, file=at_hand.place, embedded=embedded, served=served), shown or at_hand


def _failures(page: Page) -> tuple[Failure, ...]:
    return tuple(Failure(page.location, "page", problem) for problem in page.problems)


def _with_look(figure: Figure, resource: Resource | None) -> Figure:
    return replace(figure, look=look(resource.content)) if resource else figure


def _original(figure: Figure, shown: Resource | None, capture: Capture) -> Resource | None:
    """The desk's own copy, the picture that the variant was made from."""
    found = capture.originals(figure.image, shown.content if shown else b"") if capture.originals else None
    return None if found and found.problem and shown else found


def _first_at_hand(urls: Iterable[str], fetch: Fetch | None) -> Resource | None:
    """The first file that can be read; where there is none, the first that cannot, which says why."""
    problem = None
    for resource in map(fetch, urls) if fetch else ():
        if resource and not resource.problem:
            return resource
        problem = problem or resource
    return problem


def _with_thumbnail(figure: Figure, resource: Resource | None) -> Figure:
    return replace(figure, thumbnail=thumbnail(resource.content, THUMBNAIL_WIDTH)) if resource else figure


def _with_markup(figures: Iterable[Figure], reported: Container[str | None], capture: Capture) -> Iterator[Figure]:
    """The figures, those that are reported with the lines of the page's source around them."""
    lines: list[str] = []
    for figure in figures:
        if not figure.line or figure.image.url not in reported:
            yield figure
            continue
        lines = lines or _LINE_END.split(decoded(capture.content[:MOST_BYTES])[0])
        yield replace(figure, markup=_markup(figure, lines))


def _markup(figure: Figure, lines: Sequence[str]) -> str:
    telling = {said.line for said in (*figure.captions, *figure.credits)}
    last = min(max({figure.line} | telling) + _BEHIND, figure.line + MARKUP_LINES - 1, len(lines))
    shown = (
        _cut(lines[at - 1], figure.column if at == figure.line else 0, MARKUP_EVIDENCE if at in telling else MARKUP_LETTERS)
        for at in range(figure.line, last + 1)
    )
    return "\n".join(shown).rstrip()


def _cut(line: str, column: int, letters: int) -> str:
    """A line, or of a longer one the letters from a few before the column on."""
    if len(line) <= letters:
        return line
    start = max(0, column - _BEFORE)
    cut = line[start : start + letters]
    return f"{'…' if start else ''}{cut}{'…' if start + letters < len(line) else ''}"


def _findings(page: Page, settings: Settings, *, across: bool) -> tuple[tuple[Finding, ...], Page, tuple[Request, ...]]:
    """The findings in the order of the page, the page with its requests that hold none of them back, and those for later."""
    rules = rules_in_force(settings)
    judged = _judged(page, settings, [rule for rule in rules if rule.id != _UNUSED])
    later = {rule.id for rule in rules if rule.scope == "catalogue"} if across else set()
    here = {rule.id for rule in rules if rule.scope != "catalogue"}
    kept, page, requests = divided(judged, page, {rule: rule in here | later for rule in all_rules()}, settings.today, later)
    kept += (finding for finding, _ in _judged(page, settings, [rule for rule in rules if rule.id == _UNUSED]))
    found = sorted(kept, key=lambda finding: (finding.line, finding.column, finding.rule))
    return tuple(_numbered(found)), page, requests


def _numbered(found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those that are the same in all that their id is made of told apart by a number."""
    seen: dict[str, int] = {}
    for finding in found:
        count = seen[finding.id] = seen.get(finding.id, 0) + 1
        yield finding if count == 1 else replace(finding, id=f"{finding.id}-{count}")


def _judged(page: Page, settings: Settings, rules: Iterable[Rule]) -> Iterator[tuple[Finding, Figure | None]]:
    """Each finding with the photograph that it is about.

    Every rule looks at one photograph before any looks at the next, while what was read of its texts is still remembered.
    """
    asked: dict[str, list[tuple[Rule, Mapping[str, object]]]] = defaultdict(list)
    for rule in rules:
        asked[rule.scope].append((rule, _options(rule, settings)))
    subjects: list[tuple[Figure | Page, Figure | None]] = [(page, None), *((figure, figure) for figure in page.figures)]
    for subject, figure in subjects:
        for rule, options in asked["page" if figure is None else "figure"]:
            for fault in rule.faults(subject, options):
                yield _finding(rule, fault, page, figure, settings), fault.figure or figure


def _options(rule: Rule, settings: Settings) -> Mapping[str, object]:
    """What the desk has set for the rule."""
    return {**({"house": settings.house} if "house" in rule.options else {}), **settings.options.get(rule.id, {})}


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
