"""What speaks for or against a picture being a photograph of the article: its place, what it stands in, how that is called."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from auditor.scan.article import WITHIN, Article
from auditor.scan.dom import Element
from auditor.scan.urls import picture_file
from auditor.scan.words import kinds
from auditor.text import clean

_NARROW, _LOW, _PORTRAIT = 100, 60, 150  # CSS pixels; what is smaller is an icon, a square one a portrait of the author
_SHAPE = 21  # numbers up to this are the two sides of a ratio
_LONGEST = 1_000  # characters of an address that are looked at
_WEIGHTS = {
    "captioned": 2,
    "lead": 1,
    "shared": 3,
    "aside": -2,
    "card": -2,
    "moving": -2,
    "elsewhere": -3,
    "byline": -3,
    "away": -3,
    "nav": -5,
    "footer": -5,
}
_LONG_TEASER, _SHORT_TEASER = 600, 20  # characters of all text beside a teaser's picture, and of its link
_MOST_SPACED = 5_000  # of the same, with the white space between them
_HOST = re.compile(r"^(?:https?:)?//[^/]{0,300}", re.IGNORECASE)
_NOTHING: frozenset[str] = frozenset()
HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_DOUBTFUL = frozenset({"moving", "card"})  # a teaser or a video may have a caption as well
_OF_LEADS = frozenset({"lead", "shared"})  # mean nothing within the text
_FLAT = 5  # times as wide as high: a banner
# File names of what is drawn, not photographed: logos, buttons, codes to scan, the signs of networks to share with.
_WORDLESS = re.compile(
    r"\.svg$|logo|(?<![a-z])(?:icons?|ico|btns?|buttons?|arrows?|bullets?|sns|qr)(?![a-z])|avatar|sprite|gravatar|emoji|favicon|badge"
    r"|spinner|qr-?_?code|^(?:share|facebook|fb|twitter|x|instagram|whatsapp|telegram|linkedin|pinterest|reddit|youtube|tiktok|weibo|wechat"
    r"|weixin|qzone|line|print|rss|mail|email)(?:[-_.]\w{0,20})?\.(?:png|gif|jpe?g|webp)$",
)
_PAGE = re.compile(r"^(?:https?:)?/|^[\w.]", re.IGNORECASE)
_SQUARE = re.compile(r"(?<![\dx])(\d{2,3})x\1(?![\dx])")
_PIXELS = re.compile(r"\s{0,9}(\d{1,6})\s{0,9}(?:px)?\s{0,9}")
# A link to a page that shows the picture alone: a word of its own in the address, not one of a headline made into an address.
_VIDEO = re.compile(r"(?:\w{1,15}\s){0,2}v[ií]d[eé]o(?!\w)", re.IGNORECASE)  # "Lire la vidéo"
_PHOTO_PAGE = re.compile(
    r"(?:^|[/_.?&=])\w{0,12}(?:photo|gallery|galerie|galeri|foto|image|bild|picture|slideshow|zoom|lightbox|attachment)\w{0,12}(?:[/_.?&=]|$)",
    re.IGNORECASE,
)
_AUTHOR_PAGE = re.compile(
    r"/(?:aut(?:hors?|or(?:en|es|i|e)?|eurs?)|contributors?|journalist(?:e?s)?|people|persons?|profiles?|reporters?|staff|writers?|by)/",
    re.IGNORECASE,
)


def drawn(element: Element, url: str) -> bool:
    """Whether a picture is an icon, a logo or the like, by its stated size or the name of its file."""
    name = url[:_LONGEST].partition("?")[0].rpartition("/")[2].lower()
    return _too_small(element) or _is_thumb(element, url) or _WORDLESS.search(name) is not None


def score(element: Element, article: Article, *, shared: bool) -> int:
    """How surely a picture is a photograph of this article; `shared`: the page gives it to those who link to it."""
    standing = article.standing(element)
    if standing < 0 and not shared and not element.within("figure"):
        return standing  # nothing around it could make up for that
    signs = _around(element, article) | ({"shared"} if shared else frozenset())
    if standing == WITHIN:
        signs -= _OF_LEADS
    if not _DOUBTFUL.isdisjoint(signs):
        signs -= {"captioned"}
    return standing + sum(_WEIGHTS.get(sign, 0) for sign in signs)


def leads_away(link: Element) -> bool:
    """Whether a link leads to another page, not to a larger picture, its page, or a place on this page."""
    href = link.get("href")[:_LONGEST].strip()
    return bool(href) and _PAGE.search(href) is not None and not picture_file(href) and not _PHOTO_PAGE.search(href)


def by_author(link: Element) -> bool:
    """Whether a link leads to the page of an author."""
    return bool(_AUTHOR_PAGE.search(link.get("href")[:_LONGEST])) or "author" in link.get("rel")


def teases(element: Element, article: Article) -> bool:
    """Whether the text nearest to a picture leads to another article: the picture is that one's."""
    for above in element.ancestors():
        if above.tag in {"body", "main"} or article.around(above):
            return False
        text = above.raw.strip()
        if text:
            length = len(clean(text)) if len(text) <= _MOST_SPACED else len(text)
            return length <= _LONG_TEASER and _led_away(above, length)
    return False


