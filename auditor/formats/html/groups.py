"""Findings across pages as groups: the photographs that a finding speaks of side by side, by agency and age.

A statement of one page among several says so in its place, `archive/a.html:12 figcaption`. Page and line lead to the photograph,
wherever in the run its page has passed: every photograph waits in a temporary file, and the few that are meant are picked out of
it at the end.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO

import msgspec

from auditor.credit import read_credit
from auditor.formats import encode
from auditor.formats.html.pictures import Picture
from auditor.formats.html.view import Photographs, Shown, lines
from auditor.model import Finding, Statement

MOST = 200  # groups that are shown side by side
CARDS = 12  # photographs of a group
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


class _Passed(msgspec.Struct, frozen=True, array_like=True):
    """The photographs of a page that has passed, each with the lines by which it is known."""

    page: str
    photographs: list[tuple[list[int], Card]]


@dataclass
class Groups:
    """The findings across pages so far; the photographs are written to `spool` as they come."""

    spool: BinaryIO
    _found: list[tuple[Finding, int]] = field(default_factory=list)

    def add(self, page: Photographs, findings: tuple[Finding, ...], first: int) -> None:
        """Take in one page; its first finding is the one with this number in the run."""
        passed = _Passed(page.page.location, [(sorted(lines(shown)), _photograph(shown, page)) for shown in page.shown])
        self.spool.write(encode(passed) + b"\n")
        for number, finding in enumerate(findings, first):
            if len(self._found) < MOST and sum(elsewhere(said) is not None for said in finding.evidence) > 1:
                self._found.append((finding, number))

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Group]:
        """By agency, those without one last; of one agency the newest first."""
        known = self._photographs()
        groups = (Group(finding, number, tuple(_cards(finding, known))) for finding, number in self._found)
        by_age = sorted(groups, key=lambda group: group.newest, reverse=True)
        return iter(sorted(by_age, key=lambda group: (not group.agency, group.agency)))

    def _photographs(self) -> dict[tuple[str, int], Card]:
        """Those that the findings speak of, by page and line."""
        meant = {_page_and_line(match) for finding, _ in self._found for _, match in _members(finding)}
        pages = {page for page, _ in meant}
        self.spool.seek(0)
        passed = (msgspec.json.decode(line, type=_Passed) for line in self.spool) if meant else iter(())
        return {
            (each.page, line): card
            for each in passed
            if each.page in pages
            for own, card in each.photographs
            for line in own
            if (each.page, line) in meant
        }


def _members(finding: Finding) -> list[tuple[Statement, re.Match[str]]]:
    return [(said, match) for said in finding.evidence if (match := elsewhere(said))][:CARDS]


def _page_and_line(match: re.Match[str]) -> tuple[str, int]:
    return match["page"], int(match["line"])


def _cards(finding: Finding, known: Mapping[tuple[str, int], Card]) -> list[Card]:
    return sorted((_card(said, match, known) for said, match in _members(finding)), key=lambda card: (card.day, card.page))


def _card(said: Statement, match: re.Match[str], known: Mapping[tuple[str, int], Card]) -> Card:
    page, line = _page_and_line(match)
    own = known.get((page, line))
    agency = next(iter(read_credit(said.text).agencies), "") or (own.agency if own else "")
    return replace(own or Card(page, line, "", ""), line=line, place=match["place"], text=said.text, agency=agency)


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
