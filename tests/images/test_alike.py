import random

from auditor.images.alike import SAME, among, pairs
from auditor.images.fingerprint import BITS
from auditor.near import joined


def changed(look: bytes, bits: int, draw: random.Random) -> bytes:
    """The look of a copy: so many bits differ."""
    mask = sum(1 << bit for bit in draw.sample(range(BITS), bits))
    return (int.from_bytes(look, "big") ^ mask).to_bytes(BITS // 8, "big")


def test_copies_are_joined_and_nothing_else() -> None:
    draw = random.Random(3)
    looks = [draw.randbytes(BITS // 8) for _ in range(3_000)]
    copies = {number: changed(looks[number], draw.randrange(0, 31), draw) for number in range(500)}
    numbered = [*enumerate(looks), *((10_000 + number, look) for number, look in copies.items())]
    found = joined(pairs(numbered))
    right = {(number, 10_000 + number) for number in copies}
    assert set(found) <= right
    assert len(found) >= 0.98 * len(right)


def test_the_same_look_needs_no_comparison() -> None:
    look = random.Random(1).randbytes(BITS // 8)
    assert joined(pairs([(1, look), (5, look), (9, look)])) == [(1, 5, 9)]
    assert list(pairs([])) == []


def test_wanted_pictures_are_found_among_many() -> None:
    draw = random.Random(5)
    looks = [draw.randbytes(BITS // 8) for _ in range(2_000)]
    wanted = [changed(looks[number], 20, draw) for number in range(0, 200, 2)]
    assert dict(among(enumerate(looks), wanted)) == {number: at for at, number in enumerate(range(0, 200, 2))}
    assert list(among(enumerate(looks), [changed(looks[0], SAME + 1, draw)])) == []
    assert list(among(enumerate(looks), [])) == []
