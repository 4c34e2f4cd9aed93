import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.near import groups, joined, keys, links

MARKET = "A vendor arranges fresh fruit at a market in Bangkok, Thailand, before the holiday."
SUMMIT = "中国の首都で開かれた国際会議に出席する各国の代表者たちと記者団"


def one_group(*captions: str) -> bool:
    """Whether all of them, and nothing else of a crowd, are found to be near-equal."""
    crowd = [
        f"Crowd number {number} {'walks on ' * (number % 7)}through street {number * 7} of the town {number}"
        for number in range(99)
    ]
    return groups(enumerate([*captions, *crowd])) == [tuple(range(len(captions)))]


@pytest.mark.parametrize("place", range(14))
@pytest.mark.parametrize(("taken", "put"), [(1, []), (1, ["pomelos"]), (0, ["new"])])
def test_one_word_edited_anywhere(place: int, taken: int, put: list[str]) -> None:
    edited = MARKET.split()
    edited[place : place + taken] = put
    assert one_group(MARKET, " ".join(edited))


@pytest.mark.parametrize("place", range(0, len(SUMMIT) - 2, 3))
@pytest.mark.parametrize("word", ["", "北", "東京都"])
def test_one_word_edited_in_a_script_without_spaces(place: int, word: str) -> None:
    assert one_group(SUMMIT, SUMMIT[:place] + word + SUMMIT[place + 2 :])


def test_what_a_reader_does_not_see_as_a_difference() -> None:
    assert one_group(MARKET, MARKET.upper(), f"“{MARKET}”", MARKET.replace(" ", "\u00a0 "))
    assert one_group("Jane Doe walks her dog", "Jane Doe walks her dog.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MARKET, MARKET.replace("vendor", "farmer").replace("Bangkok", "Hanoi")),
        (MARKET, MARKET + " EPA/NARONG SANGNAK 3 March"),
        ("A man walks a dog", "A man walks a cat"),
        ("Jane Doe", "Jane Doe"),
        (SUMMIT, SUMMIT[:5] + "日" + SUMMIT[6:20] + "日" + SUMMIT[21:]),
        (SUMMIT, SUMMIT[:20]),
        ("", ""),
    ],
)
def test_captions_that_are_not_near(one: str, other: str) -> None:
    assert groups(enumerate((one, other))) == []


def test_copies_of_one_caption_are_one_group_however_many() -> None:
    copies = [MARKET.replace("vendor", f"vendor{number}") for number in range(2_000)]
    assert groups((number * 3, text) for number, text in enumerate(copies)) == [tuple(range(0, 6_000, 3))]


def test_divided_among_buckets_the_groups_are_the_same() -> None:
    chance = random.Random(1)
    words = [f"word{number}" for number in range(400)]
    captions = [chance.choices(words, k=chance.randint(8, 30)) for _ in range(300)]
    texts = [" ".join(caption) for caption in captions] + [" ".join(caption[:-1]) for caption in captions[:100]]
    buckets: dict[int, list[tuple[int, str]]] = {}
    for number, text in enumerate(texts):
        for key in keys(text):
            buckets.setdefault(key, []).append((number, text))
    divided = joined(link for bucket in buckets.values() for link in links(bucket))
    assert divided == groups(enumerate(texts)) == [(number, 300 + number) for number in range(100)]


@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_text_is_taken(texts: list[str]) -> None:
    for group in groups(enumerate(texts)):
        assert len(group) > 1
