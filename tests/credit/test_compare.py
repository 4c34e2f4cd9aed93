from collections.abc import Mapping

import pytest

from auditor.credit import compare, credit_printed
from auditor.examples import figure
from auditor.model import Embedded, Statement, Verdict, Word

_PLACES = {
    "creator": "IIM 2:80",
    "byline_title": "IIM 2:85",
    "credit": "IIM 2:110",
    "source": "IIM 2:115",
    "copyright": "IIM 2:116",
    "caption": "IIM 2:120",
    "instructions": "IIM 2:40",
}


def file(told: Mapping[str, str]) -> Embedded:
    said = {"creator" if name == "byline" else name: text for name, text in told.items() if text}
    return Embedded("JPEG", **{name: (Statement(text, _PLACES[name]),) for name, text in said.items()})  # type: ignore[arg-type]


PAIRS: list[tuple[str, dict[str, str], Word]] = [
    ("Scanpix", {"credit": "NTB"}, "agree"),
    ("© Jane (???)", {"byline": "Jane"}, "agree"),
    ("???/dpa", {"credit": "dpa"}, "agree"),
    ("???/dpa", {}, "missing_in_metadata"),
    ("AFP", {"credit": "City Police"}, "compatible"),
    ("AP/Max Muster", {"byline": "J??rgen M?ller", "credit": "AP"}, "compatible"),
    ("Uncredited", {}, "both_missing"),
    ("Uncredited", {"credit": "EPA"}, "missing_on_page"),
    ("NA/Uncredited", {"credit": "EPA"}, "missing_on_page"),
    ("CC BY 4.0", {"credit": "EPA"}, "missing_on_page"),
    ("Li/PA", {"byline": "Li", "credit": "PA"}, "partial"),  # too short to be looked for in a line
    ("Max Muster Photography", {"byline": "Max Muster"}, "compatible"),
    ("© Museum of Jane Doe", {"byline": "Jane Doe"}, "agree"),
    ("EPA/JANE DOE", {"byline": "JANE DOE", "credit": "EPA", "source": "EPA"}, "agree"),
    ("Jane Doe / EPA-EFE", {"byline": "JANE DOE", "credit": "EPA-EFE", "source": "EPA"}, "agree"),
    ("Foto: Jane Doe/dpa", {"byline": "Jane Doe", "credit": "dpa"}, "agree"),
    ("Foto: Jane Doe/dpa", {"byline": "Jane Doe", "credit": "picture alliance/dpa"}, "compatible"),
    ("Foto: Jane Doe/picture alliance", {"byline": "Jane Doe", "credit": "picture alliance/dpa", "source": "dpa"}, "compatible"),
    ("Foto: picture alliance/dpa | Jane Doe", {"byline": "Jane Doe", "credit": "dpa"}, "compatible"),
    ("Foto: dpa", {"byline": "Jane Doe", "credit": "dpa"}, "partial"),
    ("Jane Doe", {"byline": "Jane Doe", "credit": "dpa"}, "partial"),
    ("Jane Doe", {"byline": "Jane Doe"}, "agree"),
    ("Jane Doe/AFP", {"byline": "Jane Doe"}, "compatible"),
    ("AFP", {"byline": "Jane Doe"}, "partial"),
    ("", {"byline": "Jane Doe"}, "missing_on_page"),
    ("", {"credit": "AFP"}, "missing_on_page"),
    ("", {}, "both_missing"),
    ("AFP", {}, "missing_in_metadata"),
    ("Jane Doe", {}, "missing_in_metadata"),
    ("Jane Doe/AFP", {"byline": "John Roe", "credit": "AFP"}, "conflict"),
    ("Jane Doe/AFP", {"byline": "Jane Doe", "credit": "REUTERS"}, "conflict"),
    ("Jane Doe/AP", {"byline": "Jane Doe", "credit": "AFP"}, "conflict"),
    ("Getty Images", {"byline": "Jane Doe", "credit": "AP"}, "conflict"),
    ("Jane Doe/Getty Images", {"byline": "Jane Doe", "credit": "AFP/Getty Images", "source": "AFP"}, "compatible"),
    ("Jane Doe/AFP via Getty Images", {"byline": "JANE DOE", "credit": "AFP via Getty Images", "source": "AFP"}, "agree"),
    ("Jane Doe/AFP", {"byline": "JANE DOE", "credit": "AFP/Getty Images"}, "compatible"),
    (
        "(AP Photo/Jane Doe)",
        {
            "byline": "Jane Doe",
            "credit": "AP",
            "byline_title": "STF",
            "copyright": "Copyright 2023 The Associated Press. All rights reserved.",
        },
        "agree",
    ),
    ("(AP Photo/Jane Doe, File)", {"byline": "Jane Doe", "credit": "AP"}, "agree"),
    ("AP", {"byline": "Uncredited", "credit": "AP"}, "agree"),
    ("AP", {"credit": "AP"}, "agree"),
    ("REUTERS/Jane Doe", {"byline": "Jane Doe", "credit": "REUTERS", "source": "X90003"}, "agree"),
    ("REUTERS", {"byline": "HANDOUT", "credit": "via REUTERS"}, "agree"),
    ("Jane Doe/Reuters", {"byline": "STRINGER", "credit": "REUTERS"}, "compatible"),
    ("J. Doe/Reuters", {"byline": "Jane Doe", "credit": "REUTERS"}, "compatible"),
    ("Doe/Reuters", {"byline": "Jane Doe", "credit": "REUTERS"}, "compatible"),
    ("Jane Mary Doe/Reuters", {"byline": "Jane Doe", "credit": "REUTERS"}, "compatible"),
    ("Jane Dow/Reuters", {"byline": "Jane Doe", "credit": "REUTERS"}, "compatible"),
    ("Jürgen Müller/dpa", {"byline": "Juergen Mueller", "credit": "dpa"}, "agree"),
    ("Müller Jürgen/dpa", {"byline": "Juergen Mueller", "credit": "dpa"}, "agree"),
    ("Søren Ødegård/NTB", {"byline": "Soren Odegard", "credit": "NTB scanpix"}, "agree"),
    ("Фото: Иван Петров/ТАСС", {"byline": "Ivan Petrov", "credit": "TASS"}, "compatible"),
    ("Фото: Иван Петров/ТАСС", {"byline": "John Smith", "credit": "TASS"}, "conflict"),
    ("写真：共同通信社", {"credit": "Kyodo News", "source": "Kyodo"}, "agree"),
    ("© Jane Doe", {"copyright": "2022 Jane Doe"}, "agree"),
    ("Jane Doe", {"copyright": "© John Roe"}, "conflict"),
    ("Jane Doe/PA", {"caption": "Something happens. Photo credit should read: Jane Doe/PA Wire", "credit": "PA"}, "agree"),
    ("PA", {"caption": "Something happens. Photo credit should read: Jane Doe/PA Wire", "credit": "PA"}, "partial"),
    ("Jane Doe / Anadolu", {"byline": "Jane Doe", "credit": "Anadolu Agency", "source": "Anadolu Agency"}, "agree"),
    (
        "Jane Doe/Anadolu via Getty Images",
        {"byline": "Anadolu", "credit": "Anadolu via Getty Images", "caption": "X. (Photo by Jane Doe/Anadolu via Getty Images)"},
        "agree",
    ),
    ("Getty Images", {"byline": "Jane Doe", "credit": "Getty Images", "byline_title": "Staff"}, "partial"),
    ("IMAGO/Jane Doe", {"byline": "IMAGO/Jane Doe", "credit": "IMAGO/Jane Doe"}, "agree"),
    ("IMAGO/ZUMA Press", {"byline": "Jane Doe", "credit": "IMAGO/ZUMA Press Wire", "source": "IMAGO"}, "partial"),
    ("IMAGO/Jane Doe", {"byline": "Jane Doe", "credit": "ZUMA Press"}, "compatible"),
    ("Foto: Polizei", {"credit": "Polizei Musterstadt"}, "agree"),
    ("Handout", {}, "missing_in_metadata"),
    ("Foto: privat", {"byline": "Jane Doe"}, "missing_on_page"),
    ("AFP", {"byline": "Jane Doe", "credit": "AFP", "instructions": 'MANDATORY CREDIT "AFP PHOTO / CITY POLICE"'}, "partial"),
    (
        "City Police / AFP",
        {
            "byline": "-",
            "credit": "AFP",
            "instructions": 'RESTRICTED TO EDITORIAL USE - MANDATORY CREDIT "AFP PHOTO / CITY POLICE" - NO MARKETING',
        },
        "agree",
    ),
    ("Rex Features", {"byline": "Jane Doe", "credit": "REX/Shutterstock"}, "partial"),
    ("Shutterstock", {"credit": "REX/Shutterstock", "source": "Rex Features"}, "agree"),
    ("USA TODAY Sports", {"credit": "Imagn Images", "source": "Imagn"}, "agree"),
    ("Jane Doe/SOPA Images", {"byline": "Jane Doe", "credit": "SOPA Images/LightRocket via Gett"}, "compatible"),
    ("SIPA", {"byline": "Jane Doe/SOPA Images", "credit": "Sipa USA via AP", "source": "Sipa USA"}, "partial"),
    ("Jane Doe and John Roe/AFP", {"byline": "Jane Doe", "credit": "AFP"}, "compatible"),
    ("Jane Doe/AFP", {"byline": "Jane Doe; John Roe", "credit": "AFP"}, "partial"),
    ("JANE DOE/AFP", {"byline": "DOE Jane", "credit": "AFP"}, "agree"),
    ("Jane Doe-Smith/AFP", {"byline": "Jane Doe Smith", "credit": "AFP"}, "agree"),
    ("J.J. Doe", {"byline": "JJ Doe"}, "agree"),
    ("Jean-Pierre Doe/AFP", {"byline": "Jean Pierre Doe", "credit": "AFP"}, "agree"),
    ("Agencja Gazeta", {"credit": "Agencja Wyborcza.pl"}, "agree"),
    ("NTB scanpix", {"credit": "NTB"}, "agree"),
    ("Scanpix", {"credit": "NTB"}, "agree"),
    ("Press Association", {"credit": "PA Wire"}, "agree"),
    ("Alamy", {"byline": "Jane Doe", "credit": "Alamy Stock Photo"}, "partial"),
    ("Xinhua", {"byline": "Jane Doe", "credit": "IMAGO/Xinhua"}, "partial"),
    ("Keystone", {"byline": "", "credit": "EPA", "source": "EPA"}, "compatible"),
    ("Foto: Jane Doe (Keystone)", {"byline": "JANE DOE", "credit": "EPA", "source": "EPA"}, "compatible"),
    ("AFP", {"byline": "Jane Doe", "credit": "dpa"}, "partial"),
    ("-", {"byline": "Jane Doe", "credit": "AFP"}, "missing_on_page"),
    ("STR/AFP", {"byline": "STR", "credit": "AFP"}, "agree"),
    ("Stringer/Getty", {"byline": "Stringer", "credit": "Getty Images"}, "agree"),
    ("Tom Muller/AFP", {"byline": "Tom Müller", "credit": "AFP"}, "agree"),
    ("Zhang San/Xinhua", {"byline": "张三", "credit": "Xinhua"}, "compatible"),
    ("Kim Hye-jin/Yonhap", {"byline": "김혜진", "credit": "Yonhap"}, "compatible"),
    ("????? ??????", {"byline": "Jane Doe"}, "unreadable"),
    ("Jane Doe", {"byline": "????? ??????"}, "unreadable"),
    ("Jane Doe/The Paper", {"byline": "Jane Doe", "credit": "The Paper"}, "agree"),
    ("Jane Doe/The Paper", {"byline": "Jane Doe", "credit": "Other Paper"}, "agree"),
    ("Foto: Jane Doe/Scanpix", {"byline": "Jane Doe", "credit": "NTB"}, "agree"),
    ("Jane Doe/ANA", {"byline": "Jane Doe", "credit": "African News Agency (ANA)"}, "agree"),
    ("Ana Doe/ANA-MPA", {"byline": "Ana Doe", "credit": "African News Agency (ANA)"}, "conflict"),
    ("Foto: Musterfrau", {"byline": "ANNA MUSTERFRAU"}, "compatible"),
    ("Du?an Petrovi?", {"byline": "Dušan Petrović"}, "agree"),
    ("Muster, Anna", {"byline": "Anna Muster"}, "agree"),
    ("An Sang-hyun/TT via Ritzau Scanpix", {"byline": "SANG HYUN AN", "credit": "TT via Ritzau Scanpix"}, "agree"),
]


