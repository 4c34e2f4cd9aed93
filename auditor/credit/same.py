"""Whether two names are one person's: levels of sameness from "letter for letter" to "one letter differs".

The levels are those of the matching rules: N1 case and width, N2 accents, letters such as ł, ae for ä, N3 initials,
N4 another order, N5 one name within the other, N6 one letter; H1 wrongly decoded text is repaired before.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein

from auditor.credit.disguise import unmask
from auditor.credit.names import particles
from auditor.credit.tables import words

Sameness = Literal["same", "initials", "part", "letter", "script", "unreadable_script", "different"]

SHORTEST_MISSPELT = 7  # letters from which one may differ
LETTERS_AN_EDIT = 8
_MOST_WORDS = 6  # of a name two of whose words may be written as one
_OLD_CODES = ("mac_roman", "cp1250", "cp1252", "latin-1")
_PLAIN = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ħ": "h",
        "ŋ": "n",
        "ŧ": "t",
        "ə": "a",
    }
)
_DIGRAPHS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "đ": "dj", "æ": "ae"}
_GAPS = re.compile(r"[\s\-‐‑–—_/·・]+")
_DROPPED = re.compile(r"[^\w?\ufffd]+|_")
_UNKNOWN = re.compile("[?\ufffd]")
_OTHER_SCRIPT = re.compile("[\u0370-\u1cff\u1f00-\u1fff\u3040-\u9fff\uac00-\ud7af]")
_LATIN = re.compile("[A-Za-z]")
_READABLE = re.compile("[\u0370-\u058f\u10a0-\u10ff\u1f00-\u1fff]")  # Greek, Cyrillic, Armenian, Georgian
_CONSONANTS = str.maketrans({"k": "c", "q": "c", "x": "s", "z": "s", "w": "v", "f": "v", "b": "p", "d": "t", "g": "c"})
_SOUNDS = re.compile(r"[aeiouyhj']+")


@lru_cache(maxsize=512)
def sameness(a: str, b: str) -> Sameness:
    """How near two names are.

    >>> [sameness("Urs Flüeler", name) for name in ("FLUEELER URS", "U. Flueeler", "Urs Flüeller", "Jane Doe")]
    ['same', 'initials', 'letter', 'different']
    """
    found = [_compared(one, other) for one in readings(a) for other in readings(b)]
    return min(found, key=_ORDER.index)


_ORDER: tuple[Sameness, ...] = ("same", "initials", "part", "letter", "script", "unreadable_script", "different")


def same_person(a: str, b: str) -> bool:
    """Whether two names are equal but for case, accents, spelling of umlauts and order of the words (up to level N4).

    >>> same_person("NARONG SANGNAK", "Narong Sangnak"), same_person("J. Doe", "Jane Doe")
    (True, False)
    """
    return sameness(a, b) == "same"


def near_person(a: str, b: str) -> bool:
    """Whether two names may be one person's: the same, initials, one within the other, one letter, another script.

    >>> near_person("J. Doe", "Jane Doe"), near_person("Иван Петров", "Ivan Petrov"), near_person("Jane Doe", "Mark Jones")
    (True, True, False)
    """
    return sameness(a, b) != "different"


@lru_cache(maxsize=512)
def readings(name: str) -> tuple[str, ...]:
    """The name as it stands, and as it was meant where its bytes were read in the wrong code."""
    name = unmask(name)
    return tuple(dict.fromkeys([name, *_repaired(name)]))


def _repaired(name: str) -> Iterator[str]:
    if name.isascii():
        return
    for code in ("latin-1", "cp1252"):
        try:
            raw = name.encode(code)
        except UnicodeEncodeError:
            continue
        for meant in ("utf-8", *(_OLD_CODES if re.search("[\x80-\x9f]", name) else ())):
            yield from _decoded(raw, meant)


def _decoded(raw: bytes, code: str) -> Iterator[str]:
    try:
        yield raw.decode(code)
    except UnicodeDecodeError:
        return


@lru_cache(maxsize=512)
def _tokens(name: str, *, digraphs: bool = False) -> tuple[str, ...]:
    """The words of a name as compared, in order."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    if digraphs:
        folded = "".join(_DIGRAPHS.get(letter, letter) for letter in folded)
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(letter))
    whole = unicodedata.normalize("NFC", bare.translate(_PLAIN))  # Hangul in syllables again
    parts = (_DROPPED.sub("", part) for part in _GAPS.split(_spaced(whole)))
    return tuple(part for part in parts if part and part not in words("names", "endings"))


