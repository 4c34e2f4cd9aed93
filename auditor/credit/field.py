"""What a field of 32 bytes does to a credit: whether a text filled one, and what a cut name was before.

IPTC-IIM gives By-line 2:80, Credit 2:110 and Source 2:115 32 bytes each; bytes, so that a cut may fall within a letter.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from auditor.credit.find import connected
from auditor.credit.tables import agencies, key, spellings, weak, words

FULL = (31, 32)  # bytes left where the last one was a space or part of a letter, and where it was not
_FULL_OF_WIDE = (30, *FULL)  # the same in scripts of three bytes a letter
_SHORTEST_ALONE = 4  # letters from which the beginning of a name tells who is meant, with nobody else named


def is_full(text: str) -> bool:
    """Whether a text is as long as one that was cut at 32 bytes.

    >>> is_full("PA Archive/Press Association Ima"), is_full("PA Archive/Press Association Images")
    (True, False)
    """
    size = len(text.strip().encode("utf-8", "replace"))
    return size in FULL or (size in _FULL_OF_WIDE and not text.isascii())


class Whole(NamedTuple):
    """A supplier whose name was cut: its canonical name, and the name as it was before."""

    supplier: str
    spelling: str


def whole_name(beginning: str, known: Sequence[str]) -> Whole | None:
    """The supplier whose name begins so: one that works with those known, else the most frequent.

    >>> whole_name("Press Association Ima", ()).supplier, whole_name("Zu", ("SIPA Press",)).supplier, whole_name("Zu", ())
    ('PA Media', 'ZUMA Press', None)
    """
    start = beginning.casefold()
    if key(beginning) in words("organisations", "words"):
        return None
    found = [
        Whole(name, spelling)
        for spelling, name in _names().get(start[:1], ())
        if len(spelling) > len(start) and _begins(spelling, start)
    ]
    near = [whole for whole in found if any(connected(whole.supplier, other) for other in known)]
    first = next(iter(near or (found if len(start) >= _SHORTEST_ALONE else [])), None)
    return first and (Whole(first.supplier, first.supplier) if _begins(first.supplier, start) else first)


def _begins(spelling: str, start: str) -> bool:
    return spelling[: len(start)].casefold() == start


@cache
def _names() -> dict[str, list[tuple[str, str]]]:
    """Every spelling by its first letter, the most frequent suppliers first as the table has them."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in dict.fromkeys((*spellings().values(), *weak().values())):
        for spelling in (*agencies()[name].spellings, *agencies()[name].weak):
            found[spelling.casefold()[:1]].append((spelling, name))
    return dict(found)