@pytest.mark.parametrize(("page", "told", "word"), PAIRS, ids=[f"{page} <> {told}" for page, told, _ in PAIRS])
def test_a_verdict(page: str, told: dict[str, str], word: Word) -> None:
    verdict = compare(page, file(told))
    assert verdict.word == word
    assert verdict.reasons
    assert all(reason.endswith((".", "!", "?")) or reason[-1].isalnum() for reason in verdict.reasons)


def relations(verdict: Verdict) -> tuple[str, str]:
    return verdict.creator, verdict.agency


@pytest.mark.parametrize(
    ("page", "told", "expected"),
    [
        ("EPA/JANE DOE", {"byline": "Jane Doe", "credit": "EPA"}, ("same", "same")),
        ("J. Doe/AFP", {"byline": "Jane Doe", "credit": "AFP/Getty Images"}, ("near", "path")),
        ("", {"byline": "Jane Doe", "credit": "EPA"}, ("page_lacks", "page_lacks")),
        ("Jane Doe/EPA", {}, ("file_lacks", "file_lacks")),
        ("", {}, ("neither", "neither")),
        ("Mark Jones/AP", {"byline": "Jane Doe", "credit": "REUTERS"}, ("different", "different")),
        ("Foto: JANE", {"byline": "Jane"}, ("same", "neither")),
        ("Studio Nord", {"byline": "Studio Nord"}, ("neither", "same")),
        ("Jane Doe", {"credit": "Jane Doe Studios"}, ("file_lacks", "neither")),
    ],
)
def test_the_two_sides_are_told_apart(page: str, told: dict[str, str], expected: tuple[str, str]) -> None:
    assert relations(compare(page, file(told))) == expected


