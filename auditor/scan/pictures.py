"""Every element of a page that shows a picture: images, pictures, AMP, copies for readers without scripts, backgrounds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from auditor.scan.dom import Document, Element
from auditor.scan.urls import lazy, picture_file, real, served, shown
from auditor.scan.words import kinds

MOST_PICTURES = 20_000
_TAGS = ("img", "amp-img")
_FOR_OTHERS = ", ".join(f"noscript {tag}" for tag in _TAGS)
_BACKGROUNDS = '[style*="background"]'
_BACKGROUND = re.compile(r"background(?:-image|:\s?url)")
_NEAR = 4  # levels above a picture that may be its link, or the `noscript` that it stands in
_MOST_BACKGROUNDS = 200


@dataclass(slots=True)
class Picture:
    """One element that shows a picture, and the URL a browser would show; the element it stands in for, if any.

    `weak`: it may be decoration and needs a caption to be a photograph.
    """

    element: Element
    url: str
    twin: Element | None = None
    weak: bool = False

    def urls(self) -> tuple[str, ...]:
        """All URLs that serve it: its own, and the larger picture that a click opens."""
        own = lazy(self.element) if self.weak else served(self.element)
        return (*own, *_linked(self.element))


def pictures(document: Document) -> Iterator[Picture]:
    """Every picture of the page, those that are surely pictures first."""
    told = document.find(*_TAGS)
    if len(told) > MOST_PICTURES:
        document.problems.append(f"The page shows more than {MOST_PICTURES:,} pictures; the rest was not read.")
    for_others = frozenset(document.select(_FOR_OTHERS))
    for element in told[:MOST_PICTURES]:
        url = shown(element)
        if url:
            yield Picture(element, url, _without_scripts(element) if element in for_others else None)
    yield from chain(_pictures_alone(document), _backgrounds(document))


def _pictures_alone(document: Document) -> Iterator[Picture]:
    """A `picture` whose image a script makes."""
    for element in document.find("picture", lacking=_TAGS):
        url = shown(element)
        if url and "aloof" not in kinds(element.names()):
            yield Picture(element, url)


def _backgrounds(document: Document) -> Iterator[Picture]:
    """A background that stands where a photograph would; decoration has no caption."""
    pictured = (element for element in document.select(_BACKGROUNDS) if _BACKGROUND.search(element.get("style")))
    for element in islice(pictured, _MOST_BACKGROUNDS):
        told = kinds(element.names()) | (kinds(element.parent.names()) if element.parent else frozenset())
        if {"photograph", "lead"} & told or "figure" in {above.tag for above in islice(element.ancestors(), _NEAR)}:
            urls = lazy(element)
            if urls:
                yield Picture(element, urls[0], weak=True)


def _without_scripts(element: Element) -> Element | None:
    """The picture that a `noscript` copy stands in for: the only one right beside or around it."""
    noscript = next((above for above in islice(element.ancestors(), _NEAR) if above.tag == "noscript"), None)
    if noscript is None or noscript.parent is None:
        return None
    if noscript.parent.tag == "amp-img":
        return noscript.parent
    beside = [each for each in (noscript.before(), noscript.behind()) if each is not None and each.tag != "noscript"]
    others = [image for each in beside for image in ([each] if each.tag in _TAGS else each.find(*_TAGS))]
    return others[0] if len(others) == 1 else None


def _linked(element: Element) -> tuple[str, ...]:
    link = next((above for above in islice(element.ancestors(), _NEAR) if above.tag == "a"), None)
    href = link.get("href") if link is not None else ""
    return (href,) if picture_file(href) and real(href) else ()
