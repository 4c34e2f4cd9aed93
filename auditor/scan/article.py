"""Where the article stands on the page: its headline, its text, and the element that holds both."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import islice

from auditor.scan.dom import Document, Element
from auditor.scan.words import kinds
from auditor.text import words

WITHIN = 3  # stands within the text
_SHORT = 40  # characters; a shorter paragraph tells nothing
_THIN = 400  # characters; an article in paragraphs has more
_ENOUGH = 0.3  # of the page's text: what holds the headline and so much holds the article
_MOST = 0.55  # of the article's text: what holds so much of it is its body
_MOST_PARAGRAPHS = 4_000
_OUTSIDE = frozenset({"a", "aside", "nav", "footer", "form", "figure", "template", "noscript"})
_TEXT_BOXES = ("p", "div", "span", "td", "li", "section", "article")
_NEAR = 3  # levels above the article in which the picture that opens it may stand
_ENDLESS = 1 << 64

_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
Weighed = list[tuple[Element, int]]  # paragraphs, each with its length


@dataclass(slots=True)
class Article:
    """The headline, the element that holds the text, the one that holds both, and where the text begins and ends."""

    headline: Element | None
    text: Element | None
    holder: Element | None
    first: int = 0
    last: int = _ENDLESS
    common: frozenset[Element] = frozenset()
    signs: dict[Element, frozenset[str]] = field(default_factory=dict)
    _around: frozenset[Element] = field(init=False)

    def __post_init__(self) -> None:
        told = [each for each in (self.headline, self.text) if each is not None]
        self._around = frozenset(above for each in told for above in (each, *each.ancestors()))

    def standing(self, element: Element) -> int:
        """How surely an element stands in this article: 3 within the text, 2 before it or at its end, -2 behind it."""
        if self.holder is None:
            return 1
        inside = self.holder.holds(element)
        if inside and self.first <= element.order <= self.last:
            return WITHIN
        if element.order < self.first:
            return 2 if inside else 1 if self._before(element) else 0
        if self.text is not None and self.text.holds(element):
            return 2 if self.text.tag != "body" else 1
        return 0 if inside else -2

    def _before(self, element: Element) -> bool:
        """Whether an element stands close before the article, where some pages put the picture that opens it."""
        assert self.holder is not None
        near = [above for above in islice(self.holder.ancestors(), _NEAR) if above.tag not in {"body", "html"}]
        return any(above.holds(element) for above in near)

    def around(self, element: Element) -> bool:
        """Whether an element is so large that it holds the headline or the whole text: its name says nothing of what is in it."""
        return element in self._around


def article(document: Document) -> Article:
    """The article of a page: the headline, and what of the page's text stands around it."""
    headline = _headline(document)
    page = frozenset(headline.ancestors()) if headline is not None else frozenset()
    document.wrappers = page
    weighed, common = _weighed(_long(document.find("p", longer=_SHORT // 2)), page)
    if _length(weighed) < _THIN:
        weighed, common = _weighed(_long(document.find(*_TEXT_BOXES, longer=_SHORT // 2), own=True), page)
    if not weighed:
        return Article(headline, None, None, common=common)
    weights: dict[Element, int] = defaultdict(int)
    for paragraph, length in weighed:
        weights[paragraph] += length
    for parent, length in _beside_each_other(weighed).items():
        for above in (parent, *parent.ancestors()):
            weights[above] += length
    holder = _holder(headline, weights)
    text = _text(holder, weights, {paragraph for paragraph, _ in weighed})
    within = [paragraph for paragraph, _ in weighed if text.holds(paragraph)]
    last = max(within, key=lambda each: each.order)
    return Article(headline, text, holder, min(each.order for each in within), _end(last), common)


def _beside_each_other(weighed: Weighed) -> dict[Element, int]:
    """How much text the paragraphs have that stand right in one element."""
    lengths: dict[Element, int] = defaultdict(int)
    for paragraph, length in weighed:
        if paragraph.parent is not None:
            lengths[paragraph.parent] += length
    return lengths


def _end(paragraph: Element) -> int:
    """The order of the last element in a paragraph, where it holds any."""
    return (
        max((each.order for each in paragraph.descendants()), default=paragraph.order)
        if paragraph.tag != "p"
        else paragraph.order
    )


def _long(candidates: Iterable[Element], *, own: bool = False) -> Weighed:
    """Paragraphs that tell something, with their length; `own`: only what stands right in them counts."""
    found = []
    for element in islice(candidates, _MOST_PARAGRAPHS):
        text = "".join(c for c in element.children if isinstance(c, str)) if own else element.raw
        length = _length_of(text.strip())
        if length >= _SHORT:
            found.append((element, length))
    return found


def _length_of(text: str) -> int:
    """How long a text is; a letter of Chinese, Japanese and Korean says what two of an alphabet do."""
    return len(text) if text.isascii() else len(text) + len(_DENSE.findall(text))


def _weighed(found: Weighed, page: Collection[Element]) -> tuple[Weighed, frozenset[Element]]:
    """Paragraphs but for those that surround the article, by the tags and names of what they stand in.

    A name that would leave out most of the page's text says how the page is laid out (`with-sidebar`), not what stands there:
    the elements of such names come as well.
    """
    outside = dict.fromkeys(page, False)
    kept = [each for each in found if not _outside(each[0], outside)]
    if _length(kept) * 2 >= _length(found):
        return kept, frozenset()
    outside, common = dict.fromkeys(page, False), _common(found)
    again = [each for each in found if not _outside(each[0], outside, common)]
    return (again, common) if _length(again) > _length(kept) else (kept, frozenset())


def _length(found: Weighed) -> int:
    return sum(length for _, length in found)


def _common(found: Weighed) -> frozenset[Element]:
    """What is called as most of the page's text is, but for what readers wrote."""
    weights: dict[str, int] = defaultdict(int)
    called: dict[str, set[Element]] = defaultdict(set)
    told = [
        (paragraph, length) for paragraph, length in found if _OUTSIDE.isdisjoint(above.tag for above in paragraph.ancestors())
    ]
    for paragraph, length in told:
        for above in paragraph.ancestors():
            weights[above.names()] += length
            called[above.names()].add(above)
    most = (name for name, weight in weights.items() if name and weight > _length(told) * _MOST and "remarks" not in kinds(name))
    return frozenset(element for name in most for element in called[name])


def _outside(element: Element, known: dict[Element, bool], wide: Collection[Element] = ()) -> bool:
    """Whether an element, or one that it stands in, surrounds the article; `wide` are those whose names say nothing."""
    if element not in known:
        told = kinds(element.names()) if element.tag not in {"body", "html"} and element not in wide else ()
        own = element.tag in _OUTSIDE or "elsewhere" in told or "unseen" in told
        known[element] = own or (element.parent is not None and _outside(element.parent, known, wide))
    return known[element]


def _headline(document: Document) -> Element | None:
    """The headline that says what the page's title says, else the first one."""
    found = document.find("h1") or document.find("h2")
    if len(found) < 2:
        return found[0] if found else None
    title = {word.folded for element in document.find("title")[:1] for word in words(element.raw[:500])}

    def likeness(headline: Element) -> float:
        told = {word.folded for word in words(headline.raw[:500])}
        return len(told & title) / len(told | title) if told and title else 0.0

    best = max(found[:20], key=likeness)
    return best if likeness(best) > 0.2 else found[0]


def _holder(headline: Element | None, weights: dict[Element, int]) -> Element:
    """The smallest element that holds the headline and a good part of the page's text."""
    total = max(weights.values())
    around = headline.ancestors() if headline is not None else ()
    return next((above for above in around if weights.get(above, 0) >= total * _ENOUGH), max(weights, key=lambda e: weights[e]))


def _text(holder: Element, weights: dict[Element, int], paragraphs: Collection[Element]) -> Element:
    """The smallest element that holds most of the article's text, and is not all of it in one paragraph."""
    needed = weights[holder] * _MOST
    inside = [element for element, weight in weights.items() if weight >= needed and holder.holds(element)]
    smallest = max(inside, key=lambda element: element.depth)
    alone = smallest in paragraphs and smallest is not holder
    return smallest.parent if alone and smallest.parent is not None else smallest
