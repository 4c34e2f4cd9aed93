"""Why a verdict is what it is, in sentences for a photo editor, with the places they rest on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from auditor.credit.disguise import disguises
from auditor.credit.field import is_full
from auditor.credit.find import connected
from auditor.credit.parse import read_credit
from auditor.credit.pool import Pool, Said, inconsistent
from auditor.credit.same import Sameness, near_person
from auditor.credit.tables import key
from auditor.model import Credit, Word

Creator = Literal["same", "near", "page_lacks", "file_lacks", "neither", "different"]
Supplier = Literal["same", "path", "page_lacks", "file_lacks", "neither", "different"]

_NEAR: dict[Sameness, str] = {
    "same": "",
    "different": "Nobody in the file is called {a}; the file names {b}.",
    "initials": "The photographer's name is written with initials on one side: {a}, {b}.",
    "part": "The photographer's name is longer on one side: {a}, {b}.",
    "letter": "The photographer's name differs in a letter: {a}, {b}. Check the spelling.",
    "script": "The photographer's name is written in two scripts and sounds alike: {a}, {b}.",
    "unreadable_script": "The photographer's name is written in two scripts and could not be compared: {a}, {b}.",
}
_WORDS: dict[Word, str] = {
    "missing_in_metadata": "The page prints a credit; the file names nobody.",
    "both_missing": "Neither the page nor the file names anybody.",
    "unreadable": "No name and no agency could be read on one of the two sides.",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """Page and file side by side: the credit, the evidence, how creators and agencies stand, who was matched with whom.

    `page` and `file` are the agencies of each side without the publisher's own names; `own`: the page names one of those.
    """

    credit: Credit
    evidence: Pool
    creator: Creator
    agency: Supplier
    matches: tuple[tuple[str, Said, Sameness], ...]
    page: tuple[str, ...]
    file: tuple[str, ...]
    own: bool

    def unhonoured(self) -> tuple[Said, ...]:
        """The credits that the file makes mandatory and the page does not print."""
        return tuple(said for said in self.evidence.mandatory if not _honoured(said.text, self.credit))

    def left_out(self) -> tuple[Said, ...]:
        """Further creators whom the block that names the page's creator names beside that one."""
        if self.creator == "different":
            return ()
        blocks = {said.statement.place.split(" ")[0] for _, said, _ in self.matches if said.field == "creator"}
        named = (*self.credit.creators, *(said.text for _, said, how in self.matches if how != "different"))
        return tuple(
            said
            for said in self.evidence.creators
            if said.field == "creator"
            and said.statement.place.split(" ")[0] in blocks
            and not any(near_person(said.text, name) for name in named)
        )

    def distributor_left_out(self) -> bool:
        """Whether the page names the origin and not the one that the file says it came through."""
        return bool(self.file) and self.file[0] in self.page and not set(self.file[1:]) <= set(self.page)

    def others(self) -> tuple[str, ...]:
        """Organisations that the file names and the page does not."""
        stated = key(self.credit.stated)
        return tuple(dict.fromkeys(said.text for said in self.evidence.organisations if key(said.text) not in stated))


def _honoured(mandatory: str, credit: Credit) -> bool:
    asked, stated = read_credit(mandatory), key(credit.stated)
    agencies = all(any(connected(name, other) for other in credit.agencies) for name in asked.agencies)
    persons = all(key(name) in stated or any(near_person(name, other) for other in credit.creators) for name in asked.creators)
    return agencies and persons and all(key(name) in stated for name in asked.organisations)


def reasons(compared: Compared, word: Word) -> tuple[str, ...]:
    """One sentence a reason, the weightiest first, none twice."""
    said = (_WORDS.get(word, ""), *_on_creator(compared), *_on_agency(compared), *_on_terms(compared), *_on_text(compared))
    return tuple(dict.fromkeys(filter(None, said)))


def _told(said: Sequence[Said]) -> str:
    """Names and where they stand: "JANE DOE (IIM 2:80, XMP dc:creator)"."""
    places: dict[str, list[str]] = {}
    for each in said:
        places.setdefault(each.text, []).append(each.statement.place)
    return ", ".join(f"{name} ({', '.join(dict.fromkeys(where))})" for name, where in places.items())


def _on_creator(compared: Compared) -> Iterator[str]:
    names, file = ", ".join(compared.credit.creators), _told(compared.evidence.creators)
    if compared.creator == "same":
        yield f"Page and file name the same photographer: {names or file}."
    if compared.creator == "different":
        yield f"Page and file name different photographers: {names} on the page, {file} in the file."
    if compared.creator == "page_lacks":
        yield f"The file names the photographer {file}; the page does not."
    if compared.creator == "file_lacks" and compared.evidence.withheld:
        yield f"The page names {names}; the file names nobody on purpose. Ask the agency: the name may be kept back for safety."
    elif compared.creator == "file_lacks":
        yield f"The page names {names}; the file names no photographer."
    if compared.creator == "near":
        yield from (_NEAR[how].format(a=name, b=_told([said])) for name, said, how in compared.matches)
    if compared.left_out():
        yield f"The file names {_told(compared.left_out())} as well; the page does not."


def _on_agency(compared: Compared) -> Iterator[str]:
    page, file = ", ".join(compared.page), _told([said for said in compared.evidence.agencies if said.text in compared.file])
    sentences: dict[Supplier, str] = {
        "same": f"Page and file name the same supplier: {page}." if page else "Page and file name the same organisation.",
        "path": f"The suppliers belong together, one distributes for the other: {page} on the page, {file} in the file.",
        "page_lacks": f"The file names the supplier {file}; the page does not.",
        "file_lacks": f"The page names the supplier {page}; the file names none and denies none.",
        "different": f"Page and file name suppliers that are not known to work together: {page} on the page, {file} in the file.",
        "neither": "",
    }
    yield sentences[compared.agency]
    if compared.own:
        yield "The page names the publisher itself as a supplier; that is not held against it."
    if len(compared.page) == 2 and not connected(*compared.page):
        yield f"The page names two suppliers that do not work together: {page}. It may be a list for several pictures."


def _on_terms(compared: Compared) -> Iterator[str]:
    for said in compared.unhonoured():
        yield f"The file makes a credit mandatory that the page does not print: {_told([said])}."
    if "file" in compared.evidence.roles and compared.credit.role != "file" and compared.credit.stated:
        yield "The file calls it an archive picture; the printed credit does not."
    if compared.credit.role in {"handout", "courtesy", "social"} and not compared.evidence.names_somebody:
        yield "The picture was given by a third party: the file need not name anybody."


def _on_text(compared: Compared) -> Iterator[str]:
    for wrong in disguises(compared.credit.stated):
        yield f"The printed credit holds {wrong}."
    persons = inconsistent(compared.evidence)
    if persons:
        yield f"The file contradicts itself on the photographer: {_told(persons)}."
    for said in (*compared.evidence.creators, *compared.evidence.agencies):
        text = said.statement.text
        if is_full(text) and text.rpartition("/")[2] not in said.text and said.text not in text:
            yield f"{said.statement.place} was cut off at 32 bytes: {text}."
