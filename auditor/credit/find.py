"""Labels and suppliers found in running text: "Foto:", "Photo by", "AFP via Getty Images"."""

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from auditor.credit.tables import (
    SPELLING_WORDS,
    agencies,
    ambiguous,
    key,
    label_phrases,
    label_words,
    partners,
    spellings,
    weak,
    words,
)

_TOKEN = re.compile(r"[©ⓒ℗📷📸]|(?:(?!-\s)[^\s:=/|()\[\],;•·。©ⓒ℗📷📸])+")
_BEHIND = re.compile(r" ?(?:[:=]+|…) ?|- (?=[^\W\d_])(?![a-zß-ÿ])")
_CAPITAL_NEXT = re.compile(r" (?=[A-ZÀ-ÞА-Я])")
_DOTS = re.compile(r"(?<=\.{3})")
_COMMA = re.compile(r"[,،，] ")
_SIGNS = frozenset("©ⓒ℗📷📸")
_GLUED = re.compile(r"(?<=[^\W\d_])(?=[A-ZÀ-ÞА-ЯΑ-Ω])|(?<=[.!?)»”\"'’…])(?=[^\W\d_])")
_STUCK = re.compile(r"(?<=[a-zß-ÿ.!?»”])(?=[A-ZÀ-ÞА-ЯΑ-Ω])")
LONGEST_LABEL, LONGEST_STUCK = 30, 60
EDGE = 3  # letters of a spelling that are looked at first


class Label(NamedTuple):
    """A label in a text. `colon`: something behind it says that it is one; `strong`: several words, or a sign such as ©."""

    start: int
    end: int
    key: str
    colon: bool
    strong: bool


def labels_in(text: str) -> Iterator[Label]:
    """The labels of an unmasked text in order, none within another.

    >>> [(label.key, label.end) for label in labels_in("© NDR Foto: Anna Beispiel")]
    [('©', 2), ('foto', 12)]
    """
    tokens = _tokens(text)
    phrases, at = label_phrases(), 0
    while at < len(tokens):
        word, _, end = tokens[at]
        if word not in phrases and not _BEHIND.match(text, end):
            at += 1
            continue
        label, used = _label(text, tokens, at)
        if label and not _within_word(text, label):
            yield label
        at += used


def _tokens(text: str) -> list[tuple[str, int, int]]:
    """The words of a text by key, each with its start and end."""
    tokens: list[tuple[str, int, int]] = []
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token.isascii() and token.isalpha() and token[1:].islower():
            tokens.append((token.lower(), match.start(), match.end()))
        else:
            tokens += _words(token, match.start())
    return tokens


def _words(token: str, start: int) -> Iterable[tuple[str, int, int]]:
    """The words of a token: the label in "2025.Photo" is a word of its own."""
    if not _STUCK.search(token) or supplier(token):
        return ((_word(token), start, start + len(token)),)
    return _unglued(token, start)


def _unglued(token: str, start: int) -> Iterator[tuple[str, int, int]]:
    at = 0
    for match in _STUCK.finditer(token[:LONGEST_STUCK]):
        yield _word(token[at : match.start()]), start + at, start + match.start()
        at = match.start()
    yield _word(token[at:]), start + at, start + len(token)


def _within_word(text: str, label: Label) -> bool:
    """Whether a sign stands within a word, as in text that was decoded wrongly: "cafÃ©s"."""
    glued = label.key in _SIGNS and text[label.start - 1 : label.start].isalnum()
    return glued and not text[label.end - 1 : label.end].isspace() and not text[label.end : label.end + 1].isupper()


def _word(token: str) -> str:
    return token if token in _SIGNS else key(token)


def _label(text: str, tokens: list[tuple[str, int, int]], at: int) -> tuple[Label | None, int]:
    """The label that begins at a token, and how many tokens were looked at for it."""
    for count, ways in label_phrases().get(tokens[at][0], {}).items():
        run = tokens[at : at + count]
        way = tuple(word for word, _, _ in run)
        if way not in ways or not _together(text, run):
            continue
        colon = _colon(text, way, run[-1][2])
        colon = colon or _shouted(text, run[0][1], run[-1][2])
        opens = at == 0 or text[run[0][1] - 1] == "。"
        slash = opens and text[run[-1][2] : run[-1][2] + 1] == "/" and not strong_supplier(text[run[0][1] : run[-1][2]])
        if colon or ways[way] or slash:
            end = colon.end() if colon else _past_space(text, run[-1][2] + slash)
            return Label(run[0][1], end, "".join(way), bool(colon) or slash, len(way) > 1 or way[0] in _SIGNS), len(way)
    glued = _glued(text, tokens[at][1], tokens[at][2])
    return glued, 1


def _colon(text: str, way: tuple[str, ...], end: int) -> re.Match[str] | None:
    """What stands behind a label and says that it is one; a comma only where the trade puts one: "Image source, Getty Images"."""
    comma = _COMMA.match(text, end) if "".join(way) in words("labels_with_comma", "words") else None
    return comma or _BEHIND.match(text, end) or _DOTS.match(text, end)


