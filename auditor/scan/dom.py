"""The page as a tree: the only module that knows the HTML parser, and the place of every limit on what a page may hold.

The parser finds elements far faster than Python can walk them, so an element is turned into one of ours only when it is
asked for: those beside photographs, a few hundred of some thousands.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

import turbohtml

from auditor.scan.encoding import decoded
from auditor.text import clean

MOST_BYTES = 32 * 1024 * 1024
DEEPEST = 512
MOST_ATTRIBUTES = 1_000
LONGEST = 20_000  # characters of a caption
_COLUMNS = 32  # bits that hold a column of the longest page

_NAMING = frozenset(
    {"class", "id", "data-testid", "data-test", "data-cy", "data-component", "data-qa", "data-type", "itemprop", "slot"}
)
_SOUGHT = frozenset(
    {"img", "amp-img", "picture", "figure", "p", "h1", "h2", "title", "time", "astro-island", "gu-island"}
)  # asked for on every page
_TEXTS = (turbohtml.Text, turbohtml.CData)
_META_NAMES = ("property", "name", "itemprop", "http-equiv")


class Element:
    """One element of the page; its children are made when they are first asked for."""

    __slots__ = ("_attributes", "_children", "_names", "_raw", "_said", "depth", "document", "hiding", "node", "parent", "tag")

    def __init__(self, node: turbohtml.Element, parent: "Element | None", document: "Document") -> None:
        self.node, self.parent, self.document = node, parent, document
        self.tag = node.tag
        self.depth: int = parent.depth + 1 if parent is not None else 1
        if self.depth == DEEPEST and not document.deep:
            document.deep = True
            document.problems.append(
                f"Elements stand more than {DEEPEST} deep in one another; what is deeper was read as if it was not."
            )
        self._attributes: dict[str, str] | None = None
        self._children: list[Element | str] | None = None
        self.hiding: str | None = None  # why it hides what is in it, "" if it does not; None: not asked yet
        self._names: str | None = None
        self._raw: str | None = None
        self._said: str | None = None

    @property
    def line(self) -> int:
        """The line of its start tag, from 1; 0 where the parser made the element up."""
        return self.node.source_line or 0

    @property
    def column(self) -> int:
        """The column of its start tag, from 1; 0 where the parser made the element up."""
        column = self.node.source_col
        return 0 if column is None else column + 1

    @property
    def order(self) -> int:
        """A number that grows with its place in the source; that of its parent where the parser made the element up."""
        place = self.node.position
        if place is None:
            return self.parent.order if self.parent is not None else 0
        return (place[0] << _COLUMNS) + place[1]

    @property
    def raw(self) -> str:
        """All text in it, seen or not, as it stands; kept for whoever asks next, unless it is very long."""
        if self._raw is not None:
            return self._raw
        text = self.node.text
        if len(text) <= LONGEST:
            self._raw = text
        return text

    @property
    def said(self) -> str:
        """Its text as a browser shows it, seen or not, the beginning of a very long one."""
        if self._said is None:
            self._said = clean(self.node.text[:LONGEST])
        return self._said

    @property
    def children(self) -> "list[Element | str]":
        """Its elements and texts in document order."""
        if self._children is None:
            self._children = _children(self.node, self)
            self.document.opened.append(self)
        return self._children

    @property
    def attributes(self) -> dict[str, str]:
        """All its attributes, for those who look through them; whoever knows the name asks with `get`, which is far cheaper."""
        if self._attributes is None:
            self._attributes = {name: self.get(name) for name in self._attribute_names()}
        return self._attributes

    def get(self, name: str) -> str:
        """The attribute of this name, "" where there is none."""
        return self.node.attr(name) or ""

    def has(self, name: str) -> bool:
        """Whether it has an attribute of this name, empty or not."""
        return name in self.node.attrs

    def names(self) -> str:
        """What a template calls it: its classes, id, test names and microdata property."""
        if self._names is None:
            attr = self.node.attr
            self._names = " ".join([attr(name) or "" for name in self._attribute_names() if name in _NAMING])
        return self._names

    def has_own_text(self) -> bool:
        """Whether text stands right in it, not only in elements inside it."""
        return any(isinstance(child, str) and not child.isspace() for child in self.children)

    def elements(self) -> "list[Element]":
        """The elements directly in it."""
        return [child for child in self.children if isinstance(child, Element)]

    def ancestors(self) -> "Iterator[Element]":
        """Its parent, that one's parent and so on."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def descendants(self) -> "Iterator[Element]":
        """All elements inside it in document order."""
        waiting = self.elements()[::-1]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.elements()))

    def find(self, *tags: str) -> "list[Element]":
        """The elements of these tags inside it, in document order, found by the parser."""
        return [self.document.element(node) for node in self.node.iter_elements(tags) if node is not self.node]

    def within(self, selector: str) -> bool:
        """Whether it is, or stands in, an element that a CSS selector chooses."""
        return self.node.closest(selector) is not None

    def holds_any(self, *tags: str) -> bool:
        """Whether an element of one of these tags stands in it; asked once."""
        known = self.document.answers
        if (self, tags) not in known:
            known[self, tags] = next((True for node in self.node.iter_elements(tags) if node is not self.node), False)
        return known[self, tags]

    def before(self) -> "Element | None":
        """The element beside it that ends right before it."""
        return self._beside("previous_sibling")

    def behind(self) -> "Element | None":
        """The element beside it that begins right behind it."""
        return self._beside("next_sibling")

    def close(self) -> None:
        """Let go of the children, which hold this element in turn."""
        self._children = None

    def _attribute_names(self) -> Iterable[str]:
        told = self.node.attrs
        if len(told) <= MOST_ATTRIBUTES:
            return told
        self.document.cut_attributes(self)
        return islice(told, MOST_ATTRIBUTES)

    def _beside(self, side: str) -> "Element | None":
        node = getattr(self.node, side)
        while node is not None and not isinstance(node, turbohtml.Element):
            node = getattr(node, side)
        return None if node is None else self.document.element(node)

    def holds(self, other: "Element") -> bool:
        """Whether the other one is this one or stands inside it."""
        while other.depth > self.depth and other.parent is not None:
            other = other.parent
        return other is self


