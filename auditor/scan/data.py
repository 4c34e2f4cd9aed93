"""The page's data for machines, read once: its `meta` elements and every object of its JSON-LD."""

from functools import cached_property

from auditor.model import Statement
from auditor.scan import trees
from auditor.scan.dom import Document, Element

_LONGEST = 2_000


class Data:
    """What a page tells machines."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def metas(self) -> list[Statement]:
        """What each `meta` element says, with its name as the place."""
        found = []
        for meta in self.document.select("meta[content]"):
            name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
            if name:
                found.append(Statement(meta.get("content")[:_LONGEST], name.lower(), meta.line, meta.column))
        return found

    @cached_property
    def json_ld(self) -> list[tuple[Element, str, trees.Json]]:
        """Every object of the JSON-LD, with its script and the property it stands under."""
        scripts = self.document.select('script[type="application/ld+json" i]')
        return [(script, name, found) for script in scripts for name, found in trees.objects(trees.read(script.raw))]

    def meta(self, *names: str) -> list[Statement]:
        """The `meta` elements of these names, in the order of the names."""
        return [said for name in names for said in self.metas if said.place == name]