def _shouted(text: str, start: int, end: int) -> re.Match[str] | None:
    """The space behind a label in capitals in the midst of a text that is not: "… in the palace PHOTO City Press"."""
    capitals = end - start > 3 and text[start:end].isupper() and text[:start].rstrip()[-1:].islower()
    return _CAPITAL_NEXT.match(text, end) if capitals else None


def _together(text: str, run: list[tuple[str, int, int]]) -> bool:
    return all(not text[before[2] : after[1]].strip() for before, after in itertools.pairwise(run))


def _past_space(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] == " " else at


def _glued(text: str, start: int, end: int) -> Label | None:
    """A label at the end of a word that lacks the space before it: "StadionBild:", "Tiktok.Foto:"."""
    colon = _BEHIND.match(text, end)
    if not colon:
        return None
    token = text[max(start, end - LONGEST_LABEL) : end]
    offset = end - len(token)
    for boundary in _GLUED.finditer(token):
        folded = key(token[boundary.start() :])
        if len(folded) > 2 and folded in label_words():
            return Label(offset + boundary.start(), colon.end(), folded, colon=True, strong=False)
    return None


@lru_cache(maxsize=512)
def supplier(name: str) -> str | None:
    """The canonical name of the supplier that a text names and nothing else; None where it does not.

    >>> supplier("Agence France-Presse"), supplier("the associated press"), supplier("Jane Doe")
    ('AFP', 'AP', None)
    """
    name = name.removeprefix("www.")
    folded = key(name)
    if name.islower() and folded in words("joints", "words"):
        return None
    found = spellings().get(folded) or weak().get(name) or weak().get(folded) or ambiguous().get(folded, (None,))[0]
    if found or " " not in name:
        return found
    ahead, rest = name.split(" ", 1)
    if ahead.lower() == "the" or key(ahead) in words("organisations", "before_agency"):
        return supplier(rest)
    first, last = name.rsplit(" ", 1)
    return supplier(first) if key(last) in words("organisations", "after_agency") else None


def strong_supplier(name: str) -> str | None:
    """The same for names that need nothing beside them: no word of another meaning, and no abbreviation but in capitals."""
    found = spellings().get(key(name))
    if found or len(name) < 2:
        return found
    abbreviation = name.isupper() and name.isalpha() and len(name) <= 4
    return weak().get(name) if abbreviation or not name.isascii() else None


@cache
def _edges() -> tuple[frozenset[str], frozenset[str]]:
    """The first and the last letters of all spellings, up to EDGE of them: most words can be told from a supplier's by these."""
    known = [*spellings(), *(key(name) for name in weak())]
    sizes = range(EDGE + 1)
    return frozenset(name[:size] for name in known for size in sizes), frozenset(
        name[len(name) - size :] for name in known for size in sizes if size <= len(name)
    )


def lengths(tokens: list[str], most: int) -> range:
    """How many words at one end of some may be looked up, the most first; one word is left over."""
    return range(min(most, len(tokens) - 1), 0, -1)


def supplier_at_start(tokens: list[str]) -> tuple[str, int] | None:
    """The supplier named by the first words, and how many they are; the longest name counts."""
    if not tokens or key(tokens[0])[:EDGE] not in _edges()[0]:
        return None
    for length in lengths(tokens, SPELLING_WORDS):
        found = strong_supplier(" ".join(tokens[:length]))
        if found:
            return found, length
    return None


def supplier_at_end(tokens: list[str]) -> tuple[str, int] | None:
    """The supplier named by the last words, and how many they are; the longest name counts."""
    if not tokens or key(tokens[-1])[-EDGE:] not in _edges()[1]:
        return None
    for length in lengths(tokens, SPELLING_WORDS):
        found = strong_supplier(" ".join(tokens[-length:]))
        if found:
            return found, length
    return None


def connected(a: str, b: str) -> bool:
    """Whether one of two suppliers distributes for the other, or for one that does; wires pass nothing on.

    >>> connected("EPA", "Keystone"), connected("SOPA Images", "Getty Images"), connected("Reuters", "dpa")
    (True, True, False)
    """
    return a == b or _leads(a, b) or _leads(b, a)


def _leads(origin: str, to: str) -> bool:
    via = partners().get(origin, frozenset())
    if to in via:
        return True
    if origin not in agencies() or agencies()[origin].kind == "wire":
        return False
    return any(to in partners()[between] for between in via if agencies()[between].kind != "wire")


def in_order(found: list[str]) -> list[str]:
    """Suppliers sorted from origin to distributor as far as the table knows a direction, else as they stand."""
    ordered: list[str] = []
    for name in found:
        at = len(ordered)
        for index, other in enumerate(ordered):
            if other in partners()[name] and name not in partners()[other]:
                at = index
                break
        ordered.insert(at, name)
    return ordered
