import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.text import aligned, clean, doubled, fold, folded_words, near, substantial, unspaced, words

SENTENCE = "A vendor arranges fruit at a market in Bangkok, Thailand, 3 March 2025. EPA/JANE DOE"
EIGHT = "Rescuers search the river bank for two people"  # as many words as a copy with an edited word must have
BEHIND = "after a flood near an old harbour on Monday while volunteers bring food and clothes"


@pytest.mark.parametrize(
    "second",
    [
        SENTENCE,
        SENTENCE.replace(" ", "  "),
        SENTENCE.replace(" ", "\u00a0"),
        SENTENCE.replace(", ", ",\n"),
        SENTENCE.upper(),
        SENTENCE.replace("market", "big market"),
        SENTENCE.replace("vendor", "seller"),
        SENTENCE.replace("A vendor", "One vendor"),
        SENTENCE[:55],
        SENTENCE[:45] + "…",
    ],
)
def test_a_text_and_its_copy_are_doubled(second: str) -> None:
    assert len(doubled(f"{SENTENCE} {second}")) == 2
    assert doubled(f"{SENTENCE} {second}")[0] == SENTENCE


@pytest.mark.parametrize(
    "copy",
    [
        "首相が東京で記者会見した",
        "ตลาดผลไม้ในกรุงเทพ",
        "총리가 서울에서 기자회견을 열고 있다",
        "رئيس الوزراء يتحدث إلى الصحافيين في القاهرة",
        "प्रधानमंत्री दिल्ली में पत्रकारों से बात करते हुए",
        "Bundeskanzlerin Angela Musterfrau",
    ],
)
def test_copies_in_all_scripts(copy: str) -> None:
    assert doubled(f"{copy} {copy}") == (copy, copy)
    assert doubled(f"{copy} {copy} {copy}") == (copy, copy, copy)


@pytest.mark.parametrize(
    "caption",
    [
        SENTENCE,
        "",
        "…",
        "Bora Bora",
        "New York, New York",
        "Walla Walla, Baden-Baden",
        "The crowd sings “You'll never walk alone, you'll never walk alone” before the match.",
        "Fans sing: You'll never walk alone, you'll never walk alone",
        "Left: Mayor Jane Doe speaks at city hall on Monday. Right: Governor John Roe listens at city hall on Monday.",
        "Flooding in northern Thailand: Flooding in northern Thailand has left many thousands of people without a home.",
        "Smith beat Jones 6-4 6-3, Brown beat Miller 6-1 6-2, Davis beat Wilson 7-5 6-4",
        "We want more, we want more, sang the whole stadium, long after the final whistle",
    ],
)
def test_look_alikes_are_not_doubled(caption: str) -> None:
    assert doubled(caption) == ()


def test_a_lead_and_a_tail_do_not_hide_two_long_copies() -> None:
    assert doubled(f"BANGKOK, Thailand: {SENTENCE} {SENTENCE} File photo") == (SENTENCE, f"{SENTENCE} File photo")


def test_a_copy_cut_off_before_the_whole() -> None:
    assert len(doubled(f"{SENTENCE[:60]}… {SENTENCE}")) == 2


def test_near_texts() -> None:
    assert near(SENTENCE, SENTENCE.replace("fruit", "fruits"))
    assert near(SENTENCE, SENTENCE[:70])
    assert near(SENTENCE[:40] + "…", SENTENCE)
    assert near(SENTENCE[:40], SENTENCE)
    assert not near(SENTENCE[:26], SENTENCE)
    assert not near("Jane Doe", "Jane Doe")
    assert not near(SENTENCE, "Something else altogether, by somebody else")


def test_substantial_by_letters_words_and_script() -> None:
    assert [substantial(t) for t in ("a b c", "a b c d", "internationalisation", "東京の会議", "東京で開かれた")] == [
        False,
        True,
        True,
        False,
        False,
    ]


def test_aligned_runs_give_back_both_texts() -> None:
    runs = aligned("A vendor  sells “fruit”", 'A vendor sells "fruits" today')
    assert "".join(left for _, left, _ in runs) == "A vendor  sells “fruit”"
    assert "".join(right for _, _, right in runs) == 'A vendor sells "fruits" today'
    assert {kind for kind, _, _ in runs} == {"same", "space", "differs"}


