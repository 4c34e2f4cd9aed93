"""What credits cost: reading them against scanning the page, and every pattern at one, two and four times the length.

Usage: credit.py [FOLDER OF PAGES]; without one, the labelled pages beside the checkout, else the fixtures. Ratios of one run:
they do not depend on the machine.
"""

import gzip
import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import auditor.credit
from auditor.credit import compare, read_caption, read_credit
from auditor.model import Capture, Embedded, Page, Statement
from auditor.scan import read_page

ROOT = Path(__file__).parents[1]
ATTACKS = (
    " ",
    "/",
    "EPA/",
    "Aa ",
    "(",
    "by ",
    "Photo: ",
    ", ",
    ".",
    "A/ ",
    "a@",
    "1-",
    "a.",
    "東",
    "が",
    '"',
    "© ",
    "mandatory credit ",
    "CC-",
)
SIZE = 40_000
SHORTEST = 0.004  # seconds that can be told from the clock's own steps
STEEP, AGAIN = 5.0, 4
FOLDERS = (ROOT.parent / "shared/corpus/pages", ROOT / "fixtures")


@cache
def texts_known() -> tuple[Callable[[], None], ...]:
    """How to forget every text read before, not the tables: a new page brings new texts."""
    modules = [
        importlib.import_module(module.name) for module in pkgutil.iter_modules(auditor.credit.__path__, "auditor.credit.")
    ]
    cached = {id(value): value for module in modules for value in vars(module).values() if hasattr(value, "cache_parameters")}
    return tuple(value.cache_clear for value in cached.values() if value.cache_parameters()["maxsize"])


def seconds(work: Callable[[], object]) -> float:
    """Processor time, the best of three."""
    best = float("inf")
    for _ in range(3):
        for forget in texts_known():
            forget()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def captures(folder: Path) -> list[Capture]:
    found = []
    for path in sorted(folder.rglob("*.htm*")):
        content = path.read_bytes()
        found.append(Capture(path.name, gzip.decompress(content) if path.suffix == ".gz" else content))
    return found


def judge(pages: list[Page]) -> None:
    """Every caption and credit read again, and compared with a file that says as much."""
    said = Embedded("JPEG", creator=(Statement("Jane Doe", "IIM 2:80"),), credit=(Statement("EPA", "IIM 2:110"),))
    for page in pages:
        for figure in page.figures:
            for caption in figure.captions:
                read_caption(caption.text)
            for credit in figure.credits:
                read_credit(credit.text)
                compare(credit.text, said)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.iter_modules(auditor.credit.__path__, "auditor.credit."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                yield f"{module.name}.{name}", value
            if name in {"_noise", "_buttons"}:
                yield f"{module.name}.{name}", value()


def steepest() -> tuple[float, str]:
    """The largest growth of time from a quarter of the length to the whole, of patterns that take long enough to measure."""
    worst = (0.0, "")
    for name, pattern in patterns():
        for attack in ATTACKS:
            found = growth(pattern, (attack * SIZE)[:SIZE])
            if found >= STEEP:  # a busy machine makes some steep that are not: what stays so is
                found = min(found, *(growth(pattern, (attack * SIZE)[:SIZE]) for _ in range(AGAIN)))
            worst = max(worst, (found, f"{name} on {attack!r}"))
    return worst


def growth(pattern: re.Pattern[str], text: str) -> float:
    """How many times as long the whole takes as its first quarter; 0 where both are too short to tell."""
    parts = (text[: len(text) // 4], text)
    short, long = (seconds(lambda part=part: sum(1 for _ in pattern.finditer(part))) for part in parts)  # type: ignore[misc]
    return long / max(short, 1e-9) if long > SHORTEST else 0.0


def main() -> None:
    given = captures(Path(sys.argv[1]) if len(sys.argv) > 1 else next(filter(Path.is_dir, FOLDERS)))
    pages = [read_page(capture) for capture in given]
    scan = seconds(lambda: [read_page(capture) for capture in given])
    credits_ = seconds(lambda: judge(pages))
    growth, pattern = steepest()
    share = 100 * credits_ / scan
    print(f"scan {1000 * scan / len(given):.2f} ms a page, credits {1000 * credits_ / len(given):.2f} ms: {share:.1f} % (≤ 15)")
    print(f"steepest pattern: t(4n)/t(n) = {growth:.1f} (< 6) {pattern}")


if __name__ == "__main__":
    main()
