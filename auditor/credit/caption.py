"""The credits printed within a caption: where each begins and ends, and the caption without them."""

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from auditor.credit.disguise import BIDI, INVISIBLE, same_length
from auditor.credit.ending import tail
from auditor.credit.extent import after_label, bracketed, bracketed_without_label, head, heading, overlaps
from auditor.credit.find import labels_in, supplier
from auditor.credit.names import is_person
from auditor.credit.parse import read_credit
from auditor.memory import once
from auditor.model import CaptionText, Span
from auditor.text import clean

LONGEST, MOST, MOST_LABELS = 20_000, 60, 200  # characters of a caption that are looked at, credits and labels in it
_KEPT = 1024  # captions that are remembered beyond their page
_HIDDEN = re.compile(f"[{INVISIBLE}{BIDI}]")
_LEFT_OVER = re.compile(r"^[\s|/•·–—,;:、，]+|(?:[\s|/•·–—,;、，]|(?<=[\s.])-)+$")
_COPYRIGHT = re.compile(r"[(（][cCｃＣ][)）]")
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]")

Extent = tuple[int, int]


def read_caption(text: str) -> CaptionText:
    """A caption taken apart from the credits printed in it; offsets are code points of `text`.

    >>> taken = read_caption("A vendor arranges fruit. (Photo by Jane Doe/AP)")
    >>> taken.caption, taken.credits[0].text
    ('A vendor arranges fruit.', '(Photo by Jane Doe/AP)')
    """
    return once(_read, text)


@lru_cache(maxsize=_KEPT)
def _read(text: str) -> CaptionText:
    spans = tuple(Span(start, end, text[start:end], read_credit(text[start:end])) for start, end in _in_original(text[:LONGEST]))
    return CaptionText(text, _without(text, spans), spans)


def _in_original(text: str) -> Iterator[Extent]:
    """The extents found, in offsets of the text as it stands, although what is invisible was left out to find them."""
    if not _HIDDEN.search(text):
        yield from _extents(same_length(text))
        return
    places = [at for at, letter in enumerate(text) if not _HIDDEN.match(letter)]
    for start, end in _extents(same_length(_HIDDEN.sub("", text))):
        yield places[start], places[end - 1] + 1


def _extents(text: str) -> list[Extent]:
    text = _COPYRIGHT.sub("©  ", text)
    found: list[Extent] = []
    ahead = filter(None, (head(text), heading(text)))
    for extent in itertools.chain(_labelled(text), bracketed_without_label(text, found), ahead):
        _add(found, extent)
    last = tail(text, max((end for _, end in found), default=0))
    if last:
        _add(found, last)
    for start, end in tuple(found):
        for again in itertools.islice(_again(text, start, end), MOST - len(found)):
            _add(found, again)
    return sorted(found)


def _labelled(text: str) -> Iterator[Extent]:
    past = 0
    for label in itertools.islice(labels_in(text), MOST_LABELS):
        extent = (bracketed(text, label) or after_label(text, label)) if label.start >= past else None
        if extent:
            past = extent[1]
            yield extent


def _again(text: str, start: int, end: int) -> Iterator[Extent]:
    """Where the same credit stands once more, as in a caption that is printed twice."""
    credit = text[start:end]
    if supplier(credit) or is_person(credit):  # whom the caption may speak of
        return
    at = text.find(credit)
    while at >= 0:
        if not text[at - 1 : at].isalnum():
            yield at, at + len(credit)
        at = text.find(credit, at + len(credit))


def _add(found: list[Extent], extent: Extent) -> None:
    """Keep an extent unless it overlaps one that is known, or there are enough."""
    if len(found) < MOST and not overlaps(extent, found):
        found.append(extent)


def _without(text: str, spans: tuple[Span, ...]) -> str:
    parts, at = [], 0
    for span in spans:
        parts.append(_LEFT_OVER.sub("", text[at : span.start]) if span.end == len(text) else text[at : span.start])
        at = span.end
    rest = _EMPTY.sub(" ", " ".join([*parts, text[at:]]))
    return _LEFT_OVER.sub("", clean(rest)) if spans else clean(text)