@pytest.mark.parametrize(
    ("text", "copies"),
    [
        ("เจ้าหน้าเจ้าหน้า now-famous", ("เจ้าหน้า", "เจ้าหน้า now-famous")),
        (
            "For two people after a flood near old (For two people after a now-famous flood near old",
            ("For two people after a flood near old", "For two people after a now-famous flood near old"),
        ),
        ("人を捜索す (人を捜索す", ()),
        ("Bank for two people after: BANK FOR TWO PEOPLE AFTER", ("Bank for two people after:", "BANK FOR TWO PEOPLE AFTER")),
        (
            "Photo: Jane Doe. Clo“the”s to families who lost their homes “Clo“the”s to families who lost…)",
            ("Clo“the”s to families who lost their homes", "Clo“the”s to families who lost…)"),
        ),
        ("People, People very, People, People very", ("People, People very,", "People, People very")),
        (
            "Harbour on Monday while many volunteers bring food and dry: Harbour on Monday while many volunteers…",
            ("Harbour on Monday while many volunteers bring food and dry:", "Harbour on Monday while many volunteers…"),
        ),
        (
            "捜索する月曜日に 捜索する月曜日に 捜索する月曜日に very",
            ("捜索する月曜日に", "捜索する月曜日に", "捜索する月曜日に very"),
        ),
        (
            "เจ้าหน้าที่ค้นหาผู้ส.\nเจ้าหน้าที่ค้นหาผู้ส.\nเจ้าหน้าที่ค้นหาผู้ส.\nเจ้าหน้าที่ค้นหาผู้ส…",
            ("เจ้าหน้าที่ค้นหาผู้ส.", "เจ้าหน้าที่ค้นหาผู้ส.", "เจ้าหน้าที่ค้นหาผู้ส.", "เจ้าหน้าที่ค้นหาผู้ส…"),
        ),
        (
            "A flood near old harbour on-Monday while many volunteers bringA flood near old harbour on-Monday while many volunteers bring",  # noqa: E501
            (
                "A flood near old harbour on-Monday while many volunteers bring",
                "A flood near old harbour on-Monday while many volunteers bring",
            ),
        ),
        (
            "Rescuers search the river bank for two people after a floodRescuers search the river bank for two people after a floodRescuers  search  the  river  bank  for  two  people  after  a  flood",  # noqa: E501
            (
                "Rescuers search the river bank for two people after a flood",
                "Rescuers search the river bank for two people after a flood",
                "Rescuers  search  the  river  bank  for  two  people  after  a  flood",
            ),
        ),
        (
            "Rescuers search the river bank for two people after a flood near old-harbour on Monday while many volunteers bring (Rescuers search the river bank for two people after a flood near old-harbour on Monday while many volunteers bring (Jane Doe)",  # noqa: E501
            (
                "Rescuers search the river bank for two people after a flood near old-harbour on Monday while many volunteers bring",  # noqa: E501
                "Rescuers search the river bank for two people after a flood near old-harbour on Monday while many volunteers bring (Jane Doe)",  # noqa: E501
            ),
        ),
        ("近くで水が, very 近くで水が", ()),
        (
            "HARBOUR TOWN: Old harbour-on Monday while many volunteers bring, Old harbour-on ten while many volunteers bring",
            ("Old harbour-on Monday while many volunteers bring,", "Old harbour-on ten while many volunteers bring"),
        ),
        (
            "Bank for two people after a flood. Bank for two people after very a flood.",
            ("Bank for two people after a flood.", "Bank for two people after very a flood."),
        ),
        (
            "After a flood near old harbour on Monday while many volunteers bring food and dry clothes. After a flood near old harbour on Monday while many volunteers bring food and harbours clothes Photo by Jane Doe for the Harbour Courier",  # noqa: E501
            (
                "After a flood near old harbour on Monday while many volunteers bring food and dry clothes.",
                "After a flood near old harbour on Monday while many volunteers bring food and harbours clothes Photo by Jane Doe for the Harbour Courier",  # noqa: E501
            ),
        ),
        ("5 May 2025: 東京で開かれた会議 | 東京で開かれた会議 Foto dpa", ()),
        ("Donaudampfschiffahrtsstraße Donaudampfschiffahrtsstraße", ("Donaudampfschiffahrtsstraße",) * 2),
        (
            "で水が東京で開かれ で水が東京で開かれ で水が東京で開かれ で水が東京で開かれ-x",
            ("で水が東京で開かれ で水が東京で開かれ", "で水が東京で開かれ で水が東京で開かれ-x"),
        ),
        ("For two people after a flood — for two people after one-two-three a flood", ()),
        (
            "Bells in the tower: tick tock tick tock. Bells in the tower: tock tick tock tick tock. Bells in the tower: tick tock tick tock.",  # noqa: E501
            (
                "Bells in the tower: tick tock tick tock. Bells in the tower: tock tick tock tick tock.",
                "Bells in the tower: tick tock tick tock.",
            ),
        ),
        (f"{EIGHT}. {EIGHT}. Many volunteers bring food and clothes", ()),
        (
            f"{EIGHT}… {EIGHT}… Many volunteers bring food and dry clothes to the families who lost their homes last week in the old harbour town by the cold sea",  # noqa: E501
            (),
        ),
    ],
)
def test_copies_stand_as_they_are_told(text: str, copies: tuple[str, ...]) -> None:
    assert doubled(text) == copies


