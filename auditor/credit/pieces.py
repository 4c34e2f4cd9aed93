"""One piece of a credit line, between two separators: which supplier, person, organisation or role it names."""

from collections.abc import Callable
from functools import lru_cache

from auditor.credit.find import lengths, supplier, supplier_at_end, supplier_at_start
from auditor.credit.makers import (
    hyphened,
    label_behind,
    on_order,
    own_archive,
    rank_ahead,
    several,
    site_ahead,
    title_around,
)
from auditor.credit.named import Named, Read, Reading, as_supplier
from auditor.credit.names import is_person, kind_of
from auditor.credit.tables import key, label_words, roles, spellings, words
from auditor.model import Role

_QUOTES = " .,;:-–—\"'“”„‘’«»*+~_<>"
_DEEPEST = 4
LONGEST_GLUED = 16  # letters
ROLE_WORDS, LABEL_WORDS, WORDS_BEHIND, REMARK_WORDS = 5, 4, 3, 3  # the longest of each that is looked for


@lru_cache(maxsize=512)
def read_piece(piece: str, depth: int = 0) -> Reading:
    """All that a piece names, in order; () where it names nothing.

    >>> [named.kind for named in read_piece("Courtesy of Jane Doe")], read_piece("AFP PHOTO")[0].text
    (['role', 'creator'], 'AFP')
    """
    piece = piece.strip(_QUOTES)
    if depth > _DEEPEST or not piece:
        return ()

    def read(part: str) -> Reading:
        return read_piece(part, depth + 1)

    for reader in _READERS:
        found = reader(piece, read)
        if found is not None:
            return found
    return _name(piece)


def _whole(piece: str, _: Read) -> Reading | None:
    """The piece is one known word or name."""
    folded = key(piece)
    if folded in words("nobody", "words"):
        return ()
    known = supplier(piece)
    if known:
        return (as_supplier(known, piece), *((Named("role", "", roles()[folded]),) if folded in roles() else ()))
    if folded in roles():
        return (Named("role", piece, roles()[folded]),)
    if folded in words("remarks", "words"):
        return (Named("remark", piece),)
    return () if folded in label_words() and folded not in words("organisations", "known") else None


def _role_ahead(piece: str, read: Read) -> Reading | None:
    tokens = piece.split()
    for length in lengths(tokens, ROLE_WORDS):
        folded = key(" ".join(tokens[:length]))
        if folded in words("roles_ahead", "words"):
            return _with_role(" ".join(tokens[length:]), roles().get(folded), read)
    return None


def _with_role(rest: str, role: Role | None, read: Read) -> Reading:
    spoken = (Named("role", "", role),) if role else ()
    return (*spoken, *read(_without_joint(rest)))


def _role_behind(piece: str, read: Read) -> Reading | None:
    tokens = piece.split()
    for length in lengths(tokens, WORDS_BEHIND):
        folded = key(" ".join(tokens[-length:]))
        before = " ".join(tokens[:-length])
        given = folded in words("roles_behind", "words") or (
            folded in words("roles_ahead", "words") and roles().get(folded) != "file"
        )
        if folded in roles() and (is_person(before) or supplier(before) or given):
            return (*read(before), Named("role", "", roles()[folded]))
    return None


def _label_ahead(piece: str, read: Read) -> Reading | None:
    """A label or a profession without a colon: "Foto Jane Doe", "by Jane Doe", "Kuvan lähde Jane Doe"."""
    tokens = piece.split()
    for length in lengths(tokens, LABEL_WORDS):
        label = key("".join(tokens[:length]))
        if label not in label_words() and label not in words("names", "ahead"):
            continue
        found = read(" ".join(tokens[length:]))
        if any(named.kind in {"creator", "agency"} for named in found):
            return (Named("role", "", roles()[label]), *found) if label in roles() and label in label_words() else found
        return (Named("organisation", piece),) if label in words("remarks", "words") else None
    return None


def _remark_ahead(piece: str, _: Read) -> Reading | None:
    """How the picture came about, and from where: "Screenshot YouTube"."""
    tokens = piece.split()
    for length in lengths(tokens, REMARK_WORDS):
        if key(" ".join(tokens[:length])) not in words("remarks", "words"):
            continue
        where = _without_joint(" ".join(tokens[length:]))
        known = supplier(where)
        if known:
            return (Named("remark", " ".join(tokens[:length])), as_supplier(known, where))
    return None


def _supplier_ahead(piece: str, read: Read) -> Reading | None:
    tokens = piece.split()
    found = supplier_at_start(tokens)
    if not found:
        return None
    name, length = found
    rest = read(_without_joint(" ".join(tokens[length:])))
    if key(tokens[length]) in words("joints", "for"):
        rest = (Named("organisation", " ".join(tokens[length + 1 :])),)
    elif any(_breaks(named, length) for named in rest):
        return None
    return (as_supplier(name, " ".join(tokens[:length])), *rest)


def _breaks(named: Named, length: int) -> bool:
    """Whether what stands behind a supplier shows that its name is part of a longer one: "Getty Museum"."""
    if named.kind == "organisation":
        return not supplier(named.text)
    return named.kind in {"word", "handle"} and length < 2


def _supplier_behind(piece: str, read: Read) -> Reading | None:
    tokens = piece.split()
    found = supplier_at_end(tokens)
    if not found:
        return None
    name, length = found
    before = tokens[:-length]
    joint = key(before[-1]) in words("joints", "words")
    rest = read(" ".join(before[:-1] if joint else before))
    lower = [named.kind for named in rest] == ["handle"] and key(" ".join(tokens[-length:])) in spellings()
    if not joint and not lower and any(named.kind in {"organisation", "word", "handle"} for named in rest):
        return None
    if lower and not joint:
        rest = (Named("organisation", rest[0].text),)
    made = tuple(Named("creator", named.text) if joint and _may_be_name(named) else named for named in rest)
    return (*made, as_supplier(name, " ".join(tokens[-length:])))


def _may_be_name(named: Named) -> bool:
    return named.kind in {"word", "handle"} or named.role == "social"


def _glued_suppliers(piece: str, read: Read) -> Reading | None:
    """Two suppliers without anything between them: "AFP時事", "로이터연합뉴스"."""
    if piece.isascii() or len(piece) > LONGEST_GLUED:
        return None
    for at in range(2, len(piece)):
        if supplier(piece[:at]) and supplier(piece[at:]):
            return (*read(piece[:at]), *read(piece[at:]))
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


_READERS: tuple[Callable[[str, Read], Reading | None], ...] = (
    _whole,
    _role_ahead,
    label_behind,
    title_around,
    own_archive,
    _remark_ahead,
    _glued_suppliers,
    site_ahead,
    _supplier_ahead,
    _supplier_behind,
    _role_behind,
    _label_ahead,
    rank_ahead,
    hyphened,
    on_order,
    several,
)
