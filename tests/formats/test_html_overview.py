"""The first screen: where to start, what has come and gone since the last run; and groups of photographs across pages."""

import io
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.formats import html
from auditor.formats.html.history import HEIGHT, history
from auditor.formats.html.messages import Messages
from auditor.formats.html.rows import reason
from auditor.model import Audit, Figure, Image, Page, PastRun, Run, Statement
from tests.formats import made_up
from tests.formats.test_html import Tags, data, written

BEFORE = (PastRun("2026-11-08", 30, 60, 9, 2, 1), PastRun("2026-11-15T09:00:00+00:00", 30, 60, 4, 3, 3, 1, 6, 0))


def test_one_place_of_a_publisher_s_pages_is_named_as_the_likely_template() -> None:
    text = Tags(written(made_up.many(8))).text
    assert "4 of them, on 4 pages, stand in figcaption · The Daily Example. Most likely one template: mend it there." in text
    assert "Most of them stand in one place of one publisher's pages." in text
    assert "Most likely one template" not in Tags(written(made_up.many(4))).text


def test_what_is_new_fixed_and_back_is_told_since_the_last_run() -> None:
    founding, contradiction = made_up.founding(), made_up.contradiction()
    audits = [
        replace(founding, new=(founding.findings[0].id,)),
        replace(contradiction, back=(contradiction.findings[1].id,)),
    ]
    report = written(audits, replace(made_up.RUN, history=BEFORE, started="2026-11-22T09:00:00+00:00"))
    text = Tags(report).text
    assert "2 errors need a correction, one of them new" in text
    assert "▼ 2 since 2026-11-15" in text
    assert "Errors, last 3 runs" in text
    assert "New since 2026-11-15 1 1 Fixed since 2026-11-15 9 Fixed before, now back 1 1" in text
    assert '<option value="new">New</option>' in report
    chunks = data(report)["chunks"]
    assert isinstance(chunks, list)
    assert chunks[0]["columns"][-1] == [1, 0, 2]


def test_without_earlier_runs_there_is_no_talk_of_them() -> None:
    text = written(made_up.all_of_them())
    assert "i-since" not in text.split("<script")[0]
    assert "last 1 runs" not in text


def test_a_run_of_no_errors_is_drawn_at_the_bottom() -> None:
    run = Run("0", "auditor", history=(PastRun("2026-11-08", 1, 1, 0, 0, 0),))
    told = history(run, Counter({"page": 1}))
    assert told
    assert {point.y for point in told.points} == {HEIGHT - 26}
    assert told.now.date == ""


def test_nothing_read_is_not_called_nothing_to_mend() -> None:
    assert "No page was read; beside stands why." in Tags(written([made_up.missing()])).text
    assert "No printed credit could be compared with its file." in Tags(written(made_up.many(2))).text


def test_the_reason_in_the_list_tells_both_sides_of_a_contradiction() -> None:
    found = made_up.contradiction().findings[0]
    assert reason(found) == "Mark Okoro/Reuters ↔ Mara Lindqvist"
    same = replace(found, evidence=(Statement("REUTERS", "span"), Statement("Reuters", "IIM 2:110")))
    assert reason(same) == "REUTERS"
    assert reason(replace(found, evidence=())) == ""
    address = Statement("http://cv.example.org/codes/trainedAlgorithmicMedia", "XMP Iptc4xmpExt:DigitalSourceType")
    assert reason(replace(found, evidence=(address,))) == "trainedAlgorithmicMedia"


def test_a_page_without_a_title_is_listed_by_its_location() -> None:
    assert '<a href="#p-0">a.html</a>' in written([Audit(Page("a.html", figures=(Figure(Image("a.jpg")),)))])


def test_photographs_of_a_finding_across_pages_stand_side_by_side_by_age() -> None:
    report = written(made_up.across())
    group = report.split('<article class="group"')[1].split("</article>")[0]
    assert group.count("<li>") == 4
    places = [group.index(f"years/{at}.html") for at in (2, 1, 0)]
    assert places == sorted(places)
    assert group.count("<svg") == 3
    assert "Reuters · 4 photographs" in group
    assert "2023-03-01 – 2025-03-01" in group
    assert '<a href="#groups" data-v="groups">' in report


def test_where_nothing_spans_pages_there_are_no_groups() -> None:
    assert 'id="groups"' not in written(made_up.all_of_them())


def test_rules_speak_the_language_of_the_report_where_it_is_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    german = Messages("de")
    monkeypatch.setitem(german._entries, "rule.caption-doubled.message", "Der Bildtext steht zweimal hintereinander.")
    assert german.rule("caption-doubled", "message", "x").startswith("Der Bildtext")
    assert german.rule_language("caption-doubled") == "de"
    assert german.rule("no-such-rule", "why", "Because.") == "Because."
    assert german.rule_language("no-such-rule", "why") == "en"


def test_a_file_put_aside_has_its_folder_beside_its_final_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "ONE_FILE", 1_000)
    with (tmp_path / "r.html.123.new").open("wb") as out:
        html.write([made_up.founding()], made_up.RUN, out)
    assert (tmp_path / "r_files" / "d0.html").is_file()
    assert 'href="../r.html#findings"' in (tmp_path / "r_files" / "d0.html").read_text("utf-8")
    with io.BytesIO() as pipe:
        html.write([made_up.founding()], made_up.RUN, pipe)
        assert b"r_files" not in pipe.getvalue()