def test_the_publisher_s_own_names_are_not_held_against_it() -> None:
    told = file({"byline": "Jane Doe", "credit": "Postmedia"})
    assert compare("Jane Doe/dpa", file({"byline": "Jane Doe"}), house=("dpa",)).word == "agree"
    assert compare("Jane Doe", file({"byline": "Jane Doe", "credit": "dpa"}), house=("Deutsche Presse-Agentur",)).word == "agree"
    assert compare("Jane Doe", told, house=("Postmedia",)).word == "agree"
    verdict = compare("Jane Doe/dpa", file({"byline": "Jane Doe", "credit": "REUTERS"}), house=("dpa",))
    assert any("publisher itself" in reason for reason in verdict.reasons)


def test_evidence_is_what_the_file_says_of_them() -> None:
    told = file({"byline": "Jane Doe", "credit": "EPA", "caption": "A man walks."})
    assert compare("EPA", told).evidence == (*told.creator, *told.credit)


def test_a_file_that_contradicts_itself_agrees_with_either_name() -> None:
    told = file({"byline": "Jane Doe", "caption": "A man walks. (Photo by Mark Jones/AFP)"})
    for name in ("Jane Doe", "Mark Jones"):
        verdict = compare(f"{name}/AFP", told)
        assert verdict.word == "agree"
        assert any("contradicts itself" in reason for reason in verdict.reasons)


