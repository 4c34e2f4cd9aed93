"""A credit line taken apart: "Foto: Anna Beispiel/AFP via Getty Images" -> creators, agencies, organisations, role, licence."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from auditor.credit import licence
from auditor.credit.disguise import unmask
from auditor.credit.field import is_full, whole_name
from auditor.credit.find import Label, in_order, labels_in, supplier
from auditor.credit.named import Named
from auditor.credit.names import particles
from auditor.credit.noise import without_noise
from auditor.credit.pieces import read_piece
from auditor.credit.tables import ROLES, agencies, key, labels, roles, words
from auditor.memory import once
from auditor.model import Credit, Role
from auditor.text import clean

LONGEST = 600  # characters of a credit line that are looked at
_SHORTEST_NAME = 4  # letters of a name that may begin another person's
_CUT_NAME = "\x1f"
_SEPARATOR = re.compile(
    rf"{_CUT_NAME}|[/|;•·\\()\[\]{{}}→+,:=]|—|(?<= )[-–―]{{1,2}}(?= )|(?<![^\s/(])via(?![^\s/)])", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?:(?<=[^\W\d_]{4})|(?<=[A-Z]{3})|(?<=/[A-Z]{2}))\. (?=[^\W\d_])")
_PLACE = re.compile("[\uac00-\ud7af]{2}")
_VIA = re.compile(r"\bvía\b", re.IGNORECASE)
_SUFFIX = re.compile(r", (?=(?:Jr|Sr|II|III|IV|Inc|Ltd|LLC|GmbH)\b)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line, where it stands, the separator before it, and what it names."""

    text: str
    start: int
    end: int
    separator: str
    named: tuple[Named, ...]


class _Taken(NamedTuple):
    """A line without labels and noise, its pieces, the roles that the labels name, and the licence taken out of it."""

    body: str
    pieces: list[Piece]
    roles: set[Role | None]
    licence: str | None


def read_credit(text: str) -> Credit:
    """What a credit line says. Agencies are canonical names, origin first; names stand as printed.

    >>> credit = read_credit("(Photo by Jane Doe/AFP via Getty Images)")
    >>> credit.creators, credit.agencies, credit.via
    (('Jane Doe',), ('AFP', 'Getty Images'), True)
    """
    return once(_read, text)


@lru_cache(maxsize=512)
def _read(text: str) -> Credit:
    taken = once(_taken_apart, text[:LONGEST])
    pieces = _completed(taken.pieces, taken.body)
    named = [each for piece in pieces for each in piece.named]
    suppliers = [each.text for each in named if each.kind == "agency"]
    return Credit(
        stated=text,
        creators=_creators(pieces),
        agencies=tuple(in_order(list(dict.fromkeys(suppliers)))),
        organisations=tuple(dict.fromkeys(each.text for each in named if each.kind == "organisation")),
        via=any(piece.separator.lower() == "via" for piece in pieces),
        role=_role({*taken.roles, *(each.role for each in named)}),
        licence=taken.licence,
    )


def _taken_apart(text: str) -> "_Taken":
    line, rights = licence.take(_VIA.sub("via", clean(unmask(text))))
    body, said = _without_labels(without_noise(line))
    return _Taken(body, _pieces(body), said, rights)


def _role(said: set[Role | None]) -> Role | None:
    return next((role for role in ROLES if role in said), None)


def _without_labels(line: str) -> tuple[str, set[Role | None]]:
    """The line with a cut for each label, and the roles that the labels name."""
    if key(line) in roles():
        return line, set()
    parts: list[str] = []
    said: set[Role | None] = set()
    at = 0
    for label in labels_in(line):
        if not _counts(line, label):
            continue
        parts += [line[at : label.start], _CUT_NAME]
        at = label.end
        said.add(role_of(label.key))
    return "".join([*parts, line[at:]]), said if parts else set()


def role_of(label: str) -> Role | None:
    """The role that a label names, the word for a photograph before it or not: "foto cedida por"."""
    plain = (label.removeprefix(word) for word in labels()["photograph"]["words"])
    return next((roles()[name] for name in (label, *plain) if name in roles()), None)


def _counts(line: str, label: Label) -> bool:
    """Whether a label is one here: a word without a colon only where the line begins, "AP Photo" is a name."""
    if not (label.colon or label.strong) and label.start > 1:
        return False
    before = [word for word in line[: label.start].rsplit("/", 1)[-1].split()[-1:] if key(word)]
    said = line[label.start : label.end].strip(" :=/")
    return not (before and key(said) and supplier(f"{before[0]} {said if label.colon else said.split()[0]}"))


def _pieces(body: str) -> list[Piece]:
    body = _SUFFIX.sub(" ", body)
    pieces, at, separator = [], 0, ""
    for match in (*_SEPARATOR.finditer(body), None):
        until = match.start() if match else len(body)
        for start, end in _sentences(body, at, until):
            text = body[start:end].strip()
            if text:
                pieces.append(Piece(text, start, end, separator, ()))
                separator = ""
        if match:
            separator, at = _stronger(separator, match[0]), match.end()
    behind = [*(piece.separator for piece in pieces[1:]), ""]
    return [_read_one(piece, pieces[at - 1] if at else None, behind[at]) for at, piece in enumerate(pieces)]


