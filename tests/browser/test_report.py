"""The report in a real browser: it can be read, used by keyboard alone, and lets nothing in or out."""

import json
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from auditor.formats import html
from auditor.model import PastRun
from tests.browser.conftest import Watched
from tests.formats import made_up

pytestmark = pytest.mark.browser

FOUNDING = made_up.founding().findings[0].id
SCREENS = (
    "",
    "#findings",
    f"#f-{FOUNDING}",
    f"#f-{made_up.contradiction().findings[0].id}",
    "#pages",
    "#p-1",
    "#rules",
    "#about",
)
AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("width", [1440, 768, 390])
def test_every_screen_fits_asks_for_nothing_and_says_nothing(browser: Browser, report: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    watched = Watched(context.new_page())
    for screen in SCREENS:
        page = watched.open(report + screen)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, screen
    watched.check_silent()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 768, 390])
def test_axe_finds_no_violation(browser: Browser, report: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]  # one of its words
    watched = Watched(context.new_page())
    for screen in SCREENS:
        page = watched.open(report + screen)
        page.evaluate(AXE)
        found = page.evaluate("tags => axe.run({runOnly: tags})", TAGS)
        told = [(rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in found["violations"]]
        assert told == [], screen
    context.close()


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A report with all that a run may add: earlier runs, groups across pages, other scripts, a likely template."""
    founding = made_up.founding()
    audits = [replace(founding, new=(FOUNDING,)), *made_up.across(), *made_up.scripts(), *made_up.many(40)]
    past = tuple(PastRun(f"2026-11-{day:02}", 20, 50, day, 3, 4, 1, 2, 0) for day in (1, 8, 15))
    path = tmp_path_factory.mktemp("rich") / "report.html"
    with path.open("wb") as out:
        html.write(audits, replace(made_up.RUN, history=past, language="de", started="2026-11-22T08:00:00+00:00"), out)
    return path.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_no_violation_in_what_a_run_may_add(browser: Browser, rich: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]  # one of its words
    watched = Watched(context.new_page())
    told = [f"#f-{audit.findings[0].id}" for audit in made_up.scripts()]
    for screen in ("", "#findings?since=new", "#groups", "#pages", *told):
        page = watched.open(rich + screen)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, screen
        page.evaluate(AXE)
        found = page.evaluate("tags => axe.run({runOnly: tags})", TAGS)
        assert [(rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in found["violations"]] == [], screen
    context.close()


def test_groups_stand_side_by_side_and_lead_to_their_pages(watched: Watched, rich: str) -> None:
    page = watched.open(f"{rich}#groups")
    expect(page.locator(".group .cards li")).to_have_count(4)
    expect(page.locator(".group .cards img")).to_have_count(3)
    page.locator(".group .cards a").first.click()
    expect(page.locator("#told .photo")).to_have_count(1)
    watched.check_silent()


def test_what_is_new_is_one_click_from_the_first_screen(watched: Watched, rich: str) -> None:
    page = watched.open(rich)
    expect(page.locator("h1")).to_contain_text("einer davon neu")
    page.locator(".since a").first.click()
    expect(page.locator("#rows tr")).to_have_count(1)
    expect(page.locator("#rows .sv")).to_contain_text("Neu")


def test_axe_finds_no_violation_without_javascript(browser: Browser, report: str) -> None:
    text = Path(report.removeprefix("file://")).read_text(encoding="utf-8")
    shown = (
        text.replace('<noscript id="full">', "<div>").replace("</noscript>", "</div>").split('<script type="application/json"')[0]
    )
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.set_content(shown)
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run({runOnly: tags})", TAGS)
    assert [(rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in found["violations"]] == []
    context.close()


def test_without_javascript_the_founding_finding_can_be_read_in_full(browser: Browser, report: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto(report)
    article = page.locator(f"article#f-{FOUNDING}")
    expect(article).to_be_visible()
    expect(article.locator(".copy .txt")).to_have_count(2)
    for copy in article.locator(".copy .txt").all():
        assert "Prices of fresh produce rose." in (copy.text_content() or "")
        assert "EPA/NARONG SANGNAK" in (copy.text_content() or "")
    expect(article.locator(".fix .t")).to_have_text(made_up.EDITED)
    expect(article.locator("svg.pic")).to_be_visible()
    expect(page.locator("#findings tbody tr")).to_have_count(3)
    expect(page.locator("#theme")).to_be_hidden()
    context.close()


def test_the_picture_is_really_drawn(watched: Watched, report: str) -> None:
    page = watched.open(f"{report}#f-{FOUNDING}")
    assert (
        page.evaluate("document.querySelector('#told img').decode().then(() => document.querySelector('#told img').naturalWidth)")
        == 96
    )


def test_the_keyboard_alone_leads_from_the_list_to_a_finding_and_back(watched: Watched, report: str) -> None:
    page = watched.open(f"{report}#findings")
    page.locator("#rows tr").first.focus()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.locator("#told h2")).to_have_text("Creator differs.")
    expect(page.locator("#told h2")).to_be_focused()
    page.go_back()
    page.locator("#rows tr").first.focus()
    page.keyboard.press("End")
    expect(page.locator("#rows tr").last).to_be_focused()
    page.keyboard.press("Home")
    expect(page.locator("#rows tr").first).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#i-q")).to_be_focused()
    page.keyboard.type("jk/?")
    expect(page.locator("#i-q")).to_have_value("jk/?")
    expect(page.locator("#rows")).to_contain_text("No finding matches.")


def test_the_address_holds_the_list_as_it_is(watched: Watched, browser: Browser, report: str) -> None:
    page = watched.open(f"{report}#findings")
    page.locator("#i-sev").select_option("error")
    page.locator('#tri th[data-k="page"] button').click()
    page.locator('#tri th[data-k="page"] button').click()
    page.locator("#i-q").fill("okoro")
    expect(page.locator("#count")).to_have_text("1 of 3 findings")
    expect(page.locator('#tri th[data-k="page"]')).to_have_attribute("aria-sort", "descending")
    again = Watched(browser.new_page())
    shown = again.open(page.url)
    expect(shown.locator("#count")).to_have_text("1 of 3 findings")
    expect(shown.locator("#i-q")).to_have_value("okoro")
    expect(shown.locator('#tri th[data-k="page"]')).to_have_attribute("aria-sort", "descending")
    shown.close()


def test_pages_of_a_hundred(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "many.html"
    with path.open("wb") as out:
        html.write(made_up.many(7_000), made_up.RUN, out)
    watched = Watched(browser.new_page())
    page = watched.open(path.as_uri() + "#findings?p=2")
    expect(page.locator("#count")).to_have_text("7,000 of 7,000 findings, 101 to 200 shown")
    expect(page.locator("#rows tr")).to_have_count(100)
    page.locator("#next").click()
    expect(page.locator("#pg")).to_have_text("Page 3 of 70")
    assert page.evaluate("document.querySelectorAll('*').length") < 3_000
    page.goto(f"{path.as_uri()}#findings?p=70")
    page.locator("#rows a").last.click()
    expect(page.locator("#told h2")).to_be_visible()
    watched.check_silent()
    page.close()


def test_from_finding_to_finding_as_the_list_is_filtered(watched: Watched, report: str) -> None:
    page = watched.open(f"{report}#findings?sev=error")
    page.locator("#rows a").first.click()
    expect(page.locator(".walk")).to_contain_text("1 of 2")
    page.locator(".walk a").press("Enter")
    expect(page.locator(".walk")).to_contain_text("2 of 2")
    expect(page.locator("#told h2")).to_be_focused()
    page.locator(".walk a").click()
    expect(page.locator(".walk")).to_contain_text("1 of 2")


def test_all_pages_are_listed_and_sorted(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "pages.html"
    with path.open("wb") as out:
        html.write([*made_up.many(400), *made_up.all_of_them()], made_up.RUN, out)
    page = Watched(browser.new_page()).open(path.as_uri() + "#pages")
    expect(page.locator("#pagerows tr")).to_have_count(100)
    expect(page.locator("#pagerows tr").first).to_contain_text("The council votes")
    expect(page.locator('#pagetable th[data-k="errors"]')).to_have_attribute("aria-sort", "descending")
    page.locator("#pnext").click()
    expect(page.locator("#ppg")).to_have_text("Page 2 of 3")
    page.locator('#pagetable th[data-k="page"] button').click()
    expect(page.locator('#pagetable th[data-k="page"]')).to_have_attribute("aria-sort", "ascending")
    page.locator("#pagerows a").first.click()
    expect(page.locator("#told .photo")).to_have_count(1)
    page.close()


def test_the_suggestion_is_copied(browser: Browser, report: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = Watched(context.new_page()).open(f"{report}#f-{FOUNDING}")
    page.locator(".fix [data-copy]").click()
    expect(page.locator(".fix [data-copy]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == made_up.EDITED
    context.close()


def test_the_theme_is_kept(watched: Watched, report: str) -> None:
    page = watched.open(report)
    page.locator("#theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("#theme")).to_have_text("Theme: dark")


def test_the_policy_really_blocks(watched: Watched, report: str) -> None:
    page = watched.open(report)
    blocked = page.evaluate(
        """async () => {
          const blocked = [];
          document.addEventListener('securitypolicyviolation', event => blocked.push(event.effectiveDirective));
          const add = (name, fields) => document.body.append(Object.assign(document.createElement(name), fields));
          add('script', { textContent: 'window.ran = 1' });
          add('img', { src: 'https://example.org/a.png' });
          add('style', { textContent: 'body { display: none }' });
          add('div', { innerHTML: '<b onclick="window.ran = 1">x</b>' });
          document.body.lastChild.firstChild.click();
          await fetch('https://example.org/').catch(() => {});
          await new Promise(done => setTimeout(done, 200));
          return blocked.sort();
        }"""
    )
    assert blocked == ["connect-src", "img-src", "script-src-attr", "script-src-elem", "style-src-elem"]
    assert page.evaluate("window.ran") is None
    expect(page.locator("body")).to_be_visible()


def check_inert(watched: Watched, address: str, screens: int) -> None:
    page = watched.open(address)
    tags = set(page.evaluate("[...document.querySelectorAll('*')].map(e => e.localName)"))
    for screen in (
        "#findings",
        *(f"#p-{number}" for number in range(screens)),
        *(f"#f-{made_up.hostile_id(number)}" for number in range(screens)),
    ):
        page.evaluate("hash => { location.hash = hash }", screen)
        page.evaluate("() => new Promise(done => setTimeout(done))")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, screen
        tags |= set(page.evaluate("[...document.querySelectorAll('main *')].map(e => e.localName)"))
        page.evaluate("for (const e of document.querySelectorAll('#told button, #told summary')) e.click()")
    assert page.evaluate("window.ran ?? window.__xss ?? null") is None
    assert not tags & {"iframe", "object", "embed", "base", "h5", "h6", "marquee", "video", "audio", "link"}
    watched.check_silent()


def test_hostile_texts_run_nothing_on_load_or_click(watched: Watched, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    with path.open("wb") as out:
        html.write([made_up.hostile(text, number) for number, text in enumerate(made_up.EVIL)], made_up.RUN, out)
    check_inert(watched, path.as_uri(), len(made_up.EVIL))


def test_hostile_texts_beside_the_checkout_run_nothing(browser: Browser, shared: Path, tmp_path: Path) -> None:
    texts = [text for text in made_up.hostile_texts(shared) if len(text) < 5_000]
    path = tmp_path / "hostile.html"
    with path.open("wb") as out:
        html.write([made_up.hostile(text, number) for number, text in enumerate(texts)], made_up.RUN, out)
    context = browser.new_context(viewport={"width": 390, "height": 800})
    check_inert(Watched(context.new_page()), path.as_uri(), 20)
    context.close()


def test_printed_it_is_paper(watched: Watched, report: str) -> None:
    page = watched.open(f"{report}#f-{FOUNDING}")
    page.emulate_media(media="print")
    expect(page.locator(".tabs")).to_be_hidden()
    expect(page.locator(".fix .t")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_decisions_are_kept_filtered_and_saved(browser: Browser, report: str) -> None:
    context = browser.new_context(accept_downloads=True)
    watched = Watched(context.new_page())
    page = watched.open(f"{report}#f-{FOUNDING}")
    page.get_by_role("button", name="Accept as is").click()
    expect(page.get_by_role("button", name="Accept as is")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("textbox", name="Note").fill("  the agency's own text, <b>twice</b> ")
    page.goto(f"{report}#findings?decision=accept")
    expect(page.locator("#count")).to_have_text("1 of 3 findings")
    expect(page.locator("#rows .sv")).to_contain_text("Accept as is")
    with page.expect_download() as download:
        page.locator("#save").click()
    (line,) = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {
        "id": FOUNDING,
        "rule": "caption-doubled",
        "severity": "error",
        "page": "pages/founding.html",
        "decision": "accept",
        "note": "the agency's own text, <b>twice</b>",
    }
    page.goto(f"{report}#f-{FOUNDING}")
    page.get_by_role("button", name="Accept as is").click()
    page.goto(f"{report}#findings?decision=accept")
    expect(page.locator("#count")).to_have_text("0 of 3 findings")
    watched.check_silent()
    context.close()
