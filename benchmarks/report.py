"""The HTML report at scale, and beside it one by pytest-html with a tenth of the findings: written and opened in one run."""

import importlib.util
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from auditor.examples import figure, file
from auditor.formats import html
from auditor.formats.html.beside import folder_of
from auditor.model import Audit, Figure, Finding, Image, Run, Statement
from auditor.model import Page as Scanned
from auditor.rules import all_rules

SIZES = (1_000, 10_000, 100_000)
TIMES = 5
_SUBJECTS = "market river council vote holiday prices fruit vendor flood rescue hall bridge harvest stadium museum tram library"
WORDS = [*_SUBJECTS.split(), "strike", "budget", "court", "wildfire", "election", "summit", "vaccine"]
NAMES, AGENCIES = ("Jane Doe", "Ana Souza", "Mark Okoro", "Mara Lindqvist"), ("EPA", "AP", "Reuters", "AFP", "dpa")
_HEAD = (
    f"{'report':22}{'MB':>7}{'beside':>8}{'written s':>11}{'peak MB':>9}"
    f"{'ready ms':>10}{'nodes':>9}{'search ms':>11}{'sort ms':>9}{'open ms':>9}"
)
_WAIT = """async ([kind, target]) => {
  const began = performance.now();
  const drawn = new Promise(done => new MutationObserver(done).observe(document.querySelector('#rows'), { childList: true }));
  const box = document.querySelector('#i-q');
  if (kind === 'search') { box.value = target; box.dispatchEvent(new Event('input', { bubbles: true })); }
  else document.querySelector(target).click();
  await drawn;
  return performance.now() - began;
}"""
_TELL = """async () => {
  const links = document.querySelectorAll('#rows a'), began = performance.now();
  const told = new Promise(done => new MutationObserver(done).observe(document.querySelector('#told'), { childList: true }));
  links[Math.floor(Math.random() * links.length)].click();
  await told;
  return document.querySelector('#told .do') ? performance.now() - began : NaN;
}"""
_DEBOUNCE = 120  # milliseconds for which the report waits for more letters


def audits(count: int) -> Iterator[Audit]:
    """Findings as a run would give them, four a page, without thumbnails."""
    draw, rules = random.Random(7), [rule for rule in all_rules().values() if rule.scope == "figure"]
    for number in range(count // 4):
        location = f"archive/{draw.choice(WORDS)}-{draw.choice(WORDS)}-{number}.html"
        shown = [_figure(draw, f"{number}-{at}.jpg", 20 + 10 * at) for at in range(4)]
        page = Scanned(location, publisher=Statement(f"Paper {draw.randrange(9)}", "og:site_name"), figures=tuple(shown))
        found = []
        for each in shown:
            rule, said = draw.choice(rules), each.captions
            told = (rule.id, rule.severity, rule.message, location, each.line, 1, each.image.url, said)
            found.append(Finding(f"{draw.getrandbits(48):012x}", *told))
        yield Audit(page, tuple(found))


def _figure(draw: random.Random, url: str, line: int) -> Figure:
    words, credit = " ".join(draw.choices(WORDS, k=12)).capitalize(), f"{draw.choice(NAMES)}/{draw.choice(AGENCIES)}"
    embedded = file(iim={"creator": draw.choice(NAMES), "credit": draw.choice(AGENCIES)}) if draw.random() < 0.5 else None
    return replace(figure(f"{words}. {credit}", credit, embedded=embedded), image=Image(url), line=line)


def write(count: int, path: str) -> None:
    """Write one report, and tell the seconds of processor time and the peak of memory in MB."""
    with Path(path).open("wb") as out:
        html.write(audits(count), Run("0", "benchmark"), out)
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(f"{used.ru_utime + used.ru_stime:.1f} {used.ru_maxrss / 1024:.0f}")


def _written(count: int, path: Path) -> tuple[float, float]:
    told = subprocess.run([sys.executable, __file__, str(count), str(path)], check=True, capture_output=True, text=True)
    seconds, megabytes = told.stdout.split()
    return float(seconds), float(megabytes)


def _pytest_html(count: int, folder: Path) -> Path | None:
    """A report by pytest-html of so many tests that all fail with a line of text."""
    if importlib.util.find_spec("pytest_html") is None:
        return None
    test = folder / "test_many.py"
    test.write_text(
        f"import pytest\n\n@pytest.mark.parametrize('n', range({count}))\ndef test(n):\n    assert False, f'caption {{n}}'\n"
    )
    path = folder / "pytest.html"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "--tb=line",
        f"--html={path}",
        "--self-contained-html",
        "-p",
        "no:cacheprovider",
    ]
    subprocess.run([*command, f"--rootdir={folder}", "-c", "/dev/null", str(test)], check=False, capture_output=True, cwd=folder)
    return path


def _median(measure: Callable[[], float]) -> float:
    return statistics.median(measure() for _ in range(TIMES))


def _opened(browser: Browser, path: Path, ready: str) -> float:
    page = browser.new_page()
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_selector(ready, state="attached", timeout=120_000)
    took = float(page.evaluate("performance.now()"))
    page.close()
    return took


