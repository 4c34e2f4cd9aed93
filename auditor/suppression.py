"""What a page itself asks to be left out: `ignore RULE, RULE until DATE -- reason`, in a comment or `data-auditor-ignore`."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from auditor.config import nearest
from auditor.model import Figure, Finding, Page, Request, Statement

_FORM = re.compile(
    r"\s*(?:auditor:\s*)?(?P<page>ignore-page\b|ignore\b)?\s*(?P<rules>[\w\s,*-]*?)\s*"
    r"(?:\buntil\s+(?P<until>\S{1,40})\s*)?(?:--+|—|–)\s*(?P<reason>\S.*)",
    re.DOTALL,
)
_LONGEST = 1_000  # characters of one
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
ALL = "*"

Rules = Mapping[str, bool]  # every rule, and whether it is in force


@dataclass(frozen=True, slots=True)
class Suppression:
    """One request as understood: the rules (`*` for all), whether for the whole page, until which day, "" for good."""

    said: Statement
    rules: frozenset[str]
    whole_page: bool
    until: str
    problem: str = ""

    def holds(self, rule: str) -> bool:
        """Whether it concerns the findings of a rule."""
        return not self.problem and (ALL in self.rules or rule in self.rules)


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
    unknown = sorted(rules - {ALL} - set(known))
    if not rules:
        return "It names no rule."
    if unknown:
        return f"There is no rule {unknown[0]}.{nearest(unknown[0], tuple(known))}"
    if until and not _DATE.fullmatch(until):
        return f"{until} is no date: write it as 2026-12-31."
    return f"It held until {until}." if until and today > until else ""


class Division(NamedTuple):
    """The findings that stay, the page with those of its requests that hold nothing back, and what concerns other rules yet."""

    kept: list[Finding]
    page: Page
    requests: tuple[Request, ...]


def divided(
    found: Iterable[tuple[Finding, Figure | None]], page: Page, rules: Rules, today: str, across: Collection[str] = ()
) -> Division:
    """Divide findings by the requests of their page; the rules `across` pages are still to run."""
    told = {said: read(said, rules, today) for said in page.suppressions}
    used: set[Statement] = set()
    kept = []
    for finding, figure in found:
        about = figure.suppressions if figure is not None else ()
        holding = [said for said in told if (said in about or told[said].whole_page) and told[said].holds(finding.rule)]
        used.update(holding)
        if not holding:
            kept.append(finding)
    later = [one for one in told.values() if any(map(one.holds, across))]
    idle = [one for one in told.values() if one.said not in used and _ran(one, rules)]
    idle_here = tuple(unused(one.said, one.problem) for one in idle if one not in later)
    return Division(kept, replace(page, suppressions=idle_here), tuple(_request(one, page, one in idle) for one in later))


def unused(said: Statement, why: str = "") -> Statement:
    """A request that held nothing back, with the reason behind its words."""
    return replace(said, text=f"{' '.join(said.text.split())} ({why or 'There is nothing to leave out any more.'})")


def _ran(one: Suppression, rules: Rules) -> bool:
    """Whether there was anything to be held back: a request for a rule that is not in force is not to blame."""
    return bool(one.problem) or all(rules.get(rule, True) for rule in one.rules)


def _request(one: Suppression, page: Page, idle: bool) -> Request:
    about = (at for at, figure in enumerate(page.figures) if one.whole_page or one.said in figure.suppressions)
    return Request(one.said, tuple(sorted(one.rules)), tuple(about), idle)
