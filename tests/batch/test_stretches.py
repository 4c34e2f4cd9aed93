import gzip
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli import program
from auditor.model import Failure
from auditor.sources import captures, warc
from tests.batch.archives import pages, run
from tests.batch.test_deaths import POISON
from tests.sources.test_warc import HTML, PAGE, Archive

# warcio leaves its temporary files to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")


@pytest.fixture(autouse=True)
def _in_small_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive of some kilobytes is gone through as one of gigabytes would be."""
    monkeypatch.setattr(warc, "WHOLE", 100)
    monkeypatch.setattr(warc, "RANGE", 300)


def audited(path: Path | str, out: Path) -> list[str]:
    CliRunner().invoke(program, ["audit", str(path), "-o", str(out), "--engine", "here", "--isolated"])
    return pages(out)


def told(path: Path) -> tuple[list[str], list[str]]:
    """Pages and failures as one pass over the archive tells them."""
    found = list(captures(str(path)))
    failures = [one.message for one in found if isinstance(one, Failure)]
    return [one.location for one in found if not isinstance(one, Failure)], failures


def failures(out: Path) -> list[str]:
    return [json.loads(line)["message"] for line in (out / "failures.jsonl").read_text("utf-8").splitlines()]


def many(path: Path, *, nested: bytes = b"") -> Path:
    """A dozen pages; in the middle, where it is given, a file that holds an archive itself, stored as it is."""
    archive = Archive()
    for number in range(6):
        archive.response(f"/{number}.html", f"<p>{number}".encode() + PAGE.encode())
    before = archive.content
    behind = Archive()
    for number in range(6, 12):
        behind.response(f"/{number}.html", f"<p>{number}".encode() + PAGE.encode())
    plain = Archive(packed=False).response("/download.gz", nested, HTML).content if nested else b""
    path.write_bytes(before + (gzip.compress(plain, 0) if nested else b"") + behind.content)
    return path


def test_an_archive_within_an_archive_is_no_stretch_of_it(tmp_path: Path) -> None:
    nested = Archive()
    for number in range(9):
        nested.response(f"/nested-{number}.html", os.urandom(200) + PAGE.encode())
    path = many(tmp_path / "crawl.warc.gz", nested=nested.content)
    assert audited(path, tmp_path / "out") == told(path)[0]


@pytest.mark.parametrize("at", [0.3, 0.5, 0.7])
def test_damage_is_told_as_in_one_pass(tmp_path: Path, at: float) -> None:
    path = many(tmp_path / "crawl.warc.gz")
    content = bytearray(path.read_bytes())
    for offset in range(int(len(content) * at), int(len(content) * at) + 40):
        content[offset] ^= 0xFF
    path.write_bytes(content)
    expected, said = told(path)
    assert audited(path, tmp_path / "out") == expected
    assert failures(tmp_path / "out") == said


def test_a_big_archive_without_a_record_is_told(tmp_path: Path) -> None:
    path = tmp_path / "none.warc.gz"
    path.write_bytes(b"no archive at all, but a long text. " * 99)
    assert audited(path, tmp_path / "out") == []
    assert failures(tmp_path / "out")


def test_an_archive_that_kills_whoever_opens_it_is_left_alone(tmp_path: Path) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    site.mkdir()
    many(site / "crawl.warc.gz")
    with (site / "poison.warc.gz").open("wb") as poison:
        poison.truncate(9 * 2**20)
    (tmp_path / "sitecustomize.py").write_text(POISON, "utf-8")
    path = os.pathsep.join([str(tmp_path), *os.environ.get("PYTHONPATH", "").split(os.pathsep)])
    code, _, err = run(site, "-o", out, "--jobs", "1", env={**os.environ, "PYTHONPATH": path})
    assert code in {1, 3}
    assert "poison.warc.gz: octets 0 to 9,437,184: its worker died: signal 9" in err
    assert pages(out) == told(site / "crawl.warc.gz")[0]
