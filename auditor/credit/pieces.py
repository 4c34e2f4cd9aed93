"""One piece of a credit line, between two separators: which supplier, person, organisation or role it names."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from auditor.credit.find import strong_supplier, supplier, supplier_at_end, supplier_at_start
from auditor.credit.names import bare_name, is_person, kind_of
from auditor.credit.tables import agencies, key, label_words, labels, roles, spellings, words
from auditor.model import Role

Kind = Literal["agency", "creator", "organisation", "role", "word", "handle", "remark"]
_QUOTES = " .,;:-–—\"'“”„‘’«»*+~_<>"
_DEEPEST = 4
_ENDS_WITH_TITLE = re.compile(r"(?:기자|인턴기자|선임기자|특파원|작가|記者|记者|特派員|カメラマン)$")
_GLUED_SCRIPTS = re.compile(r"(?<=[A-Za-z])(?=[\u3040-\u9fff\uac00-\ud7af])|(?<=[\u3040-\u9fff\uac00-\ud7af])(?=[A-Za-z])")


@dataclass(frozen=True, slots=True)
class Named:
    """What a piece names; `text` is the canonical name of an agency, the words as they stand of all others."""

    kind: Kind
    text: str = ""
    role: Role | None = None


Reading = tuple[Named, ...]


@lru_cache(maxsize=4096)
def read_piece(piece: str, depth: int = 0) -> Reading:
    """All that a piece names, in order; () where it names nothing.

    >>> [named.kind for named in read_piece("Courtesy of Jane Doe")], read_piece("AFP PHOTO")[0].text
    (['role', 'creator'], 'AFP')
    """
    piece = piece.strip(_QUOTES)
    if depth > _DEEPEST or not piece:
        return ()
    for reader in _READERS:
        found = reader(piece, depth)
        if found is not None:
            return found
    return _name(piece)


def _whole(piece: str, _: int) -> Reading | None:
    """The piece is one known word or name."""
    folded = key(piece)
    if not folded or folded in words("nobody", "words"):
        return ()
    known = supplier(piece)
    if known:
        return (_supplier(known, piece), *((Named("role", "", roles()[folded]),) if folded in roles() else ()))
    if folded in roles():
        return (Named("role", piece, roles()[folded]),)
    if folded in words("remarks", "words"):
        return (Named("remark", piece),)
    return None


def _supplier(name: str, piece: str) -> Named:
    kind = agencies()[name].kind
    if kind == "social":
        return Named("organisation", piece, "social")
    return Named("agency", name) if agencies()[name].is_agency else Named("organisation", piece)


def _role_ahead(piece: str, depth: int) -> Reading | None:
    tokens = piece.split()
    for length in range(min(5, len(tokens) - 1), 0, -1):
        folded = key(" ".join(tokens[:length]))
        if folded in words("roles_ahead", "words"):
            return _with_role(" ".join(tokens[length:]), roles().get(folded), depth)
    return None


def _with_role(rest: str, role: Role | None, depth: int) -> Reading:
    spoken = (Named("role", "", role),) if role else ()
    return (*spoken, *read_piece(_without_joint(rest), depth + 1))


def _role_behind(piece: str, depth: int) -> Reading | None:
    tokens = piece.split()
    for length in range(min(3, len(tokens) - 1), 0, -1):
        folded = key(" ".join(tokens[-length:]))
        before = " ".join(tokens[:-length])
        given = folded in words("roles_ahead", "words") and roles().get(folded) != "file"
        if folded in roles() and (is_person(before) or supplier(before) or given):
            return (*read_piece(before, depth + 1), Named("role", "", roles()[folded]))
    return None


def _label_ahead(piece: str, depth: int) -> Reading | None:
    """A label or a profession without a colon: "Foto Jane Doe", "by Jane Doe"."""
    first, _, rest = piece.partition(" ")
    if not rest or not (key(first) in words("names", "ahead") or key(first) in label_words()):
        return None
    found = read_piece(rest, depth + 1)
    if any(named.kind in {"creator", "agency"} for named in found):
        return found
    return (Named("organisation", piece),) if key(first) in words("remarks", "words") else None


def _decorated(piece: str, depth: int) -> Reading | None:
    """A rank before a name, a place behind it: "Sgt. Jane Doe", "Jane Doe from Peoria"."""
    bare = bare_name(piece)
    return read_piece(bare, depth + 1) if bare != piece and is_person(bare) else None


def _archive(piece: str, _: int) -> Reading | None:
    """A newspaper's own archive in one word: "HZ-Archiv"."""
    whose, _sign, what = piece.rpartition("-")
    if not whose or " " in piece or roles().get(key(what)) != "file":
        return None
    return (Named("organisation", piece), Named("role", "", "file"))


