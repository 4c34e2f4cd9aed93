"""Pictures within the article that are none of its photographs: of its authors, of offers, of advertisements."""

import re
from collections.abc import Collection

from auditor.scan.article import Article
from auditor.scan.dom import Element
from auditor.scan.signs import HEADINGS, by_author
from auditor.scan.words import advertised, external
from auditor.text import fold

_OFFERED = 600  # characters of all text beside the picture of an offer
_BYLINE = 300  # characters of all text beside the portrait of an author
_BY = ("by", "af", "av", "di", "door", "par", "por", "von")
_OF_OFFERS = (*HEADINGS, "h6", "form", "input", "button")  # what offers of a house have beside their picture
# Names of advertisements by their shape: a banner, or one of the sizes that the IAB has given them.
_ADVERTISED = re.compile(
    r"(?:^|[/_-])banner(?:[-_.\d]|$)|(?<!\d)(?:300x250|336x280|728x90|970x90|970x250|160x600|300x600|320x50|320x100)(?!\d)"
    r"|^(?:https?:)?//(?:ads?\d{0,2}|adserver|adimg)[.-]",
    re.IGNORECASE,
)


def stands_aside(element: Element, url: str, article: Article, names: Collection[str]) -> bool:
    """Whether a picture without figure, caption or credit shows an author, an offer or an advertisement."""
    if any(above.tag == "figure" for above in element.ancestors()):
        return False
    return _advertises(element, url) or fold(element.get("alt")) in names or _beside(element, article, names)


def _advertises(element: Element, url: str) -> bool:
    return _ADVERTISED.search(url.partition("?")[0]) is not None or advertised(element.get("alt"))


def _beside(element: Element, article: Article, names: Collection[str]) -> bool:
    """Whether the box that a picture stands in is the line of an author, or has a heading, something to press or to load."""
    for above in element.ancestors():
        if above.tag in {"body", "main", "p"} or article.around(above):
            return False
        text = fold(above.raw[: _OFFERED + 1])
        if text:
            byline = len(text) <= _BYLINE and (_is_byline(text, element, names) or any(map(by_author, above.find("a"))))
            return byline or (len(text) <= _OFFERED and (above.holds_any(*_OF_OFFERS) or external(text)))
    return False


def _is_byline(text: str, element: Element, names: Collection[str]) -> bool:
    """Whether a text holds the name of an author, or says that the article is by whom the picture is said to show."""
    shows = fold(element.get("alt"))
    return any(name in text for name in names) or (bool(shows) and text.startswith(tuple(f"{by} {shows}" for by in _BY)))
