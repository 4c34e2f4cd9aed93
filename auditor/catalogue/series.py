"""Whether two photographs are known to be different ones, and whether some belong to one series: told from what is known of them.

A picture's look alone cannot tell a photograph from a close crop of another copy, so it takes a second sign to call two pictures
different. What cannot be told is not different, and no series.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from auditor.model import Photograph

CERTAIN = 16  # of 256 bits, up to which two looks are those of copies in other sizes and qualities
DIFFERENT = 90  # of 256 bits, from which on two looks show different things or very different crops
_SHAPES = 0.02  # by which the ratio of width and height of two pictures may differ where neither was cropped
_DIGITS = re.compile(r"\d")
_DAY, _SECOND = 8, 14  # digits of a date without its time, and with it
_COUNTER = re.compile(r"[\W_]*\d{1,4}$")
_SHORTEST = 8  # letters of a name that a series may share


def copies(one: Photograph, other: Photograph) -> bool:
    """Whether two photographs that look alike are known to be copies of one, and not two frames of one scene."""
    if _apart(one, other) <= CERTAIN:
        return True
    same = len(_moment(one)) > _DAY and _moment(one)[:_SECOND] == _moment(other)[:_SECOND]
    return same or bool(set(one.numbers) & set(other.numbers))


def different(one: Photograph, other: Photograph) -> bool:
    """Whether two photographs are known to be no copies of one."""
    if one.key == other.key or not one.look or not other.look:
        return False
    return _apart(one, other) >= DIFFERENT and (
        _of_one_shape(one, other) or _taken_apart(one, other) or _numbered_apart(one, other)
    )


def of_one_series(photographs: Iterable[Photograph]) -> bool:
    """Whether photographs share a job, a day and a photographer, or a name but for its counter."""
    return all(_together(one, other) for one, other in pairwise(photographs))


def _apart(one: Photograph, other: Photograph) -> int:
    return (int.from_bytes(one.look, "big") ^ int.from_bytes(other.look, "big")).bit_count()


def _together(one: Photograph, other: Photograph) -> bool:
    if set(one.series) & set(other.series):
        return True
    if one.creators and one.creators == other.creators and _day(one) and _day(one) == _day(other):
        return True
    return one.publisher == other.publisher and len(_stem(one)) >= _SHORTEST and _stem(one) == _stem(other)


def _of_one_shape(one: Photograph, other: Photograph) -> bool:
    if not (one.width and one.height and other.width and other.height):
        return False
    return abs(one.width * other.height / (one.height * other.width) - 1) <= _SHAPES


def _taken_apart(one: Photograph, other: Photograph) -> bool:
    """Whether the files tell different moments, as far as both tell them."""
    first, second = _moment(one), _moment(other)
    shorter = min(len(first), len(second))
    return shorter >= _DAY and first[:shorter] != second[:shorter]


def _numbered_apart(one: Photograph, other: Photograph) -> bool:
    return bool(one.numbers and other.numbers) and not set(one.numbers) & set(other.numbers)


def _moment(shown: Photograph) -> str:
    return "".join(_DIGITS.findall(shown.taken))


def _day(shown: Photograph) -> str:
    moment = _moment(shown)
    return moment[:_DAY] if len(moment) >= _DAY else ""


def _stem(shown: Photograph) -> str:
    return _COUNTER.sub("", shown.key)