def _remark_ahead(piece: str, _: int) -> Reading | None:
    """How the picture came about, and from where: "Screenshot YouTube"."""
    tokens = piece.split()
    for length in range(min(3, len(tokens) - 1), 0, -1):
        if key(" ".join(tokens[:length])) not in words("remarks", "words"):
            continue
        where = " ".join(tokens[length:])
        known = supplier(_without_joint(where))
        if known:
            return (Named("remark", " ".join(tokens[:length])), _supplier(known, where))
    return None


def _hand(piece: str, depth: int) -> Reading | None:
    """A label behind the name: "鈴木一郎撮影", "共同通信社提供", "J. Pavyzdys / LRT nuotr."."""
    folded = piece.lower()
    for kind, endings in _hands():
        if not folded.endswith(endings):
            continue
        for ending in endings:
            apart = piece[-len(ending) - 1 : -len(ending)] == " " or not ending.isascii()
            if len(piece) > len(ending) and folded.endswith(ending) and apart:
                found = read_piece(piece[: -len(ending)], depth + 1)
                return found if kind == "creator" else _given(found, roles().get(key(ending)))
    return None


@cache
def _hands() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((kind, tuple(labels()["behind"][kind])) for kind in ("creator", "supplied"))


def _given(found: Reading, role: Role | None) -> Reading:
    """Who gave a picture is not who made it."""
    givers = tuple(Named("organisation", named.text) if named.kind == "creator" else named for named in found)
    return (*givers, Named("role", "", role)) if role else givers


def _title(piece: str, depth: int) -> Reading | None:
    """A profession around a name in Chinese, Japanese and Korean: "김혜진 기자", "新华社记者张三"."""
    if piece.isascii():
        return None
    behind = _ENDS_WITH_TITLE.search(piece)
    if behind and behind.start():
        spoken = roles().get(key(behind[0]))
        return (*read_piece(piece[: behind.start()], depth + 1), *((Named("role", "", spoken),) if spoken else ()))
    for title in labels()["names"]["ahead"]:
        at = piece.find(title) if not title.isascii() else -1
        if at >= 0 and len(piece) > at + len(title):
            return (*read_piece(piece[:at], depth + 1), *read_piece(piece[at + len(title) :], depth + 1))
    return None


def _hyphen(piece: str, depth: int) -> Reading | None:
    """A hyphen that joins name and supplier: "Jane Doe-USA TODAY Sports", "Jane Doe-Pool"."""
    for match in re.finditer(r"[-–]", piece):
        left, right = piece[: match.start()], piece[match.end() :]
        if roles().get(key(left)) == "handout" and right[:1].isupper():
            return (Named("role", "", "handout"), *_given(read_piece(right, depth + 1), None))
        if key(right) in roles() and is_person(left):
            return (Named("creator", left), Named("role", "", roles()[key(right)]))
        if (supplier(right) and (is_person(left) or supplier(left))) or (supplier(left) and is_person(right)):
            return (*read_piece(left, depth + 1), *read_piece(right, depth + 1))
    return None


