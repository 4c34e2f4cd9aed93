"""Archives of our fixture article, served on this machine and written by other people's tools, are judged as the file is."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from auditor.audit import audit
from auditor.model import Audit, Capture
from auditor.sources import captures
from tests.sources import served

NAMES = ("founding-doubled", "credit-differs", "caption-faults")
_CRAWL = """
import sys, urllib.request
from warcio.capture_http import capture_http
with capture_http(sys.argv[1]):
    for url in sys.argv[2:]:
        urllib.request.urlopen(url).read()
"""


@pytest.fixture
def site(fixtures: Path) -> Iterator[served.Server]:
    with served.files(fixtures) as server:
        yield server


def by_wget(folder: Path, site: served.Server, name: str) -> Path:
    if not shutil.which("wget"):
        pytest.skip("wget is not on this machine")
    command = ["wget", "-q", "-p", "--no-proxy", "-e", "robots=off", "--warc-file=crawl", f"{site.url}/{name}.html"]
    subprocess.run(command, cwd=folder, check=False, timeout=60)
    return folder / "crawl.warc.gz"


def by_warcio(folder: Path, site: served.Server, name: str) -> Path:
    """What wget asks for, asked for again through warcio's own recorder, the page last."""
    by_wget(folder, site, name)
    asked = [site.url + path for path in dict.fromkeys(reversed(site.asked)) if not path.endswith("robots.txt")]
    subprocess.run([sys.executable, "-c", _CRAWL, str(folder / "warcio.warc.gz"), *asked], check=True, timeout=60)
    return folder / "warcio.warc.gz"


def by_wacz(folder: Path, site: served.Server, name: str) -> Path:
    made = folder / "crawl.wacz"
    command = [str(Path(sys.executable).with_name("wacz")), "create", "-o", str(made), "-d", str(by_wget(folder, site, name))]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return made


def audited(path: Path) -> list[Audit]:
    return [audit(found) for found in captures(str(path)) if isinstance(found, Capture)]


def told(done: Audit) -> list[tuple[object, ...]]:
    return [(found.rule, found.severity, found.line, found.column, found.image, found.evidence) for found in done.findings]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("written", [by_wget, by_warcio, by_wacz])
def test_the_findings_are_those_of_the_file(
    written: Callable[[Path, served.Server, str], Path], site: served.Server, fixtures: Path, tmp_path: Path, name: str
) -> None:
    kept = next(done for done in audited(written(tmp_path, site, name)) if (done.page.url or "").endswith(f"{name}.html"))
    (file,) = audited(fixtures / f"{name}.html")
    assert told(kept) == told(file) != []
    assert [figure.embedded for figure in kept.page.figures] == [figure.embedded for figure in file.page.figures]
