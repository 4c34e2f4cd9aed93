"""Which pictures of a page are this article's photographs, and which elements show the same one."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from auditor.scan.article import Article
from auditor.scan.dom import Document, Element
from auditor.scan.pictures import Picture, pictures
from auditor.scan.signs import drawn, moves, score, teases
from auditor.scan.urls import has_mark, key, shown
from auditor.scan.visible import unseen

_SURE, _LIKELY = 2, 0  # scores from which a picture is a photograph at once, or where a caption says so
_NEAR = 4  # levels above a picture on which a player calls itself one
_MOST_COPIES = 50


@dataclass
class Photograph:
    """One photograph: the element that shows it, all copies of it, and whether it needs a caption, or a credit, to be one."""

    element: Element
    url: str
    copies: list[Picture]
    weak: bool = False
    sure: bool = True
    moving: bool = False

    @cached_property
    def urls(self) -> tuple[str, ...]:
        """All URLs that serve it, the one a browser would show first."""
        copies = sorted(self.copies[:_MOST_COPIES], key=lambda copy: copy.element is not self.element)
        return tuple(dict.fromkeys(url for copy in copies for url in (copy.url, *copy.urls())))


def photographs(document: Document, article: Article, shared: Collection[str]) -> list[Photograph]:
    """The article's photographs in the order of the page, each once; `shared` are the marks of the pictures given to others."""
    found: dict[tuple[str, ...], Photograph] = {}
    for picture in pictures(document):
        if drawn(picture.element, picture.url):
            continue
        name = key(picture.url)
        if picture.twin and name not in found:
            name = key(shown(picture.twin) or picture.url)
        known = found.get(name)
        if known is None:
            found[name] = Photograph(picture.element, picture.url, [picture], picture.weak)
        elif not picture.weak:
            known.copies.append(picture)
    kept = [photograph for photograph in found.values() if _choose(photograph, article, shared)]
    return sorted(kept, key=lambda photograph: photograph.element.order)


def _choose(photograph: Photograph, article: Article, shared: Collection[str]) -> bool:
    """Whether it is the article's; its element becomes the copy that is most surely so."""
    best, chosen = _best(photograph, article, shared=False)
    if shared and best < _SURE and has_mark(chosen.url, shared):
        best, chosen = _best(photograph, article, shared=True)
    if best < _LIKELY:
        return False
    photograph.element, photograph.url = chosen.element, chosen.url
    photograph.moving = any(map(moves, (chosen.element, *islice(chosen.element.ancestors(), _NEAR))))
    photograph.sure = best >= _SURE and not photograph.moving and not photograph.weak
    return not (photograph.weak and photograph.moving) and not teases(chosen.element, article)


def _best(photograph: Photograph, article: Article, *, shared: bool) -> tuple[int, Picture]:
    """The copy that is most surely the article's, and how surely: a visible one before a hidden one, earlier before later."""
    if len(photograph.copies) == 1:
        [copy] = photograph.copies
        return score(copy.element, article, shared=shared), copy
    scores = [(score(copy.element, article, shared=shared), copy) for copy in photograph.copies[:_MOST_COPIES]]
    best = max(each for each, _ in scores)
    told = [copy for each, copy in scores if each == best]
    return best, max(told, key=lambda copy: (not unseen(copy.element), -copy.element.order)) if len(told) > 1 else told[0]
