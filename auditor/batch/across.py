"""The rules across pages: judged when every page is in the catalogue, each finding kept at the page where it is told."""

import sqlite3
from collections import Counter
from collections.abc import Iterator

from auditor.audit import found_across, rules_in_force
from auditor.catalogue import Catalogue
from auditor.config import Settings
from auditor.formats import encode
from auditor.model import Finding, Photograph

_PAGE = """
SELECT p.id FROM pages p JOIN inputs i ON i.id = p.input WHERE p.location = ? AND p.run = ? ORDER BY i.position, p.number, p.copy
"""


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


def _found(catalogue: Catalogue, settings: Settings) -> Iterator[tuple[Finding, tuple[Photograph, ...]]]:
    for rule in rules_in_force(settings):
        if rule.scope == "catalogue":
            for fault in rule.faults(catalogue, settings.options.get(rule.id, {})):
                yield found_across(rule, fault, settings), fault.group
