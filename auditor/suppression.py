"""What a page itself asks to be left out: `ignore RULE, RULE until DATE -- reason`, in a comment or `data-auditor-ignore`."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from auditor.config import nearest
from auditor.model import Figure, Finding, Page, Statement

_FORM = re.compile(
    r"\s*(?:auditor:\s*)?(?P<page>ignore-page\b|ignore\b)?\s*(?P<rules>[\w\s,*-]*?)\s*"
    r"(?:\buntil\s+(?P<until>\S{1,40})\s*)?(?:--+|—|–)\s*(?P<reason>\S.*)",
    re.DOTALL,
)
_LONGEST = 1_000  # characters of one
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ALL = "*"

Rules = Mapping[str, bool]  # every rule, and whether it is in force


@dataclass(frozen=True, slots=True)
class Suppression:
    """One request as understood: the rules (`*` for all), whether for the whole page, until which day, "" for good."""

    said: Statement
    rules: frozenset[str]
    whole_page: bool
    until: str
    problem: str = ""

    def holds(self, finding: Finding) -> bool:
        """Whether it concerns a finding of this rule."""
        return not self.problem and (_ALL in self.rules or finding.rule in self.rules)


def read(said: Statement, known: Collection[str], today: str) -> Suppression:
    """A request as it stands in the page; what is wrong with it stands in `problem`.

    >>> request = Statement("ignore caption-doubled until 2031-01-31 -- as the agency wants it", "comment")
    >>> told = read(request, ("caption-doubled",), "2030-12-01")
    >>> sorted(told.rules), told.until, told.problem
    (['caption-doubled'], '2031-01-31', '')
    >>> read(Statement("ignore caption-doubled", "comment"), ("caption-doubled",), "").problem
    'It gives no reason: ignore RULE -- why.'
    """
    form = _FORM.fullmatch(said.text[:_LONGEST])
    if form is None:
        return Suppression(said, frozenset(), whole_page=False, until="", problem="It gives no reason: ignore RULE -- why.")
    rules = frozenset(re.split(r"[\s,]+", form["rules"].strip())) - {""}
    until = form["until"] or ""
    whole_page = form["page"] == "ignore-page"
    return Suppression(said, rules, whole_page, until, _problem(rules, until, known, today))


def _problem(rules: frozenset[str], until: str, known: Collection[str], today: str) -> str:
    unknown = sorted(rules - {_ALL} - set(known))
    if not rules:
        return "It names no rule."
    if unknown:
        return f"There is no rule {unknown[0]}.{nearest(unknown[0], tuple(known))}"
    if until and not _DATE.fullmatch(until):
        return f"{until} is no date: write it as 2026-12-31."
    return f"It held until {until}." if until and today > until else ""


def divided(found: Iterable[tuple[Finding, Figure | None]], page: Page, rules: Rules, today: str) -> tuple[list[Finding], Page]:
    """The findings that stay, and the page with those of its requests that hold nothing back, each with why."""
    told = {said: read(said, rules, today) for said in page.suppressions}
    used: set[Statement] = set()
    kept = []
    for finding, figure in found:
        about = figure.suppressions if figure is not None else ()
        holding = [said for said in told if (said in about or told[said].whole_page) and told[said].holds(finding)]
        used.update(holding)
        if not holding:
            kept.append(finding)
    return kept, replace(page, suppressions=tuple(_idle(told.values(), used, rules)))


def _idle(told: Iterable[Suppression], used: Collection[Statement], rules: Rules) -> Iterator[Statement]:
    """The requests that held nothing back although their rules ran, with the reason behind the words."""
    for one in told:
        if one.said not in used and (one.problem or all(rules.get(rule, True) for rule in one.rules)):
            why = one.problem or "There is nothing to leave out any more."
            yield replace(one.said, text=f"{' '.join(one.said.text.split())} ({why})")
