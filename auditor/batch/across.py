"""The rules across pages: judged when every page is in the catalogue, each finding kept at the page where it is told.

What a page asks to be left out is left out here as on the page itself: a photograph for which a rule is not wanted is not
compared by it. Which requests matter is known only by judging without them first.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from auditor.audit import found_across, found_on, rules_in_force
from auditor.catalogue import Asked, Catalogue
from auditor.config import Settings
from auditor.formats import encode
from auditor.model import Fault, Finding, Photograph
from auditor.rules import Rule, all_rules
from auditor.suppression import ALL, unused

_PAGE = """
SELECT p.id FROM pages p JOIN inputs i ON i.id = p.input WHERE p.location = ? AND p.run = ? ORDER BY i.position, p.number, p.copy
"""
_ROUNDS = 4  # in which photographs are left out as they turn up, before all that ask for it are
_UNUSED = "suppression-unused"

Found = tuple[Finding, tuple[Photograph, ...]]


def judge_across(file: sqlite3.Connection, run: int, settings: Settings) -> None:
    """Put the findings of the rules across pages in place of those of the last run."""
    found = list(_found(Catalogue(file, run), settings))
    numbers: Counter[int] = Counter()
    file.execute("BEGIN IMMEDIATE")
    file.execute("DELETE FROM across")
    for finding, members in found:
        page = file.execute(_PAGE, (finding.page, run)).fetchone()[0]
        row = (page, numbers[page], finding.id, finding.rule, finding.severity, finding.image)
        file.execute("INSERT INTO across VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, encode(finding), encode(members)))
        numbers[page] += 1
    file.execute("COMMIT")


def _found(catalogue: Catalogue, settings: Settings) -> Iterator[Found]:
    asked = list(catalogue.requests())
    used: set[Asked] = set()
    for rule in rules_in_force(settings):
        if rule.scope == "catalogue":
            for fault in _faults(rule, catalogue, settings, asked, used):
                yield found_across(rule, fault, settings), fault.group
    yield from _idle((one for one in asked if one.request.idle and one not in used), settings)


def _faults(rule: Rule, catalogue: Catalogue, settings: Settings, asked: Iterable[Asked], used: set[Asked]) -> Iterable[Fault]:
    """What a rule finds without the photographs for which it is not wanted; `used` hears of the requests that mattered."""
    options = settings.options.get(rule.id, {})
    concerned = _concerned(rule, catalogue, asked)
    left_out: set[int] = set()
    for _ in range(_ROUNDS if concerned else 1):
        faults = list(rule.faults(catalogue.without(left_out), options))
        met = {shown for fault in faults for shown in (*fault.group, fault.photograph) if shown in concerned}
        if not met:
            return faults
        used.update(one for shown in met for one, _ in concerned[shown])
        left_out.update(number for shown in met for _, number in concerned[shown])
    # A group names a few of its photographs only: of those that have not turned up yet it cannot be told whether they matter.
    everyone = [each for together in concerned.values() for each in together]
    used.update(one for one, _ in everyone)
    return rule.faults(catalogue.without(number for _, number in everyone), options)


def _concerned(rule: Rule, catalogue: Catalogue, asked: Iterable[Asked]) -> dict[Photograph, list[tuple[Asked, int]]]:
    """The photographs for which a rule is not wanted, with the requests that say so and the photographs' numbers."""
    found: dict[Photograph, list[tuple[Asked, int]]] = defaultdict(list)
    for one in asked:
        if {rule.id, ALL} & {*one.request.rules}:
            for number in one.numbers:
                found[catalogue.photograph(number)].append((one, number))
    return found


def _idle(asked: Iterable[Asked], settings: Settings) -> Iterator[Found]:
    """A finding for each request that held nothing back, where that is to be told."""
    rule = all_rules()[_UNUSED]
    for page, request, _ in asked:
        under = settings.for_page(page)
        if any(each.id == _UNUSED for each in rules_in_force(under)):
            yield found_on(page, rule, Fault((unused(request.said),)), under), ()
