"""What templates call things: a table of class words in many languages, and how a name is looked up in it."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from auditor.text import fold

_HUMP = re.compile(r"(?<=[a-zß-ÿ0-9])(?=[A-Z])")
_BETWEEN = re.compile(r"[\W_]+")
_LONGEST = 400  # characters of a name that are looked at
_WHOLE = frozenset({"unseen"})  # kinds whose words are whole class names: `overflow-hidden` hides nothing


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
    split = {token for token in _BETWEEN.split(_HUMP.sub(" ", names[:_LONGEST]).lower()) if token}
    whole = [_BETWEEN.sub("", name).lower() for name in names[:_LONGEST].split()]
    joined = " ".join(whole)
    tokens = {True: set(whole), False: split}
    return frozenset(
        kind
        for kind, (words, parts) in _table().items()
        if not words.isdisjoint(tokens[kind in _WHOLE]) or (parts is not None and parts.search(joined))
    )


@cache
def _table() -> dict[str, tuple[frozenset[str], re.Pattern[str] | None]]:
    return {kind: (frozenset(entry["words"]), _any_of(entry["parts"])) for kind, entry in _told().items() if kind != "spoken"}


@cache
def _spoken() -> frozenset[str]:
    return frozenset(_told()["spoken"]["words"])


def _any_of(parts: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(map(re.escape, parts))) if parts else None


@cache
def _told() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("auditor.scan").joinpath("words.toml").read_text(encoding="utf-8"))


def phrase(text: str) -> bool:
    """Whether a text is what stands on a button.

    >>> phrase("Vis mer"), phrase("A market in Bangkok")
    (True, False)
    """
    return fold(text).strip(" .…»›>+") in _spoken()