def _led_away(box: Element, length: int) -> bool:
    """Whether most of the text in a box is in links that lead to other articles, or one without text covers the box."""
    links = [link for link in box.find("a") if "away" in _of_link(link, kinds(link.names())) and not _elsewhere(link)]
    if any(not link.raw.strip() and not link.holds_any("img", "svg") for link in links):
        return True
    if any("caption" in kinds(each.names()) and not each.find("a") for each in box.descendants()):
        return False
    if any(link.holds_any(*HEADINGS) or any(above.tag in HEADINGS for above in islice(link.ancestors(), 2)) for link in links):
        return True
    linked = sum(len(clean(link.raw)) for link in links)
    return linked >= _SHORT_TEASER and linked * 5 >= length * 3


def _elsewhere(link: Element) -> bool:
    """Whether a link leads to another site, such as that of a photographer."""
    there, here = _HOST.match(link.get("href")), _HOST.match(link.document.address)
    return there is not None and (here is None or there[0].casefold() != here[0].casefold())


def _around(element: Element, article: Article) -> frozenset[str]:
    """What a picture and the elements around it, up to the article's own, say for or against it; each asked once."""
    known = article.signs.get(element)
    if known is None:
        above = element.parent
        top = above is None or above.tag in {"body", "main"} or article.around(above)
        own = _NOTHING if element in article.common else _signs(element)
        known = own if top or above is None else _around(above, article) | own
        article.signs[element] = known
    return known


def _signs(above: Element) -> frozenset[str]:
    """What a picture, or one of the elements around it, says for or against it."""
    told = kinds(above.names())
    if "photograph" in told:
        told -= {"byline"}  # that of the photographer
    if "moving" not in told and moves(above):
        told |= {"moving"}
    if above.tag == "a":
        return told.union(_of_link(above, told))
    if above.tag == "figure":
        return told | {"captioned"} if _has_caption(above) else told
    if above.tag == "article" and above.holds_any("a", "h2", "h3", "h4"):
        return told | {"card"}
    return told | {above.tag} if above.tag in _WEIGHTS else told


def moves(above: Element) -> bool:
    """Whether a picture, or an element around it, says that it shows a video, by what it is called or to those who listen."""
    return "moving" in kinds(above.names()) or _VIDEO.match(above.get("aria-label")) is not None


def _has_caption(figure: Element) -> bool:
    """Whether a figure has a caption that is no headline of another article."""
    for caption in figure.find("figcaption"):
        if caption.raw.strip() and not caption.holds_any(*HEADINGS):
            linked = sum(len(link.raw) for link in caption.find("a") if leads_away(link))
            return linked * 2 < len(caption.raw)
    return False


def _of_link(link: Element, told: frozenset[str]) -> Iterator[str]:
    if not leads_away(link):
        return
    if by_author(link):
        yield "elsewhere"
    elif {"zoom", "aloof"}.isdisjoint(told) and not _in_gallery(link):
        yield "away"


def _in_gallery(link: Element) -> bool:
    """Whether a link is that of a picture in a WordPress gallery, which leads to the page of the picture."""
    return link.parent is not None and "gallery-icon" in link.parent.get("class").split()


def _too_small(element: Element) -> bool:
    """Whether a picture is an icon, a portrait or a tracking pixel by its stated size; 16 by 9 is a shape, not a size."""
    width, height = _pixels(element.get("width")), _pixels(element.get("height"))
    if width is not None and height is not None:
        if width > _FLAT * height > 0:
            return True
        if 1 < max(width, height) <= _SHAPE:
            return False
        if width == height and width <= _PORTRAIT:
            return True
    return (width is not None and width < _NARROW) or (height is not None and height < _LOW)


def _is_thumb(element: Element, url: str) -> bool:
    """Whether the only picture that is served is a small square by its address, as portraits of authors are."""
    square = _SQUARE.search(url[:_LONGEST])
    return (
        square is not None and _SHAPE < int(square[1]) <= _PORTRAIT and not element.has("srcset") and not element.has("data-src")
    )


@lru_cache(maxsize=512)
def _pixels(text: str) -> int | None:
    match = _PIXELS.fullmatch(text[:40])
    return int(match[1]) if match else None
