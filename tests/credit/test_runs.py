"""What is a credit, a name, a house, a signature, and what is said: of runs of words, with their like on the other side."""

from collections.abc import Callable

import pytest

from auditor.credit import runs

RUNS: list[tuple[Callable[[str], bool], list[str], list[str]]] = [
    (
        runs.is_credit,
        [
            "Jane Doe/AFP",
            "AFP",
            "AFP, Jane Doe",
            "PTI",
            "Jane Doe/AFP/Getty Images/Reuters/dpa/APA/EPA/Keystone",
            "Harbour/AFP",
            "Forum",
            "FORUM",
            "Getty",
            "imago",
            "Sun/Star/AFP",
            "Pool/AFP",
            "代表撮影",
            "代表",
            "提供",
            "資料写真",
            "鈴木一郎撮影",
            "鈴木一郎撮影2024年5月3日",
            "東京都提供 2024年5月3日",
            "AP Photo by Jane Doe",
            "Xinhua News Agency",
            "AFP file",
            "Mark Jones via AP",
        ],
        [
            "Harbour",
            "Jane Doe",
            "Jane Doe/The Paper",
            "Jane Doe/AFP/Getty Images/Reuters/dpa/APA/EPA/Keystone/IMAGO",
            "the minister of the harbour/AFP",
            "minister said/AFP",
            "Harbour/Bridge/AFP",
            "the Harbour Museum/AFP",
            "Image",
            "Handout",
            "鈴木一郎撮影 日本",
            "NASA",
            "AFP PHOTO harbour",
            "Facebook",
            "Reuters in London",
            "file",
            "Keystone pipeline",
            "Jane Doe for AFP",
            ",",
        ],
    ),
    (
        runs.is_all_credit,
        [
            "Jane Doe/AFP",
            "Jane Doe",
            "Jane Doe; Mark Jones/AFP",
            "một hai ba bốn năm sáu bảy tám cung cấp",
            "Bệnh viện Mẫu cung cấp.)",
            "Jane Doe for The Paper",
            "A. Doe, B. Doe, C. Doe, D. Doe, E. Doe, F. Doe, G. Doe, H. Doe",
            "Harbour. Styling: Ann Other",
            "Jane Doe. File photo",
        ],
        [
            "Jane Doe. The river rose.",
            "the river rose over its banks",
            "một hai ba bốn năm sáu bảy tám chín cung cấp",
            "Keystone The minister before the press",
            "Keystone the minister",
            "A. Doe, B. Doe, C. Doe, D. Doe, E. Doe, F. Doe, G. Doe, H. Doe, I.",
            "--",
            "Jane Doe. Handout of the museum",
        ],
    ),
    (
        runs.is_name_or_chain,
        [
            "Jane Doe",
            "Jane Doe/The Paper",
            "ABC News: Jane Doe",
            "BBC/Sky News",
            "AFP/Reuters",
            "Photo Jane Doe",
            "Jonas Pavyzdys nuotr.",
            "Handout / Studio",
            "SPD/CDU",
            "Jane Doe for The Paper",
            "Jane Doe/Ann Other/Mark Jones/Bo Muster",
        ],
        [
            "Harbour",
            "Harbour/Bridge",
            "Jane Doe, The Paper",
            "ABC News",
            "the river/The Paper",
            "Jane/Mark",
            "Jane Doe/Ann Other/Mark Jones/Bo Muster/Eva Muster",
            "Supplied/A/B/C/D",
        ],
    ),
    (
        runs.is_house,
        [
            "City Police",
            "District Court, Eastern District",
            "City Police of Berlin",
            "BBC",
            "City Police, Harbour Museum, District Court",
        ],
        [
            "Harbour",
            "Jane Doe",
            "city Police",
            "City Police says Berlin",
            "Police",
            "City Police, Harbour Museum, District Court, Harbour School",
            "City Police, Jane Doe",
            "Harbour Museum North, District Court West East, City Police North South",
            "Harbour Museum North, District Court West East, City Police North South Up",
        ],
    ),
    (
        runs.is_person_of_house,
        ["Jane Doe/The Paper", "Jane Doe for The Paper", "Jane Doe/The Paper/Harbour Museum"],
        [
            "Jane Doe/Mark Jones",
            "Jane Doe, The Paper",
            "Jane Doe/The Paper/Harbour Museum/City Police",
            "The Paper/Harbour Museum",
            "Jane Doe/The small river by the sea and harbour",
            "Jane Doe",
        ],
    ),
    (
        runs.is_given,
        ["Supplied", "HANDOUT / Studio", "Pool", "Supplied/Jane Doe/The Paper"],
        ["File", "Harbour Museum", "Supplied/Jane Doe/The Paper/Studio", "Supplied/the river rose", "Courtesy"],
    ),
    (
        runs.fits,
        ["AFP", "Handout", "Unknown", "Jane Doe", "press_korb", "Kopano", "City Police"],
        [
            "the river rose over its banks",
            "12.05.2024",
            "Harbour Museum of the very long and winding river coast",
            "Harbour Museum of Winding River Coast and Museum A",
            "Harbour Museum of Winding River Coast and Museum AB",
        ],
    ),
    (
        runs.has_sentence,
        [
            "The river rose. Jane Doe",
            "Harbour. Museum: Ann Other",
            "Harbour! Jane",
            "Harbour.” Jane",
            "Harbour。川",
            "Harbour.Jane",
        ],
        [
            "Jane Doe/AFP",
            "The river rose.",
            "The river rose. )",
            "J. Doe",
            "Dr. Doe",
            "St. Doe",
            "Harbour. Styling: Ann Other",
            "Harbour. Text: Ann Other",
            "Harbour. Handout of Museum",
            "Harbour.jane",
        ],
    ),
    (
        runs.closes_quote,
        ['he said" Jane Doe', "he said”", "he said»", "he said“"],
        ['"he said" Jane Doe', "“he said”", "«he said»", "„he said“", "„he said“.", "Jane Doe"],
    ),
    (
        runs.is_signed,
        ["鈴木一郎撮影", "東京都提供", "김예제 기자", "Jane Doe 撮影", "=鈴木一郎撮影.", "李示例摄", "鈴木一郎撮影2024年5月3日"],
        [
            "一二三四五六七八九十一二三四五六七八九十一二撮影",
            "李示例氏",
            "Jonas Pavyzdys nuotr.",
            "首相が東京で会見したと撮影",
            "撮影所",
            "Jäne nuotr",
        ],
    ),
    (runs.names_anything, ["Jane", "7"], ["--", "…"]),
]


