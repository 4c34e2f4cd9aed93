from dataclasses import replace

import pytest

from auditor.catalogue.series import different, of_one_series
from auditor.examples import photograph

ONE, OTHER = photograph("a.html", picture=1), photograph("b.html", picture=2)


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ({}, True),
        ({"key": ONE.key}, False),
        ({"look": b""}, False),
        ({"look": ONE.look}, False),
        ({"width": 0}, False),
        ({"width": 640}, False),
        ({"width": 640, "numbers": ("2",)}, False),
        ({"width": 640, "taken": "2025-03-05"}, False),
    ],
)
def test_two_photographs_are_different_only_with_a_second_sign(told: dict[str, object], answer: bool) -> None:
    assert different(ONE, replace(OTHER, **told)) is answer  # type: ignore[arg-type]  # fields as they are
    assert different(replace(OTHER, **told), ONE) is answer  # type: ignore[arg-type]  # as above


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ({"taken": "20250304"}, {"taken": "2025-03-05T10:00:00"}, True),
        ({"taken": "20250304"}, {"taken": "2025-03-04T10:00:00"}, False),
        ({"taken": "2025"}, {"taken": "2026"}, False),
        ({"numbers": ("1",)}, {"numbers": ("2",)}, True),
        ({"numbers": ("1", "2")}, {"numbers": ("2",)}, False),
    ],
)
def test_of_other_shapes_the_files_tell(first: dict[str, object], second: dict[str, object], answer: bool) -> None:
    one, other = replace(ONE, width=500, **first), replace(OTHER, **second)  # type: ignore[arg-type]  # fields as they are
    assert different(one, other) is answer


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ({}, {}, False),
        ({"series": ("j", "k")}, {"series": ("k",)}, True),
        ({"creators": ("Jane Doe",), "taken": "20250304"}, {"creators": ("Jane Doe",), "taken": "2025-03-04T09:00"}, True),
        ({"creators": ("Jane Doe",), "taken": "20250304"}, {"creators": ("Jane Doe",), "taken": "20250305"}, False),
        ({"creators": ("Jane Doe",)}, {"creators": ("Jane Doe",)}, False),
        ({"key": "market-fire-01"}, {"key": "market-fire-12"}, True),
        ({"key": "market-fire-01", "publisher": "A"}, {"key": "market-fire-12", "publisher": "B"}, False),
        ({"key": "img-01"}, {"key": "img-02"}, False),
    ],
)
def test_a_series_shares_a_job_or_a_day_and_a_photographer_or_a_name(
    first: dict[str, object], second: dict[str, object], answer: bool
) -> None:
    photographs = replace(ONE, **first), replace(OTHER, **second)  # type: ignore[arg-type]  # fields as they are
    assert of_one_series(photographs) is answer
