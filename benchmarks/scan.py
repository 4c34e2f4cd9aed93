"""CPU time a page of the scanner, as a ratio to what no scanner can do without: parsing and walking the tree, in one run."""

import gzip
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import turbohtml

from auditor.audit import audit
from auditor.credit import caption, parse
from auditor.model import Capture
from auditor.scan import read_page

ROUNDS = 3
PAGES = Path(__file__).parents[2] / "shared" / "corpus" / "pages"
FIXTURES = Path(__file__).parents[1] / "fixtures"


def parsed(content: bytes) -> turbohtml.Document:
    return turbohtml.parse(content.decode("utf-8", "replace"), positions=True)


def walked(content: bytes) -> None:
    """Every node from its parent, each element with tag and attributes, each text."""
    waiting: list[turbohtml.Node] = [parsed(content)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, turbohtml.Element):
            dict(node.attrs.items())
            str(node.tag)
        elif isinstance(node, turbohtml.Text):
            str(node.data)
        waiting.extend(node.children)


def scanned(content: bytes) -> None:
    read_page(Capture("page.html", content))


def judged(content: bytes) -> None:
    audit(Capture("page.html", content))


def milliseconds(work: Callable[[bytes], object], pages: list[bytes]) -> float:
    """CPU milliseconds a page: the best of some rounds, none of which remembers credit lines of the one before."""
    best = float("inf")
    for _ in range(ROUNDS):
        for cached in (caption._read, parse._read):  # noqa: SLF001  # their memory would flatter the later rounds
            cached.cache_clear()
        begun = time.process_time()
        for page in pages:
            work(page)
        best = min(best, time.process_time() - begun)
    return best / len(pages) * 1000


def _pages() -> Iterator[bytes]:
    for path in sorted(PAGES.glob("*.html.gz")):
        yield gzip.decompress(path.read_bytes())
    if not PAGES.is_dir():
        yield from (path.read_bytes() for path in sorted(FIXTURES.rglob("*.html")))


def main() -> None:
    pages = list(_pages())
    if not pages:
        sys.exit("no pages to measure")
    bare, walk, scan, judge = (milliseconds(work, pages) for work in (parsed, walked, scanned, judged))
    print(f"{len(pages)} pages, CPU ms a page: parse {bare:.2f}, parse + walk {walk:.2f},", end=" ")
    print(f"parse + scan {scan:.2f}, with rules {judge:.2f}")
    print(f"ratio of the scan to parse + walk: {scan / walk:.2f} (3 or less), to parse alone: {scan / bare:.2f}")
    print(f"ratio of scan + rules to the scan: {judge / scan:.2f}, to parse alone: {judge / bare:.2f}")


if __name__ == "__main__":
    main()
