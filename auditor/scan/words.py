"""What templates call things: a table of class words in many languages, and how a name is looked up in it."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from auditor.text import fold

_HUMP = re.compile(r"(?<=[a-zß-ÿ0-9])(?=[A-Z])")
_HASH = re.compile(r"-(?=[a-z]\w*[A-Z][a-z]+[A-Z])[a-zA-Z]{5,7}$")  # styled-components: letters that happen to spell words
_BETWEEN = re.compile(r"[\W_]+")
_LONGEST = 400  # characters of a name that are looked at
_WHOLE = ("unseen",)  # kinds whose words are whole class names: `overflow-hidden` hides nothing
_SHORTEST = 5  # letters of a part
_LONGEST_COUNTER = 30  # characters
_TEXTS = ("spoken", "advertised", "external", "counted")  # what a reader reads, not what templates call things
_OF_A_POST = ("category-", "tag-", "author-", "post-", "format-", "has-", "status-")
_PLAIN = frozenset({"gallery-icon"})  # WordPress: a picture of a gallery, no icon
_NONE: frozenset[str] = frozenset()


def called(names: str, kind: str) -> bool:
    """Whether one of these names is a word for this kind of thing.

    >>> called("ArticlePhoto_photoCaption__x8Hk", "caption"), called("wp-block-image", "caption")
    (True, False)
    >>> called("HeaderGrid-btnMzN", "button")
    False
    """
    return kind in kinds(names)


@lru_cache(maxsize=512)
def kinds(names: str) -> frozenset[str]:
    """The kinds of things that these names are words for.

    WordPress writes the sections and authors of a post into its classes (`post_class`): they say nothing of what stands in it.
    """
    told = names[:_LONGEST].split()
    if "hentry" in told or "type-post" in told:
        told = [name for name in told if not name.startswith(_OF_A_POST)]
    found = [known for name in told if (known := _kinds_of(name))]
    return _NONE.union(*found) if len(found) != 1 else found[0]


@lru_cache(maxsize=4096)  # templates of a site have hundreds, and use them on all its pages
def _kinds_of(name: str) -> frozenset[str]:
    if name in _PLAIN:
        return _NONE
    wholes, known, beginnings = _tables()
    tokens = _BETWEEN.split(name if name.islower() else _HUMP.sub(" ", _HASH.sub("", name)).lower())
    whole = "".join(tokens)
    found = set(wholes.get(whole, ()))
    for token in tokens:
        if token in known:
            found |= known[token]
    starts = [at for at in range(len(whole) - _SHORTEST + 1) if whole[at : at + _SHORTEST] in beginnings]
    for at in starts:
        found.update(kind for part, kind in beginnings[whole[at : at + _SHORTEST]] if whole.startswith(part, at))
    return frozenset(found) if found else _NONE


@cache
def _tables() -> tuple[dict[str, set[str]], dict[str, set[str]], dict[str, list[tuple[str, str]]]]:
    """Whole names, words and parts of names, each with its kinds."""
    return _whole_names(), _words(), _parts()


@cache
def _words() -> dict[str, set[str]]:
    return _index(kind for kind in _told() if kind not in {*_WHOLE, *_TEXTS})


@cache
def _whole_names() -> dict[str, set[str]]:
    return _index(_WHOLE)


@cache
def _parts() -> dict[str, list[tuple[str, str]]]:
    """Parts of names and their kinds by their first letters, so that a name is looked through once."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for kind, entry in _told().items():
        for part in entry["parts"] if kind not in _TEXTS else ():
            found[part[:_SHORTEST]].append((part, kind))
    return dict(found)


@cache
def _spoken() -> frozenset[str]:
    return _advertised() | {fold(word) for word in _told()["spoken"]["words"]}


@cache
def _advertised() -> frozenset[str]:
    return frozenset(fold(word) for word in _told()["advertised"]["words"])


@cache
def _external() -> tuple[str, ...]:
    return tuple(fold(part) for part in _told()["external"]["parts"])


@cache
def _counter() -> re.Pattern[str]:
    between, things = ("|".join(map(re.escape, _told()["counted"][name])) for name in ("words", "parts"))
    return re.compile(
        rf"(?=.*\D)(?:(?:{things})\s)?\d{{1,4}}(?:\s{{0,2}}(?:{between})\s{{0,2}}\d{{1,4}})?(?:\s{{0,2}}(?:{things}))?"
    )


def _index(of: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for kind in of:
        for word in _told()[kind]["words"]:
            found[word].add(kind)
    return dict(found)


@cache
def _told() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("auditor.scan").joinpath("words.toml").read_text(encoding="utf-8"))


def phrase(text: str) -> bool:
    """Whether a text is what stands on a button.

    >>> phrase("Vis mer"), phrase("2 of 14 images"), phrase("A market in Bangkok")
    (True, True, False)
    """
    folded = fold(text).strip(" .…»›>+()[]|")
    return folded in _spoken() or (len(folded) < _LONGEST_COUNTER and bool(_counter().fullmatch(folded)))


def external(text: str) -> bool:
    """Whether a text asks to load what another site shows in its place.

    >>> external("Load content from a video site"), external("A market in Bangkok")
    (True, False)
    """
    folded = fold(text)
    return any(part in folded for part in _external())


def advertised(text: str) -> bool:
    """Whether a text is no more than the word for an advertisement.

    >>> advertised("Anzeige"), advertised("An advertisement of 1912")
    (True, False)
    """
    return len(text) < _LONGEST_COUNTER and fold(text).strip(" .:()[]") in _advertised()
