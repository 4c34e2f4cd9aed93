import pytest

from auditor.credit import read_credit
from auditor.credit.find import supplier
from auditor.credit.tables import (
    Agency,
    Example,
    Former,
    agencies,
    ambiguous,
    basis,
    key,
    label_phrases,
    label_words,
    labels,
    roles,
)

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


def test_what_the_table_says_of_a_supplier_is_read() -> None:
    assert agencies()["EPA"].former_via == (Former("dpa", 0, 2016),)
    assert Example("(AP Photo/Jane Doe, File)", ("Jane Doe",), ("AP",), "file") in agencies()["AP"].examples


def test_signs_and_single_letters_are_labels() -> None:
    assert {"©", "ⓒ", "图", "photo"} <= set(label_phrases())
    assert label_phrases()["foto"][2][("foto", "©")]
    assert all(
        word == key(word) or len(word) == 1
        for ways in label_phrases().values()
        for way in ways.values()
        for words in way
        for word in words
    )
    assert "图" in label_words()
    assert "©" not in label_words()


@pytest.mark.parametrize(
    ("name", "folded"),
    [("ＡＰ", "ap"), ("Straßen-Bild", "strassenbild"), ("की फ़ोटो", "कीफ़ोटो"), ("ภาพใต้", "ภาพใต้"), ("d.p.a.", "dpa")],
)
def test_a_key_keeps_the_signs_that_belong_to_a_letter(name: str, folded: str) -> None:
    assert key(name) == folded
