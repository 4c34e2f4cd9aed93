"""Every rule against its own examples."""

import re

import pytest

from auditor.model import Figure, Page
from auditor.rules import Rule, all_rules

RULES = all_rules()
FIRES = [pytest.param(rule, example, id=f"{rule.id}-{at}") for rule in RULES.values() for at, example in enumerate(rule.fires)]
SILENT = [pytest.param(rule, example, id=f"{rule.id}-{at}") for rule in RULES.values() for at, example in enumerate(rule.silent)]


@pytest.mark.parametrize(("rule", "example"), FIRES)
def test_it_fires(rule: Rule, example: Figure | Page) -> None:
    faults = list(rule.faults(example, rule.example_options))
    assert faults
    assert all(statement.place for fault in faults for statement in fault.evidence)


@pytest.mark.parametrize(("rule", "example"), SILENT)
def test_it_stays_silent(rule: Rule, example: Figure | Page) -> None:
    assert list(rule.faults(example, rule.example_options)) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_it_says_what_is_wrong_why_and_how_to_mend_it(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z“].*\.", rule.message)
    assert min(len(rule.why), len(rule.mend)) > 40
    assert rule.fires
    assert rule.silent
