"""One page, from capture to findings, over our own fixtures."""

from dataclasses import replace
from pathlib import Path

import pytest

from auditor.audit import audit
from auditor.config import Settings
from auditor.model import Audit, Capture, Resource
from auditor.sources import captures


def audited(path: Path, settings: Settings | None = None) -> Audit:
    (capture,) = captures(str(path))
    assert isinstance(capture, Capture)
    return audit(capture, settings)


def rules(done: Audit, severity: str = "") -> list[str]:
    return [finding.rule for finding in done.findings if severity in {"", finding.severity}]


def test_the_founding_page_has_one_error(fixtures: Path) -> None:
    done = audited(fixtures / "founding-doubled.html")
    (error,) = [finding for finding in done.findings if finding.severity == "error"]
    first, second, *origins = error.evidence
    assert error.rule == "caption-doubled"
    assert "  " in first.text
    assert "  " not in second.text
    assert error.suggestion == second.text
    assert error.suggestion.endswith("EPA/NARONG SANGNAK")
    assert [origin.place for origin in origins] == ["IIM 2:120", "XMP dc:description", "EXIF ImageDescription"]
    (figure,) = done.page.figures
    assert figure.embedded
    assert [statement.text for statement in figure.embedded.creator] == ["NARONG SANGNAK"] * 3


def test_the_founding_page_in_its_other_mechanism_has_a_warning_and_no_error(fixtures: Path) -> None:
    done = audited(fixtures / "founding-alt.html")
    assert rules(done, "error") == []
    assert rules(done, "warning") == ["alt-repeats-caption"]


def test_the_text_of_the_founding_page_as_it_was_given(shared: Path) -> None:
    done = audited(shared / "founding-page.txt")
    (error,) = [finding for finding in done.findings if finding.severity == "error"]
    assert error.rule == "caption-doubled"
    assert error.suggestion
    assert error.suggestion.count("EPA/NARONG SANGNAK") == 1
    assert done.page.figures[0].embedded is None


def test_the_clean_article_is_clean(fixtures: Path) -> None:
    done = audited(fixtures / "clean-article.html")
    assert rules(done) == []
    assert all(figure.embedded for figure in done.page.figures)


def test_credits_that_contradict_their_files(fixtures: Path) -> None:
    found = rules(audited(fixtures / "credit-differs.html"))
    assert {"creator-differs", "agency-differs", "credit-incomplete", "credit-missing"} <= set(found)


def test_metadata_lost_on_the_way(fixtures: Path) -> None:
    assert "metadata-stripped" in rules(audited(fixtures / "stripped-metadata.html"))


def test_broken_images(fixtures: Path) -> None:
    assert rules(audited(fixtures / "broken-image.html"), "error") == ["image-broken", "image-broken"]


def test_settings_choose_rules_and_severity(fixtures: Path) -> None:
    page = fixtures / "founding-doubled.html"
    assert set(rules(audited(page, Settings(select=("caption-doubled",))))) == {"caption-doubled"}
    assert "caption-doubled" not in rules(audited(page, Settings(ignore=("caption-doubled",))))
    assert "caption-doubled" in rules(audited(page, Settings(severity={"caption-doubled": "note"})), "note")


def test_identifiers_survive_an_edit_elsewhere_and_tell_equal_findings_apart(fixtures: Path) -> None:
    (capture,) = captures(str(fixtures / "founding-doubled.html"))
    assert isinstance(capture, Capture)
    ids = [finding.id for finding in audit(capture).findings]
    moved = replace(capture, content=capture.content.replace(b"<main", b"\n\n<!-- an edit -->\n<main", 1))
    assert [finding.id for finding in audit(moved).findings] == ids
    figure = b"<figure><img src=a.jpg><figcaption>Lorem ipsum</figcaption></figure>"
    twice = Capture("a.html", b"<main><article><p>Text of an article that goes on.</p>" + figure + figure + b"</article></main>")
    found = [finding.id for finding in audit(twice).findings]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("problem", ["", "The image is larger than 25 MB and was not read."])
def test_an_image_that_cannot_be_had(problem: str) -> None:
    page = b"<main><article><figure><img src=a.jpg><figcaption>A man walks. EPA/JANE DOE</figcaption></figure></article></main>"
    fetch = (lambda _: Resource(b"", "a.jpg", problem)) if problem else (lambda _: None)
    done = audit(Capture("a.html", page, fetch=fetch), thumbnails=True)
    assert [figure.problem for figure in done.page.figures] == [problem]
    assert done.page.figures[0].thumbnail == b""
    assert ("image-unavailable" in rules(done)) == bool(problem)


def test_thumbnails_are_made_where_they_are_asked_for(fixtures: Path) -> None:
    (capture,) = captures(str(fixtures / "founding-doubled.html"))
    assert isinstance(capture, Capture)
    (figure,) = audit(capture, thumbnails=True).page.figures
    assert figure.thumbnail[8:12] == b"WEBP"
    assert b"NARONG" not in figure.thumbnail


def test_a_picture_is_fetched_once() -> None:
    asked: list[str] = []

    def fetch(url: str) -> Resource:
        asked.append(url)
        return Resource(b"no picture", url)

    audit(Capture("a.html", b"<main><article><figure><img src=a.jpg><figcaption>A man walks.</figcaption></figure>", fetch=fetch))
    assert asked == ["a.jpg"]


def test_what_was_cut_is_a_failure() -> None:
    done = audit(Capture("a.html", b"<p>A page", problems=("The page is longer than 32 MB.",)))
    assert [failure.message for failure in done.failures] == ["The page is longer than 32 MB."]