def test_a_mandatory_credit_must_be_printed() -> None:
    told = file({"credit": "AFP", "instructions": 'MANDATORY CREDIT "AFP PHOTO / JANE DOE / CITY POLICE"'})
    assert compare("Jane Doe/City Police/AFP", told).word == "agree"
    assert "mandatory" in " ".join(compare("AFP", told).reasons)
    other = file({"credit": "AFP", "instructions": "mandatory credit: Jane Doe, no sales"})
    assert compare("Mark Jones/AFP", other).word == "partial"


def test_the_reasons_tell_of_archive_pictures_handouts_lists_and_disguises() -> None:
    archive = file({"caption": "A man walks. (AP Photo/Jane Doe, File)"})
    assert "archive" in " ".join(compare("AP Photo/Jane Doe", archive).reasons)
    assert "third party" in " ".join(compare("Handout", file({})).reasons)
    assert "list" in " ".join(compare("Reuters/AP", file({"credit": "AP"})).reasons)
    assert "invisible" in " ".join(compare("EP\u200bA", file({"credit": "EPA"})).reasons)
    cut = file({"byline": "Maximiliane Muster Beispielna/Zu", "credit": "SIPA"})
    assert compare("Maximiliane Muster Beispielna/ZUMA/SIPA", cut).word == "agree"


