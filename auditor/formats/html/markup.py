"""The page's source around a photograph, with the words of the evidence marked as they stand in it."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditor.formats.html.copies import Run
from auditor.formats.html.who import BLOCKS, source
from auditor.model import Figure, Statement

_SPACES = re.compile(r"(\s{2,})")
_WORD = re.compile(r"(?<!<)(?<!</)\b\w+")  # the name of a tag is none
_BREAK = re.compile(r"[<>\n]")  # no mark reaches over the end of a line or of a tag
_AT_ONCE = 3  # words in a row that must be the same: a single "the" proves nothing
_SHORTEST = 3  # letters of evidence that is looked for
_WORDS = 2_000  # of one text that are looked for


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source with its number."""

    number: int
    runs: tuple[Run, ...]


def excerpt(figure: Figure, evidence: Iterable[Statement]) -> tuple[Line, ...]:
    """The lines of the figure's markup; empty where the audit kept none."""
    if not figure.markup:
        return ()
    text = textwrap.dedent(figure.markup)
    spans = list(_spans(text, figure.line, [said for said in evidence if source(said) not in BLOCKS]))
    lines, at = [], 0
    for number, line in enumerate(text.split("\n"), figure.line):
        own = [(start - at, end - at) for start, end in spans if at <= start < at + len(line)]
        lines.append(Line(number, tuple(_runs(line, own))))
        at += len(line) + 1
    return tuple(lines)


def _runs(line: str, spans: Iterable[tuple[int, int]]) -> Iterator[Run]:
    at = 0
    for start, end in spans:
        if at < start:
            yield Run(line[at:start])
        for number, part in enumerate(_SPACES.split(line[start:end])):
            if part:
                yield Run(part, "spaces" if number % 2 else "same")
        at = end
    if line[at:]:
        yield Run(line[at:])


def _spans(text: str, first: int, evidence: Iterable[Statement]) -> Iterator[tuple[int, int]]:
    """Where words of the evidence stand, those that follow each other in one stretch."""
    words = list(_WORD.finditer(text))
    hits = set().union(*(_hits(text, words, said, first) for said in evidence))
    start = end = -1
    for at in sorted(hits):
        word = words[at]
        if at - 1 in hits and not _BREAK.search(text, end, word.start()):
            end = word.end()
            continue
        if start >= 0:
            yield start, end
        start, end = word.span()
    if start >= 0:
        yield start, end


def _hits(text: str, words: Sequence[re.Match[str]], said: Statement, first: int) -> set[int]:
    """The numbers of the words that are the statement's, from the line of its element on."""
    wanted = _grams(_WORD.findall(said.text)[:_WORDS])
    size = len(next(iter(wanted), ()))
    begin = sum(len(line) + 1 for line in text.split("\n")[: max(0, said.line - first)])
    found = [word[0] for word in words]
    starts = (at for at, word in enumerate(words) if word.start() >= begin and tuple(found[at : at + size]) in wanted)
    return {at + step for at in starts for step in range(size)}


def _grams(words: Sequence[str]) -> set[tuple[str, ...]]:
    """The runs of words by which a text is known: all of it where it is short."""
    size = min(_AT_ONCE, len(words))
    if sum(map(len, words)) < _SHORTEST:
        return set()
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}
