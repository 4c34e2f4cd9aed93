"""Which pictures of a page are this article's photographs, and which elements show the same one."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from auditor.scan.article import WITHIN, Article
from auditor.scan.dom import Document, Element
from auditor.scan.visible import unseen
from auditor.scan.urls import key, picture_file, real, served
from auditor.scan.words import called, kinds

MOST_PHOTOGRAPHS = 20_000
_NARROW, _LOW = 100, 60  # CSS pixels; what is smaller is an icon
_SHAPE = 21  # numbers up to this are the two sides of a ratio
_WORDLESS = re.compile(r"\.svg$|logo|(?<![a-z])icons?(?![a-z])|avatar|sprite|gravatar|emoji|favicon|badge|spinner", re.IGNORECASE)
_PAGE_LINK = re.compile(r"^(?:https?:)?/|^[\w.]", re.IGNORECASE)
# A link to a page that shows the picture alone: a word of its own in the address, not one of a headline made into an address.
_PHOTO_PAGE = re.compile(
    r"(?:^|[/_.?&=])\w{0,12}(?:photo|gallery|galerie|galeri|foto|image|bild|picture|slideshow|zoom|lightbox|attachment)\w{0,12}(?:[/_.?&=]|$)",
    re.IGNORECASE,
)
_WEIGHTS = {
    "figure": 1,
    "lead": 1,
    "li": -2,
    "aside": -2,
    "card": -2,
    "pressed": -2,
    "elsewhere": -3,
    "moving": -2,
    "away": -3,
    "nav": -5,
    "footer": -5,
}
_NEVER = -99
_LONGEST = 1_000  # characters of an address that are looked at
_NEAR = 4  # levels above a picture on which a player calls itself one
_SURE, _LIKELY = 2, 0


@dataclass(slots=True)
class Photograph:
    """One photograph: the element that shows it, all that serve it, and whether it needs a caption, or a credit, to be one."""

    element: Element
    urls: tuple[str, ...]
    copies: list[Element] = field(default_factory=list)
    sure: bool = True
    moving: bool = False


def photographs(document: Document, article: Article) -> list[Photograph]:
    """The article's photographs in the order of the page, each once."""
    found: dict[tuple[str, ...], Photograph] = {}
    for element, urls in _pictures(document):
        twin = _without_scripts(element)
        name = key(next(iter(served(twin)), urls[0])) if twin else key(urls[0])
        photograph = found.get(name)
        if photograph is None:
            found[name] = Photograph(element, urls, [element])
        else:
            photograph.urls = tuple(dict.fromkeys((*photograph.urls, *urls)))
            photograph.copies.append(element)
    kept = [photograph for photograph in found.values() if _choose(photograph, article)]
    return sorted(kept, key=lambda photograph: photograph.element.order)


def _choose(photograph: Photograph, article: Article) -> bool:
    """Whether it is the article's; its element becomes the copy that is most surely so."""
    scores = [(score(copy, photograph.urls, article), not unseen(copy), -copy.order, copy) for copy in photograph.copies[:50]]
    best = max(scores, key=lambda entry: entry[:3])
    photograph.element = best[3]
    photograph.moving = any("moving" in kinds(above.names()) for above in islice(best[3].ancestors(), _NEAR))
    photograph.sure = best[0] >= _SURE and not photograph.moving
    return best[0] >= _LIKELY


def _pictures(document: Document) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Every element that shows a picture, with its URLs."""
    told = document.find("img", "amp-img")
    if len(told) > MOST_PHOTOGRAPHS:
        document.problems.append(f"The page shows more than {MOST_PHOTOGRAPHS} pictures; the rest was not read.")
    for element in told[:MOST_PHOTOGRAPHS]:
        urls = served(element)
        if urls:
            yield element, (*urls, *_linked(element))


def _without_scripts(element: Element) -> Element | None:
    """The picture that a `noscript` copy stands in for: the only one right beside it."""
    noscript = next((above for above in islice(element.ancestors(), _NEAR) if above.tag == "noscript"), None)
    if noscript is None:
        return None
    beside = [each for each in (noscript.before(), noscript.behind()) if each is not None and each.tag != "noscript"]
    others = [image for each in beside for image in ([each] if each.tag == "img" else each.find("img"))]
    return others[0] if len(others) == 1 else None


def _linked(element: Element) -> tuple[str, ...]:
    """The larger picture that a click on this one opens."""
    for above in list(element.ancestors())[:4]:
        if above.tag == "a":
            href = above.get("href")
            return (href,) if picture_file(href) and real(href) else ()
    return ()


def score(element: Element, urls: tuple[str, ...], article: Article) -> int:
    """How surely a picture is a photograph of this article: more than 0 for yes."""
    if _too_small(element) or _WORDLESS.search(urls[0].partition("?")[0].rpartition("/")[2]):
        return _NEVER
    signs: set[str] = set()
    for above in (element, *element.ancestors()):
        if above.tag in {"body", "main"} or article.around(above):
            break
        signs.update(_signs(above))
    standing = article.standing(element)
    if standing == WITHIN:
        signs.discard("lead")
    return standing + sum(_WEIGHTS.get(sign, 0) for sign in signs)


def _signs(above: Element) -> Iterator[str]:
    """What a picture, or one of the elements around it, says for or against it."""
    told = kinds(above.names())
    yield from told
    if above.tag == "a":
        larger = bool({"zoom", "aloof"} & told) or bool(_PHOTO_PAGE.search(above.get("href")[:_LONGEST]))
        if leads_away(above) and not larger:
            yield "away"
        if "button" in told and not larger:
            yield "pressed"
    elif above.tag == "article":
        if above.holds_any("a", "h2", "h3", "h4"):
            yield "card"
    else:
        yield above.tag


def _too_small(element: Element) -> bool:
    """Whether a picture is an icon or a tracking pixel by its stated size; 16 by 9 is a shape, not a size."""
    width, height = _pixels(element.get("width")), _pixels(element.get("height"))
    if width is not None and height is not None and 1 < max(width, height) <= _SHAPE:
        return False
    return (width is not None and width < _NARROW) or (height is not None and height < _LOW)


def _pixels(text: str) -> int | None:
    match = re.match(r"\s{0,9}(\d{1,6})\s{0,9}(?:px)?\s{0,9}$", text)
    return int(match[1]) if match else None


def leads_away(link: Element) -> bool:
    """Whether a link leads to another page, not to a larger picture or a place on this one."""
    href = link.get("href").strip()
    return bool(href) and not picture_file(href) and bool(_PAGE_LINK.search(href))
