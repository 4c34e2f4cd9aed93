"""A credit that agrees with its file is never an error, and one that belongs to another photograph is found."""

from collections.abc import Iterable
from pathlib import Path

from tests.mechanisms.signed import AGREEING, DIFFERING, Judged, exchanged, judged, partners, signed


def _told(wrong: Iterable[Judged]) -> str:
    return "\n".join(f"{one.page}: {one.stated}: {[finding.rule for finding in found]}" for one, found in wrong)


def test_no_error_where_the_file_says_what_the_page_says(shared: Path) -> None:
    every = signed(shared)
    told = list(judged(shared, [(one, one) for one in every], AGREEING))
    wrong = [one for one in told if one.found]
    assert len(told) >= len(every) * 0.9
    assert not wrong, _told(wrong)


def test_the_metadata_of_another_photograph_are_found(shared: Path) -> None:
    every = [one for one in signed(shared) if one.names_somebody]
    told = list(judged(shared, exchanged(every, partners(shared)), DIFFERING))
    missed = [one for one in told if not one.found]
    assert len(told) >= len(every) * 0.85
    assert len(missed) <= len(told) * 0.05, _told(missed)
