"""House style: how the page prints its other credits, and a line printed like them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditor.credit.find import labels_in, supplier
from auditor.credit.parse import read_credit
from auditor.model import Figure, Page
from auditor.text import clean

LEAST = 2  # credits that look alike before they are taken for the style of the house
_OPENING = "([（【"
_LONGEST = 160
_VIA = re.compile(r"\Avia | via\Z")


@dataclass(frozen=True, slots=True)
class Style:
    """What stands before, between and behind two names, which of them comes first, and whether persons are in capitals."""

    before: str
    between: str
    behind: str
    person_first: bool
    capitals: bool


def other_credits(page: Page, figure: Figure) -> tuple[str, ...]:
    """The credits of the page's other photographs."""
    return tuple(said.text for shown in page.figures if shown is not figure for said in shown.credits)


def house_style(lines: Iterable[str]) -> Style | None:
    """The style that most of some credit lines have, at least two of them; None where they have none in common.

    >>> house_style(["Foto: Anna Beispiel/dpa", "Foto: Bo Muster/AP"])
    Style(before='Foto: ', between='/', behind='', person_first=True, capitals=False)
    """
    found = [style for style in map(_style, dict.fromkeys(lines)) if style]
    style = max(found, key=found.count, default=None)
    if not style:
        return None
    count = found.count(style)
    return style if count >= LEAST and count * 2 > len(found) else None


def _style(line: str) -> Style | None:
    """The style of one line that names one person and one supplier in a row, and nothing else."""
    line = clean(line[:_LONGEST])
    credit = read_credit(line)
    if len(credit.creators) != 1 or not credit.agencies or credit.role:
        return None
    start = _start(line)
    body, person = line[start:], credit.creators[0]
    at = body.find(person)
    agency = body[at + len(person) :] if at == 0 else body[:at]
    name = _VIA.sub("", agency.strip(" /|,()[]-–—•·.:"))
    if supplier(name) != credit.agencies[0]:
        return None
    first, second = (person, name) if at == 0 else (name, person)
    middle = body.find(second, len(first))
    return Style(line[:start], body[len(first) : middle], body[middle + len(second) :], at == 0, person.isupper())


def _start(line: str) -> int:
    """Where the names begin: behind the label or the bracket."""
    start = next((label.end for label in labels_in(line) if label.start <= 1), 0)
    while line[start] in _OPENING or line[start].isspace():
        start += 1
    return start


def styled(style: Style, person: str, suppliers: Sequence[str]) -> str:
    """A credit line in a style.

    >>> styled(Style("(", "/", ")", person_first=False, capitals=True), "Jane Doe", ("EPA",))
    '(EPA/JANE DOE)'
    """
    name = person.upper() if style.capitals else person
    chain = "/".join(suppliers)
    if not name or not suppliers:
        return f"{style.before}{name or chain}{_closing(style)}"
    first, second = (name, chain) if style.person_first else (chain, name)
    return f"{style.before}{first}{style.between}{second}{style.behind}"


def _closing(style: Style) -> str:
    """What stands behind a single name: nothing where it closes a bracket that opens between two."""
    return style.behind if style.between.strip() not in {"(", "["} else ""
