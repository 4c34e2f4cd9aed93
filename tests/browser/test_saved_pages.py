"""Pages as a real browser saves them whole are judged as the pages that were served."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from auditor.audit import audit
from auditor.model import Audit, Capture
from auditor.sources import captures
from tests.browser.conftest import executable

pytestmark = pytest.mark.browser
FILE = ("IIM ", "XMP ", "EXIF ")  # places in an image file
TRIES = 3  # SingleFile now and then loses the page that it is saving


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the standard library's name
        pass


@pytest.fixture(scope="module")
def site(fixtures: Path) -> Iterator[str]:
    """The address under which the fixtures are served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(fixtures)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def audited(path: Path) -> Audit:
    (found,) = captures(str(path))
    assert isinstance(found, Capture)
    return audit(found)


def told(done: Audit, without: tuple[str, ...] = ()) -> list[tuple[str, str, list[str]]]:
    """The findings without what saving changes: lines, and the addresses that a browser writes out in full."""
    without = ("img@src", *without)
    return [
        (finding.rule, finding.severity, [said.text for said in finding.evidence if not said.place.startswith(without)])
        for finding in done.findings
    ]


def folded(findings: list[tuple[str, str, list[str]]]) -> list[tuple[str, str, list[str]]]:
    return [(rule, severity, [" ".join(text.split()) for text in texts]) for rule, severity, texts in findings]


@pytest.fixture(scope="module")
def single_file(playwright: Playwright) -> list[str]:
    """SingleFile's command, an independent tool that saves a page as one HTML file."""
    program = Path(sys.prefix, "npm/node_modules/single-file-cli/single-file-node.js")
    if not program.is_file() or not shutil.which("node"):
        pytest.skip("SingleFile is not installed: run `make browser` where node and npm are at hand")
    return ["node", str(program), "--browser-arg=--no-sandbox", f"--browser-executable-path={executable(playwright)}"]


@pytest.mark.parametrize("name", ["founding-doubled", "founding-alt", "credit-differs", "clean-article"])
def test_single_file_saved_by_a_browser(single_file: list[str], site: str, fixtures: Path, tmp_path: Path, name: str) -> None:
    saved = tmp_path / "saved.html"
    for _ in range(TRIES):
        if not saved.exists():
            subprocess.run([*single_file, f"{site}/{name}.html", str(saved)], check=False, timeout=120)
    if not saved.exists():
        pytest.skip(f"SingleFile saved no page in {TRIES} tries")
    served, kept = audited(fixtures / f"{name}.html"), audited(saved)
    # SingleFile folds white space, as a browser does when it shows it: what the file says with other blanks is named no more.
    assert folded(told(kept, FILE)) == folded(told(served, FILE))
    for (*_, texts), (*_, all_texts) in zip(folded(told(kept)), folded(told(served)), strict=True):
        assert set(texts) <= set(all_texts)
    assert [figure.embedded for figure in kept.page.figures] == [figure.embedded for figure in served.page.figures]
    assert (kept.page.url, kept.failures) == (f"{site}/{name}.html", ())


@pytest.mark.parametrize("name", ["founding-doubled", "founding-alt", "credit-differs", "clean-article"])
def test_mhtml_saved_by_a_browser(browser: Browser, site: str, fixtures: Path, tmp_path: Path, name: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/{name}.html", wait_until="networkidle")
    saved = page.context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})["data"]
    page.close()
    (tmp_path / "saved.mhtml").write_text(saved, encoding="utf-8", newline="")
    served, kept = audited(fixtures / f"{name}.html"), audited(tmp_path / "saved.mhtml")
    assert told(kept) == told(served)
    assert [figure.embedded for figure in kept.page.figures] == [figure.embedded for figure in served.page.figures]
    assert kept.failures == ()
