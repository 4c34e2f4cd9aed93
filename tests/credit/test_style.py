"""House style learnt from the page's other credits, and lines made whole that a field cut."""

import pytest

from auditor.credit import credit_line, cut_off, other_credits
from auditor.credit.field import is_full, whole_name
from auditor.credit.style import house_style, styled
from auditor.examples import figure, file, page
from auditor.model import Embedded, Statement

EPA = file(iim={"creator": "JANE DOE", "credit": "EPA"})


@pytest.mark.parametrize(
    ("others", "line"),
    [
        (("Foto: Anna Beispiel/dpa", "Foto: Bo Muster/AP"), "Foto: JANE DOE/EPA"),
        (("(Photo: Anna Beispiel / AFP)", "(Photo: Bo Muster / AP)"), "(Photo: JANE DOE / EPA)"),
        (("Anna Beispiel (dpa)", "Bo Muster (AP)", "Reuters"), "JANE DOE (EPA)"),
        (("© AFP/ANNA BEISPIEL", "© AP/BO MUSTER"), "© EPA/JANE DOE"),
        (("Photograph: Anna Beispiel via Reuters", "Photograph: Bo Muster via AP"), "Photograph: JANE DOE via EPA"),
        (("Foto: Anna Beispiel/dpa",), "EPA/JANE DOE"),
        (("Foto: Anna Beispiel/dpa", "(AP Photo/Bo Muster)"), "EPA/JANE DOE"),
        (("Foto: Anna Beispiel/dpa", "Foto: Anna Beispiel/dpa"), "EPA/JANE DOE"),
        (("Foto: privat", "Foto: Polizei"), "EPA/JANE DOE"),
        (("Symbolbild | Anna Beispiel/dpa", "Symbolbild | Bo Muster/AP"), "EPA/JANE DOE"),
        ((), "EPA/JANE DOE"),
        (("Anna Beispiel", "Bo Muster"), "EPA/JANE DOE"),
        (("Bonn. Foto: Anna Beispiel/dpa", "Bonn. Foto: Bo Muster/AP"), "EPA/JANE DOE"),
        (("Reuters", "AP", "Foto: Anna Beispiel/dpa", "Foto: Bo Muster/AP"), "Foto: JANE DOE/EPA"),
        (("Foto: Anna Beispiel/dpa", "Foto: Bo Muster/AP", "(AFP/ANNA BEISPIEL)", "(AP/BO MUSTER)"), "EPA/JANE DOE"),
        (("Anna Beispiel/dpa/AP", "Bo Muster/AP/dpa"), "EPA/JANE DOE"),
        (("Anna Beispiel, Bonn/dpa", "Bo Muster, Bern/AP"), "EPA/JANE DOE"),
        (("Anna Beispiel/dpa, Archiv", "Bo Muster/AP, Archiv"), "EPA/JANE DOE"),
        (("Anna Beispiel/dpa CC BY 4.0", "Bo Muster/AP CC BY 4.0"), "EPA/JANE DOE"),
        (("( Anna Beispiel/dpa )", "( Bo Muster/AP )"), "( JANE DOE/EPA )"),
        (("Anna Beispiel/Xinhua", "Bo Muster/Xinhua"), "JANE DOE/EPA"),
    ],
)
def test_the_line_is_printed_as_the_others_are(others: tuple[str, ...], line: str) -> None:
    assert credit_line(EPA, others) == line


def test_a_style_serves_a_single_name_too() -> None:
    style = house_style(["Anna Beispiel (dpa)", "Bo Muster (AP)"])
    assert style
    assert styled(style, "", ("EPA",)) == "EPA"
    assert styled(style, "", ("EPA", "Keystone")) == "EPA/Keystone"
    assert styled(style, "Jane Doe", ()) == "Jane Doe"
    square = house_style(["Anna Beispiel [dpa]", "Bo Muster [AP]"])
    assert square
    assert styled(square, "", ("EPA",)) == "EPA"
    slashed = house_style(["(AFP/ANNA BEISPIEL)", "(AP/BO MUSTER)"])
    assert slashed
    assert styled(slashed, "", ("EPA",)) == "(EPA)"
    assert styled(slashed, "Jane Doe", ("AFP", "Getty Images")) == "(AFP/Getty Images/JANE DOE)"


def test_a_mandatory_credit_keeps_its_own_form() -> None:
    told = file(iim={"creator": "JANE DOE", "credit": "AFP", "instructions": 'MANDATORY CREDIT "AFP PHOTO / CITY POLICE"'})
    assert credit_line(told, ("Foto: Anna Beispiel/dpa", "Foto: Bo Muster/AP")) == "AFP PHOTO / CITY POLICE"


def test_the_other_credits_are_those_of_other_photographs() -> None:
    one, two = figure("A man walks.", "EPA"), figure("A man runs.", ("dpa", "AP"), url="other.jpg")
    assert other_credits(page(one, two), one) == ("dpa", "AP")


def embedded(creator: str = "", credit: str = "") -> Embedded:
    said = {"creator": creator, "credit": credit}
    return Embedded("JPEG", **{field: (Statement(text, "XMP"),) for field, text in said.items() if text})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("printed", "told", "whole"),
    [
        ("PA Archive/Press Association Ima", None, "PA Archive/Press Association Images"),
        ("Foto: SOPA Images/LightRocket via Gett", None, "Foto: SOPA Images/LightRocket via Getty Images"),
        ("Guillermo Beispiel Carrascalo/Zu/SIPA", None, "Guillermo Beispiel Carrascalo/ZUMA Press/SIPA"),
        ("Beispielagentur/Maximiliane Beis", embedded("Maximiliane Beispiel"), "Beispielagentur/Maximiliane Beispiel"),
        ("Beispielagentur/Maximiliane Beis", None, None),
        ("Beispielagentur/Maximiliane Beis", embedded("Maximiliane Muster"), None),
        ("Maximiliane Beispielhauser/Zu", embedded(credit="ZUMA Press"), None),
        ("Jane Doe/Reuters", embedded("Jane Doe"), None),
        ("", None, None),
    ],
)
def test_a_cut_credit_is_made_whole(printed: str, told: Embedded | None, whole: str | None) -> None:
    assert cut_off(printed, told) == whole


def test_a_field_is_counted_in_bytes() -> None:
    assert is_full("Фото: Иванова /ТА")
    assert is_full("写真共同通信社写真共")
    assert not is_full("写真共同通信社")


def test_the_beginning_of_a_word_that_is_no_name_tells_nothing() -> None:
    assert whole_name("Press", ()) is None
    assert whole_name("Bildagentur", ("AFP",)) is None
    assert whole_name("Gett", ()) == ("Getty Images", "Getty Images")


def test_what_is_as_long_as_a_field() -> None:
    assert not is_full("x" * 30)
    assert is_full("写" * 10)
    assert whole_name("LightRocket", ()) is None  # nothing of it is cut


def test_one_letter_tells_nobody() -> None:
    assert cut_off("PETER MUSTERMANN/JANE BEISPIEL/P") is None
    assert cut_off("PETER MUSTERMANN/JANE BEISPIE/PE") == "PETER MUSTERMANN/JANE BEISPIE"
