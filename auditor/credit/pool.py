"""The pool of evidence: everything a file says on who made and supplied the photograph, from all its fields.

Fields and what they may prove (IPTC-IIM datasets): By-line 2:80 a creator; Credit 2:110 the chain, often with the creator;
Copyright 2:116 either; the signature at the end of Caption 2:120 both; Source 2:115 a supplier; Instructions 2:40 a
mandatory credit; By-line Title 2:85 a role. Writer 2:122 is never a creator.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from auditor.credit.caption import read_caption
from auditor.credit.field import is_full
from auditor.credit.find import in_order
from auditor.credit.names import is_person
from auditor.credit.parse import LONGEST, read_credit
from auditor.credit.same import any_near, readings, same_person
from auditor.credit.tables import key, roles, words
from auditor.model import Credit, Embedded, Role, Statement
from auditor.text import clean

MOST_NAMES, LONGEST_TERMS = 20, 4_000  # by-lines in one field, characters of instructions that are looked at
# The fields of a file that tell who is to be credited, or how.
NAMING = ("creator", "credit", "copyright", "caption", "source", "supplier", "copyright_owner")
FIELDS = (*NAMING, "byline_title", "instructions", "usage_terms")
_MANDATORY = re.compile(
    r"mandatory credit(?: must (?:be|read))?\s{0,3}[:\-–]?\s{0,3}"
    r"(?:[\"“”'‘«„]([^\"“”»]{3,120})[\"“”'’»]|:\s{0,3}([^\n.;]{3,80}))",
    re.IGNORECASE,
)
_PHOTO_CREDIT = re.compile(r"^(?:photo(?:graph)? by|photo|by)\s+", re.IGNORECASE)
_UNKNOWN = re.compile("(?<=\\w)[?\ufffd]")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing the file says, and the statement that says it. `field` is the name of the field of `Embedded`."""

    text: str
    field: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Pool:
    """All creators, agencies and organisations a file names, each with its statement; roles; credits it makes mandatory."""

    creators: tuple[Said, ...]
    agencies: tuple[Said, ...]
    organisations: tuple[Said, ...]
    mandatory: tuple[Said, ...]
    roles: tuple[Role, ...]
    withheld: bool

    @property
    def evidence(self) -> tuple[Statement, ...]:
        """The statements that name somebody, each once."""
        return tuple(dict.fromkeys(said.statement for said in (*self.creators, *self.agencies, *self.mandatory)))

    @property
    def names_somebody(self) -> bool:
        """Whether the file tells who is to be credited at all."""
        return bool(self.creators or self.agencies or self.organisations)

    def chain(self) -> tuple[str, ...]:
        """The agencies, each once, origin first."""
        return tuple(in_order(list(dict.fromkeys(said.text for said in self.agencies))))


def pool(embedded: Embedded) -> Pool:
    """Everything the file says on who made and supplied it."""
    return _pool(file_says(embedded))


FileSays = tuple[tuple[Statement, ...], ...]


def file_says(embedded: Embedded) -> FileSays:
    """What the file says in each of FIELDS, in their order: all that a comparison rests on, and can be remembered by."""
    return tuple(getattr(embedded, field) for field in FIELDS)


def only(fields: FileSays) -> Embedded:
    """A file that says so much and no more."""
    said: dict[str, Any] = {field: fields[at] for at, field in enumerate(FIELDS)}
    return Embedded("", **said)


@lru_cache(maxsize=256)
def _pool(fields: FileSays) -> Pool:
    embedded = only(fields)
    read = [
        (field, statement, credit)
        for field in NAMING
        for statement in getattr(embedded, field)
        for credit in _credits(field, _whole(statement.text, embedded) if field == "creator" else statement.text)
    ]
    creators = [
        Said(name, field, statement) for field, statement, credit in read if field != "supplier" for name in credit.creators
    ]
    return Pool(
        creators=tuple(said for said in creators if said.field != "source" or _known(said, creators)),
        agencies=tuple(Said(name, field, statement) for field, statement, credit in read for name in credit.agencies),
        organisations=tuple(Said(name, field, statement) for field, statement, credit in read for name in credit.organisations),
        mandatory=tuple(_mandatory(embedded)),
        roles=tuple(dict.fromkeys([*(credit.role for _, _, credit in read if credit.role), *_titles(embedded)])),
        withheld=_withheld(embedded),
    )


def _credits(field: str, text: str) -> list[Credit]:
    if field == "caption":
        return [span.credit for span in read_caption(text).credits]
    if field == "creator":
        return [_by_line(part) for part in clean(text[:LONGEST]).split(";")[:MOST_NAMES]]
    return [read_credit(text)]


def _whole(text: str, embedded: Embedded) -> str:
    """A by-line, with the file's credit behind it where a field of 32 bytes cut it within a chain."""
    if "/" in text and is_full(text) and embedded.credit:
        return f"{text}/{embedded.credit[0].text}"
    return text


def _by_line(text: str) -> Credit:
    """A name in the field for names is one even where it could be something else: "Kopano", "LISI NIESNER / STF"."""
    bare = _PHOTO_CREDIT.sub("", text.strip()).strip()
    credit = read_credit(bare)
    if credit.creators or credit.agencies or credit.role or not key(bare) or key(bare) in words("nobody", "words"):
        return credit
    return Credit(text, creators=(bare,)) if not credit.organisations or _broken_name(bare) else credit


def _broken_name(text: str) -> bool:
    """Whether a text is a person's name once its broken letters are mended: "Du?an Pavi?", "SÃ¶ren MÃ¼ller"."""
    return any(is_person(_UNKNOWN.sub("x", reading)) for reading in (*readings(text), text))


def _known(said: Said, creators: list[Said]) -> bool:
    """Whether a person in the field for sources is also named elsewhere; else it is a code, or a studio."""
    return any(other.field != "source" and same_person(said.text, other.text) for other in creators)


def _titles(embedded: Embedded) -> list[Role]:
    return [roles()[key(statement.text)] for statement in embedded.byline_title if key(statement.text) in roles()]


def _withheld(embedded: Embedded) -> bool:
    """Whether the file says that there is a creator it does not name: STRINGER, "-", Handout."""
    return any(
        statement.text.strip()
        and (not key(statement.text) or key(statement.text) in roles() or key(statement.text) in words("nobody", "words"))
        for statement in embedded.creator
    )


def _mandatory(embedded: Embedded) -> list[Said]:
    found = []
    for field in ("instructions", "caption", "usage_terms"):
        for statement in getattr(embedded, field):
            found += [
                Said(match[1] or match[2], field, statement) for match in _MANDATORY.finditer(statement.text[:LONGEST_TERMS])
            ]
    return found


def inconsistent(evidence: Pool) -> tuple[Said, ...]:
    """Where the file contradicts itself on the creator: one statement a person."""
    apart: list[Said] = []
    for said in evidence.creators:
        if said.field != "copyright" and any_near([said.text], [other.text for other in apart]) == "different":
            apart.append(said)
    return tuple(apart) if len({said.field for said in apart}) > 1 else ()
