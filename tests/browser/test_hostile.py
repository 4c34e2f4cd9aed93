"""Every hostile text beside the checkout in one report: a real browser shows it, runs none of it and asks nobody."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from auditor.formats import html
from tests.browser.conftest import Watched
from tests.formats import made_up

pytestmark = pytest.mark.browser

SAMPLE = 40  # findings that are opened and clicked through
LETTERS = 20_000  # of one text
TAGS = {"iframe", "object", "embed", "base", "link", "marquee", "video", "audio", "math", "form", "meta", "textarea", "h5", "h6"}
RAN = "window.__xss ?? window.ran ?? null"
LINKS, SCHEMES = "[...document.querySelectorAll('main a[href]')]", "['file:', 'http:', 'https:', ':']"  # ":" is no address at all
WIDER = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module")
def texts(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The whole text group: captions, confusable credits, paths, addresses, and what hangs a careless pattern."""
    script = shared / "hostile" / "hostile_gen.py"
    if not script.is_file():
        pytest.skip("the hostile texts beside the checkout (../shared/hostile) are not on this machine")
    out = tmp_path_factory.mktemp("texts")
    subprocess.run([sys.executable, str(script), str(out), "--only", "text"], check=True, capture_output=True)
    made = out / "text"
    lines = [made / "traversal.txt", made / "ssrf_urls.txt"]
    plain = [line for path in lines for line in path.read_text("utf-8", "surrogatepass").split("\n")]
    credits_ = [
        json.loads(row.split("\t")[0]) for row in (made / "credit_confusables.tsv").read_text("utf-8").split("\n")[1:] if row
    ]
    redos = json.loads((made / "redos_strings.json").read_text("utf-8")).values()
    return list(
        dict.fromkeys(text[:LETTERS] for text in [*json.loads((made / "naughty.json").read_bytes()), *plain, *credits_, *redos])
    )


@pytest.fixture(scope="module")
def address(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("hostile") / "report.html"
    with path.open("wb") as out:
        html.write((made_up.hostile(text, number) for number, text in enumerate(texts)), made_up.RUN, out)
    return path.as_uri()


def check_screen(page: Page, screen: str) -> None:
    """The screen is shown, every control on it is pressed, and nothing came of the texts in it."""
    page.evaluate("hash => { location.hash = hash }", screen)
    page.evaluate("() => new Promise(done => setTimeout(done))")
    assert page.evaluate(WIDER) <= 0, screen
    page.evaluate("for (const e of document.querySelectorAll('#told button, #told summary, #rows button')) e.click()")
    assert page.evaluate(WIDER) <= 0, screen
    tags = set(page.evaluate("[...document.querySelectorAll('main *')].map(e => e.localName)"))
    assert not tags & (TAGS - {"form"}), screen
    assert page.evaluate("document.querySelectorAll('main form:not(.tools)').length") == 0, screen
    wrong = f"{LINKS}.filter(a => !{SCHEMES}.includes(a.protocol)).map(a => a.href)"
    assert page.evaluate(wrong) == [], screen


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_runs_nothing_is_asked_nothing_overflows(browser: Browser, texts: list[str], address: str, width: int) -> None:
    assert len(texts) > 800
    context = browser.new_context(viewport={"width": width, "height": 900})
    watched = Watched(context.new_page())
    page = watched.open(address)
    step = max(1, len(texts) // SAMPLE)
    numbers = [*range(0, len(texts), step), len(texts) - 1]
    lists = [f"#findings?p={at}" for at in range(1, 2 * len(texts) // 100 + 2)]
    for screen in ("#overview", *lists, "#pages", "#about"):
        check_screen(page, screen)
    for number in numbers:
        check_screen(page, f"#f-{made_up.hostile_id(number)}")
        check_screen(page, f"#p-{number}")
    assert page.evaluate(RAN) is None
    watched.check_silent()
    context.close()


def test_without_javascript_nothing_is_asked_and_nothing_overflows(browser: Browser, texts: list[str], tmp_path: Path) -> None:
    path = tmp_path / "some.html"
    with path.open("wb") as out:
        html.write((made_up.hostile(text[:2_000], at) for at, text in enumerate(texts[::6])), made_up.RUN, out)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    size = page.locator("html").bounding_box()
    assert size
    assert size["width"] <= 390
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    context.close()


def test_words_of_two_hundred_letters_break_on_a_phone(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "wide.html"
    with path.open("wb") as out:
        html.write([made_up.hostile(letter * 200, at) for at, letter in enumerate("Wm_/\u5b57\u0e01\u0639.")], made_up.RUN, out)
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = Watched(context.new_page()).open(path.as_uri())
    for screen in ("#overview", "#findings", "#pages", "#rules", "#about"):
        check_screen(page, screen)
    for number in range(8):
        check_screen(page, f"#f-{made_up.hostile_id(number)}")
        check_screen(page, f"#p-{number}")
    context.close()


def test_printed_no_text_is_wider_than_the_paper(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 700, "height": 900})
    page = Watched(context.new_page()).open(address)
    page.emulate_media(media="print")
    for number in range(0, 80, 8):
        check_screen(page, f"#f-{made_up.hostile_id(number)}")
    context.close()
