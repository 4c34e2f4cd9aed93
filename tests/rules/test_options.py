"""What a desk may set for the rules about credits, given as its settings are: from the file to the finding."""

from pathlib import Path

import pytest

from auditor.audit import audit
from auditor.config import Settings
from auditor.examples import figure, file, page
from auditor.model import Capture, Fault, Resource
from auditor.rules import all_rules

AFP = file(iim={"creator": "JANE DOE", "credit": "AFP via Getty Images"})


def faults(rule: str, credit: str, told: dict[str, str] | None = None, **options: object) -> list[Fault]:
    embedded = file(iim=told) if told else AFP
    shown = figure("A man walks.", credit, embedded=embedded)
    found = all_rules()[rule]
    return list(found.faults(page(shown) if found.scope == "page" else shown, options))


def test_a_missing_photographer_is_an_error_where_the_desk_says_so() -> None:
    assert faults("credit-incomplete", "AFP via Getty Images")[0].severity is None
    assert faults("credit-incomplete", "AFP via Getty Images", require_photographer=True)[0].severity == "error"
    assert faults("credit-incomplete", "Jane Doe", require_photographer=True)[0].severity is None


def test_a_missing_distributor_is_a_fault_where_the_desk_says_so() -> None:
    assert faults("credit-incomplete", "Jane Doe/AFP") == []
    assert faults("credit-incomplete", "Jane Doe/AFP", require_distributor=True)
    assert faults("credit-incomplete", "Jane Doe/AFP via Getty Images", require_distributor=True) == []
    assert faults("credit-incomplete", "Jane Doe/Getty Images", require_distributor=True) == []


@pytest.mark.parametrize(
    ("rule", "credit", "told"),
    [
        ("agency-differs", "Jane Doe/dpa", {"creator": "JANE DOE", "credit": "REUTERS"}),
        ("credit-incomplete", "Jane Doe", {"creator": "JANE DOE", "credit": "dpa"}),
    ],
)
def test_the_house_s_own_agency_is_not_held_against_the_page(rule: str, credit: str, told: dict[str, str]) -> None:
    assert faults(rule, credit, told)
    assert not [fault for fault in faults(rule, credit, told, house=["dpa"]) if fault.severity == "error"]
    assert faults(rule, credit, told, house=["Ritzau Scanpix"])


def test_an_agency_that_the_desk_does_not_take() -> None:
    assert faults("agency-unsubscribed", "Jane Doe/Reuters") == []
    assert faults("agency-unsubscribed", "Jane Doe/Reuters", subscriptions="AFP, dpa")
    assert faults("agency-unsubscribed", "Jane Doe/Reuters", subscriptions=["reuters pictures"]) == []


def test_the_house_of_the_settings_reaches_the_rules() -> None:
    picture = Path(__file__).parents[2] / "fixtures/pictures/bangkok-press-conference.jpg"
    html = (
        '<figure><img src="p.jpg" width="800"><figcaption>A man speaks at noon. <span>Foto: Reuters</span></figcaption></figure>'
    )
    page = Capture("page.html", html.encode(), fetch=lambda url: Resource(picture.read_bytes(), url))
    named = {found.rule for found in audit(page).findings}
    assert "agency-differs" in named
    assert "agency-differs" not in {found.rule for found in audit(page, Settings(house=("Reuters",))).findings}
