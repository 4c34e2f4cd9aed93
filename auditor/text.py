"""Reading text as a reader does: what counts as the same, what is nearly the same, and what stands twice."""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz.distance import Levenshtein, Opcode

from auditor.memory import once

MIN_WORDS, MIN_LETTERS, MIN_LETTERS_UNSPACED = 4, 16, 8
_OTHER_LENGTHS, _LONGEST_COMPOUND = (0, -1, 1, -2, 2), 3  # words that a copy has more, and that stand between hyphens
LONG = 8  # words from which a copy may have an edited word, or a few words before or behind it

Kind = Literal["same", "space", "differs"]

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_QUOTES = dict.fromkeys("“”„‟«»″❝❞＂", '"') | dict.fromkeys("‘’‚‛‹›′`´ʼ＇", "'") | dict.fromkeys("–—‐‑−―﹣－", "-")
_ALIKE = str.maketrans(_QUOTES | dict.fromkeys(_INVISIBLE, ""))
_UNSEEN = re.compile(f"[{_INVISIBLE}]+")
_DOTS = {0x307: None, ord("ı"): "i"}  # Turkish has an i with and without a dot, and programs that change case mix them up
_DOTTED = re.compile("[\u0307ı]")
_UNLIKE = re.compile(f"[{''.join(map(chr, _ALIKE))}]")  # one look that finds nothing is faster than a translation
# Scripts written without spaces between words: Thai, Lao, Myanmar, Khmer, kana, Han. Each letter is a word of its own there.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Vowel signs and accents that belong to the letter before them: Latin, Hebrew, Arabic, the scripts of India.
_MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
_LETTERS = rf"(?:[^\W{_UNSPACED}]++|[{_MARKS}{_INVISIBLE}]++)++"
_WORD = re.compile(rf"[{_UNSPACED}]|{_LETTERS}(?:['’]{_LETTERS})?")
# The same where a text holds none of the signs that take longer to tell apart.
_PLAIN_WORD, _INTRICATE = re.compile(r"\w+(?:['’]\w+)?"), re.compile(f"[{_UNSPACED}{_MARKS}{_INVISIBLE}]")
_PIECE = re.compile(rf"\s+|[{_UNSPACED}]|[^\s{_UNSPACED}]+")
_UNSPACED_RUN, _PAUSE = re.compile(f"[{_UNSPACED}]+"), re.compile(r"[:.!?。：|\n\])»—–]\s*")
_OPENING = re.compile(r"(?:\s[\"'‘“—–|/]{1,3}|[(\[{（「『«‹„]{1,3})\s{0,9}$")
_WINDOW = 16  # letters at the end of a copy in which the sign that opens the next one is looked for
_CUT, _CUT_OFF = ("…", "..."), re.compile(r"(?:…|\.{3})\s?[\])]?\s*$")
_HYPHENS = frozenset("-‐‑/'’.")  # within a compound that is edited as one word
_MOST_COPIES, _STARTS = 4, 64  # copies in a row of letters, and places a copy may begin, that are looked at
_KEPT = 256  # texts that are remembered: each is asked about several times
_KEPT_WORDS = 4096  # words, and letters of scripts without spaces, that are remembered as compared


class Word(NamedTuple):
    """A word as compared, and where it stands in its text (code points); `glued`: a hyphen alone parts it from the one before."""

    folded: str
    start: int
    end: int
    glued: bool = False


def clean(text: str) -> str:
    r"""The text as a browser shows it: white space folded, nothing invisible, no space at the ends.

    >>> clean("A  vendor\n   arranges\u00a0fruit.\u200b ")
    'A vendor arranges fruit.'
    """
    return " ".join((text if text.isascii() else _UNSEEN.sub("", text)).split())


def fold(text: str) -> str:
    """The text with all that a reader does not see as a difference taken out: spaces, case, quotes, dashes, width.

    >>> fold("“ＡＰ” –  Photo") == fold('"AP" - photo'), fold("`Tis") == fold("'tis"), fold("İSPARTA Işık")
    (True, True, 'isparta işik')
    """
    if text.isascii():  # most texts are, and nothing else can happen to those
        return " ".join(text.replace("`", "'").split()).lower()
    alike = _alike_signs(text)
    if not unicodedata.is_normalized("NFKC", alike):
        alike = _alike_signs(unicodedata.normalize("NFKC", alike))
    folded = " ".join(alike.split()).casefold()
    return folded.translate(_DOTS) if _DOTTED.search(folded) else folded


def _alike_signs(text: str) -> str:
    return text.translate(_ALIKE) if _UNLIKE.search(text) else text


_fold_word = lru_cache(maxsize=_KEPT_WORDS)(fold)


