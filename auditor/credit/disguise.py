"""Letters that look like others: what is wrong with a credit that looks right, and the credit as it looks."""

import re
import unicodedata
from functools import cache

INVISIBLE = "\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufe0e\ufe0f\ufeff"
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ODD_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
LONGEST = 2_000  # characters of a credit that are looked at
_SLASHES = "\u2044\u2215\u29f8"
# Letters of other scripts in the shape of a Latin one.
_ALIKE = {
    **dict(zip("АВЕЅІЈКМНОРСТУХҮԌԚԜѴЗ", "ABESIJKMHOPCTYXYGQWV3", strict=True)),
    **dict(zip("аеорсухіјѕһԁԛԝѵӏ", "aeopcyxijshdqwvl", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
    **dict(zip("ονικρυχ", "ovikpux", strict=True)),
    **dict(zip("ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ", "ABCDEGHJKLMPRSTVWZ", strict=True)),
    **dict(zip("ՕՍՏօսոհյ", "OUSounhj", strict=True)),
}
_OTHER = "\u0370-\u052f\u0530-\u058f\u13a0-\u13ff"
_MIXED = re.compile(f"[A-Za-z][{_OTHER}]|[{_OTHER}][A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
_CJK = "\u1100-\u11ff\u3000-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_JOINED_SCRIPTS = re.compile("[\u0590-\u08ff\u0900-\u0dff\u1780-\u17ff\u1000-\u109f]")
_RIGHT_TO_LEFT = re.compile("[\u05d0-\u061b\u0620-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ODD = re.compile("[^\u0000-\u009f\u00a1-\u024f\u2010-\u2027]")  # neither Latin nor a dash, a quote or dots
_LATIN = re.compile("[A-Za-z]")
_ZERO = re.compile("(?<=[A-Z])０(?=[A-Z])")
_SIGNS = (
    (re.compile(rf"[{_SLASHES}]|(?<=[A-Za-z ])／(?=[A-Za-z ])"), "a sign that only looks like a slash"),
    (
        re.compile(rf"(?<=[^\W\d_])[{ODD_SPACES[:-1]}]+(?=[^\W\d_])|(?<=[A-Za-z])\u3000+(?=[A-Za-z])"),
        "a space of an unusual width",
    ),
    (re.compile(r"(?<=\S) {2,}(?=\S)"), "two spaces in a row"),
)


def disguises(text: str) -> tuple[str, ...]:
    r"""What in a credit is not what it looks like, one plain phrase each; () where nothing is.

    >>> disguises("EPA/NARONG SANGNAK")
    ()
    >>> disguises("\u0415PA/NARONG\u200b SANGNAK")
    ('an invisible character (U+200B)', 'a letter of another script (U+0415 for E)')
    """
    text = text[:LONGEST]
    found = [*_unseen(text), *(phrase for pattern, phrase in _SIGNS if pattern.search(text))]
    return tuple(dict.fromkeys([*found, *_foreign(text)]))


def unmask(text: str) -> str:
    r"""The text as it looks: look-alikes replaced, nothing invisible, plain spaces, full-width signs in ordinary width.

    >>> unmask("\u0415PA/NARONG\u00a0SANG\u200bNAK"), unmask("（写真：ＡＰ）")
    ('EPA/NARONG SANGNAK', '(写真:AP)')
    """
    if text.isascii():
        return text
    return "".join(letter for letter in same_length(text) if letter not in _UNSEEN)


def same_length(text: str) -> str:
    """`unmask`, but for what is invisible: each character stays at its place."""
    if not _ODD.search(text):
        return text
    plain = _ZERO.sub("O", text).translate(_PLAIN)
    return _WORD.sub(_latin, plain) if _MIXED.search(plain) else plain


_UNSEEN = frozenset(INVISIBLE + BIDI)


class _Plain(dict[int, str]):
    """Code point -> how it is read, worked out when first met."""

    def __missing__(self, point: int) -> str:
        self[point] = read = _plain(chr(point))
        return read


@cache
def _signs() -> dict[str, str]:
    return {
        **dict(zip("【】〔〕「」『』〈〉《》﹙﹚", "()()()()()()()", strict=True)),
        **dict.fromkeys(ODD_SPACES + "\u2028\u2029", " "),
        **dict.fromkeys("፦፥՝៖∶", ":"),
    }


def _plain(letter: str) -> str:
    if letter in _signs():
        return _signs()[letter]
    if letter in _SLASHES:
        return "/"
    if not unicodedata.decomposition(letter).startswith(("<wide>", "<font>")):
        return letter
    read = unicodedata.normalize("NFKC", letter)
    return read if len(read) == 1 else letter


_PLAIN = _Plain()


def _latin(word: re.Match[str]) -> str:
    """A word of mixed scripts with the look-alikes in it made Latin."""
    text = word[0]
    return "".join(_ALIKE.get(letter, letter) for letter in text) if _MIXED.search(text) else text


def _unseen(text: str) -> list[str]:
    found = []
    for at, letter in enumerate(text):
        if letter in BIDI and not (letter in "\u061c\u200e\u200f" and _RIGHT_TO_LEFT.search(text)):
            found.append(f"a sign that turns the direction of writing (U+{ord(letter):04X})")
        elif letter in INVISIBLE and not _belongs(text, at):
            found.append(f"an invisible character (U+{ord(letter):04X})")
    return found


def _belongs(text: str, at: int) -> bool:
    """Whether an invisible character is part of the spelling: between letters of joined scripts, behind a pictograph."""
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in "\ufe0e\ufe0f\u200d":
        return bool(before) and unicodedata.category(before) in {"So", "Sk"}
    return text[at] in "\u200c\u200d" and bool(_JOINED_SCRIPTS.match(before) and _JOINED_SCRIPTS.match(behind))


def _foreign(text: str) -> list[str]:
    if text.isascii():
        return []
    found = []
    for word in _WORD.finditer(text):
        found += [f"a letter of another script (U+{ord(letter):04X} for {shown})" for letter, shown in _lookalikes(text, word)]
    return found + [
        f"a letter of another script (U+{ord(digit):04X} for {digit.translate(_PLAIN)})"
        for digit in re.findall(r"(?<=[A-Za-z])[０-９](?=[A-Za-z])", text)
    ]


def _lookalikes(text: str, word: re.Match[str]) -> list[tuple[str, str]]:
    """The letters of a word that stand in for Latin ones: in a Latin word, or in a Latin line a word of nothing else."""
    letters, latin = word[0], _LATIN.search(word[0])
    alone = all(letter in _ALIKE for letter in letters) and not _genuine(text)
    if not latin and not alone:
        return []
    shown = ((letter, _ALIKE.get(letter) or letter.translate(_PLAIN)) for letter in letters)
    return [(letter, plain) for letter, plain in shown if plain != letter]


def _genuine(text: str) -> bool:
    """Whether the text is written in another script at least in part, or has no Latin at all."""
    return not _LATIN.search(text) or any(letter not in _ALIKE for letter in re.findall(f"[{_OTHER}]", text))
