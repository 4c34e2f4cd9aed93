"""JSON found in pages, read without trust: any depth, any length, broken or not."""

import json
import re
from collections.abc import Iterator

import msgspec

MOST_NODES = 100_000  # objects and lists of one script that are looked at
_CONTROL = re.compile(r"[\x00-\x1f]+")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)
_HOLDS = (dict, list)
_SURROGATE = re.compile("[\ud800-\udfff]")
_DECODER = json.JSONDecoder(strict=False)

Json = dict[str, object]


def read(text: str) -> object:
    """What a script of JSON says; None where it can't be read. Comments around it and line breaks in its texts are forgiven."""
    try:
        return msgspec.json.decode(text)
    except (ValueError, RecursionError):
        return _forgiving(_CONTROL.sub(" ", _WRAPPING.sub("", text.strip("\ufeff \t\r\n"))))


def assigned(text: str) -> Iterator[object]:
    """The objects that a script assigns: `window.state = {…}`."""
    at = 0
    for _ in range(8):
        start = _ASSIGNED.search(text, at)
        if start is None:
            return
        found, at = _prefix(text, start.end() - 1)
        if found is not None:
            yield found


_ASSIGNED = re.compile(r"=\s{0,20}\{")


def objects(root: object) -> Iterator[tuple[str, Json]]:
    """Every object in a tree with the name it stands under; at most `MOST_NODES` are looked at."""
    waiting: list[tuple[str, object]] = [("", root)]
    seen = 0
    while waiting and seen < MOST_NODES:
        name, node = waiting.pop()
        seen += 1
        if isinstance(node, dict):
            yield name, node
            waiting += [(key, value) for key, value in node.items() if type(value) in _HOLDS]
        elif isinstance(node, list):
            waiting += [(name, value) for value in node if type(value) in _HOLDS]


def texts(value: object) -> list[str]:
    """The texts that a value names: itself, the items of a list, the `name` of an object; lone surrogates replaced."""
    found: list[str] = []
    for each in value[:50] if isinstance(value, list) else [value]:
        named = each.get("name", each.get("@value")) if isinstance(each, dict) else each
        if isinstance(named, str) and named.strip():
            found.append(_SURROGATE.sub("\ufffd", named[:20_000]))
    return found


def _forgiving(text: str) -> object:
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError):
        return None


def _prefix(text: str, at: int) -> tuple[object, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None, at + 1