def _spaced(name: str) -> str:
    """Initials written together are separate words: "j.j. doe"."""
    return name.replace(".", " ").replace(",", " ")


def _compared(a: str, b: str) -> Sameness:
    if bool(_OTHER_SCRIPT.search(a)) != bool(_OTHER_SCRIPT.search(b)):
        return _across_scripts(a, b)
    best: Sameness = "different"
    for one in _spellings(a):
        for other in _spellings(b):
            best = min(best, _words_compared(one, other), key=_ORDER.index)
    return best


def _spellings(name: str) -> set[tuple[str, ...]]:
    """The words of a name, ae for ä and a for ä."""
    return {_tokens(name)} if name.isascii() else {_tokens(name), _tokens(name, digraphs=True)}


def _words_compared(a: tuple[str, ...], b: tuple[str, ...]) -> Sameness:
    if not a:  # two names of signs alone would be equal
        return "different"
    if _equal(a, b):
        return "same"
    if _initials(a, b):
        return "initials"
    if _within(a, b) or _within(b, a):
        return "part"
    return "letter" if _one_letter("".join(a), "".join(b)) or _one_letter("".join(sorted(a)), "".join(sorted(b))) else "different"


def _equal(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if sorted(a) == sorted(b) or "".join(a) == "".join(b):
        return True
    return any(_fits_unknown(one, other) for one, other in ((a, b), (b, a))) or _joined(a, b) or _joined(b, a)


def _joined(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """The same words in another order, two of them written as one: "sang hyun an", "an sanghyun"."""
    if len(a) > _MOST_WORDS:
        return False
    whole = sorted(b)
    return any(sorted((*a[:at], a[at] + a[at + 1], *a[at + 2 :])) == whole for at in range(len(a) - 1))


def _fits_unknown(broken: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """A question mark or the replacement sign stands for one letter that was lost."""
    pattern = " ".join(broken)
    if not _UNKNOWN.search(pattern):
        return False
    text = " ".join(whole)
    return len(pattern) == len(text) and all(
        _UNKNOWN.match(one) or one == other for one, other in zip(pattern, text, strict=True)
    )


def _initials(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Every word of one side is a word of the other or its first letter, and at least one word is the same."""
    short, long = sorted((a, b), key=lambda tokens: sum(map(len, tokens)))
    rest = list(long)
    whole, first = [word for word in short if len(word) > 1 and word in long], [word for word in short if len(word) == 1]
    for word in set(whole):
        rest.remove(word)
    if not whole or not first or len(whole) + len(first) != len(short):
        return False
    return all(any(other.startswith(letter) for other in rest) for letter in first) and len(rest) >= len(first) - 1


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """One name is part of the other, and more than an initial or a particle of it."""
    if not set(part) <= set(whole):
        return False
    said = [word for word in part if word not in particles() and len(word) > 1]
    return len(said) >= 2 or (len(said) == 1 and said[0] == whole[-1] and len(said[0]) > 2)


def _one_letter(a: str, b: str) -> bool:
    """Whether names differ in one letter for each eight (level N6)."""
    shorter = min(len(a), len(b))
    allowed = max(1, shorter // LETTERS_AN_EDIT)
    return shorter >= SHORTEST_MISSPELT and DamerauLevenshtein.distance(a, b, score_cutoff=allowed) <= allowed


def _across_scripts(a: str, b: str) -> Sameness:
    foreign, latin = (a, b) if _OTHER_SCRIPT.search(a) else (b, a)
    if not _LATIN.search(latin):
        return "unreadable_script"
    written = anyascii(foreign)
    if _words_compared(_tokens(written), _tokens(latin)) != "different":
        return "script"
    near = sorted(_sounds(written)), sorted(_sounds(latin))
    if DamerauLevenshtein.distance("".join(near[0]), "".join(near[1]), score_cutoff=1) <= 1:
        return "script"
    return "different" if _READABLE.search(foreign) else "unreadable_script"


def _sounds(name: str) -> tuple[str, ...]:
    """The consonants of each word, those that are written in several ways as one."""
    plain = (re.sub(r"(sh|sch|ch|tch|zh|dzh|kh|ts|tz|c(?=[eiy])|x|j)", "s", word) for word in _tokens(name))
    return tuple(sorted(filter(None, (re.sub(r"(.)\1+", r"\1", _SOUNDS.sub("", word).translate(_CONSONANTS)) for word in plain))))


def any_near(names: Iterable[str], others: Iterable[str]) -> Sameness:
    """The nearest that any of some names is to any of others."""
    known = list(others)
    return min((sameness(name, other) for name in names for other in known), key=_ORDER.index, default="different")
