"""One finding and one page as the templates show them: plain data, everything already found."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from auditor.formats.html.copies import Copy, copies
from auditor.formats.html.markup import Line, excerpt
from auditor.formats.html.overview import Judged
from auditor.formats.html.pictures import Picture, Pictures
from auditor.formats.html.shown import language
from auditor.formats.html.who import Table, table
from auditor.model import Audit, Figure, Finding, Page, Run, Statement
from auditor.rules import Rule, all_rules

FIGURES = 200  # photographs of one page that are shown
OTHERS = 6  # further photographs that a finding speaks of
STATEMENTS = 40  # texts of one photograph or finding that are shown


@dataclass(frozen=True, slots=True)
class Shown:
    """A photograph with its picture, its number on the page, and its findings."""

    figure: Figure
    picture: Picture | None
    number: int
    standing: str
    agency: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Photographs:
    """A page with its first photographs and all that have findings; `findings` are those about no photograph of it."""

    page: Page
    number: int
    language: str
    shown: tuple[Shown, ...]
    findings: tuple[Finding, ...]
    total: int

    @property
    def by_finding(self) -> dict[str, Shown]:
        """The photograph that each finding is about, by the finding's id."""
        return {finding.id: shown for shown in self.shown for finding in shown.findings}


@dataclass(frozen=True, slots=True)
class Proof:
    """A finding with all that a desk needs to decide about it."""

    finding: Finding
    page: Page
    page_number: int
    language: str
    photograph: Shown | None
    of: int
    copies: tuple[Copy, ...]
    who: Table | None
    rule: Rule | None
    command: str
    markup: tuple[Line, ...]
    others: tuple[Shown, ...] = ()


def pictures(audit: Audit, known: Pictures) -> tuple[Picture | None, ...]:
    """The picture of each photograph, taken into the report for it; None where there is none, or the page does not show it."""
    groups = _by_figure(audit)
    return tuple(
        known.add(figure.thumbnail) if at < FIGURES or at in groups else None for at, figure in enumerate(audit.page.figures)
    )


def photographs(audit: Audit, judged: Sequence[Judged], pictured: Sequence[Picture | None], number: int) -> Photographs:
    """The page as shown."""
    groups = _by_figure(audit)
    shown = tuple(
        Shown(figure, pictured[at], at + 1, judged[at].standing, judged[at].agency, tuple(groups.get(at, ())))
        for at, figure in enumerate(audit.page.figures)
        if at < FIGURES or at in groups
    )
    about_page = tuple(groups.get(None, ()))
    return Photographs(audit.page, number, language(audit.page.language), shown, about_page, len(judged))


def proof(finding: Finding, photograph: Shown | None, page: Photographs, run: Run) -> Proof:
    """The finding as shown, with the photograph that it is about."""
    compared = table(photograph.figure, page.page, run.house) if photograph else None
    who = compared if compared and any(cell.values for row in compared.rows for cell in row.cells) else None
    return Proof(
        finding=finding,
        page=page.page,
        page_number=page.number,
        language=page.language,
        photograph=photograph,
        of=page.total,
        copies=copies(_texts(finding), who.conflicting if who else ()),
        who=who,
        rule=all_rules().get(finding.rule),
        command=_command(finding, run.again),
        markup=excerpt(photograph.figure, finding.evidence) if photograph else (),
        others=_others(finding, photograph, page),
    )


def lines(shown: Shown) -> set[int]:
    """The lines on which a statement about a photograph may stand."""
    figure = shown.figure
    said = (*figure.captions, *figure.credits, *((figure.alt,) if figure.alt else ()))
    return {figure.line, *(statement.line for statement in said)} - {0}


def _others(finding: Finding, photograph: Shown | None, page: Photographs) -> tuple[Shown, ...]:
    """Photographs of the page that the evidence speaks of beside the finding's own, where there is a picture of them."""
    meant = {said.line for said in finding.evidence} - (lines(photograph) if photograph else set())
    found = (shown for shown in page.shown if shown is not photograph and shown.picture and meant & lines(shown))
    return tuple(islice(found, OTHERS))


def _command(finding: Finding, options: Sequence[str]) -> str:
    """The command that finds it again, as a shell takes it."""
    page = f"./{finding.page}" if finding.page.startswith("-") and finding.page != "-" else finding.page
    return shlex.join(["auditor", "check", page, "--select", finding.rule, *options])


def _texts(finding: Finding) -> tuple[Statement, ...]:
    return tuple(said for said in finding.evidence if said.text != finding.image)[:STATEMENTS]


def _by_figure(audit: Audit) -> dict[int | None, list[Finding]]:
    """The findings of each photograph, by its place on the page; None for those about the whole page."""
    by_url = {figure.image.url: at for at, figure in reversed(list(enumerate(audit.page.figures)))}
    by_line = {figure.line: at for at, figure in reversed(list(enumerate(audit.page.figures))) if figure.line}
    groups: dict[int | None, list[Finding]] = {}
    for finding in audit.findings:
        at = None if finding.image is None else by_url.get(finding.image, by_line.get(finding.line))
        groups.setdefault(at, []).append(finding)
    return groups
