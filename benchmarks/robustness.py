"""How far accuracy falls when the labelled pages are built another way: classes renamed, tags changed, landmarks and data gone.

Usage: robustness.py SHARED. A scanner that reads structure loses little; one that has learnt the pages at hand by heart loses
much. A reader would see the same page each time.
"""

import gzip
import hashlib
import importlib.util
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import turbohtml

from auditor.model import Capture
from auditor.scan import printed, read_page

Answers = dict[str, list[dict[str, object]]]
Change = Callable[[str], str]

_NAMING = ("class", "id", "data-testid", "data-test", "data-cy", "data-component", "data-qa", "data-type", "slot")
_UNSEEN = re.compile(r"hidden|hide|sr-only|screen|visually|invisible|lightbox|modal|d-none", re.IGNORECASE)
_LANDMARKS = re.compile(r"<(/?)(?:article|main|section|header)(?=[\s>])", re.IGNORECASE)
_FIGURES = re.compile(r"<(/?)(?:figure|figcaption)(?=[\s>])", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"<(/?)p(?=[\s>])", re.IGNORECASE)
_DATA = 'script[type="application/ld+json"], script[type="application/json"], meta[property], meta[name], script:not([src])'


def _as_it_is(html: str) -> str:
    return html


def _renamed(html: str) -> str:
    """Names that say nothing, as style sheets made by a build have them; but for what hides a text, which a reader would see."""
    page = turbohtml.parse(html)
    for node in page.iter_elements():
        for name in _NAMING:
            value = node.attr(name)
            if value and not _UNSEEN.search(value):
                node.attrs[name] = " ".join(_hash(word) for word in value.split())
    return page.serialize()


def _hash(word: str) -> str:
    return "c" + re.sub(r"[^a-z]", "", hashlib.md5(word.encode(), usedforsecurity=False).hexdigest())


def _without_figures(html: str) -> str:
    return _FIGURES.sub(r"<\1div", html)


def _without_landmarks(html: str) -> str:
    return _LANDMARKS.sub(r"<\1div", html)


def _without_paragraphs(html: str) -> str:
    return _PARAGRAPHS.sub(r"<\1div", html)


def _without_data(html: str) -> str:
    page = turbohtml.parse(html)
    for node in list(page.select(_DATA)):
        node.decompose()
    return page.serialize()


def _captions_behind(html: str) -> str:
    """Each caption behind its figure, not in it."""
    page = turbohtml.parse(html)
    for caption in list(page.iter_elements(("figcaption",))):
        figure = caption.closest("figure")
        if figure is not None:
            caption.extract()
            figure.insert_after(caption)
    return page.serialize()


def _deeper(html: str) -> str:
    """Two more boxes around each picture."""
    page = turbohtml.parse(html)
    for image in list(page.iter_elements(("img",))):
        holder = image.parent if image.parent is not None and getattr(image.parent, "tag", "") == "picture" else image
        holder.wrap(turbohtml.Element("div"))
        holder.wrap(turbohtml.Element("div"))
    return page.serialize()


CHANGES: dict[str, Change] = {
    "as it is": _as_it_is,
    "names renamed": _renamed,
    "no figure, figcaption": _without_figures,
    "no article, main": _without_landmarks,
    "no p": _without_paragraphs,
    "no data for machines": _without_data,
    "captions behind": _captions_behind,
    "deeper": _deeper,
}


def read(pages: dict[str, str], change: Change) -> Answers:
    """What the scanner says of each page once it is changed."""
    return {name: list(answers(change(html).encode("utf-8", "replace"))) for name, html in pages.items()}


def answers(html: bytes) -> Iterator[dict[str, object]]:
    """The photographs of a page as the scorer reads them."""
    for figure in read_page(Capture("page.html", html)).figures:
        caption, credit = printed(figure)
        yield {"url": figure.image.url, "urls": list(figure.image.urls), "caption": caption, "credit": credit}


def scorer(shared: Path) -> ModuleType:
    """The scorer of pages that stands beside the labelled ones."""
    spec = importlib.util.spec_from_file_location("score_pages", shared / "score/score_pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> int:
    """Print the three figures for each change; 2 where the labelled pages are not there."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared")
    if not (shared / "corpus/pages").is_dir():
        print(f"{shared}: no labelled pages there; nothing was measured.")
        return 2 if len(sys.argv) > 1 else 0
    score = scorer(shared)
    truth = [page for page in json.loads((shared / "corpus/truth.json").read_text("utf-8")) if page.get("labelled") is not False]
    pages = {
        page["id"]: gzip.decompress((shared / f"corpus/pages/{page['id']}.html.gz").read_bytes()).decode("utf-8", "replace")
        for page in truth
    }
    print(f"{'the page, changed':24} {'image':>6} {'caption':>8} {'credit':>7}  F1 in %")
    for name, change in CHANGES.items():
        told = score.report(score.score(truth, read(pages, change))[0]["all"])
        print(f"{name:24} {100 * told['img_f1']:6.1f} {100 * told['cap_f1']:8.1f} {100 * told['cr_f1']:7.1f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
