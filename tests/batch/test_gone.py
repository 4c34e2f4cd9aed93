"""Pages that are no longer where they were: told, marked, and spoken of by no rule; what was not read is not called gone."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.batch.archives import findings, run
from tests.batch.test_across import CAPTIONED, CREDITED
from tests.batch.test_across import site as site  # noqa: PLC0414  # a fixture
from tests.catalogue.test_export import rows
from tests.sources.test_warc import PAGE, Archive

# warcio leaves its temporary files to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")


def gone(out: Path) -> list[str]:
    """The pages that the catalogue calls gone, as it exports them."""
    return [Path(row["page"]).name for row in rows(out, "gone", out / "gone.csv")]


def test_a_page_that_was_deleted_is_gone_and_no_rule_speaks_of_it(tmp_path: Path, site: Path) -> None:
    out = tmp_path / "out"
    words = (site, "-o", out, "--select", f"{CREDITED},{CAPTIONED}")
    run(*words)
    assert [found["rule"] for found in findings(out)] == [CREDITED, CAPTIONED]
    (site / "c.html").rename(tmp_path / "c.html")
    assert " 0 new, 1 fixed, 0 back. Pages that are gone: 1 (" in run(*words)[1]
    assert gone(out) == ["c.html"]
    assert [found["rule"] for found in findings(out)] == [CREDITED]
    assert "gone" not in run(*words)[1]
    assert gone(out) == ["c.html"]
    (tmp_path / "c.html").rename(site / "c.html")
    assert " 0 new, 0 fixed, 1 back" in run(*words)[1]
    assert gone(out) == []
    assert [found["rule"] for found in findings(out)] == [CREDITED, CAPTIONED]


def test_what_was_found_on_a_page_that_is_gone_is_fixed(tmp_path: Path, site: Path) -> None:
    out = tmp_path / "out"
    run(site, "-o", out, "--select", "credit-missing")
    assert [Path(str(found["page"])).name for found in findings(out)] == ["c.html"]
    (site / "c.html").unlink()
    assert " 0 new, 1 fixed, 0 back. Pages that are gone: 1 " in run(site, "-o", out, "--select", "credit-missing")[1]


def test_pages_of_other_locations_stay(tmp_path: Path, site: Path) -> None:
    other, out = tmp_path / "other", tmp_path / "out"
    (site / "below").mkdir()
    shutil.copy(site / "a.html", site / "below/d.html")
    shutil.copytree(site, other)
    run(site, other, "-o", out)
    (other / "b.html").unlink()
    assert "gone" not in run(site, "-o", out)[1]
    assert gone(out) == []
    assert "Pages that are gone: 1 (" in run(other, "-o", out)[1]
    run(site / "below", "-o", out)
    (site / "below/d.html").unlink()
    assert "Pages that are gone: 1 (" in run(site, "-o", out)[1]
    assert gone(out) == ["b.html", "d.html"]


def test_pages_of_an_archive_are_gone_with_their_records_but_not_where_it_is_damaged(tmp_path: Path) -> None:
    path, out = tmp_path / "crawl.warc.gz", tmp_path / "out"
    first = Archive().response("/1.html", PAGE.encode()).content
    second = Archive().response("/2.html", PAGE.encode()).content
    path.write_bytes(first + second)
    run(path, "-o", out)
    path.write_bytes(first + second[:40])
    code, said, err = run(path, "-o", out)
    assert "The file ends in the middle of a record" in err
    assert (code, "gone" in said, gone(out)) == (3, False, [])
    path.write_bytes(first)
    assert "Pages that are gone: 1 (" in run(path, "-o", out)[1]
    assert [name.rpartition("/")[2] for name in gone(out)] == ["2.html"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every folder")
def test_a_folder_that_cannot_be_opened_has_lost_nothing(tmp_path: Path, site: Path) -> None:
    out, below = tmp_path / "out", site / "below"
    below.mkdir()
    shutil.copy(site / "a.html", below / "d.html")
    run(site, "-o", out)
    (site / "c.html").unlink()
    below.chmod(0)
    _, said, err = run(site, "-o", out)
    below.chmod(0o755)
    assert "below" in err
    assert "Pages that are gone: 1 (" in said
    assert gone(out) == ["c.html"]


def test_a_run_that_ended_before_its_end_called_nothing_gone(tmp_path: Path, site: Path) -> None:
    out = tmp_path / "out"
    run(site, "-o", out)
    (site / "c.html").unlink()
    run(site, "-o", out)
    with sqlite3.connect(out / "catalogue.sqlite") as file:
        file.execute("UPDATE runs SET finished = NULL WHERE id = 2")  # as where it was killed in the middle of its report
    assert "Pages that are gone: 1 (" in run(site, "-o", out)[1]
