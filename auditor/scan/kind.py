"""Whether a page is an article or lists articles that stand elsewhere: front pages, sections, subjects, search results.

Its pictures are then those of other pages, and much of what is told there about them is left out on purpose. Only a page that
shows no sign of an article, and several of a list, is called a listing.
"""

from collections import defaultdict
from typing import Literal

from auditor.scan import trees
from auditor.scan.data import Data
from auditor.scan.dom import Document, Element

_ARTICLE = ("Article", "Posting", "Report", "Review", "Recipe", "VideoObject")  # ends of schema.org types of a page's subject
_LISTING = frozenset({"CollectionPage", "ItemList", "SearchResultsPage", "ProfilePage", "WebSite", "Blog"})
_SUBJECT = frozenset({"", "@graph", "mainEntity", "mainEntityOfPage"})  # where the page's own subject stands in JSON-LD
_DATES = ("article:published_time", "article:modified_time")
_MANY = 4  # articles in the data of one page, or linked headlines on it
_VERY_MANY = 8
_SHORT, _TEXT = 40, 600  # characters of a paragraph and of an article's paragraphs, together
_HEADLINES = ", ".join(f"{head} a[href], a[href] {head}" for head in ("h2", "h3", "h4"))


def kind(data: Data) -> Literal["article", "listing"]:
    """What the page is, from its data for machines, its headlines and its paragraphs."""
    subjects = [name for _, under, found in data.json_ld if under in _SUBJECT for name in trees.texts(found.get("@type"))]
    articles = sum(name.endswith(_ARTICLE) for name in subjects)
    opened = {said.text.strip().lower() for said in data.meta("og:type")}
    if 0 < articles < _MANY or "article" in opened or data.meta(*_DATES):
        return "article"
    told = articles >= _MANY or "website" in opened or not _LISTING.isdisjoint(subjects)
    linked = len(list(data.document.select(_HEADLINES)))
    if linked >= (_MANY if told else _VERY_MANY) and _longest_text(data.document) < _TEXT:
        return "listing"
    return "article"


def _longest_text(document: Document) -> int:
    """Characters of the paragraphs that stand side by side in one element, where they are most; teasers stand apart."""
    lengths: dict[Element | None, int] = defaultdict(int)
    for paragraph in document.find("p", longer=_SHORT):
        lengths[paragraph.parent] += len(paragraph.raw)
    return max(lengths.values(), default=0)
