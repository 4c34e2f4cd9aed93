"""Texts that hold the place of a caption or an alternative text: notes to the editor, file names, slugs."""

import re
import tomllib
from functools import cache
from importlib import resources

from auditor.text import fold

_FILE = re.compile(r"[\w()%+,. -]{1,200}\.(?:jpe?g|png|gif|webp|tiff?|avif|heic|psd|raw|cr2|nef)", re.IGNORECASE)
_CAMERA = re.compile(r"(?:img|dsc|dscf|dscn|pxl|mvi|gopr|sam|p10)[_-]?\d{3,}[\w-]{0,20}", re.IGNORECASE)
_SLUG = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+){2,20}|[a-z]+(?:-[a-z0-9]+){3,20}")
_LONG_SLUG = re.compile(r"\w{1,40}(?:-\w{1,40}){5,40}")  # a file's name without its ending: nobody hyphenates six words
_AROUND = " \n\t[](){}<>*:.…"


def stands_for_caption(text: str) -> bool:
    """Whether a text is a note to the editor, a file name, a camera's number, or a slug.

    >>> [stands_for_caption(text) for text in ("[TK]", "river flood.JPG", "river-flood-rescue-monday", "Jean-Luc Marie-Anne")]
    [True, True, True, False]
    """
    bare = text.strip(_AROUND)
    noted = fold(bare) in _table("notes") or fold(bare).startswith("lorem ipsum")
    return noted or any(form.fullmatch(bare) for form in (_FILE, _CAMERA, _SLUG, _LONG_SLUG))


def stands_for_description(text: str) -> bool:
    """Whether a text stands for a caption or only names the thing: no alternative text.

    >>> stands_for_description("Image"), stands_for_description("Two men in a boat")
    (True, False)
    """
    bare = text.strip(_AROUND)
    return bare.isdecimal() or fold(bare) in _table("things") or stands_for_caption(text)


@cache
def _table(name: str) -> frozenset[str]:
    tables = tomllib.loads((resources.files(__package__) / "placeholders.toml").read_text("utf-8"))
    return frozenset(fold(entry) for entries in tables[name].values() for entry in entries)