def test_the_file_names_more_creators_than_the_page() -> None:
    verdict = compare("Jane Doe/AFP", file({"byline": "Jane Doe; Mark Jones", "credit": "AFP"}))
    assert verdict.word == "partial"
    assert "Mark Jones" in " ".join(verdict.reasons)


def test_a_shared_name_is_the_supplier_that_the_file_names() -> None:
    assert compare("Foto: Scanpix", file({"credit": "NTB"})).agency == "same"
    assert compare("Foto: Scanpix", file({"credit": "AFP"})).agency == "path"


@pytest.mark.parametrize("text", ["????? ???????", "\ufffd\ufffd\ufffd\ufffd"])
def test_what_was_lost_in_decoding_is_unreadable(text: str) -> None:
    assert compare("Jane Doe", file({"byline": text})).word in {"unreadable", "conflict"}


def test_nothing_to_read_on_the_page() -> None:
    told = file({"byline": "Jane Doe", "credit": "AFP"})
    assert compare("C.", told).word == "unreadable"
    assert compare("Foto:", told).word == "missing_on_page"
    assert compare(None, file({"credit": "City Police"})).word == "missing_on_page"
    assert compare("City Museum", file({"credit": "City Police"})).word == "compatible"
    assert compare("Foto: privat", file({"credit": "City Police"})).word == "missing_on_page"
    assert compare("Jane Doe", file({"byline": "-"})).word == "missing_in_metadata"


def test_a_by_line_names_a_person_even_where_it_could_name_something_else() -> None:
    assert compare("Kopano/AFP", file({"byline": "Kopano", "credit": "AFP"})).creator == "same"
    assert compare("AFP", file({"byline": "City Police", "credit": "AFP"})).creator == "neither"
    assert compare("Jane Doe", file({"byline": "Photo by Jane Doe"})).word == "agree"
    assert compare("Jane Doe", file({"byline": "Doe, Jane"})).word == "agree"


def test_a_source_counts_as_a_person_only_where_another_field_says_so() -> None:
    assert compare("Jane Doe", file({"byline": "Jane Doe", "source": "Jane Doe"})).word == "agree"
    assert compare("Jane Doe", file({"byline": "Jane Doe", "source": "Mark Jones"})).word == "agree"
    assert compare("Jane Doe", file({"byline": "Jane Doe", "byline_title": "Contributor"})).word == "agree"


def test_the_credit_as_a_reader_meets_it_is_all_its_lines() -> None:
    assert credit_printed(figure("A market.", ("EPA", "Jane Doe"))) == "EPA / Jane Doe"
    assert credit_printed(figure("A market.")) is None


def test_a_distributor_that_lacks_makes_a_contradiction_no_less() -> None:
    told = file({"byline": "Max Muster", "credit": "Reuters", "source": "Isopix"})
    assert compare("Jane/Reuters", told, require_distributor=True).word == "conflict"
