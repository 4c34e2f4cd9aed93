"""A real browser for the report: the one that is there; where there is none the tests fail with the command that helps."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from auditor.formats import html
from tests.formats import made_up

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def executable(playwright: Playwright) -> str:
    """The browser's path; a failure, not a skip, where there is none."""
    named = (os.environ.get("CHROMIUM_PATH"), *map(shutil.which, _NAMES), playwright.chromium.executable_path)
    found = next((path for path in named if path and Path(path).is_file()), None)
    if found is None:
        pytest.fail("There is no Chromium or Chrome for the report's tests: run `make browser`, or set CHROMIUM_PATH.")
    return found


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, which one process can start once only."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    opened = playwright.chromium.launch(executable_path=executable(playwright), args=list(_QUIET))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report on the made-up pages."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    with path.open("wb") as out:
        html.write(made_up.all_of_them(), made_up.RUN, out)
    return path.as_uri()


class Watched:
    """A page of the browser that remembers what it asked for and what it said."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.said: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def open(self, address: str) -> Page:
        """The page at this address, its script done."""
        self.page.goto(address)
        if self.page.evaluate("document.querySelector('noscript') !== null") and self.scripted:
            self.page.wait_for_selector("html[data-ready]")
        return self.page

    @property
    def scripted(self) -> bool:
        """Whether the report's script runs here."""
        return bool(self.page.evaluate("document.documentElement.classList.contains('js')"))

    def check_silent(self) -> None:
        """Nothing was asked for but the file, and nothing was said."""
        assert [url for url in self.asked if not url.startswith(("file:", "data:"))] == []
        assert self.said == []


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield Watched(context.new_page())
    context.close()