class Document:
    """A page: its address, its elements by tag, what of it was cut off, and the elements that wrap the whole article."""

    def __init__(self, parsed: turbohtml.Document, problems: list[str]) -> None:
        self.problems = problems
        self.address = ""
        self.deep = False
        self.wrappers: frozenset[Element] = frozenset()
        self.opened: list[Element] = []  # whose children were asked for
        self.answers: dict[tuple[Element, tuple[str, ...]], bool] = {}
        self._parsed = parsed
        self._by_id: dict[str, turbohtml.Element] | None = None
        self._made: dict[turbohtml.Node, Element] = {}
        self._by_tag: dict[str, list[turbohtml.Element]] = {tag: [] for tag in _SOUGHT}
        for node in parsed.iter_elements(_SOUGHT):
            self._by_tag[node.tag].append(node)

    def element(self, node: turbohtml.Element) -> Element:
        """Our element for one of the parser's, and those above it."""
        known = self._made.get(node)
        if known is not None:
            return known
        above = node.parent
        parent = self._made.get(above) if above is not None else None
        if parent is not None:
            return self.make(node, parent)
        path = [node]
        while above is not None and above not in self._made:
            if isinstance(above, turbohtml.Element):
                path.append(above)
            above = above.parent
        parent = self._made[above] if above is not None else None
        for each in reversed(path):
            parent = self._made[each] = Element(each, parent, self)
        return self._made[node]

    def find(self, *tags: str, longer: int = 0, lacking: tuple[str, ...] = ()) -> list[Element]:
        """All elements of these tags in document order: those with a text of some length, those that lack elements of others."""
        if self._by_tag.keys() >= set(tags):
            found = [node for tag in tags for node in self._by_tag[tag]]
        else:
            found = list(self._parsed.iter_elements(tags))
        made = self._made
        return [
            made.get(node) or self.element(node)
            for node in found
            if (not longer or len(node.text) >= longer) and (not lacking or next(iter(node.iter_elements(lacking)), None) is None)
        ]

    def select(self, selector: str) -> list[Element]:
        """All elements that a CSS selector chooses, in document order."""
        return [self.element(node) for node in self._parsed.select(selector)]

    def by_id(self, name: str) -> Element | None:
        """The first element of this id."""
        if self._by_id is None:
            self._by_id = {node.attr("id") or "": node for node in reversed(self._parsed.select("[id]"))}
        node = self._by_id.get(name)
        return self.element(node) if node is not None else None

    def forget(self) -> None:
        """Let go of all elements: they hold one another, and memory would fill with pages until it is searched for such rings."""
        for element in self.opened:
            element.close()
        self.opened.clear()
        self._made.clear()
        self.answers.clear()
        self.wrappers = frozenset()

    def cut_text(self, element: Element) -> None:
        """Report a text that was cut at the limit."""
        self.problems.append(f"A text in line {element.line} is longer than {LONGEST:,} characters; the rest was not read.")

    def cut_attributes(self, element: Element) -> None:
        """Report once that attributes of an element were cut at the limit."""
        problem = f"An element in line {element.line} has more than {MOST_ATTRIBUTES:,} attributes; the rest was not read."
        if problem not in self.problems:
            self.problems.append(problem)

    def metas(self) -> Iterator[tuple[str, str, int, int]]:
        """Each `meta` element that says something: its name in lower case, what it says, line and column."""
        for node in self._parsed.select("meta[content]"):
            name = next((told for attribute in _META_NAMES if (told := node.attr(attribute))), "")
            if name:
                yield name.lower(), node.attr("content") or "", node.source_line or 0, (node.source_col or 0) + 1

    def comments(self, word: str) -> Iterator[tuple[str, Element, Element | None]]:
        """Each comment that says a word: all of it, the element that it stands in, and the one that begins right behind it."""
        for node in self._parsed.xpath_iter("//comment()[contains(., $word)]", word=word):
            if isinstance(node, turbohtml.Comment) and isinstance(node.parent, turbohtml.Element):
                behind = next((each for each in node.next_siblings if isinstance(each, turbohtml.Element)), None)
                yield node.data, self.element(node.parent), self.element(behind) if behind is not None else None

    def make(self, node: turbohtml.Element, parent: Element) -> Element:
        """Our element for a child of one that is known."""
        known = self._made.get(node)
        if known is None:
            known = self._made[node] = Element(node, parent, self)
        return known


def parse(content: bytes) -> Document:
    """The page as a tree, cut at the limits; never raises, whatever the bytes."""
    problems: list[str] = []
    if len(content) > MOST_BYTES:
        problems.append(f"The page is longer than {MOST_BYTES >> 20} MB; only its beginning was read.")
        content = content[:MOST_BYTES]
    text, lost = decoded(content)
    problems.extend(lost)
    return Document(turbohtml.parse(text, positions=True), problems)


def _children(node: turbohtml.Node, parent: Element) -> "list[Element | str]":
    found: list[Element | str] = []
    for child in node.children:
        if isinstance(child, turbohtml.Element):
            found.append(parent.document.make(child, parent))
        elif isinstance(child, _TEXTS):
            found.append(child.data)
        elif isinstance(child, turbohtml.DocumentFragment):
            found += _children(child, parent)
    return found