def _supplier_ahead(piece: str, depth: int) -> Reading | None:
    tokens = piece.split()
    found = supplier_at_start(tokens)
    if not found:
        return None
    name, length = found
    rest = read_piece(_without_joint(" ".join(tokens[length:])), depth + 1)
    if key(tokens[length]) in words("joints", "for"):
        rest = (Named("organisation", " ".join(tokens[length + 1 :])),)
    elif any(_breaks(named, length) for named in rest):
        return None
    return (_supplier(name, " ".join(tokens[:length])), *rest)


def _breaks(named: Named, length: int) -> bool:
    """Whether what stands behind a supplier shows that its name is part of a longer one: "Getty Museum"."""
    if named.kind == "organisation":
        return not supplier(named.text)
    return named.kind in {"word", "handle"} and length < 2 and not supplier(named.text)


def _supplier_behind(piece: str, depth: int) -> Reading | None:
    tokens = piece.split()
    found = supplier_at_end(tokens)
    if not found:
        return None
    name, length = found
    before = tokens[:-length]
    joint = key(before[-1]) in words("joints", "words") and len(before) > 1
    rest = read_piece(" ".join(before[:-1] if joint else before), depth + 1)
    lower = [named.kind for named in rest] == ["handle"] and key(" ".join(tokens[-length:])) in spellings()
    if not joint and not lower and any(named.kind in {"organisation", "word", "handle"} for named in rest):
        return None
    if lower and not joint:
        rest = (Named("organisation", rest[0].text),)
    made = tuple(Named("creator", named.text) if joint and _may_be_name(named) else named for named in rest)
    return (*made, _supplier(name, " ".join(tokens[-length:])))


def _may_be_name(named: Named) -> bool:
    return named.kind in {"word", "handle"} or named.role == "social"


def _several(piece: str, depth: int) -> Reading | None:
    """Two names joined by "and" or "&"."""
    tokens = piece.split()
    for at in range(1, len(tokens) - 1):
        if tokens[at].lower() in labels()["joints"]["and"]:
            left, right = " ".join(tokens[:at]), " ".join(tokens[at + 1 :])
            if (is_person(left) or supplier(left)) and (is_person(right) or strong_supplier(right)):
                return (*read_piece(left, depth + 1), *read_piece(right, depth + 1))
    return None


def _ordered(piece: str, _: int) -> Reading | None:
    """A freelance on an order: "Jane Doe for The Paper"."""
    tokens = piece.split()
    for at in range(1, len(tokens) - 1):
        if tokens[at] in labels()["joints"]["for"]:
            left, right = " ".join(tokens[:at]), " ".join(tokens[at + 1 :])
            if is_person(left):
                return (Named("creator", left), Named("role", "", "stringer"), Named("organisation", right))
    return None


def _two_scripts(piece: str, depth: int) -> Reading | None:
    """Two suppliers without anything between them: "AFP時事"."""
    parts = () if piece.isascii() else _GLUED_SCRIPTS.split(piece)
    if len(parts) == 2 and all(map(supplier, parts)):
        return (*read_piece(parts[0], depth + 1), *read_piece(parts[1], depth + 1))
    return None


def _name(piece: str) -> Reading:
    kind = kind_of(piece)
    if kind == "nothing":
        return ()
    if kind != "person":
        return (Named(kind, piece),)
    return (Named("organisation" if supplier_at_start(piece.split()) else "creator", piece),)


def _without_joint(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and key(first) in words("joints", "words") else text


_READERS: tuple[Callable[[str, int], Reading | None], ...] = (
    _whole,
    _role_ahead,
    _hand,
    _title,
    _archive,
    _remark_ahead,
    _two_scripts,
    _supplier_ahead,
    _supplier_behind,
    _role_behind,
    _label_ahead,
    _decorated,
    _hyphen,
    _ordered,
    _several,
)
