"""Pages as a real browser saves them whole are judged as the pages that were served."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from auditor.audit import audit
from auditor.model import Audit, Capture
from auditor.sources import captures

pytestmark = pytest.mark.browser


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


def told(done: Audit) -> list[tuple[str, str, list[str]]]:
    """The findings without what saving changes: lines, and the addresses that a browser writes out in full."""
    return [
        (finding.rule, finding.severity, [said.text for said in finding.evidence if said.place != "img@src"])
        for finding in done.findings
    ]


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
