"""Pieces of a credit line that name a person: with a profession, a rank, a label behind, a newspaper, a second name.

Each reader takes a piece and `read`, which reads a part of it; None where the piece is not of its form.
"""

import re
from functools import cache

from auditor.credit.find import supplier
from auditor.credit.named import Named, Read, Reading, as_supplier
from auditor.credit.names import bare_name, is_person, is_site
from auditor.credit.tables import key, labels, roles
from auditor.model import Role

_ENDS_WITH_TITLE = re.compile(r"(?:기자|인턴기자|선임기자|특파원|작가|記者|记者|特派員|カメラマン)$")


def label_behind(piece: str, read: Read) -> Reading | None:
    """A label behind the name: "鈴木一郎撮影", "共同通信社提供", "J. Pavyzdys / LRT nuotr."."""
    folded = piece.lower()
    for kind, endings in _hands():
        if not folded.endswith(endings):
            continue
        for ending in endings:
            apart = piece[-len(ending) - 1 : -len(ending)] == " " or not ending.isascii()
            if folded.endswith(ending) and apart:
                found = read(piece[: -len(ending)])
                return found if kind == "creator" else _given(found, roles().get(key(ending)))
    return None


@cache
def _hands() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((kind, tuple(labels()["behind"][kind])) for kind in ("creator", "supplied"))


def _given(found: Reading, role: Role | None) -> Reading:
    """Who gave a picture is not who made it."""
    givers = tuple(Named("organisation", named.text) if named.kind == "creator" else named for named in found)
    return (*givers, Named("role", "", role)) if role else givers


def title_around(piece: str, read: Read) -> Reading | None:
    """A profession around a name in Chinese, Japanese and Korean: "김혜진 기자", "新华社记者张三"."""
    if piece.isascii():
        return None
    behind = _ENDS_WITH_TITLE.search(piece)
    if behind:
        spoken = roles().get(key(behind[0]))
        return (*read(piece[: behind.start()]), *((Named("role", "", spoken),) if spoken else ()))
    for title in labels()["names"]["ahead"]:
        if not title.isascii() and title in piece:
            whose, _, name = piece.partition(title)
            return (*read(whose), *read(name))
    return None


def rank_ahead(piece: str, read: Read) -> Reading | None:
    """A rank before a name, a place behind it: "Sgt. Jane Doe", "Jane Doe from Peoria"."""
    bare = bare_name(piece)
    return read(bare) if bare != piece and is_person(bare) else None


def own_archive(piece: str, _: Read) -> Reading | None:
    """A newspaper's own archive in one word: "HZ-Archiv"."""
    if " " in piece or roles().get(key(piece.rpartition("-")[2])) != "file":
        return None
    return (Named("organisation", piece), Named("role", "", "file"))


def hyphened(piece: str, read: Read) -> Reading | None:
    """A hyphen that joins name and supplier: "Jane Doe-USA TODAY Sports", "Jane Doe-Pool"."""
    for match in re.finditer(r"[-–]", piece):
        left, right = piece[: match.start()], piece[match.end() :]
        if roles().get(key(left)) == "handout" and right[:1].isupper():
            return (Named("role", "", "handout"), *_given(read(right), None))
        if key(right) in roles() and is_person(left):
            return (Named("creator", left), Named("role", "", roles()[key(right)]))
        if (supplier(right) and (is_person(left) or supplier(left))) or (supplier(left) and is_person(right)):
            return (*read(left), *read(right))
    return None


def several(piece: str, read: Read) -> Reading | None:
    """Two names joined by "and" or "&"."""
    tokens = piece.split()
    for at in range(1, len(tokens) - 1):
        if tokens[at].lower() in labels()["joints"]["and"]:
            left, right = " ".join(tokens[:at]), " ".join(tokens[at + 1 :])
            if (is_person(left) or supplier(left)) and is_person(right):
                return (*read(left), *read(right))
    return None


def on_order(piece: str, _: Read) -> Reading | None:
    """A freelance on an order: "Jane Doe for The Paper"."""
    tokens = piece.split()
    for at in range(1, len(tokens) - 1):
        if tokens[at] in labels()["joints"]["for"]:
            left, right = " ".join(tokens[:at]), " ".join(tokens[at + 1 :])
            if is_person(left):
                return (Named("creator", left), Named("role", "", "stringer"), Named("organisation", right))
    return None


def site_ahead(piece: str, read: Read) -> Reading | None:
    """A site before a name, or a network before a user: "www.example.at Jane Doe", "X @example"."""
    first, _, rest = piece.partition(" ")
    if is_site(first) and is_person(rest):
        return (Named("organisation", first), *read(rest))
    known = supplier(first) if rest.startswith("@") and " " not in rest else None
    return (as_supplier(known, first), Named("organisation", rest)) if known else None
