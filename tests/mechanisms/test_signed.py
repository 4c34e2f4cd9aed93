"""A credit that agrees with its file is never an error, and one that belongs to another photograph is found."""

from collections import Counter
from pathlib import Path

from auditor.audit import audit
from auditor.config import Settings
from auditor.model import Finding
from tests.mechanisms.signed import Signed, captures, exchanged, partners, signed

_SETTINGS = Settings(select=("creator-differs", "agency-differs"))


def _judged(shared: Path, pairs: list[tuple[Signed, Signed]]) -> list[tuple[Signed, list[Finding]]]:
    """The photographs that the scan found with their file, and what was found against them."""
    judged = []
    for capture, photographs in captures(shared, pairs):
        audited = audit(capture, _SETTINGS)
        for photograph in photographs:
            shown = {
                figure.image.url
                for figure in audited.page.figures
                if figure.embedded and set(figure.image.urls) & set(photograph.urls)
            }
            if shown:
                judged.append((photograph, [finding for finding in audited.findings if finding.image in shown]))
    return judged


def _told(judged: list[tuple[Signed, list[Finding]]]) -> str:
    counts = Counter((one.page, one.creators, one.agencies, *(finding.rule for finding in found)) for one, found in judged)
    return "\n".join(map(str, counts))


def test_no_error_where_the_file_says_what_the_page_says(shared: Path) -> None:
    judged = _judged(shared, [(one, one) for one in signed(shared)])
    wrong = [(one, found) for one, found in judged if any(finding.severity == "error" for finding in found)]
    assert len(judged) >= 60
    assert not wrong, _told(wrong)


def test_the_metadata_of_another_photograph_are_found(shared: Path) -> None:
    judged = _judged(shared, list(exchanged(signed(shared), partners(shared))))
    missed = [(one, found) for one, found in judged if not found]
    assert len(judged) >= 60
    assert len(missed) <= len(judged) * 0.05, _told(missed)
