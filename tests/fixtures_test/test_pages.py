"""What an audit finds in our own pages: the faults a page was made to show and no other. Notes are left out."""

from pathlib import Path

import pytest

from auditor.audit import audit
from auditor.model import Audit, Failure
from auditor.rules import all_rules
from auditor.sources import file

Expected = set[tuple[str, str, str]]  # severity, rule, the picture's file name

PAGES: dict[str, Expected] = {
    "founding-doubled.html": {("error", "caption-doubled", "bangkok-press-conference.jpg")},
    "founding-alt.html": {("warning", "alt-repeats-caption", "bangkok-press-conference.jpg")},
    "four-mechanisms.html": {
        ("error", "caption-doubled", "orchard.jpg"),
        ("warning", "alt-repeats-caption", "rice-market.jpg"),
        ("error", "caption-repeated", "freight-yard.jpg"),
        ("warning", "alt-repeats-caption", "harvest-night.jpg"),
    },
    "clean-article.html": set(),
    "credit-differs.html": {
        ("error", "creator-differs", "derby-evening.jpg"),
        ("error", "agency-differs", "fan-street.jpg"),
        ("warning", "credit-incomplete", "coast-bridge.jpg"),
        ("error", "credit-missing", "coach-speaks.jpg"),
    },
    "stripped-metadata.html": {("warning", "metadata-stripped", "spring-tide-1024x683.jpg")},
    "broken-image.html": {("error", "image-broken", "hill-fire.jpg"), ("error", "image-broken", "fire-watch.jpg")},
    "saved-complete.html": set(),
    "rights.html": {
        ("warning", "usage-restricted", "night-market.jpg"),
        ("error", "ai-undisclosed", "future-pier.jpg"),
        ("warning", "date-differs", "society-walk.jpg"),
        ("warning", "metadata-disagrees", "ferry-school.jpg"),
        ("error", "mandatory-credit", "society-walk.jpg"),
    },
    "caption-faults.html": {
        ("error", "caption-placeholder", "fault-council.jpg"),
        ("warning", "caption-garbled", "fault-stalls.jpg"),
        ("warning", "caption-missing", "fault-platform.jpg"),
        ("warning", "alt-missing", "fault-terrace.jpg"),
        ("error", "credit-doubled", "fault-keeper.jpg"),
        ("warning", "credit-disguised", "fault-lights.jpg"),
    },
}
LANGUAGES = ["amharic", "arabic", "chinese", "greek", "hebrew", "hindi", "japanese", "korean", "swahili", "thai"]


def _audited(path: Path) -> Audit:
    (capture,) = file.captures(str(path))
    assert not isinstance(capture, Failure)
    return audit(capture)


def _found(audited: Audit) -> Expected:
    serious = [finding for finding in audited.findings if finding.severity != "note"]
    return {(finding.severity, finding.rule, (finding.image or "").rsplit("/", 1)[-1]) for finding in serious}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_what_it_was_made_for(name: str, fixtures: Path) -> None:
    audited = _audited(fixtures / name)
    assert _found(audited) == {expected for expected in PAGES[name] if expected[1] in all_rules()}
    assert not audited.failures
    assert all(figure.embedded for figure in audited.page.figures)


@pytest.mark.parametrize("name", LANGUAGES)
def test_pages_in_other_languages_are_clean(name: str, fixtures: Path) -> None:
    assert _found(_audited(fixtures / "languages" / f"{name}.html")) == set()


def test_a_text_capture_tells_of_the_doubled_caption(fixtures: Path) -> None:
    (finding,) = _audited(fixtures / "founding-text.txt").findings
    assert (finding.severity, finding.rule) == ("error", "caption-doubled")
    assert finding.suggestion
    assert finding.suggestion.count("EPA/NARONG SANGNAK") == 1
    assert "  " not in finding.suggestion


def test_every_page_is_expected_to_show_something(fixtures: Path) -> None:
    assert {path.name for path in fixtures.glob("*.html")} == set(PAGES)
    assert {path.stem for path in (fixtures / "languages").glob("*.html")} == set(LANGUAGES)
