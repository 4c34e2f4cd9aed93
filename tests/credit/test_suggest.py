import pytest

from auditor.credit import credit_line, read_credit
from auditor.credit.tables import Agency, agencies
from auditor.model import Embedded, Statement


def says(place: str, *texts: str) -> tuple[Statement, ...]:
    return tuple(Statement(text, place) for text in texts)


@pytest.mark.parametrize(
    ("creator", "credit", "line"),
    [
        ("Jane Doe", "EPA", "EPA/JANE DOE"),
        ("Jane Doe", "AP", "AP Photo/Jane Doe"),
        ("Jane Doe", "AFP via Getty Images", "Jane Doe / AFP via Getty Images"),
        ("Jane Doe", "AFP/Getty Images", "Jane Doe / AFP/Getty Images"),
        ("Jane Doe", "", "Jane Doe"),
        ("", "EPA", "EPA"),
        ("Jane Doe", "Central News Agency", "Jane Doe/CNA"),  # codespell:ignore
        ("", "Central News Agency", "CNA"),  # codespell:ignore
        ("", "Getty Images", "Getty Images"),
        ("STRINGER", "REUTERS", "REUTERS"),
        ("Jane Doe", "Isopix", "Jane Doe/Isopix"),
        ("Jane Doe", "City Police", "Jane Doe/City Police"),
        ("", "City Police", "City Police"),
        ("Jane Doe; Mark Jones", "AFP", "Jane Doe and Mark Jones / AFP"),
        ("", "EPA/Keystone", "EPA/KEYSTONE"),
        ("", "", None),
    ],
)
def test_the_line_in_the_supplier_s_form(creator: str, credit: str, line: str | None) -> None:
    said = Embedded("JPEG", creator=says("IIM 2:80", *filter(None, [creator])), credit=says("IIM 2:110", *filter(None, [credit])))
    assert credit_line(said) == line


def test_the_better_decoded_block_names_the_person_and_each_once() -> None:
    said = Embedded(
        "JPEG",
        creator=(*says("IIM 2:80", "J?rg Muster"), *says("XMP dc:creator", "Jörg Muster")),
        credit=says("IIM 2:110", "dpa"),
    )
    assert credit_line(said) == "Jörg Muster/dpa"


def test_what_the_copyright_names_counts_where_no_field_for_it_does() -> None:
    rights = says("IIM 2:116", "© Jane Doe")
    assert credit_line(Embedded("JPEG", copyright=rights)) == "Jane Doe"
    assert credit_line(Embedded("JPEG", copyright=rights, creator=says("IIM 2:80", "Max Muster"))) == "Max Muster"
    museum = Embedded("JPEG", credit=says("IIM 2:110", "Town Museum"), copyright=says("IIM 2:116", "© City Police"))
    assert credit_line(museum) == "Town Museum"


def test_each_distributor_is_joined_as_the_file_joins_it() -> None:
    said = Embedded(
        "JPEG",
        creator=says("IIM 2:80", "Malcolm X"),
        credit=says("IIM 2:110", "AFP via Getty Images"),
        source=says("IIM 2:115", "Keystone"),
    )
    assert credit_line(said) == "Malcolm X / AFP via Getty Images/KEYSTONE"


def test_a_mandatory_credit_is_the_line() -> None:
    said = Embedded(
        "JPEG", credit=says("IIM 2:110", "AFP"), instructions=says("IIM 2:40", 'MANDATORY CREDIT "AFP PHOTO / CITY POLICE"')
    )
    assert credit_line(said) == "AFP PHOTO / CITY POLICE"


@pytest.mark.parametrize("agency", [agency for agency in agencies().values() if agency.form], ids=lambda agency: agency.name)
def test_every_form_reads_back(agency: Agency) -> None:
    line = agency.form.replace("{name}", "Jane Doe").replace("{NAME}", "JANE DOE")
    credit = read_credit(line)
    assert [name.title() for name in credit.creators] == ["Jane Doe"]
    assert agency.name in credit.agencies or not agency.is_agency
