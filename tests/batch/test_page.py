from pathlib import Path

import pytest

from auditor.batch.page import How, Place, met, unpacked
from auditor.batch.task import aside
from auditor.batch.version import judged_by
from auditor.catalogue.records import Judged, Known, Same, Unread
from auditor.config import Settings
from auditor.model import Capture, Resource

PAGE = (
    b"<!doctype html><title>x</title><h1>x</h1>"
    b'<figure><img src="a.jpg" width=900 height=600><figcaption>caption here</figcaption></figure>'
)
PLACE = Place(1, 0, "a.html")


def how() -> How:
    return How(Settings(), listings=True, thumbnails_left=1)


def known(judged: Judged) -> Known:
    return Known(judged.location, judged.copy, judged.digest, judged.asked, judged.judged)


def first(capture: Capture) -> Judged:
    told = met(capture, PLACE, None, "v", how())
    assert isinstance(told, Judged)
    return told


def test_a_mistake_of_ours_costs_one_page_and_says_where_it_is() -> None:
    def broken(url: str) -> Resource | None:
        raise ZeroDivisionError(url)

    told = met(Capture("a.html", PAGE, fetch=broken), PLACE, None, "v", how())
    assert isinstance(told, Unread)
    assert told.failure.message.startswith("internal error at broken, line ")
    assert "ZeroDivisionError: a.jpg. Please report it" in told.failure.message


def test_a_page_is_the_same_while_octets_files_and_rules_are() -> None:
    capture = Capture("a.html", PAGE, fetch=lambda _: None)
    once = known(first(capture))
    assert met(capture, PLACE, once, "v", how()) == Same(1, 0, "a.html", 0)
    assert isinstance(met(capture, PLACE, once, "w", how()), Judged)
    assert isinstance(met(Capture("a.html", PAGE + b" ", fetch=capture.fetch), PLACE, once, "v", how()), Judged)
    picture = Resource(b"no picture, but here now", "a.jpg")
    assert isinstance(met(Capture("a.html", PAGE, fetch=lambda _: picture), PLACE, once, "v", how()), Judged)
    assert isinstance(met(Capture("a.html", PAGE), PLACE, once, "v", how()), Judged)


def test_what_came_over_the_network_is_not_asked_for_again() -> None:
    asked = []

    def fetch(url: str) -> Resource | None:
        asked.append(url)
        return Resource(b"gone", "https://news.example/a.jpg")

    capture = Capture("a.html", PAGE, fetch=fetch)
    once = known(first(capture))
    asked.clear()
    assert isinstance(met(capture, PLACE, once, "v", how()), Same)
    assert asked == []
    failing = Capture("a.html", PAGE, fetch=lambda url: Resource(b"", url, "The server did not answer."))
    assert isinstance(met(failing, PLACE, known(first(failing)), "v", how()), Same)


def test_the_row_holds_the_whole_audit() -> None:
    judged = first(Capture("a.html", PAGE, fetch=lambda _: None))
    done = unpacked(judged.audit)
    assert [finding.rule for finding in done.findings] == [told.rule for told in judged.findings]
    assert judged.photographs[0].image == done.page.figures[0].image.url


def test_settings_and_options_are_part_of_what_judges() -> None:
    names = {judged_by(Settings()), judged_by(Settings(ignore=("alt-missing",))), judged_by(Settings(), "originals")}
    assert len(names) == 3
    assert judged_by(Settings()) in names


def test_a_file_that_does_not_become_whole_is_not_there(tmp_path: Path) -> None:
    def interrupted() -> None:
        with aside(str(tmp_path / "a")) as out:
            out.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []
