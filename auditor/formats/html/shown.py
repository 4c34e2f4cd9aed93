"""Texts from pages and files as a report may show them: nothing hidden, nothing that acts."""

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from auditor.model import Statement

_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
_WEB = ("http", "https")
_NO_HOST = re.compile(r"[\s<>\"\\^`{|}%]")  # what no browser takes in the name of a host


def shown(value: object) -> object:
    r"""A text with control characters and bidi controls made visible and lone surrogates replaced; all else as it is.

    >>> shown("photo\u202egpj.exe"), shown("\ud800")
    ('photo‹U+202E›gpj.exe', '\ufffd')
    """
    if not isinstance(value, str) or isinstance(value, Markup) or value.isprintable():
        return value
    return _ACTING.sub(lambda match: f"‹U+{ord(match[0]):04X}›", _SURROGATES.sub("\ufffd", value))


def text(value: str) -> str:
    """The same for a value that is known to be a text."""
    return str(shown(value))


def web(address: str | None) -> bool:
    """Whether an address may be a link: the web and nothing else, so that no click runs anything.

    >>> web("https://example.org/a"), web("javascript:alert(1)"), web(None)
    (True, False, False)
    """
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return False
    return parts.scheme.lower() in _WEB and bool(parts.netloc) and not _NO_HOST.search(parts.netloc)


@lru_cache(256)  # the rules' own words, again and again
def prose(words: str) -> Markup:
    """A sentence of our own as HTML: what stands between backticks is code.

    >>> prose("Leave `title` out, <b>.")
    Markup('Leave <code>title</code> out, &lt;b&gt;.')
    """
    pieces = (escape(piece) for piece in text(words).split("`"))
    return Markup().join(Markup("<code>{}</code>").format(piece) if at % 2 else piece for at, piece in enumerate(pieces))


def excerpt(words: str, letters: int) -> str:
    """The beginning of a text on one line, cut to so many letters."""
    line = " ".join(text(words[: 4 * letters]).split())
    return line if len(line) <= letters else line[: letters - 1].rstrip() + "…"


def language(stated: Statement | None) -> str:
    """A language tag that may stand in an attribute, "" where none is known."""
    return stated.text if stated and _LANGUAGE.fullmatch(stated.text) else ""


def places(statements: Sequence[Statement]) -> str:
    """Where a text stands, in one line, each place once."""
    return " · ".join(dict.fromkeys(statement.place for statement in statements))
