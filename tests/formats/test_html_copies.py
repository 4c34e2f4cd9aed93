"""How the report sets out the texts that prove a finding, and what each source says."""

import io
from dataclasses import replace

import pytest

from auditor.examples import figure, file, says
from auditor.formats.html.copies import copies, marks
from auditor.formats.html.details import LEFT_OUT, Details
from auditor.formats.html.shown import excerpt, language, shown, web
from auditor.formats.html.who import Cell, Table, source, table
from auditor.model import Embedded, Figure, Statement
from tests.formats import made_up


def said(text: str, place: str = "figcaption", line: int = 0) -> Statement:
    return Statement(text, place, line)


def whole(copy: object) -> str:
    return "".join(run.text for stretch in copy.stretches for run in stretch.runs)  # type: ignore[attr-defined]


def test_copies_are_numbered_and_keep_every_letter() -> None:
    first, second = copies((said(made_up.AGENCY), said(made_up.EDITED)))
    assert (first.number, second.number) == (1, 2)
    assert (whole(first), whole(second)) == (made_up.AGENCY, made_up.EDITED)
    assert (first.doubled, second.doubled) == (3, 0)


def test_a_third_copy_is_held_against_the_first() -> None:
    third = copies((said(made_up.AGENCY), said(made_up.EDITED), said(made_up.EDITED.replace("fruit", "flowers"))))[2]
    assert third.number == 3
    assert [run.text.strip() for stretch in third.stretches for run in stretch.runs if run.mark == "differs"] == ["flowers"]


def test_a_field_that_holds_a_copy_is_named_beside_it() -> None:
    first, second = copies((said(made_up.AGENCY), said(made_up.EDITED), said(made_up.AGENCY, "IIM 2:120")))
    assert [also.place for also in first.also] == ["IIM 2:120"]
    assert second.also == ()


def test_a_credit_is_one_stretch_though_marks_change_within_it() -> None:
    (first, _) = copies(
        (
            said("A vendor arranges fruit at a market. EPA/NARONG  SANGNAK"),
            said("A vendor arranges fruit at a market. EPA/NARONG SANGNAK"),
        )
    )
    (credit,) = [stretch for stretch in first.stretches if stretch.credit]
    assert "".join(run.text for run in credit.runs) == "EPA/NARONG  SANGNAK"
    assert [run.mark for run in credit.runs] == ["same", "spaces", "same"]


def test_what_the_blocks_of_the_file_say_alike_stands_once() -> None:
    told = (
        said("Reuters", "span.credit"),
        said("AFP", "IIM 2:110"),
        said("AFP", "XMP photoshop:Credit"),
        said("AFP", "span.credit"),
    )
    assert [(copy.statement.place, len(copy.also)) for copy in copies(told)] == [
        ("span.credit", 0),
        ("IIM 2:110", 1),
        ("span.credit", 0),
    ]


def test_names_that_conflict_are_marked_in_the_text() -> None:
    (alone,) = copies((said("Before the vote. Mark O'Koro/Reuters"),), ["Mark O'Koro"])
    assert [run.text for stretch in alone.stretches for run in stretch.runs if run.mark == "differs"] == ["Mark O'Koro"]


def test_empty_and_endless_texts() -> None:
    assert copies(()) == ()
    assert copies((said(""),)) == ()
    assert len(whole(copies((said("A " * 30_000),))[0])) == 20_000


def test_a_legend_explains_what_occurs() -> None:
    assert marks(copies((said(made_up.AGENCY), said(made_up.EDITED)))) == {"same", "spaces", "credit"}


def cells(figure_: Figure) -> dict[tuple[str, str], Cell]:
    found: Table = table(figure_, made_up.page("a.html", figure_))
    return {(row.question, cell.source): cell for row in found.rows for cell in row.cells}


def test_without_a_file_there_are_no_columns_for_it() -> None:
    assert {column for _, column in cells(figure("A man walks.", "Jane Doe/AP"))} == {"page", "structured"}