@lru_cache(maxsize=_KEPT)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text without punctuation; in scripts without spaces each letter.

    >>> [word.folded for word in words("Bangkok, 3 March")], [word.folded for word in words("Ｔｏｋｙｏ 東京")]
    (['bangkok', '3', 'march'], ['tokyo', '東', '京'])
    >>> [word.glued for word in words("Franco-German talks")]
    [False, True, False]
    """
    word, folded_as = (_PLAIN_WORD, str.lower) if text.isascii() else (_WORD, _fold_word)
    return tuple(
        Word(folded, match.start(), match.end(), text[match.start() - 1 : match.start()] in _HYPHENS)
        for match in word.finditer(text)
        if (folded := folded_as(match[0]))
    )


def folded_words(text: str) -> list[str]:
    """The words of a text as compared, without their places: much faster where a million texts are read.

    >>> folded_words("Bangkok, 3 March")
    ['bangkok', '3', 'march']
    """
    folded = fold(text)
    return (_WORD if _INTRICATE.search(folded) else _PLAIN_WORD).findall(folded)


def unspaced(found: Sequence[str]) -> bool:
    """Whether most of these words are letters of a script that is written without spaces.

    >>> unspaced(folded_words("東京で開かれた会議")), unspaced(folded_words("A meeting in 東京"))
    (True, False)
    """
    return max(found, default="") >= _UNSPACED[0] and sum(map(len, _UNSPACED_RUN.findall("".join(found)))) * 2 > len(found)


def substantial(text: str) -> bool:
    """Whether a text is long enough for a second copy of it to be no accident, as in "New York, New York".

    >>> substantial("New York"), substantial("A vendor arranges fruit"), substantial("東京で開かれた会議")
    (False, True, True)
    """
    return _substantial(words(text))


def near(a: str, b: str) -> bool:
    """Whether two texts are copies of one another: the same words but for an edit or so, or one the beginning of the other.

    >>> near("A vendor arranges fresh fruit at a market, 3 March.", "A vendor arranges fruit at a market, 3 March")
    True
    """
    first, second = words(a), words(b)
    if len(first) > len(second):
        first, second, a, b = second, first, b, a
    if not _substantial(first):
        return False
    return _alike(first, second) or (_covers(len(first), len(second), a) and _alike(first, second[: len(first)]))


def doubled(text: str) -> tuple[str, ...]:
    """The copies of a text that stands twice or more in a row, as they stand; () for a text that does not.

    Together the copies are the whole text: a refrain within a longer caption is none. Copies may differ in spaces, quotes,
    dashes, case, a word in eight, or by the last one being cut off.

    >>> doubled("A vendor arranges fruit.  EPA/X A vendor arranges fruit. EPA/X")
    ('A vendor arranges fruit.  EPA/X', 'A vendor arranges fruit. EPA/X')
    >>> doubled("New York, New York")
    ()
    """
    return once(_doubled, text)


def _doubled(text: str) -> tuple[str, ...]:
    said = text.casefold().split()
    if len(said) >= LONG and len(set(said)) * 5 > len(said) * 4:
        return ()
    if at := _repeats(text):
        return tuple(_without_opening(text[start:end]).strip() for start, end in itertools.pairwise(at))
    found = words(text)
    for begin in _beginnings(text, found):
        for start in _starts(found[begin:]):
            copies = _copies(text, found[begin:], start)
            if copies:
                return tuple(_slices(text, found, [begin + at for at in copies]))
    return ()


def aligned(a: str, b: str) -> tuple[tuple[Kind, str, str], ...]:
    """Two copies side by side, run by run: what is the same, what differs in white space only, what differs.

    >>> aligned("fruit,  3 March", "fruit, 3 March")
    (('same', 'fruit,', 'fruit,'), ('space', '  ', ' '), ('same', '3 March', '3 March'))
    """
    first, second = _PIECE.findall(a), _PIECE.findall(b)
    runs: list[tuple[Kind, str, str]] = []
    for opcode in Levenshtein.opcodes([_piece(p) for p in first], [_piece(p) for p in second]):
        for kind, left, right in _runs(first, second, opcode):
            if runs and runs[-1][0] == kind:
                _, before, after = runs.pop()
                left, right = before + left, after + right  # noqa: PLW2901
            runs.append((kind, left, right))
    return tuple(runs)


def _piece(piece: str) -> str:
    return " " if piece.isspace() else fold(piece)


def _runs(first: Sequence[str], second: Sequence[str], opcode: Opcode) -> Iterator[tuple[Kind, str, str]]:
    left, right = first[opcode.src_start : opcode.src_end], second[opcode.dest_start : opcode.dest_end]
    if opcode.tag != "equal":
        yield "space" if not "".join((*left, *right)).strip() else "differs", "".join(left), "".join(right)
        return
    for a, b in zip(left, right, strict=True):
        yield "same" if a == b else "space" if a.isspace() else "differs", a, b


def _substantial(found: Sequence[Word]) -> bool:
    letters = sum(word.end - word.start for word in found)
    if unspaced([word.folded for word in found]):
        return letters >= MIN_LETTERS_UNSPACED
    return letters >= MIN_LETTERS or len(found) >= MIN_WORDS


def _alike(a: Sequence[Word], b: Sequence[Word]) -> bool:
    allowed = max(len(a), len(b)) // LONG
    first, second = [word.folded for word in a], [word.folded for word in b]
    most = allowed * _LONGEST_COMPOUND
    distance = Levenshtein.distance(first, second, score_cutoff=most)
    return distance <= allowed or (distance <= most and _edits(a, b, Levenshtein.opcodes(first, second)) <= allowed)


def _edits(a: Sequence[Word], b: Sequence[Word], opcodes: Iterable[Opcode]) -> int:
    """How many words were edited, a compound such as "Franco-German" counted as one."""

    def parts(found: Sequence[Word]) -> int:
        return sum(not word.glued for word in found) or bool(found)

    changed = (code for code in opcodes if code.tag != "equal")
    return sum(max(parts(a[c.src_start : c.src_end]), parts(b[c.dest_start : c.dest_end])) for c in changed)


def _covers(part: int, whole: int, text: str) -> bool:
    """Whether a beginning is long enough to be a copy of the whole: three fifths of it, or less where it says that it was cut."""
    long = part >= (2 * LONG if _UNSPACED_RUN.search(text) else LONG)
    return part * 5 >= whole * 3 or (long and part * 5 >= whole * 2) or (part >= LONG and _CUT_OFF.search(text) is not None)


def _repeats(text: str) -> list[int]:
    """Where each copy begins and the last one ends, in a text whose letters are a row two to four times; [] if not.

    It sees copies that no space parts, as where two elements stand in one line.
    """
    places = [at for at, letter in enumerate(text) if letter.isalnum()]
    letters = fold("".join(text[at] for at in places))
    if len(letters) != len(places):
        return []
    for times in range(_MOST_COPIES, 1, -1):
        length = len(letters) // times
        if length and letters == letters[:length] * times:
            begins = [0, *(places[length * nth] for nth in range(1, times)), len(text)]
            return begins if _substantial(words(text[: begins[1]])) else []
    return []


def _beginnings(text: str, found: Sequence[Word]) -> Iterator[int]:
    """The word at which the first copy may begin: the first, or behind a short lead such as a place or a credit."""
    yield 0
    for index, word in enumerate(found[1:LONG], 1):
        if _PAUSE.search(text[found[index - 1].end : word.start]):
            yield index


def _starts(found: Sequence[Word]) -> list[int]:
    """The words at which a second copy may begin, those nearest the middle first."""
    opening = [word.folded for word in found[:3]]
    starts = [
        at
        for at in range(1, len(found))
        if found[at].folded == opening[0] or [word.folded for word in found[at + 1 : at + 3]] == opening[1:]
    ]
    return sorted(starts, key=lambda at: abs(len(found) / 2 - at))[:_STARTS]


def _copies(text: str, found: Sequence[Word], second: int) -> list[int]:
    """The word at which each copy begins and at which the last one ends, where the second begins at word `second`; [] if none."""
    first = found[:second]
    lead = bool(words(text[: found[0].start]))
    if not _substantial(first) or (lead and len(first) < LONG):
        return []
    begins, at = [0, second], second
    while (length := _next_copy(first, found[at:])) is not None:
        at += length
        begins.append(at)
    if len(begins) > 2:
        cut = _without_opening(text[: found[second].start]).endswith(_CUT)
        return begins if _tail_is_short(len(first), len(found) - at, cut=cut) else []
    rest = found[second:]
    whole = _substantial(rest) and len(rest) < second and _covers(len(rest), second, text) and _alike(first[: len(rest)], rest)
    return [0, second, len(found)] if whole else []


def _next_copy(first: Sequence[Word], rest: Sequence[Word]) -> int | None:
    """How many words of `rest` are a copy of `first`; None if none."""
    lengths = [length for more in _OTHER_LENGTHS if 0 < (length := len(first) + more) <= len(rest)]
    near_by = [length for length in lengths if _alike(first, rest[:length])]
    return min(near_by, key=lambda length: _distance(first, rest[:length])) if near_by else None


def _distance(a: Sequence[Word], b: Sequence[Word]) -> int:
    return Levenshtein.distance([word.folded for word in a], [word.folded for word in b])


def _tail_is_short(copy: int, tail: int, *, cut: bool) -> bool:
    """Whether what stands behind the copies is no text of its own: nothing, or a few words behind a long copy."""
    if copy < LONG:
        return tail == 0
    return tail <= (copy * 3 if cut else copy // 2)


def _slices(text: str, found: Sequence[Word], begins: Sequence[int]) -> Iterator[str]:
    for at, until in itertools.pairwise(begins):
        end = found[until].start if until != begins[-1] else len(text)
        yield _without_opening(text[found[at].start : end])


def _without_opening(copy: str) -> str:
    """The copy without the bracket or quote that opens the next one."""
    return (copy[:-_WINDOW] + _OPENING.sub("", copy[-_WINDOW:])).rstrip()
