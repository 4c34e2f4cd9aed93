"""What all formats share, and the text for a terminal in its odd cases."""

import io
import json
import re

import pytest

from auditor.examples import file
from auditor.formats import all_formats, encode, visible
from auditor.model import Audit, Embedded, Failure, Figure, Finding, Image, Page, Run, Statement

RUN = Run("0.1.0", "auditor check a.html", None)


def finding(**more: object) -> Finding:
    told = {
        "id": "0123456789ab",
        "rule": "caption-doubled",
        "severity": "error",
        "message": "The caption says the same thing twice in a row.",
        "page": "a.html",
        "line": 3,
        "column": 4,
        "image": "a.jpg",
        "evidence": (Statement("A man  walks.", "figcaption", 3, 4),) * 4 + (Statement("A man walks.", "img@alt", 2, 1),),
        "suggestion": None,
    }
    return Finding(**{**told, **more})  # type: ignore[arg-type]  # the fields by name


def audit(*findings: Finding, **figure: object) -> Audit:
    shown = Figure(Image("a.jpg"), **figure)  # type: ignore[arg-type]  # the fields by name
    return Audit(Page("a.html", figures=(shown,)), findings, (Failure("a.html", "page", "cut"),))


def written(form: str, *audits: Audit) -> str:
    out = io.BytesIO()
    all_formats()[form].write(iter(audits), RUN, out)
    return out.getvalue().decode()


@pytest.mark.parametrize("form", list(all_formats()))
def test_every_format_writes_nothing_found_and_something_found(form: str) -> None:
    assert written(form) or form == "jsonl"
    assert "caption-doubled" in written(form, audit(finding()), audit())
    assert all_formats()[form].SUFFIX.startswith(".")


@pytest.mark.parametrize("form", list(all_formats()))
def test_every_format_holds_what_no_encoding_can(form: str) -> None:
    odd = finding(page="a\udcff.html", evidence=(Statement("half \ud83d of a pair", "JSON-LD caption"),), suggestion="\ud800")
    assert "\ufffd" in written(form, audit(odd))


def test_json_is_one_document_with_all_there_is() -> None:
    document = json.loads(written("json", audit(finding()), audit()))
    assert [len(document[part]) for part in ("pages", "findings", "failures")] == [2, 1, 2]
    assert document["run"]["command"] == RUN.command


def test_text_says_each_thing_once_and_counts_the_copies() -> None:
    long = Statement("A man walks  his dog along the river.", "figcaption", 3, 4)
    said = (*(long,) * 3, Statement("A man walks his dog along the river.", "img@alt", 2, 1), Statement(long.text, "IIM 2:120"))
    text = written("text", audit(finding(evidence=said, suggestion="A man walks.")))
    assert text.startswith("a.html:3:4: error caption-doubled The caption says the same thing twice in a row.\n")
    assert "    image   a.jpg  (1 of 1)\n    1st     A man walks··his dog along the river.\n" in text
    assert "            (figcaption; 1 doubled space; word for word in figcaption, IIM 2:120)\n    2nd     A man walks" in text
    assert "    alt     A man walks his dog along the river.  (img@alt)\n" in text
    assert "    fix     A man walks.\n" in text
    assert "no picture was at hand to compare" in text


def test_text_says_why_a_file_was_not_compared_and_keeps_quiet_without_a_figure() -> None:
    assert "The data: URI is damaged." in written("text", audit(finding(), problem="The data: URI is damaged."))
    assert "    file" not in written("text", audit(finding(image=None)))


def test_text_names_who_the_file_names() -> None:
    named = Embedded("JPEG", creator=(Statement("JANE DOE", "IIM 2:80"),))
    assert "credit  none printed   the file names JANE DOE" in written("text", audit(finding(), embedded=named))
    assert "the file names nobody" in written("text", audit(finding(), embedded=Embedded("JPEG")))
    assert "a.jpg" in written("text", audit(finding()))


def test_text_shows_how_each_source_stands_to_the_credit() -> None:
    said = file(iim={"creator": "Jane Doe", "credit": "AP"}, xmp={"creator": "John Roe"})
    text = written("text", audit(finding(), credits=(Statement("Jane Doe/AP", "span", 3, 1),), embedded=said))
    assert "    credit  Jane Doe/AP   IIM ✓   XMP ✕   EXIF –   structured data –\n" in text


def test_no_line_of_text_ends_in_spaces() -> None:
    assert not re.search(r"[ \t]$", written("text", audit(finding(suggestion="A man walks. " * 30))), re.MULTILINE)


def test_text_is_coloured_where_asked_for_and_never_where_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[1;31merror" in written("text", audit(finding()))
    monkeypatch.setenv("NO_COLOR", "1")
    assert "[31m" not in written("text", audit(finding())).replace("[1m", "")


def test_controls_are_shown() -> None:
    assert visible("a\x1b[0m\u202e\n") == "a‹U+001B›[0m‹U+202E›\n"


def test_records_and_odd_strings_are_encoded() -> None:
    assert encode({"a": ["\ud800", 1]}) == '{"a":["\ufffd",1]}'.encode()
    assert encode(("a",)) == b'["a"]'
