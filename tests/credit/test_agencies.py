import pytest

from auditor.credit import read_credit
from auditor.credit.find import supplier
from auditor.credit.tables import Agency, Example, agencies, ambiguous, basis, labels, roles

EXAMPLES = [(agency, example) for agency in agencies().values() for example in agency.examples]


@pytest.mark.parametrize(("agency", "example"), EXAMPLES, ids=[f"{agency.name}: {example.line}" for agency, example in EXAMPLES])
def test_an_example_is_read(agency: Agency, example: Example) -> None:
    credit = read_credit(example.line)
    assert credit.creators == example.creators
    assert set(credit.agencies) == set(example.agencies)
    assert credit.role == example.role
    assert agency.name in example.agencies or not agency.is_agency


def test_every_supplier_has_an_example_and_known_partners() -> None:
    for agency in agencies().values():
        partners = {*agency.via, *(former.name for former in agency.former_via), *([agency.parent] if agency.parent else [])}
        assert partners <= set(agencies()), agency.name
        assert agency.name not in agency.via
        assert agency.examples or agency.kind == "licence", agency.name
        assert agency.basis, agency.name
        assert set(agency.basis) <= set(basis()), agency.name


def test_every_spelling_is_found() -> None:
    for agency in agencies().values():
        assert all(supplier(spelling) == agency.name for spelling in agency.spellings), agency.name
        assert all(supplier(name) for name in agency.weak), agency.name


def test_former_names_are_the_same_supplier() -> None:
    assert supplier("EPA-EFE") == supplier("european pressphoto agency") == "EPA"
    assert supplier("NTB scanpix") == "NTB"
    assert {former.name for former in agencies()["EPA"].historic} == {"European Pressphoto Agency", "EPA-EFE"}


def test_a_shared_name_belongs_to_suppliers_of_the_table() -> None:
    assert all(set(owners) <= set(agencies()) for owners in ambiguous().values())


def test_labels_are_known_in_many_languages() -> None:
    assert len(labels()["labels"]) >= 48
    assert roles()["stringer"] == "stringer"
