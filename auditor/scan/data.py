"""The page's data for machines, read once: its `meta` elements and every object of its JSON-LD."""

from collections import defaultdict
from functools import cached_property

from auditor.model import Statement
from auditor.scan import trees
from auditor.scan.dom import Document, Element
from auditor.scan.urls import marks

_PAGE = ("Article", "Posting", "WebPage", "Report")  # ends of schema.org types that stand for the page
_LONGEST = 2_000

Meta = tuple[str, str, int, int]  # name in lower case, what it says, line and column


class Data:
    """What a page tells machines."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def metas(self) -> list[Meta]:
        """Each `meta` element that says something."""
        return list(self.document.metas())

    @cached_property
    def json_ld(self) -> list[tuple[Element, str, trees.Json]]:
        """Every object of the JSON-LD, with its script and the property it stands under."""
        scripts = self.document.select('script[type="application/ld+json" i]')
        return [(script, name, found) for script in scripts for name, found in trees.objects(trees.read(script.raw))]

    @cached_property
    def pages(self) -> list[tuple[Element, trees.Json]]:
        """Every object of the JSON-LD that stands for the page, with its script."""
        return [
            (script, found)
            for script, _, found in self.json_ld
            if any(kind.endswith(_PAGE) for kind in trees.texts(found.get("@type")))
        ]

    @cached_property
    def shared(self) -> frozenset[str]:
        """The marks of the pictures that the page gives to those who link to it."""
        told = [
            said.text
            for said in self.meta("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
        ]
        for _, _, found in self.json_ld:
            if "headline" in found or "articleBody" in found:
                images = found.get("image")
                for image in images if isinstance(images, list) else [images]:
                    told += trees.texts(image.get("url") or image.get("contentUrl") if isinstance(image, dict) else image)
        return frozenset(mark for url in told for mark in marks(url))

    def meta(self, *names: str) -> list[Statement]:
        """The `meta` elements of these names, in the order of the names."""
        return [stated(meta) for name in names for meta in self._by_name.get(name, ())]

    @cached_property
    def _by_name(self) -> dict[str, list[Meta]]:
        found: dict[str, list[Meta]] = defaultdict(list)
        for meta in self.metas:
            found[meta[0]].append(meta)
        return found


def stated(meta: Meta) -> Statement:
    """What a `meta` element says, with its name as the place."""
    name, text, line, column = meta
    return Statement(text[:_LONGEST], name, line, column)
