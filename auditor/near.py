"""Near-equal captions among millions: which are copies of one another but for a word or so, without comparing all with all.

A caption's keys are made of its beginning and of its end. Two captions that differ in one word share the half without it; only
captions that share a key are compared, and where too many do, as with an agency's fixed phrases, only those that share two
thirds of their words. So the work can be divided among processes and files: `keys` is the map, a key names its bucket, `links`
is the reduce, `joined` makes groups of all links. `groups` does the whole in one process, which holds the captions and about 50
octets more for each.
"""

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import combinations, groupby
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from auditor.text import LONG, MIN_LETTERS, MIN_LETTERS_UNSPACED, MIN_WORDS, folded_words, unspaced

# One word in so many may differ, and one at least from LONG words on. More, and a caption that names another person would pass
# for a copy.
ONE_IN = 24
# In scripts without spaces each letter counts as a word: there one run of letters may differ that is no longer than a word, a
# sixth of the caption, three letters at least and seven at most.
ONE_IN_UNSPACED, LEAST_RUN, MOST_RUN = 6, 3, 7
_SPLITS, _SPLITS_UNSPACED = 4, 6  # the words that a fine key keeps are cut into so many parts; what is left out lies between two
# How many words a key keeps is one of these numbers, so that captions a few words apart keep as many.
_KEPT = [2, 3, *(step << power for power in range(12) for step in (4, 5, 6, 7))]
_PARTS = 64  # of the index, sorted one by one
_FEW = 24  # captions of one bucket that are all compared with each other
_NEIGHBOURS = 16  # captions of a larger one that each is compared with, those nearest in the order of their words

Link = tuple[int, int]


class _Caption(NamedTuple):
    """A caption in its words, and whether these are letters of a script without spaces."""

    words: tuple[str, ...]
    unspaced: bool


def keys(text: str) -> tuple[int, ...]:
    """The names, of 64 bits, of the buckets in which a caption may meet its copies; () where it is too short for that.

    >>> one, other = keys("A vendor arranges fresh fruit at a market."), keys("A vendor arranges fresh fruit at the market.")
    >>> len(one), len(set(one) & set(other)), keys("Jane Doe")
    (2, 1, ())
    """
    caption = _read(text)
    return tuple(map(_name, _halves(caption))) if _substantial(caption) else ()


def links(bucket: Iterable[tuple[int, str]]) -> Iterator[Link]:
    """Pairs of near-equal captions of one bucket, by their numbers: enough of them to connect all that belong together.

    >>> list(links([(7, "A vendor arranges fresh fruit at a market"), (9, "A vendor arranges fresh fruit at the market")]))
    [(7, 9)]
    """
    first: dict[_Caption, int] = {}
    for number, text in bucket:
        caption = _read(text)
        if caption in first:
            yield first[caption], number
        else:
            first[caption] = number
    together = _Groups()
    for one, other in _neighbours(list(first)):
        a, b = first[one], first[other]
        if together.root(a) != together.root(b) and _alike(one, other):
            together.join(a, b)
            yield a, b


def joined(found: Iterable[Link]) -> list[tuple[int, ...]]:
    """The groups that the links make, each in the order of its numbers, ordered by their first.

    >>> joined([(5, 9), (1, 2), (9, 7)])
    [(1, 2), (5, 7, 9)]
    """
    together = _Groups()
    for one, other in found:
        together.join(one, other)
    return together.all()


def groups(captions: Iterable[tuple[int, str]]) -> list[tuple[int, ...]]:
    """The groups of near-equal captions among numbered ones; a caption that has no copy is in none."""
    numbers, texts = array("q"), []
    parts = [(array("Q"), array("L")) for _ in range(_PARTS)]
    for at, (number, text) in enumerate(captions):
        numbers.append(number)
        texts.append(text)
        for key in keys(text):
            names, places = parts[key % _PARTS]
            names.append(key)
            places.append(at)
    together = _Groups()
    while parts:
        for bucket in _buckets(*parts.pop()):
            apart = {together.root(at): at for at in bucket}.values()
            for one, other in links((at, texts[at]) for at in apart) if len(apart) > 1 else ():
                together.join(one, other)
    return sorted(tuple(sorted(numbers[at] for at in group)) for group in together.all())


