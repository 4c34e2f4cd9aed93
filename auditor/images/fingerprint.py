"""The same photograph at other sizes: a perceptual hash of 256 bits, made from a small grey copy of the picture.

The hash is PDQ's in shape (signs of the 16 x 16 lowest frequencies of a 64 x 64 copy against their median), without its
own blur: Pillow's reduction does the same work. What it was chosen against stands in benchmarks/fingerprint.py: pHash and
dHash find more crops (18 to 23 of a hundred at a tenth of a side, this hash none), but take pictures with plain areas for one
another (of 56,280 pairs of files that programs ship for their tests dHash 8,011, pHash 134). Crops are found another way:
the original is cropped, and each crop compared.
"""

import hashlib
import math
from functools import cache
from itertools import chain
from operator import mul, sub
from statistics import median

from auditor.images.pixels import cropped, grey

SIDE = 64  # pixels of the copy
FREQUENCIES = 16
BITS = FREQUENCIES * FREQUENCIES
# Bits that may differ: copies of one photograph differ in 2 to 60, two photographs in 90 and more of 256.
SAME = 70
# Shares of both sides by which an original is cropped, and the pixels of the copy that is.
_CROPS = (0.05, 0.1)
_WHOLE = 160
# Neighbouring pixels that differ by so much, and how many a picture needs: the blank and the misty are all alike.
_STEP, _STEPS = 8, 80
_LOOKS: dict[bytes, bytes] = {}  # by the digest of the picture
_KEPT = 4_096


def fingerprint(content: bytes) -> int | None:
    """The hash of a picture, None where its pixels cannot be read or where there is next to nothing in it."""
    pixels = grey(content, SIDE)
    return _hash(pixels) if _steps(pixels) >= _STEPS else None


def look(content: bytes) -> bytes:
    """The hash in octets, b"" where there is none; kept for pictures that stand on page after page."""
    name = hashlib.sha256(content).digest()
    if name not in _LOOKS:
        if len(_LOOKS) >= _KEPT:
            _LOOKS.clear()
        found = fingerprint(content)
        _LOOKS[name] = b"" if found is None else found.to_bytes(BITS // 8, "big")
    return _LOOKS[name]


def distance(one: int, other: int) -> int:
    """How many of the 256 bits differ.

    >>> distance(0b1010, 0b0011)
    2
    """
    return (one ^ other).bit_count()


def alike(one: int | None, other: int | None) -> bool:
    """Whether two hashes are those of one photograph; what has no hash is like nothing."""
    return one is not None and other is not None and distance(one, other) <= SAME


def alike_but_cropped(content: bytes, shown: int | None) -> bool:
    """Whether a hash is that of an original, or of what is left of it without a strip of up to a tenth of its sides."""
    pixels = grey(content, _WHOLE) if shown is not None else b""
    if not pixels:
        return False
    return any(alike(_hash(crop), shown) for share in _CROPS for crop in cropped(pixels, _WHOLE, share, SIDE))


def _steps(pixels: bytes) -> int:
    beside = map(sub, pixels, pixels[1:])
    below = map(sub, pixels, pixels[SIDE:])
    return sum(abs(gap) > _STEP for gap in chain(beside, below))


def _hash(pixels: bytes) -> int:
    waves = _waves()
    rows = [pixels[at : at + SIDE] for at in range(0, SIDE * SIDE, SIDE)]
    across = [[sum(map(mul, wave, row)) for row in rows] for wave in waves]
    strengths = [sum(map(mul, wave, column)) for wave in waves for column in across]
    middle = median(strengths)
    return sum(1 << bit for bit, strength in enumerate(strengths) if strength > middle)


@cache
def _waves() -> list[list[float]]:
    """The first rows of the discrete cosine transform, without the constant one."""
    return [
        [math.cos(math.pi * (2 * at + 1) * frequency / (2 * SIDE)) for at in range(SIDE)]
        for frequency in range(1, FREQUENCIES + 1)
    ]
