"""Remakes the pictures of the report that the README shows, with a real browser, from the kept report of fixtures/."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "reports" / "fixtures" / "report.html"
PICTURES = Path(__file__).parent / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"]


def main() -> int:
    """Take the pictures: the overview, and the finding of the founding page."""
    found = os.environ.get("CHROMIUM_PATH") or next(filter(None, map(shutil.which, BROWSERS)), None)
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        page = browser.new_page(viewport={"width": 1200, "height": 900}, color_scheme="light")
        page.goto(REPORT.as_uri())
        page.screenshot(path=PICTURES / "report-overview.png", clip={"x": 0, "y": 0, "width": 1200, "height": 900})
        link = page.locator("a", has_text="The caption says the same thing twice in a row").first
        page.goto(REPORT.as_uri() + (link.get_attribute("href") or ""))
        page.evaluate("document.activeElement.blur()")
        whole = {"x": 0, "y": 0, "width": 1200, "height": 1500}
        page.screenshot(path=PICTURES / "report-finding.png", clip=whole, full_page=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
