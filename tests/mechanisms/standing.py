"""The captions that stand on a page already: which element holds each, read from the markup without the scanner."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from typing import Any

_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "amp-img",
    ]
)
_ENDS_A_PARAGRAPH = frozenset(
    [
        "p",
        "div",
        "figure",
        "figcaption",
        "section",
        "article",
        "ul",
        "ol",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "aside",
        "header",
        "footer",
    ]
)
_APART = re.compile(r"<(script|style|noscript|template|textarea)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_PICTURES = frozenset({"img", "source", "amp-img"})
# A caption that opens on a tap, is there for screen readers, or stands with a video: what is put beside it is no second one.
_ASIDE = re.compile(r"checkbox|_?sr-?only|close-button|youtube|data-video|<video", re.IGNORECASE)
_LONGEST = 6_000  # characters of markup about one photograph
_OWN = 2_500  # characters of text beside it


@dataclass(eq=False)
class Node:
    """An element: where its tag begins, where what it holds begins and ends, where it ends."""

    tag: str
    attributes: Mapping[str, str]
    parent: "Node | None"
    start: int
    inner: int
    close: int = -1
    end: int = -1

    def above(self) -> Iterator["Node"]:
        """The elements that it stands in, the nearest first."""
        each = self.parent
        while each is not None:
            yield each
            each = each.parent


@dataclass(frozen=True)
class Standing:
    """A photograph with its caption: the element that holds the text, its block beside the picture, and what holds all."""

    page: "Markup"
    caption: str
    credit: str
    address: str
    holder: Node
    block: Node
    whole: Node


class Markup(HTMLParser):
    """A page's elements with their places in the source."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = text
        self.nodes: list[Node] = []
        self._open: list[Node] = []
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self.feed(text)
        while self._open:
            self._end(self._open.pop(), len(text), len(text))

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        at = self._at()
        if tag in _ENDS_A_PARAGRAPH and self._open and self._open[-1].tag == "p":
            self._end(self._open.pop(), at, at)
        inner = at + len(self.get_starttag_text() or "")
        told = {name: value or "" for name, value in attrs}
        node = Node(tag, told, self._open[-1] if self._open else None, at, inner)
        self.nodes.append(node)
        if tag in _VOID:
            self._end(node, inner, inner)
        else:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        at = self._at()
        if any(node.tag == tag for node in self._open[-40:]):
            while (node := self._open.pop()).tag != tag:
                self._end(node, at, at)
            self._end(node, at, self.text.find(">", at) + 1 or len(self.text))

    def _end(self, node: Node, close: int, end: int) -> None:
        node.close, node.end = close, end

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def said(self, node: Node) -> str:
        """The text of an element, white space folded."""
        bare = _TAG.sub("", _APART.sub("", self.text[node.inner : node.close]))
        return " ".join(html.unescape(bare).split())

    @cached_property
    def pictures(self) -> list[Node]:
        """The elements that show a picture."""
        return [node for node in self.nodes if node.tag in _PICTURES]

    def standing(self, caption: str, credit: str, urls: Sequence[str]) -> Standing | None:
        """The photograph of these addresses with its caption; None where no such element is found beside it."""
        names = {_name(url) for url in urls}
        for picture in self.pictures:
            told = html.unescape(" ".join(picture.attributes.values()))
            if any(name in told for name in names) and (found := self._around(picture, caption, credit, urls[0])):
                return found
        return None

    def _around(self, picture: Node, caption: str, credit: str, url: str) -> Standing | None:
        wanted = _plain(caption)
        inside = picture
        for above in picture.above():
            if above.end - above.start > _LONGEST or above.tag in {"body", "main", "noscript"}:
                return None
            if wanted in _plain(self.said(above)) and len(self.said(above)) <= _OWN:
                return self._narrowed(above, inside, picture, wanted, (caption, credit, url))
            inside = above
        return None

    def _narrowed(self, whole: Node, inside: Node, picture: Node, wanted: str, told: tuple[str, str, str]) -> Standing | None:
        within = [node for node in self.nodes if whole.start < node.start < whole.end and node not in {inside, picture}]
        holding = [node for node in within if node.tag not in _VOID and wanted in _plain(self.said(node))]
        if _ASIDE.search(self.text[whole.start : whole.end]):
            return None
        if not holding or holding[0].start <= picture.start < holding[0].end:
            return None
        return Standing(self, *told, holder=holding[-1], block=holding[0], whole=whole)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _name(url: str) -> str:
    return html.unescape(url).split("//", 1)[-1].split("?", 1)[0]


def standings(page: str, images: Sequence[Mapping[str, Any]]) -> Iterator[Standing]:
    """Each labelled photograph of a page whose caption is found beside it."""
    markup = Markup(page)
    for image in images:
        if image["caption"] and image["urls"]:
            found = markup.standing(image["caption"], " / ".join(image["credit"] or ()), image["urls"])
            if found:
                yield found
