"""Findings across pages as groups: the photographs that a finding speaks of side by side, by agency and age.

A statement of one page among several says so in its place, `archive/a.html:12 figcaption`. Page and line lead to the photograph,
wherever in the run its page has passed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from auditor.credit import read_credit
from auditor.formats.html.pictures import Picture
from auditor.formats.html.view import Photographs, Shown, lines
from auditor.model import Finding, Statement

MOST = 200  # groups that are shown side by side
CARDS = 12  # photographs of a group
_KNOWN = 100_000  # lines of pages by which a photograph is known
_ELSEWHERE = re.compile(r"(?P<page>.+):(?P<line>\d+) (?P<place>\S.*)")


@dataclass(frozen=True, slots=True)
class Card:
    """One photograph of a group: what its page says of it, and where."""

    page: str
    line: int
    place: str
    text: str
    picture: Picture | None = None
    article: int | None = None
    publisher: str = ""
    day: str = ""
    agency: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A finding with its photographs, the oldest first."""

    finding: Finding
    number: int
    cards: tuple[Card, ...]

    @property
    def agency(self) -> str:
        """The first agency that a photograph of it is credited to."""
        return next((card.agency for card in self.cards if card.agency), "")

    @property
    def newest(self) -> str:
        """The day of the newest page."""
        return max(card.day for card in self.cards)


@dataclass
class Groups:
    """The findings across pages so far, and the photographs by page and line."""

    _found: list[tuple[Finding, int]] = field(default_factory=list)
    _photographs: dict[tuple[str, int], Card] = field(default_factory=dict)

    def add(self, page: Photographs, findings: tuple[Finding, ...], first: int) -> None:
        """Take in one page; its first finding is the one with this number in the run."""
        for shown in page.shown:
            if len(self._photographs) < _KNOWN:
                card = _photograph(shown, page)
                self._photographs.update(((card.page, line), card) for line in lines(shown))
        for number, finding in enumerate(findings, first):
            if len(self._found) < MOST and sum(elsewhere(said) is not None for said in finding.evidence) > 1:
                self._found.append((finding, number))

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Group]:
        """By agency, those without one last; of one agency the newest first."""
        groups = (Group(finding, number, tuple(self._cards(finding))) for finding, number in self._found)
        by_age = sorted(groups, key=lambda group: group.newest, reverse=True)
        return iter(sorted(by_age, key=lambda group: (not group.agency, group.agency)))

    def _cards(self, finding: Finding) -> list[Card]:
        found = [(said, match) for said in finding.evidence if (match := elsewhere(said))]
        return sorted((self._card(said, match) for said, match in found[:CARDS]), key=lambda card: (card.day, card.page))

    def _card(self, said: Statement, match: re.Match[str]) -> Card:
        page, line = match["page"], int(match["line"])
        known = self._photographs.get((page, line))
        agency = next(iter(read_credit(said.text).agencies), "") or (known.agency if known else "")
        if known is None:
            return Card(page, line, match["place"], said.text, agency=agency)
        return Card(
            page, line, match["place"], said.text, known.picture, known.article, known.publisher, known.day, agency, known.credit
        )


def elsewhere(said: Statement) -> re.Match[str] | None:
    """Page, line and place of a statement that says on which of several pages it stands."""
    return _ELSEWHERE.fullmatch(said.place)


def _photograph(shown: Shown, page: Photographs) -> Card:
    it = page.page
    return Card(
        page=it.location,
        line=shown.figure.line,
        place="",
        text="",
        picture=shown.picture,
        article=page.number,
        publisher=it.publisher.text if it.publisher else "",
        day=it.published.text[:10] if it.published else "",
        agency=shown.agency,
        credit=next((said.text for said in shown.figure.credits), ""),
    )
