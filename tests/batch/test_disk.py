import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.archives import archive, findings, pages, run


def _mount(*words: str) -> bool:
    try:
        return subprocess.run(["mount", *words], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if not _mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)):
        pytest.skip("a small disk cannot be mounted here: it takes the rights of root")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    path = tmp_path / "crawl.warc.gz"
    archive(path, 500)
    return path


def test_a_full_disk_is_told_and_nothing_is_lost_when_there_is_room_again(tmp_path: Path, small: Path, crawl: Path) -> None:
    code, _, err = run(crawl, "-o", small / "out", "--jobs", "2")
    assert code == 3
    assert "there is no space left on the disk" in err
    assert "Make room. What is done is kept" in err
    assert "Traceback" not in err
    assert _mount("-o", "remount,size=64m", str(small))
    assert run(crawl, "-o", small / "out", "--jobs", "2")[0] == 1
    run(crawl, "-o", tmp_path / "calm")
    assert findings(small / "out") == findings(tmp_path / "calm")
    assert pages(small / "out") == pages(tmp_path / "calm")


def test_an_output_that_cannot_be_written_is_told_at_once(small: Path, fixtures: Path) -> None:
    assert _mount("-o", "remount,ro", str(small))
    code, _, err = run(fixtures, "-o", small / "out")
    assert code == 2
    assert "cannot be written" in err
    assert "Choose another folder with -o" in err
