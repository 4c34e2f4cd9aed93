import os
from pathlib import Path

import pytest

from auditor.sources import warc
from benchmarks.made_up import archive, site, swell
from tests.batch.archives import findings, pages, run
from tests.batch.kills import calm, survive

# The operating system kills whoever opens a file of this name: the real thing, for a page that no library survives.
POISON = """
import os, signal, sys

def _kill(event, told):
    if event == "open" and isinstance(told[0], str) and os.path.basename(told[0]).startswith("poison"):
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(_kill)
"""
PAGE = (
    "<!doctype html><title>Page</title><h1>Page {0}</h1>"
    '<figure><img src="{1}" width=900 height=600><figcaption>{2}</figcaption></figure>'
)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are told apart by /proc, which this system lacks")
def test_whoever_is_killed_every_page_is_there_once(tmp_path: Path) -> None:
    sources = (tmp_path / "crawl.warc.gz", site(tmp_path / "site", 150))
    archive(sources[0], 180, small=True)
    swell(sources[0], warc.WHOLE)
    expected = calm(sources, tmp_path / "calm")
    assert expected.held["across"]
    locations = [row[1] for row in expected.held["pages"]]
    assert len(locations) == len(set(locations))
    killed = list(survive(sources, tmp_path / "out", expected, 4))
    assert {one.who for one in killed} == {"worker", "program"}


def test_a_page_that_kills_its_worker_costs_itself_and_no_other(tmp_path: Path) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    site.mkdir()
    for number in range(9):
        (site / f"{number}.html").write_text(PAGE.format(number, f"{number}.jpg", "caption here"), "utf-8")
    (site / "poison.html").write_text("whoever opens this is killed", "utf-8")
    (site / "5.html").write_text(PAGE.format(5, "poison.jpg", "caption here"), "utf-8")
    (site / "poison.jpg").write_text("and so is whoever opens this", "utf-8")
    (tmp_path / "sitecustomize.py").write_text(POISON, "utf-8")
    path = os.pathsep.join([str(tmp_path), *os.environ.get("PYTHONPATH", "").split(os.pathsep)])
    code, _, err = run(site, "-o", out, "--jobs", "2", env={**os.environ, "PYTHONPATH": path})
    assert code == 1
    assert "5.html: the page could not be audited, in two tries: its worker died: signal 9 (killed" in err
    assert "poison.html: could not be read further, in two tries: its worker died: signal 9" in err
    assert pages(out) == [str(site / f"{number}.html") for number in range(9) if number != 5]
    reported = {str(found["page"]) for found in findings(out) if found["rule"] == "caption-placeholder"}
    assert reported == {str(site / f"{number}.html") for number in range(9) if number != 5}


BROKEN = """
import os, sys

def _fail(event, told):
    if event == "open" and isinstance(told[0], str) and os.path.basename(told[0]).startswith("poison"):
        raise ZeroDivisionError("our own mistake")

sys.addaudithook(_fail)
"""


def test_a_mistake_of_ours_in_reading_a_file_costs_the_file(tmp_path: Path) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    site.mkdir()
    for name in ("a", "poison", "z"):
        (site / f"{name}.html").write_text(PAGE.format(name, "a.jpg", "A caption of some length"), "utf-8")
    (tmp_path / "sitecustomize.py").write_text(BROKEN, "utf-8")
    path = os.pathsep.join([str(tmp_path), *os.environ.get("PYTHONPATH", "").split(os.pathsep)])
    _, _, err = run(site, "-o", out, "--jobs", "1", env={**os.environ, "PYTHONPATH": path})
    assert "poison.html: could not be read further, in two tries: ZeroDivisionError: our own mistake" in err
    assert pages(out) == [str(site / "a.html"), str(site / "z.html")]
