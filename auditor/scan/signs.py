"""What speaks for or against a picture being a photograph of the article: its place, what it stands in, how that is called."""

import re
from collections.abc import Iterator
from functools import lru_cache

from auditor.scan.article import WITHIN, Article
from auditor.scan.dom import Element
from auditor.scan.urls import picture_file
from auditor.scan.words import kinds

NEVER = -99
_NARROW, _LOW, _PORTRAIT = 100, 60, 150  # CSS pixels; what is smaller is an icon, a square one a portrait of the author
_SHAPE = 21  # numbers up to this are the two sides of a ratio
_LONGEST = 1_000  # characters of an address that are looked at
_WEIGHTS = {
    "figure": 1,
    "lead": 1,
    "shared": 3,
    "aside": -2,
    "card": -2,
    "moving": -2,
    "elsewhere": -3,
    "away": -3,
    "nav": -5,
    "footer": -5,
}
_OF_LEADS = frozenset({"lead", "shared"})  # mean nothing within the text
_WORDLESS = re.compile(r"\.svg$|logo|(?<![a-z])icons?(?![a-z])|avatar|sprite|gravatar|emoji|favicon|badge|spinner", re.IGNORECASE)
_PAGE = re.compile(r"^(?:https?:)?/|^[\w.]", re.IGNORECASE)
_PIXELS = re.compile(r"\s{0,9}(\d{1,6})\s{0,9}(?:px)?\s{0,9}")
# A link to a page that shows the picture alone: a word of its own in the address, not one of a headline made into an address.
_PHOTO_PAGE = re.compile(
    r"(?:^|[/_.?&=])\w{0,12}(?:photo|gallery|galerie|galeri|foto|image|bild|picture|slideshow|zoom|lightbox|attachment)\w{0,12}(?:[/_.?&=]|$)",
    re.IGNORECASE,
)
_AUTHOR_PAGE = re.compile(
    r"/(?:aut(?:hors?|or(?:en|es|i|e)?|eurs?)|contributors?|journalist(?:e?s)?|people|persons?|profiles?|reporters?|staff|writers?|by)/",
    re.IGNORECASE,
)


def score(element: Element, url: str, article: Article, *, shared: bool) -> int:
    """How surely a picture is a photograph of this article; `shared`: the page gives it to those who link to it."""
    if _too_small(element) or _WORDLESS.search(url[:_LONGEST].partition("?")[0].rpartition("/")[2]):
        return NEVER
    signs = _around(element, article) | ({"shared"} if shared else frozenset())
    standing = article.standing(element)
    if standing == WITHIN:
        signs -= _OF_LEADS
    return standing + sum(_WEIGHTS.get(sign, 0) for sign in signs)


def leads_away(link: Element) -> bool:
    """Whether a link leads to another page, not to a larger picture or a place on this one."""
    href = link.get("href")[:_LONGEST].strip()
    return bool(href) and not picture_file(href) and bool(_PAGE.search(href))


def _around(element: Element, article: Article) -> frozenset[str]:
    """What a picture and the elements around it, up to the article's own, say for or against it; each asked once."""
    known = article.signs.get(element)
    if known is None:
        above = element.parent
        top = above is None or above.tag in {"body", "main"} or article.around(above)
        own = frozenset() if element in article.common else frozenset(_signs(element))
        known = own if top or above is None else _around(above, article) | own
        article.signs[element] = known
    return known


def _signs(above: Element) -> Iterator[str]:
    """What a picture, or one of the elements around it, says for or against it."""
    told = kinds(above.names())
    yield from told
    if above.tag == "a":
        yield from _of_link(above, told)
    elif above.tag == "article":
        if above.holds_any("a", "h2", "h3", "h4"):
            yield "card"
    else:
        yield above.tag


def _of_link(link: Element, told: frozenset[str]) -> Iterator[str]:
    if not leads_away(link):
        return
    href = link.get("href")[:_LONGEST]
    if _AUTHOR_PAGE.search(href) or "author" in link.get("rel"):
        yield "elsewhere"
    elif not ({"zoom", "aloof"} & told or _PHOTO_PAGE.search(href)):
        yield "away"


def _too_small(element: Element) -> bool:
    """Whether a picture is an icon, a portrait or a tracking pixel by its stated size; 16 by 9 is a shape, not a size."""
    width, height = _pixels(element.get("width")), _pixels(element.get("height"))
    if width is not None and height is not None:
        if 1 < max(width, height) <= _SHAPE:
            return False
        if width == height and width <= _PORTRAIT:
            return True
    return (width is not None and width < _NARROW) or (height is not None and height < _LOW)


@lru_cache(maxsize=1024)
def _pixels(text: str) -> int | None:
    match = _PIXELS.fullmatch(text[:40])
    return int(match[1]) if match else None