def _used(page: Page) -> tuple[float, float]:
    """The medians of searching and of sorting, in milliseconds."""
    page.evaluate("location.hash = '#findings'")
    page.wait_for_timeout(1_000)
    words = iter(WORDS)
    search = _median(lambda: float(page.evaluate(_WAIT, ["search", next(words)])) - _DEBOUNCE)
    page.evaluate(_WAIT, ["click", "#clear"])
    heads = iter(["page", "rule", "agency", "page", "sev"])
    return search, _median(lambda: float(page.evaluate(_WAIT, ["click", f'th[data-k="{next(heads)}"] button'])))


def _told(page: Page) -> float:
    """Milliseconds until another finding of the list is told in full."""
    page.evaluate("location.hash = '#findings?sort=-page&p=' + (1 + Math.floor(Math.random() * 9))")
    page.wait_for_selector("#rows a")
    return float(page.evaluate(_TELL))


@dataclass(frozen=True, slots=True)
class Measured:
    """One of our reports: MB of the file and of what lies beside it, seconds and MB of writing it, the rest in milliseconds."""

    count: int
    size: float
    beside: float
    seconds: float
    peak: float
    ready: float
    nodes: int
    search: float
    sort: float
    told: float

    def __str__(self) -> str:
        """Its row."""
        written = f"{self.size:7.2f}{self.beside:8.1f}{self.seconds:11.1f}{self.peak:9.0f}"
        used = f"{self.ready:10.0f}{self.nodes:9,}{self.search:11.0f}{self.sort:9.0f}{self.told:9.0f}"
        return f"{f'ours, {self.count:,}':22}{written}{used}"


def main() -> None:
    print(_HEAD)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(
            executable_path=_executable(playwright.chromium.executable_path), args=["--no-sandbox"]
        )
        ours = []
        for count in SIZES:
            ours.append(_ours(browser, count, folder / f"{count}.html"))
            print(ours[-1], flush=True)
        theirs = _theirs(browser, folder)
    for what, measured, bar in _asked(ours, theirs):
        print(f"{what:74}{measured:>12}  {bar}")


def _ours(browser: Browser, count: int, path: Path) -> Measured:
    seconds, megabytes = _written(count, path)
    ready = _median(lambda: _opened(browser, path, "html[data-ready]"))
    page = browser.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]")
    search, sort = _used(page)
    nodes = page.evaluate("document.querySelectorAll('*').length")
    beside = sum(each.stat().st_size for each in folder_of(path).glob("*")) / 1e6
    told = _median(lambda: _told(page))
    page.close()
    return Measured(count, path.stat().st_size / 1e6, beside, seconds, megabytes, ready, nodes, search, sort, told)


def _asked(ours: Sequence[Measured], theirs: float | None) -> Iterator[tuple[str, str, str]]:
    """What is asked of a report, what was measured, and the bar where there is one in figures."""
    *_, tenth, largest = ours
    yield "", "measured", "bar"
    yield f"peak of memory, {largest.count:,} findings", f"{largest.peak:.0f} MB", "at most 300 MB"
    grown = f"{100 * (largest.peak / tenth.peak - 1):+.1f} %"
    yield f"peak of memory, {largest.count:,} findings against {tenth.count:,}", grown, "less than 10 % more"
    yield "nodes of the document, most of all reports", f"{max(each.nodes for each in ours):,}", "fewer than 3,000"
    yield f"the file, {tenth.count:,} findings", f"{tenth.size:.2f} MB", "at most 3 MB"
    yield f"the file, {largest.count:,} findings", f"{largest.size:.2f} MB", "at most 3 MB"
    sooner, tenths = (
        (f"less than {theirs:.0f} ms", f"less than {theirs / 10:.0f} ms") if theirs else ("pytest-html's", "a tenth of that")
    )
    yield f"ready, {largest.count:,} findings, against pytest-html's {tenth.count:,}", f"{largest.ready:.0f} ms", sooner
    yield f"search and sort, {largest.count:,} findings", f"{largest.search:.0f}, {largest.sort:.0f} ms", tenths


def _theirs(browser: Browser, folder: Path) -> float | None:
    """The report by pytest-html: its row, and the milliseconds until it is ready; None where it is not installed."""
    path = _pytest_html(10_000, folder)
    if path is None:
        print("pytest-html is not installed: `pip install pytest-html` adds its row.")
        return None
    last = "#results-table tbody:nth-last-of-type(1) tr"
    page = browser.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector(last, state="attached", timeout=120_000)
    nodes = page.evaluate("document.querySelectorAll('*').length")
    page.close()
    ready = _median(lambda: _opened(browser, path, last))
    print(f"{'pytest-html, 10,000':22}{path.stat().st_size / 1e6:7.2f}{'':28}{ready:10.0f}{nodes:9,}")
    return ready


def _executable(own: str) -> str:
    found = (os.environ.get("CHROMIUM_PATH"), *map(shutil.which, ("chromium", "chromium-browser", "google-chrome")), own)
    return next(path for path in found if path)


if __name__ == "__main__":
    write(int(sys.argv[1]), sys.argv[2]) if len(sys.argv) > 1 else main()