def _buckets(names: Sequence[int], places: Sequence[int]) -> Iterator[list[int]]:
    """The places that share a name."""
    order = sorted(range(len(names)), key=names.__getitem__)
    for _, same in groupby(order, key=names.__getitem__):
        bucket = [places[at] for at in same]
        if len(bucket) > 1:
            yield bucket


class _Groups:
    """Numbers that belong together (union-find)."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def root(self, number: int) -> int:
        """The number that stands for its group."""
        while (above := self._above.get(number, number)) != number:
            self._above[number] = number = self._above.get(above, above)
        return number

    def join(self, one: int, other: int) -> None:
        """Make one group of those of two numbers; its lowest number stands for it."""
        low, high = sorted((self.root(one), self.root(other)))
        self._above[low] = self._above[high] = low

    def all(self) -> list[tuple[int, ...]]:
        """Every group of more than one."""
        found = defaultdict(list)
        for number in sorted(self._above):
            found[self.root(number)].append(number)
        return [tuple(group) for group in found.values() if len(group) > 1]


def _read(text: str) -> _Caption:
    words = tuple(folded_words(text))
    return _Caption(words, unspaced(words))


def _neighbours(captions: list[_Caption]) -> Iterator[tuple[_Caption, _Caption]]:
    """Pairs worth comparing: all of a small bucket; of a large one those that share a fine key, and stand near each other."""
    if len(captions) <= _FEW:
        yield from combinations(captions, 2)
        return
    buckets = defaultdict(list)
    for caption in captions:
        for key in _two_thirds(caption):
            buckets[hash(key)].append(caption)
    for bucket in buckets.values():
        bucket.sort()
        for at, caption in enumerate(bucket):
            for other in bucket[max(0, at - _NEIGHBOURS) : at]:
                yield other, caption


def _halves(caption: _Caption) -> Iterator[str]:
    """The beginning of a caption and its end: an edited word stands in one of them only; all of a caption that is too short."""
    words = caption.words
    if len(words) < LONG - 1:
        yield " ".join(words)
        return
    for kept in _sizes(caption, 0.4 if caption.unspaced else 0.5):
        yield " ".join(words[:kept])
        yield "\0" + " ".join(words[-kept:])


def _two_thirds(caption: _Caption) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Two thirds of a caption, what is left out being in one of several places."""
    words = caption.words
    splits = _SPLITS_UNSPACED if caption.unspaced else _SPLITS
    for kept in _sizes(caption, 0.66):
        for split in range(splits + 1):
            before = kept * split // splits
            yield words[:before], words[len(words) - kept + before :]


def _sizes(caption: _Caption, share: float) -> set[int]:
    """How many words to keep of a share, such that copies which have a few more or less agree on one number."""
    count = len(caption.words)
    counts = count, count + _allowed(caption, count + 1)
    return {_KEPT[bisect_right(_KEPT, count * share) - 1] for count in counts}


def _name(said: str) -> int:
    return int.from_bytes(blake2b(said.encode("utf-8", "replace"), digest_size=8).digest(), "little")


def _substantial(caption: _Caption) -> bool:
    letters = len("".join(caption.words))
    if caption.unspaced:
        return letters >= MIN_LETTERS_UNSPACED
    return letters >= MIN_LETTERS or len(caption.words) >= MIN_WORDS


def _allowed(caption: _Caption, count: int) -> int:
    """How many words may differ where the longer of two captions has so many of them."""
    if count < LONG:
        return 0
    if caption.unspaced:
        return min(MOST_RUN, max(LEAST_RUN, count // ONE_IN_UNSPACED))
    return max(1, count // ONE_IN)


def _alike(one: _Caption, other: _Caption) -> bool:
    longer = max(len(one.words), len(other.words))
    allowed = _allowed(one, longer)
    if abs(len(one.words) - len(other.words)) > allowed:
        return False
    if one.unspaced:
        return longer - _same(one.words, other.words) <= allowed
    return Levenshtein.distance(one.words, other.words, score_cutoff=allowed) <= allowed


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words at the beginning and at the end are the same in both."""
    shorter = min(len(one), len(other))
    before = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    return before + next((at for at in range(shorter - before) if one[-1 - at] != other[-1 - at]), shorter - before)
