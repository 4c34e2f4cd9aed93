import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.text import aligned, clean, doubled, fold, near, substantial, words

SENTENCE = "A vendor arranges fruit at a market in Bangkok, Thailand, 3 March 2025. EPA/JANE DOE"


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
