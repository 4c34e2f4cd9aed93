"""What looks like a person's name, in any script, and what like an organisation's."""

import re
from functools import cache, lru_cache
from typing import Literal

from auditor.credit.tables import key, labels, words

Kind = Literal["person", "word", "handle", "organisation", "nothing"]

MOST_WORDS, LONGEST = 5, 60
LONGEST_SURNAME_ALIKE = 8  # letters up to which a word that ends as an organisation does may be a surname
_PLACE_BEHIND = re.compile(r"(?<=[^\W\d_]) (?:from|aus) [A-ZÀ-Þ].*")
_LETTER = re.compile(r"[^\W\d_]")
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’‐.·]+[^\W\d_]+)*[.'’]?")
_JOINED = re.compile("[-'’‐]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[-'’]?){1,4}\.?")
_GLUED_INITIAL = re.compile(r"(?:[^\W\d_]\.-?){1,3}[^\W\d_]{2,}")
_H_AHEAD = re.compile("h[A-ZÁÉÍÓÚ]")  # Irish: Ó hEarchú
_SITE = re.compile(r"\A(?:www\.)?[\w-]+(?:\.[\w-]+)*\.([a-z]{2,7})", re.IGNORECASE)
_HANDLE = re.compile(r"\A[\w.]*[_\d][\w.]*|\A[^\W\d_]{5,}")
# Scripts without capitals: Hebrew, Arabic, Georgian, India, Thai and neighbours, Ethiopic, kana, Han, Hangul.
_UNCASED = re.compile(r"[\u0590-\u0fff\u1000-\u139f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_HAN = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff々]{2,5}|[\u3400-\u9fff々]{1,4}[ 　・][\u3400-\u9fff々]{1,4}|[\u3041-\u30ff\u3400-\u9fff々]{2,7}"
)
_KATAKANA_NAME = re.compile(r"[\u30a0-\u30ffー]+[・＝ ][\u30a0-\u30ffー・＝ ]+")
_HANGUL = re.compile(r"[\uac00-\ud7af]{2,4}|[\uac00-\ud7af]{1,2} [\uac00-\ud7af]{1,3}")
_JAPANESE_OR_KOREAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


@lru_cache(maxsize=512)
def kind_of(text: str) -> Kind:
    """What a piece of a credit line names. `word`: one capitalised word, which may be either; `handle`: a user's name.

    >>> [kind_of(text) for text in ("Jane van Doe", "City Police", "Kopano", "press_korb", "潟沼義樹", "警視庁")]
    ['person', 'organisation', 'word', 'handle', 'person', 'organisation']
    """
    text = text.strip(" .,;:")
    if not _LETTER.search(text) or (len(text) == 1 and text.isascii()):
        return "nothing"
    if len(text) > LONGEST or text.startswith("@") or _is_organisation(text):
        return "organisation"
    if _UNCASED.search(text):
        return _uncased(text)
    return _cased(text.split())


def is_person(text: str) -> bool:
    """Whether a text can only be a person's name: two words or more, or one in a script without spaces."""
    return kind_of(text) == "person"


def is_initial(token: str) -> bool:
    """Whether a word is one or more initials: "J.", "J.J.", "JJ".

    >>> is_initial("J."), is_initial("J.-P."), is_initial("Jo")
    (True, True, False)
    """
    return bool(_INITIALS.fullmatch(token)) and (("." in token) or token.isupper()) and len(key(token)) <= 3


def bare_name(text: str) -> str:
    """A person's name without the rank or profession before it and the place behind it.

    >>> bare_name("Mass Communication Specialist 2nd Class Jane Doe"), bare_name("Jane Doe from Peoria, AZ")
    ('Jane Doe', 'Jane Doe')
    """
    name = _PLACE_BEHIND.sub("", text)
    tokens = name.split()
    if len(tokens) > 2 and tokens[0] in labels()["joints"]["and"]:
        tokens = tokens[1:]
    while length := _rank_length(tokens):
        tokens = tokens[length:]
    return " ".join(tokens)


def _rank_length(tokens: list[str]) -> int:
    """How many of the first words are a rank, two words of a name left over."""
    for length in range(min(4, len(tokens) - 2), 0, -1):
        if key("".join(tokens[:length])) in words("names", "ranks"):
            return length
    return 0


def _is_organisation(text: str) -> bool:
    tokens = text.split()
    if key(text) in words("organisations", "known") or _is_title(tokens) or _is_company(tokens):
        return True
    return _has_organisation_word(text) and not _named_like_a_thing(text)


def _is_company(tokens: list[str]) -> bool:
    """Whether the last word is a legal form, as it is written: "Beispiel AG"; in a line of capitals it may be anything."""
    return len(tokens) > 1 and tokens[-1] in _legal_forms() and not tokens[0].isupper()


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(labels()["organisations"]["legal_forms"])


def _is_title(tokens: list[str]) -> bool:
    """Whether words are the name of a newspaper in a Romance language: an article, and "of" behind it."""
    article = tokens[0].lower() in labels()["names"]["romance_articles"]
    return article and any(token.lower() in labels()["names"]["of"] for token in tokens[2:-1])


def _has_organisation_word(text: str) -> bool:
    return any(_is_organisation_word(word) for word in text.split())


def _is_organisation_word(word: str) -> bool:
    folded = key(word)
    if folded in words("organisations", "words") or is_site(word):
        return True
    return any(len(key(part)) > LONGEST_SURNAME_ALIKE and key(part).endswith(_compound_endings()) for part in word.split("-"))


@cache
def _compound_endings() -> tuple[str, ...]:
    return tuple(labels()["organisations"]["compound_endings"])


def _named_like_a_thing(text: str) -> bool:
    """A given name before a surname that is also a word: "Carl Court"."""
    tokens = text.split()
    return key(tokens[0]) in words("names", "given") and all(
        key(token) in words("names", "surnames") or not _has_organisation_word(token) for token in tokens
    )


def is_site(word: str) -> bool:
    """Whether a word is a host name.

    >>> is_site("example.org"), is_site("J.Doe")
    (True, False)
    """
    match = _SITE.fullmatch(word.strip(",;"))
    return match is not None and match[1].lower() in labels()["organisations"]["sites"]


def _uncased(text: str) -> Kind:
    if not _JAPANESE_OR_KOREAN.search(text):
        return "person" if 2 <= len(text.split()) <= MOST_WORDS else "word"
    if text.replace(" ", "").endswith(tuple(labels()["organisations"]["endings"])) and not _short_han(text):
        return "organisation"
    if _HANGUL.fullmatch(text) or _HAN.fullmatch(text) or _KATAKANA_NAME.fullmatch(text):
        return "person"
    return "organisation"


def _short_han(text: str) -> bool:
    """A name of two or three signs may end as an organisation does; too little to tell, and names are more frequent."""
    return bool(re.fullmatch(r"[\u3400-\u9fff]{2,3}", text)) and text[-1] in "部市村町台区省"


@cache
def particles() -> frozenset[str]:
    """The small words within names."""
    return frozenset(labels()["names"]["particles"])


def _cased(tokens: list[str]) -> Kind:
    main = [token for at, token in enumerate(tokens) if not (token.lower() in particles() and (at < len(tokens) - 1))]
    main = [token for token in main if key(token) not in words("names", "endings")] or tokens
    if len(main) > MOST_WORDS or tokens[0].lower() in labels()["names"]["articles"]:
        return "organisation"
    if len(tokens) == 1:
        return _single(tokens[0])
    if not all(_name_part(token) for token in main) or not any(len(key(token)) > 1 for token in main):
        return "organisation"
    if len(main) == 1:
        alone = tokens[0].lower() in labels()["names"]["lone"] and main[0][0].isupper() and len(tokens) <= 4
        return "person" if alone else "organisation"
    return "person"


def _name_part(token: str) -> bool:
    bare = token.strip("\"“”'‘’()„")
    return bool(_TOKEN.fullmatch(bare)) and any(part[:1].isupper() or _H_AHEAD.match(part) for part in _JOINED.split(bare))


def _single(token: str) -> Kind:
    if _GLUED_INITIAL.fullmatch(token):
        return "person"
    if token[0].islower() or "_" in token:
        return "handle" if _HANDLE.fullmatch(token) else "organisation"
    if (
        key(token).endswith(_word_endings())
        or not _TOKEN.fullmatch(token)
        or (token.isupper() and len(key(token)) <= 5)
        or sum(map(str.isupper, token)) > 2
    ):
        return "organisation" if not (token.isupper() and len(token) > 5 and token.isalpha()) else "word"
    return "word"


@cache
def _word_endings() -> tuple[str, ...]:
    return tuple(labels()["organisations"]["word_endings"])
