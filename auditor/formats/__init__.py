"""What a run is written as: each module here is one format, found by looking.

A format has a docstring that says what it is for, a `SUFFIX`, and `write(audits, run, out)`, which streams.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterable
from functools import cache
from typing import BinaryIO, Protocol, cast

import msgspec

from auditor.model import Audit, Run

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Format(Protocol):
    """What each module of this package offers."""

    SUFFIX: str

    def write(self, audits: Iterable[Audit], run: Run, out: BinaryIO) -> None:
        """Write all audits of a run, holding no more than one of them."""


@cache
def all_formats() -> dict[str, Format]:
    """Every format by its name."""
    names = (module.name for module in pkgutil.iter_modules(__path__))
    found = ((name, importlib.import_module(f"{__name__}.{name}")) for name in sorted(names))
    return {name: cast("Format", module) for name, module in found}


def encode(record: object) -> bytes:
    """A record as JSON. What no encoding can hold, a lone surrogate, becomes U+FFFD."""
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return msgspec.json.encode(_encodable(msgspec.to_builtins(record)))


def _encodable(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _encodable(item) for key, item in value.items()}
    return [_encodable(item) for item in value] if isinstance(value, list | tuple) else value


def visible(text: str) -> str:
    r"""A text for a terminal or a log: control characters and bidi controls shown, never sent.

    >>> visible("a\x1b[31mb\u202e")
    'a‹U+001B›[31mb‹U+202E›'
    """
    return _CONTROL.sub(lambda match: f"‹U+{ord(match[0]):04X}›", _SURROGATE.sub("\ufffd", text))