def test_c2pa_has_a_column_where_it_says_something() -> None:
    embedded = replace(Embedded("JPEG"), creator=(said("Jane Doe", "C2PA stds.iptc dc:creator"),))
    assert cells(figure("A man walks.", "Jane Doe/AP", embedded=embedded))["person", "C2PA"].sign == "agrees"


def test_a_person_named_in_a_credit_field_only_is_found_there() -> None:
    found = cells(figure("A man walks.", "Jane Doe/AP", structured=says("JSON-LD creditText", "Jane Doe/AP")))
    assert [value.text for value in found["person", "structured"].values] == ["Jane Doe"]


def test_what_the_file_names_and_the_page_does_not() -> None:
    found = cells(figure("A man walks.", "AP", embedded=file(iim={"creator": "Jane Doe", "credit": "AP"})))
    assert found["person", "page"].word == "who.word.page-missing"
    assert found["agency", "page"].sign == "agrees"


def test_an_agency_that_no_table_knows_stands_as_it_is() -> None:
    found = cells(figure("A man walks.", "Jane Doe", embedded=file(iim={"creator": "Jane Doe", "source": "xq7"})))
    assert [value.text for value in found["agency", "IIM"].values] == ["xq7"]


@pytest.mark.parametrize(
    ("stated", "sign"),
    [
        ("A man walks his dog along the river.", "agrees"),
        ("A man walks his dog along the river. (Photo by Jane Doe/AP)", "partly"),
        ("Ships in the harbour of the old town.", "open"),
    ],
)
def test_captions_are_compared_in_words(stated: str, sign: str) -> None:
    found = cells(figure("A man walks his dog along the river.", embedded=file(iim={"caption": stated})))
    assert found["caption", "IIM"].sign == sign


def test_the_same_day_in_another_form_is_the_same_day() -> None:
    found = cells(figure("A man walks.", embedded=file(iim={"date": "20250304"}, exif={"date": "2025:03:03 10:00:00"})))
    assert (found["date", "IIM"].sign, found["date", "EXIF"].sign) == ("agrees", "")


def test_a_licence_in_the_printed_credit_is_a_right() -> None:
    found = cells(figure("A man walks.", "Jane Doe/CC BY-SA 4.0", structured=says("JSON-LD license", "https://example.org/l")))
    assert found["rights", "page"].values
    assert [value.text for value in found["rights", "structured"].values] == ["https://example.org/l"]


@pytest.mark.parametrize(
    ("place", "side"),
    [
        ("figcaption", "page"),
        ("IIM 2:80", "IIM"),
        ("JSON-LD creator", "structured"),
        ("og:image:alt", "structured"),
        ("img@alt", "page"),
    ],
)
def test_each_place_belongs_to_a_side(place: str, side: str) -> None:
    assert source(said("x", place)) == side


def test_details_end_where_the_file_is_full() -> None:
    kept = Details(io.BytesIO(), roomy=False)
    kept.rank("caption-doubled", "error")
    assert kept.rank("caption-doubled", "error") != LEFT_OUT
    kept.size = 100_000_000
    assert kept.fitting(kept.rank("caption-doubled", "error")) == LEFT_OUT
    assert kept.fitting(kept.rank("credit-missing", "error")) != LEFT_OUT
    assert kept.fitting(kept.rank_page()) == LEFT_OUT


def test_details_go_on_where_there_is_room_beside_the_file() -> None:
    kept = Details(io.BytesIO(), roomy=True, size=100_000_000)
    assert [kept.fitting(kept.rank("credit-missing", "warning")) for _ in range(1_000)].count(LEFT_OUT) == 0
    kept.size = 10_000_000_000
    assert kept.fitting(kept.rank("credit-missing", "warning")) == LEFT_OUT


def test_words_as_they_may_be_shown() -> None:
    assert shown(3) == 3
    assert excerpt("one\ntwo  three", 8) == "one two…"
    assert not web("https:///nowhere")
    assert not web("http://[")
    assert language(said("en-GB")) == "en-GB"
    assert language(said('en" onclick="x')) == ""
    assert language(None) == ""