@pytest.mark.parametrize(
    ("one", "other", "copies"),
    [
        (
            "Flood near old harbour on Monday while many volunteers bring food and dry “clothes” to families",
            "Flood near old harbour on Monday while many volunteers bring food and dry “clothes” to families",
            True,
        ),
        ("Volunteers bring food", "Volunteers bring food very", True),
        ("Bring food and dry", "Bring food dry", False),
        (
            "Volunteers bring food and dry clothes to families who lost their homes",
            "Volunteers bring food and dry clothes…",
            False,
        ),
        (
            "Old harbour on Monday while many volunteers bring food and dry “clothes” to families",
            "Old harbour on Monday while many volunteers bring",
            True,
        ),
        (
            "People after a flood near old harbour on Monday while many volunteers bring food and dry clothes to families who",
            "People after a flood near old harbour on",
            True,
        ),
        ("Rescuers search the river bank", "Volunteers bring food and dry clothes", False),
        ("Rescuers search the river bank", "Rescuers search the river bank for two people today", False),
        (EIGHT, f"{EIGHT} {BEHIND}", False),
        (f"{EIGHT}…", f"{EIGHT} {BEHIND}", True),
        ("川で二人を捜索する月曜日に近くで", "川で二人を捜索する月曜日に近くで水が東京で開かれた会議人を", True),
        (EIGHT, "Rescuers search the river-side-by-the-old bank for two people", False),
        (EIGHT, "Franco-German-Dutch rescuers search the river bank for two people", True),
        (EIGHT, "Divers search the river bank for ten people", False),
        (EIGHT, "Rescuers now slowly search the river bank for two people", False),
        (
            "Franco talks and Anglo talks begin in the old town",
            "Franco-German talks and Anglo-Dutch talks begin in the old town",
            False,
        ),
    ],
)
def test_which_texts_are_near(one: str, other: str, copies: bool) -> None:
    assert near(one, other) == near(other, one) == copies


@pytest.mark.parametrize(
    ("one", "other", "runs"),
    [
        (
            "Old harbour on Monday while many volunteers bring food and",
            "Old harbour on Monday",
            (
                ("same", "Old harbour on Monday", "Old harbour on Monday"),
                ("differs", " while many volunteers bring food and", ""),
            ),
        ),
        ("川で二人を", "now-famous 川で二人を", (("differs", "", "now-famous "), ("same", "川で二人を", "川で二人を"))),
        ("Who lost", "Who lost  ", (("same", "Who lost", "Who lost"), ("space", "", "  "))),
        ("Who lost", "Who  lost", (("same", "Who", "Who"), ("space", " ", "  "), ("same", "lost", "lost"))),
        ("Last week's", "LAST WEEK'S", (("differs", "Last", "LAST"), ("same", " ", " "), ("differs", "week's", "WEEK'S"))),
    ],
)
def test_runs_of_two_copies(one: str, other: str, runs: tuple[tuple[str, str, str], ...]) -> None:
    assert aligned(one, other) == runs


def test_what_is_folded() -> None:
    assert (
        fold("“Search “the” river bank for two people after a flood near old")
        == '"search "the" river bank for two people after a flood near old'
    )
    assert (
        fold("ＡＰRescuers search “the” river bank for two people after a flood near old harbour")
        == 'aprescuers search "the" river bank for two people after a flood near old harbour'
    )
    assert fold("`And dry") == "'and dry"


def test_substantial_at_the_bounds() -> None:
    assert substantial("Clothes to famil") is False
    assert substantial("A flood near old ") is True
    assert not unspaced(folded_words("Harb"))
    assert not unspaced(folded_words("東京 A b"))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.text(max_size=100))
def test_nothing_raises_and_folding_is_stable(a: str, b: str) -> None:
    doubled(a + b + a)
    near(a, b)
    assert fold(fold(a)) == fold(unicodedata.normalize("NFKC", fold(a)))
    assert clean(clean(a)) == clean(a)
    runs = aligned(a, b)
    assert ("".join(x for _, x, _ in runs), "".join(y for _, _, y in runs)) == (a, b)
    assert all(a[word.start : word.end] for word in words(a))
