import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.dates import days


@pytest.mark.parametrize(
    "text",
    [
        "27 February 2025",
        "February 27, 2025",
        "Feb. 27, 2025",
        "27th of February 2025",
        "27. Februar 2025",
        "27 février 2025",
        "27 de febrero de 2025",
        "27 febbraio 2025",
        "27 февраля 2025",
        "27 lutego 2025",
        "2025-02-27T10:00:00Z",
        "2025:02:27 08:10:00",
        "20250227",
        "2025年2月27日",
        "2025년 2월 27일",
    ],
)
def test_the_same_day_in_many_forms(text: str) -> None:
    assert days(f"Bangkok, {text}.") == (dt.date(2025, 2, 27),)


@pytest.mark.parametrize("text", ["", "February 2025", "31 February 2025", "27 Bananas 2025", "1234567890", "in 2025"])
def test_what_is_no_full_date(text: str) -> None:
    assert days(text) == ()


@given(st.text(max_size=200))
def test_nothing_raises(text: str) -> None:
    days(text)
