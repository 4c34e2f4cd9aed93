"""The same photographs among millions, by their perceptual hashes, without comparing all with all.

Hashes that agree in some of their bits are compared; which bits, is drawn anew several times (locality-sensitive hashing). Two
copies that differ in 30 of 256 bits, the most that halving a picture does, meet 97 times in 100 in a million, those that differ
in 10 always. In so many pictures the bar for one photograph must be higher than between two: chance brings some near each other.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from auditor.images.fingerprint import BITS, distance

SAME = 40  # bits that copies of one photograph may differ in
_DRAWS = 32
_FEWEST, _MOST = 8, 20  # bits of a draw
_NEIGHBOURS = 64  # pictures that agree in a draw's bits and are compared

Numbered = tuple[int, bytes]


def pairs(looks: Iterable[Numbered]) -> Iterator[tuple[int, int]]:
    """Pairs of numbers whose pictures are copies of one photograph: enough of them to connect all copies."""
    numbers: dict[int, int] = {}
    for number, look in looks:
        first = numbers.setdefault(int.from_bytes(look, "big"), number)
        if first != number:
            yield first, number
    for hashes in _meetings(list(numbers)):
        for at, one in enumerate(hashes):
            for other in hashes[max(0, at - _NEIGHBOURS) : at]:
                if distance(one, other) <= SAME:
                    yield numbers[other], numbers[one]
                    break


def among(looks: Iterable[Numbered], wanted: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """For each picture that is a copy of a wanted one its number, and the wanted one's place: the nearest of them."""
    if not wanted:
        return
    hashes = [int.from_bytes(look, "big") for look in wanted]
    draws = [_draw(seed, _width(len(hashes))) for seed in range(_DRAWS)]
    tables: list[dict[int, list[int]]] = [{} for _ in draws]
    for table, draw in zip(tables, draws, strict=True):
        for at, one in enumerate(hashes):
            table.setdefault(draw(one), []).append(at)
    for number, look in looks:
        seen = int.from_bytes(look, "big")
        near = {at for table, draw in zip(tables, draws, strict=True) for at in table.get(draw(seen), ())}
        best = min(((distance(seen, hashes[at]), at) for at in near), default=(BITS, -1))
        if best[0] <= SAME:
            yield number, best[1]


def _meetings(hashes: Sequence[int]) -> Iterator[list[int]]:
    """Hashes that agree in the bits of a draw."""
    width = _width(len(hashes))
    for seed in range(_DRAWS):
        draw = _draw(seed, width)
        for _, same in groupby(sorted(hashes, key=draw), key=draw):
            together = list(same)
            if len(together) > 1:
                yield together


def _width(count: int) -> int:
    """So many bits of a draw that a handful of pictures agree in them by chance."""
    return min(_MOST, max(_FEWEST, count.bit_length() - 2))


@cache
def _draw(seed: int, width: int) -> Callable[[int], int]:
    """A function that takes some bits out of a hash: those under a mask, which is enough to compare them."""
    mask = sum(1 << bit for bit in random.Random(seed).sample(range(BITS), width))  # noqa: S311  # no secret
    return mask.__and__