def _stronger(before: str, now: str) -> str:
    return before if before.lower() == "via" else now


def _sentences(body: str, at: int, until: int) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(body, at, until):
        yield at, match.start()
        at = match.end()
    yield at, until


def _read_one(piece: Piece, before: Piece | None, behind: str) -> Piece:
    """A piece with what it names: nothing where it is short for the piece before, other work, or a dateline's place."""
    if before and piece.separator == "(" and _initials(before.text, piece.text):
        return piece
    if behind == "=" and _PLACE.fullmatch(piece.text):
        return piece
    if before and piece.separator == ":" and key(before.text) in words("other_work", "words"):
        return piece
    if behind == ":" and key(piece.text) in words("other_work", "words"):
        return piece
    return Piece(piece.text, piece.start, piece.end, piece.separator, read_piece(piece.text))


def _initials(name: str, short: str) -> bool:
    """Whether a piece in brackets is the short form of the name before it: "African News Agency (ANA)"."""
    capitals = "".join(word[0] for word in name.split() if word[0].isupper())
    return capitals.endswith(short)


def _completed(pieces: list[Piece], body: str) -> list[Piece]:
    """The pieces, those that a field of 32 bytes cut short made whole again."""
    known = [named.text for piece in pieces for named in piece.named if named.kind == "agency"]
    return [_whole_again(piece, known) if _is_cut(piece, pieces, body) else piece for piece in pieces]


def _is_cut(piece: Piece, pieces: Sequence[Piece], body: str) -> bool:
    """Whether the line up to the end of a piece, from the start of any before it, fills a field."""
    if supplier(piece.text) or piece.separator == "(":
        return False
    starts = [other.start for other in pieces if other.start <= piece.start]
    return any(is_full(body[start : piece.end]) for start in starts)


def _whole_again(piece: Piece, known: Sequence[str]) -> Piece:
    found = whole_name(piece.text, known)
    return Piece(piece.text, piece.start, piece.end, piece.separator, (Named("agency", found.supplier),)) if found else piece


def cut_pieces(text: str) -> tuple[tuple[str, str | None], ...]:
    """The pieces of a line that a field of 32 bytes may have cut, each with the supplier's name that was meant, if one is known.

    >>> cut_pieces("SOPA Images/LightRocket via Gett"), cut_pieces("EPA/JANE DOE")
    ((('Gett', 'Getty Images'),), ())
    """
    taken = once(_taken_apart, text[:LONGEST])
    known = [named.text for piece in taken.pieces for named in piece.named if named.kind == "agency"]
    cut = [(piece.text, whole_name(piece.text, known)) for piece in taken.pieces if _is_cut(piece, taken.pieces, taken.body)]
    return tuple((text, whole.spelling if whole else None) for text, whole in cut)


def _creators(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The persons named; where none is, a single word or a user's name that stands where a name should."""
    found = [named.text for piece in pieces for named in piece.named if named.kind == "creator"]
    if any(
        key(named.text) in words("remarks", "screenshots") for piece in pieces for named in piece.named if named.kind == "remark"
    ):
        return ()
    turned = tuple(_turned(pieces))
    if turned:
        return turned
    if not found:
        handles = [named.text for piece in pieces for named in piece.named if named.kind == "handle"]
        found = handles[:1] or list(_words_behind(pieces))
    return _distinct(found)


def _turned(pieces: Sequence[Piece]) -> Iterator[str]:
    """A name with the family name first: "Muster, Anna", "van den Berg, Peter"."""
    if len(pieces) > 1 and pieces[1].separator == "," and key(pieces[1].text) in words("names", "given"):
        family = [word for word in pieces[0].text.split() if word.lower() not in particles()]
        if len(family) == 1 and not supplier(pieces[0].text):
            yield f"{pieces[0].text}, {pieces[1].text}"


def _words_behind(pieces: Sequence[Piece]) -> Iterator[str]:
    """A single word behind a supplier: "IMAGO/Beispiel"."""
    named = [each for piece in pieces for each in piece.named]
    if any(each.role in {"handout", "courtesy"} for each in named):
        return
    if len(named) > 1 and named[0].kind == "word" and named[1].kind == "agency" and key(named[0].text) in words("names", "given"):
        yield named[0].text
        return
    for each, behind in itertools.pairwise(named):
        if each.kind == "word" and behind.kind == "agency" and agencies()[behind.text].kind in {"stock", "free stock"}:
            yield each.text
            return
    for before, each in itertools.pairwise(named):
        signs = each.kind == "organisation" and before.kind == "organisation" and each.text.islower() and len(each.text) == 3
        if signs or (each.kind == "word" and before.kind in {"agency", "organisation"}):
            yield each.text
            return


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Each person once: the same letters, or the beginning of a longer name of the line, are the same person."""
    kept: list[str] = []
    for name in names:
        folded = key(name)
        if not any(key(other).startswith(folded) and len(folded) > _SHORTEST_NAME for other in kept):
            kept.append(name)
    return tuple(kept)
