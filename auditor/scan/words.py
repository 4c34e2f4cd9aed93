"""What templates call things: a table of class words in many languages, and how a name is looked up in it."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from auditor.text import fold

_HUMP = re.compile(r"(?<=[a-zß-ÿ0-9])(?=[A-Z])")
_BETWEEN = re.compile(r"[\W_]+")
_LONGEST = 400  # characters of a name that are looked at
_WHOLE = ("unseen",)  # kinds whose words are whole class names: `overflow-hidden` hides nothing
_NONE: frozenset[str] = frozenset()


def called(names: str, kind: str) -> bool:
    """Whether one of these names is a word for this kind of thing.

    >>> called("ArticlePhoto_photoCaption__x8Hk", "caption"), called("wp-block-image", "caption")
    (True, False)
    """
    return kind in kinds(names)


@lru_cache(maxsize=8192)
def kinds(names: str) -> frozenset[str]:
    """The kinds of things that these names are words for."""
    if not names:
        return frozenset()
    names = names[:_LONGEST]
    whole = [_BETWEEN.sub("", name).lower() for name in names.split()]
    found: set[str] = set()
    for token in _BETWEEN.split(_HUMP.sub(" ", names).lower()):
        found |= _words().get(token, _NONE)
    for name in whole:
        found |= _whole_names().get(name, _NONE)
    joined = " ".join(whole)
    for part, kind in _parts():
        if part in joined:
            found.add(kind)
    return frozenset(found)


@cache
def _words() -> dict[str, set[str]]:
    return _index(kind for kind in _told() if kind not in _WHOLE)


@cache
def _whole_names() -> dict[str, set[str]]:
    return _index(_WHOLE)


@cache
def _parts() -> list[tuple[str, str]]:
    return [(part, kind) for kind, entry in _told().items() for part in entry["parts"]]


@cache
def _spoken() -> frozenset[str]:
    return frozenset(_told()["spoken"]["words"])


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

    >>> phrase("Vis mer"), phrase("A market in Bangkok")
    (True, False)
    """
    return fold(text).strip(" .…»›>+") in _spoken()
