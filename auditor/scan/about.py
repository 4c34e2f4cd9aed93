"""What a page says of itself: title, day of publication, language, publisher, each with its place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from auditor.model import Statement
from auditor.scan import trees
from auditor.scan.article import Article
from auditor.scan.data import Data
from auditor.scan.dom import Element
from auditor.text import clean, fold

_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dcterms.created",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
)
_LANGUAGE = ("content-language", "og:locale", "language")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
_HOUSES = ("og:site_name", "application-name", "dc.publisher")
_SITE = re.compile(r" (?:online|net|نت|digital|web|news)$|\.(?:com|net|org|de|at|ch|fr|es|it|nl|no|se|dk)$")
_SHORTEST_NAME, _INITIALS = 5, 2
_LONGEST = 2_000


def title(data: Data, article: Article) -> Statement | None:
    """The page's title: as shared, as headline, as the window shows it."""
    shown = [article.headline] if article.headline is not None else []
    elements = (_element(each) for each in (*shown, *data.document.find("title")))
    return _first(_meta(data, "og:title", "twitter:title"), _ld(data, "headline"), elements)


def published(data: Data) -> Statement | None:
    """When the page says that it was published, as it says it."""
    times = (Statement(time.get("datetime"), "time@datetime", time.line, time.column) for time in data.document.find("time"))
    return _first(_ld(data, "datePublished"), _meta(data, *_PUBLISHED), times)


def language(data: Data) -> Statement | None:
    """The language that the page says it is in."""
    roots = (Statement(root.get("lang"), "html@lang", root.line, root.column) for root in data.document.select("html"))
    return _first(roots, _meta(data, *_LANGUAGE), _ld(data, "inLanguage"))


def publisher(data: Data) -> Statement | None:
    """Who the page says publishes it."""
    return _first(_ld(data, "publisher"), _meta(data, *_HOUSES))


def authors(data: Data) -> frozenset[str]:
    """The names of those who, the page tells machines, wrote the article; folded, without what is too short to be one."""
    told = (*_ld(data, "author"), *data.meta(*_AUTHORS))
    return frozenset(name for said in told if len(name := fold(said.text)) >= _SHORTEST_NAME)


def houses(data: Data) -> frozenset[str]:
    """The names under which the page says it is published, folded; also without the article or what marks a web site."""
    told = (*_ld(data, "publisher"), *data.meta(*_HOUSES))
    names = (fold(said.text) for said in told)
    spelt = (name for each in names for name in (each, _SITE.sub("", each), each.removeprefix("the ")))
    return frozenset(name for name in spelt if len(name) > _INITIALS)


def address(data: Data) -> str | None:
    """The address that the page gives itself."""
    links = (link.get("href") for link in data.document.select('link[rel="canonical"][href]'))
    return next((href for href in (*links, *(said.text for said in data.meta("og:url"))) if href), None)


def _first(*places: Iterable[Statement]) -> Statement | None:
    return next((said for place in places for said in place if clean(said.text)), None)


def _element(element: Element) -> Statement:
    return Statement(clean(element.raw[:_LONGEST]), element.tag, element.line, element.column)


def _meta(data: Data, *names: str) -> Iterator[Statement]:
    return (replace(said, place=f"meta {said.place}") for said in data.meta(*names))


def _ld(data: Data, field: str) -> Iterator[Statement]:
    for script, found in data.pages:
        if field in found:
            yield from (Statement(text, f"JSON-LD {field}", script.line, script.column) for text in trees.texts(found[field]))
