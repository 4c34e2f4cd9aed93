import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from auditor.rules import all_rules
from tests.batch.archives import archive, audits, findings, pages, run, start


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of 60 pages and their pictures, large enough to be gone through in stretches."""
    path = tmp_path_factory.mktemp("crawl") / "crawl.warc.gz"
    archive(path, 500)
    return path


@pytest.fixture(scope="module")
def checked(crawl: Path) -> list[dict[str, object]]:
    """What `auditor check` finds in it."""
    command = [sys.executable, "-m", "auditor", "check", "--isolated", "--format", "jsonl", str(crawl)]
    told = subprocess.run(command, check=False, capture_output=True).stdout
    return [json.loads(line) for line in told.splitlines()]


@pytest.fixture
def site(tmp_path: Path, fixtures: Path) -> Path:
    """A folder of saved pages with their pictures."""
    folder = tmp_path / "site"
    (folder / "pictures").mkdir(parents=True)
    for name in ("founding-doubled.html", "clean-article.html", "credit-differs.html"):
        shutil.copy(fixtures / name, folder)
    for picture in (fixtures / "pictures").glob("*.jpg"):
        shutil.copy(picture, folder / "pictures")
    return folder


@pytest.mark.parametrize("words", [("--jobs", "1"), ("--jobs", "2"), ("--engine", "here")], ids=" ".join)
def test_an_archive_gives_what_check_gives_with_any_number_of_workers(
    tmp_path: Path, crawl: Path, checked: list[dict[str, object]], words: tuple[str, ...]
) -> None:
    code, out, err = run(crawl, "-o", tmp_path / "out", *words)
    assert (code, err) == (1, "")
    assert "errors" in out
    assert on_one_page(tmp_path / "out") == checked
    assert (tmp_path / "out/report.html").read_bytes().startswith(b"<!doctype html>")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        *("catalogue.sqlite", "failures.jsonl", "findings.jsonl", "lock", "report.html")
    }


def test_started_again_it_audits_what_has_changed_and_tells_what_is_new_and_fixed(tmp_path: Path, site: Path) -> None:
    out = tmp_path / "out"
    assert run(site, "-o", out)[0] == 1
    before = findings(out)
    changed = _judged(out)
    page = site / "founding-doubled.html"
    page.write_text((site / "clean-article.html").read_text("utf-8"), "utf-8")
    (site / "pictures/spring-tide.jpg").unlink()
    assert "fixed" in run(site, "-o", out)[1]
    after = findings(out)
    assert {found["rule"] for found in before if found["page"] == str(page)} == {"caption-doubled"}
    assert not [found for found in after if found["page"] == str(page)]
    untouched = str(site / "credit-differs.html")
    assert _judged(out)[untouched] == changed[untouched]
    assert [found for found in after if found["page"] == untouched] == [found for found in before if found["page"] == untouched]


def test_a_finding_that_was_fixed_and_is_there_again_is_back(tmp_path: Path, site: Path) -> None:
    out, page = tmp_path / "out", site / "founding-doubled.html"
    wrong = page.read_bytes()
    run(site, "-o", out)
    shutil.copy(site / "clean-article.html", page)
    assert " 1 fixed" in run(site, "-o", out)[1]
    page.write_bytes(wrong)
    assert " 1 back" in run(site, "-o", out)[1]
    (done,) = [done for done in audits(out) if done.page.location == str(page)]
    assert done.back == tuple(found.id for found in done.findings if found.rule == "caption-doubled")


def test_a_page_whose_picture_has_changed_is_audited_again(tmp_path: Path, site: Path) -> None:
    out = tmp_path / "out"
    run(site, "-o", out)
    (figure,) = [done.page.figures[0] for done in audits(out) if done.page.location == str(site / "founding-doubled.html")]
    picture = site / figure.image.url
    shutil.copy(site / "pictures/fish-market.jpg", picture)
    run(site, "-o", out)
    (again,) = [done.page.figures[0] for done in audits(out) if done.page.location == str(site / "founding-doubled.html")]
    assert again.embedded != figure.embedded


def test_a_page_that_is_gone_is_gone_and_each_is_there_once(tmp_path: Path, site: Path) -> None:
    out = tmp_path / "out"
    run(site, site / "clean-article.html", site, "-o", out)
    assert pages(out) == sorted(map(str, site.glob("*.html")))
    (site / "clean-article.html").unlink()
    run(site, "-o", out)
    assert pages(out) == sorted(map(str, site.glob("*.html")))


def test_what_cannot_be_read_is_listed_with_its_reason(tmp_path: Path, site: Path) -> None:
    (site / "binary.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (site / "cut.warc.gz").write_bytes(b"no archive at all")
    for name in ("clean-article.html", "founding-doubled.html", "credit-differs.html"):
        (site / name).write_text("<p>Nothing to see here.</p>")
    code, _, err = run(site, tmp_path / "missing.html", "-o", tmp_path / "out")
    assert code == 3
    told = (tmp_path / "out/failures.jsonl").read_text("utf-8")
    for said in ("binary.html: is a PNG image", "cut.warc.gz: holds no record", "missing.html: cannot be read"):
        assert said in told
        assert said in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--jobs", "none"), "a number from 1 on"),
        (("--engine", "warp"), "no engine 'warp'"),
        (("--withdrawn", "missing.txt"), "cannot be read"),
        (("-",), "`auditor check -` reads one"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_read(tmp_path: Path, site: Path, words: tuple[str, ...], said: str) -> None:
    code, _, err = run(site, "-o", tmp_path / "out", *words)
    assert code == 2
    assert said in err


def test_a_folder_without_a_page_and_a_folder_that_is_a_file(tmp_path: Path, site: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run(tmp_path / "empty", "-o", tmp_path / "out")[0] == 2
    (tmp_path / "file").write_text("")
    code, _, err = run(site, "-o", tmp_path / "file")
    assert code == 2
    assert "cannot be written" in err


def test_the_report_of_a_run_is_no_page_of_the_next(site: Path) -> None:
    out = site / "reports/audit"
    run(site, "-o", out)
    before = pages(out)
    run(site, "-o", out)
    assert pages(out) == before == sorted(map(str, site.glob("*.html")))


def test_what_is_no_catalogue_is_left_alone(tmp_path: Path, site: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "catalogue.sqlite").write_text("This is a diary. " * 99)
    code, _, err = run(site, "-o", out)
    assert code == 2
    assert "is no catalogue" in err
    (out / "catalogue.sqlite").unlink()
    with sqlite3.connect(out / "catalogue.sqlite") as other:
        other.execute("CREATE TABLE mine (a)")
    assert "is no catalogue of this version" in run(site, "-o", out)[2]


def test_two_runs_at_once_the_second_refuses(tmp_path: Path, crawl: Path) -> None:
    out = tmp_path / "out"
    first = start(crawl, "-o", out, "--jobs", "1")
    while not list(out.glob("work-*")):
        time.sleep(0.05)
    code, _, err = run(crawl, "-o", out)
    assert code == 2
    assert "another run is writing here" in err
    first.communicate(timeout=300)
    assert first.returncode == 1


def test_ctrl_c_ends_it_and_the_same_command_goes_on(tmp_path: Path, crawl: Path, checked: list[dict[str, object]]) -> None:
    out = tmp_path / "out"
    process = start(crawl, "-o", out, "--jobs", "1")
    while not list(out.glob("work-*/audit-*")):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "the same command goes on from there" in err
    assert run(crawl, "-o", out)[0] == 1
    assert on_one_page(out) == checked


def on_one_page(out: Path) -> list[dict[str, object]]:
    """The findings of the rules that look at one page, which are those of `auditor check`."""
    return [found for found in findings(out) if all_rules()[str(found["rule"])].scope != "catalogue"]


def _judged(out: Path) -> dict[str, int]:
    """The row of each page, which a page keeps, and the audit in it."""
    with sqlite3.connect(out / "catalogue.sqlite") as file:
        return dict(file.execute("SELECT location, audit FROM pages").fetchall())
