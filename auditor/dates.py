"""Days as captions and files write them, in the languages whose month names Unicode's CLDR lists."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from babel import Locale

from auditor.text import fold

_LOCALES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "da", "nb", "sv", "fi", "is", "pl", "cs", "sk", "hu", "ro", "bg", "hr", "sr", "sl",
    "el", "sq", "lt", "lv", "et", "ru", "uk", "tr", "ar", "fa", "he", "hi", "bn", "ta", "id", "ms", "vi", "th", "sw", "af", "zu",
)  # fmt: skip
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)"
_MONTH = r"(?P<month>[^\W\d_]{3,20})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<!\d){_DAY}(?:\.|st|nd|rd|th|er|º)?\s(?:de\s|of\s)?{_MONTH}\.?,?\s(?:de\s)?{_YEAR}(?!\d)",
        rf"(?<!\w){_MONTH}\.?\s{_DAY}(?:st|nd|rd|th)?,?\s{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}[-:/](?P<month>[01]\d)[-:/]{_DAY}(?!\d)",
        rf"(?<!\d){_YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)",
        rf"{_YEAR}\s?[年년]\s?(?P<month>[01]?\d)\s?[月월]\s?{_DAY}\s?[日일]",
    )
)


@lru_cache(maxsize=64)  # asked by several rules, and by the reports, of the texts of one photograph
def days(text: str) -> tuple[dt.date, ...]:
    """Every full date, day, month and year, that a text states, in the order of the forms it may have.

    >>> days("Bangkok, Thailand, 27 February 2025, and on 1. März 2025")
    (datetime.date(2025, 2, 27), datetime.date(2025, 3, 1))
    """
    return tuple(dict.fromkeys(day for form in _FORMS for match in form.finditer(text) for day in _day(match)))


def _day(match: re.Match[str]) -> Iterator[dt.date]:
    named = match["month"]
    month = int(named) if named.isdecimal() else _months().get(fold(named).rstrip("."), 0)
    try:
        yield dt.date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return


@cache
def _months() -> dict[str, int]:
    """Month names, in full and shortened, to numbers; what two languages give to different months is left out."""
    found: dict[str, set[int]] = {}
    for locale in _LOCALES:
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in Locale(locale).months[form][width].items():
                    found.setdefault(fold(name).rstrip("."), set()).add(number)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}
