"""What a file says on who made and supplied a photograph, gathered from all its fields."""

import pytest

from auditor.credit.pool import Pool, Said, inconsistent, pool
from auditor.model import Embedded, Role, Statement


def said(**told: str) -> Pool:
    return pool(Embedded("JPEG", **{name: (Statement(text, name),) for name, text in told.items()}))  # type: ignore[arg-type]


def named(found: tuple[Said, ...]) -> list[tuple[str, str]]:
    return [(each.text, each.field) for each in found]


@pytest.mark.parametrize(
    ("told", "creators", "agencies", "organisations"),
    [
        ({"creator": "Maximiliane Beispielname-Mustera", "credit": "AFP"}, "Maximiliane Beispielname-Mustera", "AFP", ""),
        ({"creator": "Maximiliane Beispielname/Mustera", "credit": "AFP"}, "Maximiliane Beispielname", "AFP AFP", ""),
        ({"creator": "Jane Doe/Muster", "credit": "AFP"}, "Jane Doe", "AFP", ""),
        ({"creator": "Jane Doe", "supplier": "Mark Jones"}, "Jane Doe", "", ""),
        ({"creator": "Maximiliane Beispielname/Mustera"}, "Maximiliane Beispielname", "", ""),
        ({"creator": "Kopano; Thabo"}, "Kopano Thabo", "", ""),
        ({"creator": "Du?an Pavi?"}, "Du?an Pavi?", "", ""),
        ({"supplier": "AFP"}, "", "AFP", ""),
        ({"source": "Mark Jones"}, "", "", ""),
        ({"creator": "Jane Doe", "source": "JANE DOE"}, "Jane Doe JANE DOE", "", ""),
        ({"source": "Mark Jones", "credit": "Mark Jones"}, "Mark Jones Mark Jones", "", ""),
        ({"copyright_owner": "Mark Jones"}, "Mark Jones", "", ""),
        ({"creator": "AFP"}, "", "AFP", ""),
        ({"creator": "HANDOUT"}, "", "", ""),
        ({"creator": "-"}, "", "", ""),
        ({"creator": "Unknown"}, "", "", ""),
        ({"creator": "City Police"}, "", "", "City Police"),
        ({"creator": "Jane Doe;Mark Jones", "credit": "Jane Doe"}, "Jane Doe Mark Jones Jane Doe", "", ""),
        ({"creator": " Photo by Jane "}, "Jane", "", ""),
        ({"creator": "Photograph by Kopano"}, "Kopano", "", ""),
        ({"caption": "Jane Doe walks in the old harbour."}, "", "", ""),
        ({"caption": "A man walks in the harbour. (Photo by Jane Doe/AFP)"}, "Jane Doe", "AFP", ""),
        ({"instructions": "Jane Doe/AFP"}, "", "", ""),
    ],
)
def test_who_is_named(told: dict[str, str], creators: str, agencies: str, organisations: str) -> None:
    found = said(**told)
    assert " ".join(each.text for each in found.creators) == creators
    assert " ".join(each.text for each in found.agencies) == agencies
    assert " ".join(each.text for each in found.organisations) == organisations
    assert found.names_somebody is bool(creators or agencies or organisations)


@pytest.mark.parametrize(
    ("told", "roles", "withheld"),
    [
        ({"creator": "HANDOUT", "byline_title": "STF", "credit": "AP"}, ("handout", "staff"), True),
        ({"creator": "Jane Doe", "byline_title": "Editor at large"}, (), False),
        ({"creator": "Jane Doe", "credit": "Pool/AP", "source": "AP/Pool"}, ("pool",), False),
        ({"creator": " "}, (), False),
        ({"creator": "-"}, (), True),
        ({"creator": "Unknown"}, (), True),
        ({"creator": "Family handout"}, ("courtesy",), True),
        ({"credit": "Unknown"}, (), False),
    ],
)
def test_the_role_is_told_and_whether_a_name_is_kept_back(told: dict[str, str], roles: tuple[Role, ...], withheld: bool) -> None:
    found = said(**told)
    assert (found.roles, found.withheld) == (roles, withheld)


def test_mandatory_credits_stand_in_the_terms_and_in_the_caption() -> None:
    found = said(
        instructions="Mandatory credit: Harbour Museum; no sales",
        caption='The harbour. MANDATORY CREDIT "AFP PHOTO" - no sales',
        usage_terms="Mandatory credit must read “Jane Doe”",
        headline='MANDATORY CREDIT "Mark Jones"',
    )
    assert named(found.mandatory) == [
        ("Harbour Museum", "instructions"),
        ("AFP PHOTO", "caption"),
        ("Jane Doe", "usage_terms"),
    ]


def test_each_statement_is_evidence_once_and_the_chain_runs_from_its_origin() -> None:
    found = said(creator="Jane Doe", credit="APA/AFP", source="AFP", instructions="MANDATORY CREDIT: AFP")
    assert [statement.place for statement in found.evidence] == ["creator", "credit", "source", "instructions"]
    assert found.chain() == ("AFP", "APA")


@pytest.mark.parametrize(
    ("told", "apart"),
    [
        ({"creator": "Jane Doe", "caption": "A man walks. (Photo by Mark Jones/AFP)"}, ["Jane Doe", "Mark Jones"]),
        ({"creator": "Jane Doe", "caption": "A man walks. (Photo by J. Doe/AFP)"}, []),
        ({"creator": "Jane Doe", "copyright": "Mark Jones"}, []),
        ({"creator": "Jane Doe; Mark Jones"}, []),
        ({"creator": "Jane Doe; Mark Jones", "credit": "Ann Other/AFP"}, ["Jane Doe", "Mark Jones", "Ann Other"]),
    ],
)
def test_a_file_contradicts_itself_where_two_fields_name_two_persons(told: dict[str, str], apart: list[str]) -> None:
    assert [each.text for each in inconsistent(said(**told))] == apart