@pytest.mark.parametrize(("asked", "yes", "no"), RUNS, ids=[asked.__name__ for asked, _, _ in RUNS])
def test_what_a_run_of_words_is(asked: Callable[[str], bool], yes: list[str], no: list[str]) -> None:
    assert [run for run in yes if not asked(run)] == []
    assert [run for run in no if asked(run)] == []


@pytest.mark.parametrize(
    ("rest", "with_place", "without"),
    [
        ("Jane Doe", False, False),
        ("Jane Doe en Lima", True, False),
        ("Jane Doe de Lima", False, False),
        ("the mayor", True, True),
        ("Jane Doe says so", True, True),
        ("Jane von Doe", False, False),
        ("press_korb", False, False),
        ("janedoe", False, False),
        ("Jane example.org", False, False),
        ("Jane Doe/the river", False, False),
        ("Jane Doe for the Paper", True, True),
        ("Jane Doe with Mark", False, False),
        ("jane Doe", True, True),
        ("Jane Doe for The paper", False, False),
        ("", False, False),
    ],
)
def test_a_place_behind_a_name_tells_of_whom_a_picture_is(rest: str, with_place: bool, without: bool) -> None:
    assert (runs.is_said(rest, place=True), runs.is_said(rest, place=False)) == (with_place, without)


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (runs.without_label, "Photo Jane Doe", "Jane Doe"),
        (runs.without_label, "photo Jane Doe", "photo Jane Doe"),
        (runs.without_label, "Jonas Pavyzdys nuotr.", "Jonas Pavyzdys"),
        (runs.without_label, "Jane Doe", "Jane Doe"),
        (runs.without_label, "Photo", "Photo"),
        (runs.without_label, " Foto Jane ", "Jane"),
        (runs.without_label, "nuotr.", "nuotr."),
        (runs.without_label, "JONAS nuotr", "JONAS"),
        (runs.in_chain, "Jane Doe for The Paper", "Jane Doe/The Paper"),
        (runs.in_chain, "City Police for The Paper", "City Police for The Paper"),
        (runs.in_chain, "Jane Doe for the paper", "Jane Doe for the paper"),
        (runs.in_chain, "Jane Doe", "Jane Doe"),
    ],
)
def test_a_run_of_words_bare_of_its_label_or_as_a_chain(change: Callable[[str], str], before: str, after: str) -> None:
    assert change(before) == after


@pytest.mark.parametrize(
    ("run", "parts"),
    [
        ("Jane Doe/AFP via Getty Images", ["Jane Doe", "AFP", "Getty Images"]),
        ("(Jane Doe) / [AFP].", ["Jane Doe", "AFP"]),
        ("Jane Doe and Mark, via dpa", ["Jane Doe", "Mark", "dpa"]),
        ("A | B + C = D", ["A", "B", "C", "D"]),
        (" / ", []),
        ("Jane Doe – AFP — dpa", ["Jane Doe", "AFP", "dpa"]),
    ],
)
def test_the_parts_of_a_chain(run: str, parts: list[str]) -> None:
    assert runs.parts_of(run) == parts


def test_a_credit_has_a_length_and_no_prose_in_any_part() -> None:
    chain = "/".join(["AFP", *("Maximiliane " + letter + "e" * 37 for letter in "ABC")])
    assert len(chain) == 156
    assert runs.is_credit(chain + "/AFP")
    assert not runs.is_credit(chain + "/dpa/")
    assert not runs.is_credit("首相が会見した/共同")
    assert not runs.is_credit("代表撮影/日本")
    assert not runs.is_all_credit(" and ")


def test_small_words_make_a_name_or_unmake_it() -> None:
    assert runs.is_all_credit("Getty Images Jane van der Doe")
    assert not runs.is_said("Jane bin Doe", place=True)
    assert runs.is_house("Museum der Stadt")
    assert not runs.is_house("de Museum")
    assert not runs.is_name_or_chain("Harbour Museum near Jane/Mark Doe")
    assert not runs.is_name_or_chain("12.05.2024/Jane Doe")


def test_nothing_is_neither_a_house_nor_a_name() -> None:
    assert not runs.is_house("")
    assert not runs.is_name_or_chain("--")
    assert runs.is_house("City Police, District Court East West, Harbour School North South")
    assert not runs.is_house("City Police, District Court East West, Harbour School North South Bay")


def test_a_name_has_a_length() -> None:
    assert runs.fits("B" + "e" * 49)
    assert not runs.fits("B" + "e" * 50)
    assert runs.is_signed("Jane Mary Ann Otherson撮影")
    assert not runs.is_signed("Jane Maria Ann Otherson撮影")
    assert runs.is_all_credit("Jane Mary Ann Bo Eva Doe")
    assert not runs.is_all_credit("Jane Mary Ann Bo Eva Ida Doe")
    assert runs.has_sentence("Harbour. Styling")
