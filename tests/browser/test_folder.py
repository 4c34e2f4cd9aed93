"""A report that is too large for one file: what lies in the folder beside it is read with JavaScript and without."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from auditor.formats import html
from auditor.model import Audit, Run
from tests.browser.conftest import Watched
from tests.formats import made_up

pytestmark = pytest.mark.browser


def audits() -> Iterator[Audit]:
    """The founding page, many others with a picture each, and at the end one that contradicts its file."""
    yield made_up.founding()
    for number, done in enumerate(made_up.many(1_200)):
        figures = tuple(replace(it, thumbnail=made_up.thumbnail("teal", (96, 30 + number % 64))) for it in done.page.figures)
        yield replace(done, page=replace(done.page, figures=figures))
    yield made_up.contradiction()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "a run; 50%.html"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(html, "ONE_FILE", 300_000)
        with path.open("wb") as out:
            html.write(audits(), made_up.RUN, out)
    return path


def test_every_finding_is_told_in_full_from_its_part(browser: Browser, large: Path) -> None:
    watched = Watched(browser.new_page())
    page = watched.open(f"{large.as_uri()}#findings")
    expect(page.locator("#count")).to_contain_text("1,203 findings")
    expect(page.locator("#rows img").first).to_have_attribute("src", re.compile(r"^a%20run%3B%2050%25_files/i\d+\.webp$"))
    page.evaluate("document.querySelector('#rows img').decode()")
    for audit in (made_up.founding(), made_up.contradiction()):
        page.goto(f"{large.as_uri()}#f-{audit.findings[0].id}")
        expect(page.locator("#told .copies")).to_be_visible()
        expect(page.locator("#told .four")).to_be_visible()
        page.evaluate("document.querySelector('#told figure img').decode()")
    page.goto(f"{large.as_uri()}#p-300")
    expect(page.locator("#told .photo img")).to_have_count(2)
    watched.check_silent()
    page.close()


def test_links_of_the_first_screen_stay_in_the_report(browser: Browser, large: Path) -> None:
    page = Watched(browser.new_page()).open(large.as_uri())
    page.locator(".cause h3 a").first.click()
    expect(page.locator("#told h2")).to_be_focused()
    assert page.url.startswith(f"{large.as_uri()}#f-")
    page.close()


def test_without_javascript_the_parts_are_pages(browser: Browser, large: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(large.as_uri())
    page.locator("#rows a").first.click()
    article = page.locator(f"article#f-{made_up.founding().findings[0].id}")
    expect(article).to_be_visible()
    expect(article.locator(".fix .t")).to_have_text(made_up.EDITED)
    expect(article.locator("figure img")).to_be_visible()
    expect(page.locator("article").last).to_be_hidden()
    page.locator("header a").click()
    assert page.url == f"{large.as_uri()}#findings"
    context.close()


def test_without_the_folder_the_report_says_what_is_missing(browser: Browser, large: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone.html"
    alone.write_bytes(large.read_bytes())
    page = Watched(browser.new_page()).open(f"{alone.as_uri()}#findings")
    page.clock.install()
    page.locator("#rows a").first.click()
    page.clock.run_for(9_000)
    expect(page.locator("#told")).to_contain_text("a run; 50%_files, which is not beside this file")
    expect(page.locator("#told pre")).to_contain_text("auditor check")
    page.close()


def test_a_part_tells_nobody_who_does_not_know_its_key(browser: Browser, large: Path, tmp_path: Path) -> None:
    part = large.parent / f"{large.stem}_files" / "d0.html"
    key = re.search(r'data-key="(\w+)"', part.read_text(encoding="utf-8"))
    assert key
    page = browser.new_page()
    for tried, heard in (("", 0), ("#0123456789", 0), (f"#{key[1]}", 1)):
        other = tmp_path / "other.html"
        frame = f'<iframe src="{part.as_uri()}{tried}"></iframe>'
        other.write_text(f"<script>heard = 0; onmessage = () => heard++</script>{frame}", encoding="utf-8")
        page.goto(other.as_uri())
        page.wait_for_timeout(300)
        assert page.evaluate("heard") == heard
    page.close()


def test_an_earlier_report_s_parts_are_cleared_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "ONE_FILE", 1_000)
    folder = tmp_path / "r_files"
    folder.mkdir()
    for name in ("d99.html", "i99.webp", "mine.html"):
        (folder / name).touch()
    with (tmp_path / "r.html").open("wb") as out:
        html.write([made_up.founding()], Run("0", "auditor"), out)
    assert sorted(path.name for path in folder.iterdir()) == ["d0.html", "i0.webp", "mine.html"]


def test_hostile_texts_in_the_folder_run_nothing(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "ONE_FILE", 1_000)
    path = tmp_path / "hostile.html"
    with path.open("wb") as out:
        html.write([made_up.hostile(text, number) for number, text in enumerate(made_up.EVIL)], made_up.RUN, out)
    watched = Watched(browser.new_page())
    page = watched.open(path.as_uri())
    for number in range(len(made_up.EVIL)):
        for screen, kind in ((f"#f-{made_up.hostile_id(number)}", "finding"), (f"#p-{number}", "page")):
            page.evaluate("hash => { document.querySelector('#told').replaceChildren(); location.hash = hash }", screen)
            page.wait_for_selector(f"#told article.{kind}", state="attached")
            page.evaluate("for (const e of document.querySelectorAll('#told button, #told summary')) e.click()")
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, screen
    assert page.evaluate("window.ran ?? null") is None
    watched.check_silent()
    for part in sorted((tmp_path / "hostile_files").glob("*.html")):
        page.goto(part.as_uri())
        assert page.evaluate("window.ran ?? null") is None
        assert page.evaluate("document.querySelectorAll('iframe, object, h1, video, link, base').length") == 0
    page.close()


def test_the_same_run_gives_the_same_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "ONE_FILE", 100_000)
    written = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        with (tmp_path / name / "r.html").open("wb") as out:
            html.write(audits(), made_up.RUN, out)
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        written.append({path.relative_to(tmp_path / name): path.read_bytes() for path in files})
    assert written[0] == written[1]
    assert len(written[0]) > 3
