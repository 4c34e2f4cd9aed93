"""Puts every way in which a caption is printed twice, and everything that only looks like it, into a given article page.

Bytes in, bytes out; the same page and seed give the same cases. A case names its mechanism, the rule that must fire for the
photograph that was put in (None: neither caption-doubled nor caption-repeated may), and holds the changed page.
"""

import random
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.mechanisms.article import Article, read_article, unspaced
from tests.mechanisms.markup import JOINTS, LOOK_ALIKES, REPEATED, STYLES, Photograph, Twin, escaped
from tests.mechanisms.texts import LONG_ONLY, REFRAINS, VARIANTS, Copies, Words, credit, signed

_ADDRESS = "https://pictures.courier.example/2025/05/{number}/harbour-{number}.jpg"


class Case(NamedTuple):
    """One changed page, and what an audit of it must find in the photograph at `image`."""

    mechanism: str
    rule: str | None
    html: bytes
    image: str


def cases(page: bytes, seed: int = 0) -> Iterator[Case]:
    """Every mechanism and every look-alike in this page, one after the other; nothing for a page without a text."""
    article = read_article(page)
    if article is None:
        return
    chance = random.Random(zlib.crc32(page) ^ seed)
    for number, kind in enumerate(
        (_doubled, _joined, _styled, _thrice, _short, _repeated, _copied_elsewhere, _look_alikes, _refrains)
    ):
        yield from kind(article, random.Random(chance.random() + number))


def _words(article: Article, chance: random.Random, least: int = 0) -> Words:
    """Two sentences of the page and a credit; the first has at least so many words, where the page has one that has."""
    long_enough = [sentence for sentence in article.sentences if unspaced(sentence) or len(sentence.split()) >= least]
    caption = chance.choice(long_enough or article.sentences)
    other = chance.choice([sentence for sentence in article.sentences if sentence != caption])
    return Words(caption, credit(article.language, chance), other, chance)


def _copies(article: Article, name: str, chance: random.Random) -> Copies:
    return escaped(VARIANTS[name](_words(article, chance, LONG_ONLY.get(name, 0))))


def _photograph(chance: random.Random) -> Photograph:
    described = chance.choice(("", "", "Boats in the harbour"))
    return Photograph(_ADDRESS.format(number=chance.randrange(100_000, 999_999)), described)


def _case(article: Article, name: str, rule: str | None, placed: tuple[Photograph, Twin]) -> Case:
    photograph, twin = placed
    return Case(name, rule, article.with_figure(f"\n{twin.figure}\n", twin.at_end), photograph.address)


def _in_one_caption(article: Article, name: str, inner: str, style: str | None, chance: random.Random) -> Case:
    photograph = _photograph(chance)
    figure = STYLES[style or chance.choice(list(STYLES))](photograph.image(chance), inner)
    return _case(article, name, "caption-doubled", (photograph, Twin(figure)))


def _doubled(article: Article, chance: random.Random) -> Iterator[Case]:
    """Each variant of the copies, in some markup."""
    for name in VARIANTS:
        copies = _copies(article, name, chance)
        yield _in_one_caption(article, f"doubled, {name}", JOINTS["in one text"](*copies), None, chance)


def _joined(article: Article, chance: random.Random) -> Iterator[Case]:
    """Each way in which the copies are joined, some variant of the copies."""
    for name, joint in JOINTS.items():
        copies = _copies(article, chance.choice(list(VARIANTS)), chance)
        yield _in_one_caption(article, f"doubled, {name}", joint(*copies), None, chance)


def _styled(article: Article, chance: random.Random) -> Iterator[Case]:
    """Each markup of a caption, the copies as on the founding page."""
    for style in STYLES:
        copies = _copies(article, "raw and cleaned spaces", chance)
        yield _in_one_caption(article, f"doubled, {style}", JOINTS["in one text"](*copies), style, chance)


def _thrice(article: Article, chance: random.Random) -> Iterator[Case]:
    words = _words(article, chance)
    once = escaped(Copies(signed(words.caption, words.credit), ""))[0]
    yield _in_one_caption(article, "doubled, three copies", " ".join([once] * 3), None, chance)


def _short(article: Article, chance: random.Random) -> Iterator[Case]:
    """A caption of a few words: four, or sixteen letters, are the fewest that count as a copy."""
    caption = _words(article, chance).caption
    few = caption[:10] if unspaced(caption) else " ".join(caption.split()[:5]).rstrip(" .,;:–—-")
    once = escaped(Copies(few, ""))[0]
    yield _in_one_caption(article, "doubled, a short caption", f"{once}. {once}.", None, chance)


def _repeated(article: Article, chance: random.Random) -> Iterator[Case]:
    """Two visible elements with the same caption, in each markup and some variant."""
    for name, markup in REPEATED.items():
        yield _in_two_elements(article, f"repeated, {name}", (markup, chance.choice(list(VARIANTS))), chance)


def _copied_elsewhere(article: Article, chance: random.Random) -> Iterator[Case]:
    """Two visible elements, each variant in some markup."""
    for name in VARIANTS:
        yield _in_two_elements(article, f"repeated, {name}", (chance.choice(list(REPEATED.values())), name), chance)


def _in_two_elements(article: Article, name: str, how: tuple[Callable[[str, str, str], str], str], chance: random.Random) -> Case:
    photograph, (markup, variant) = _photograph(chance), how
    copies = _copies(article, variant, chance)
    figure = markup(photograph.image(chance), *copies)
    return _case(article, name, "caption-repeated", (photograph, Twin(figure)))


def _look_alikes(article: Article, chance: random.Random) -> Iterator[Case]:
    for name, twin in LOOK_ALIKES.items():
        photograph, words = _photograph(chance), _words(article, chance)
        text, other = escaped(Copies(signed(words.caption, words.credit), words.other))
        whole = twin(photograph.image(chance, plain=True), text)
        placed = Twin(whole.figure.replace("OTHER", other), whole.at_end.replace("OTHER", other))
        yield _case(article, f"look-alike, {name}", None, (photograph, placed))


def _refrains(article: Article, chance: random.Random) -> Iterator[Case]:
    for name, refrain in REFRAINS.items():
        photograph = _photograph(chance)
        text = escaped(Copies(refrain(_words(article, chance)), ""))[0]
        figure = STYLES[chance.choice(list(STYLES))](photograph.image(chance), text)
        yield _case(article, f"look-alike, {name}", None, (photograph, Twin(figure)))
