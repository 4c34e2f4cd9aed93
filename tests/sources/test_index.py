import gzip
import itertools
from pathlib import Path

import pytest

from auditor.model import Failure
from auditor.sources import Part, captures, parts, warc
from auditor.sources.index import Index, build
from auditor.sources.stored import Bounds, Entry, entries
from tests.sources.test_warc import JPEG, PAGE, Archive

# warcio leaves its temporary files to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")


def crawl(folder: Path, *, packed: bool) -> Path:
    """Pages and pictures, one address met three times, at one and the same time, and a page met again unchanged."""
    archive = Archive(packed=packed)
    for number in range(12):
        archive.response(f"/{number}.html", f"<p>{number}".encode() + PAGE.encode())
        archive.response(f"/{number}.jpg", b"\xff\xd8 picture" * number, JPEG)
    for _ in range(3):
        archive.response("/again.html", PAGE.encode())
    path = folder / ("crawl.warc.gz" if packed else "crawl.warc")
    path.write_bytes(archive.content)
    return path


def stretches(path: Path, size: int) -> list[list[Entry | Failure | Bounds]]:
    whole = path.stat().st_size
    return [list(entries(str(path), at, min(at + size, whole))) for at in range(0, whole, size)]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("size", [100, 999, 10_000])
def test_stretches_end_to_start_hold_each_record_once(tmp_path: Path, packed: bool, size: int) -> None:
    path = crawl(tmp_path, packed=packed)
    whole = [found for found in entries(str(path)) if isinstance(found, Entry)]
    parted = stretches(path, size)
    assert [found for part in parted for found in part if isinstance(found, Entry)] == whole
    bounds = [part[-1] for part in parted]
    assert all(isinstance(each, Bounds) for each in bounds)
    assert all(one.end == two.first for one, two in itertools.pairwise(bounds))  # type: ignore[union-attr]  # Bounds, as above


@pytest.mark.parametrize("packed", [True, False])
def test_an_index_gives_the_pages_that_one_pass_gives(tmp_path: Path, packed: bool) -> None:
    path = crawl(tmp_path, packed=packed)
    index = str(tmp_path / "index.sqlite")
    count = build(index, (found for found in entries(str(path)) if isinstance(found, Entry)))
    assert count == 15
    expected = [(found.location, found.content) for found in captures(str(path)) if not isinstance(found, Failure)]
    halves = [Index(str(path), index, 0, 7), Index(str(path), index, 7, 15)]
    given = [found for half in halves for found in warc.pages(half)]
    assert [(found.location, found.content) for found in given if not isinstance(found, Failure)] == expected
    assert [stored.copy for half in halves for stored in half.pages()][-3:] == [0, 0, 1]
    (first, *_) = given
    assert not isinstance(first, Failure)
    assert first.fetch
    resource = first.fetch("/3.jpg")
    assert resource
    assert resource.content == b"\xff\xd8 picture" * 3
    assert first.fetch("/nowhere.jpg") is None


def test_what_an_index_resolves_is_what_was_met_again(tmp_path: Path) -> None:
    archive = Archive().response("/a.jpg", b"\xff\xd8 photo", JPEG).response("/page", PAGE.encode())
    (tmp_path / "a.warc.gz").write_bytes(archive.content)
    digests = {entry.url: entry.names[0] for entry in entries(str(tmp_path / "a.warc.gz")) if isinstance(entry, Entry)}
    site = next(iter(digests)).rsplit("/", 1)[0]
    archive.revisit("/b.jpg", digests[f"{site}/a.jpg"], "/a.jpg").revisit("/again", digests[f"{site}/page"], "/page")
    archive.revisit("/c.jpg", "sha1:UNKNOWN", "/elsewhere")
    path = tmp_path / "a.warc.gz"
    path.write_bytes(archive.content)
    index = str(tmp_path / "index.sqlite")
    assert build(index, (found for found in entries(str(path)) if isinstance(found, Entry))) == 2
    page, again = warc.pages(Index(str(path), index, 0, 2))
    assert not isinstance(page, Failure)
    assert not isinstance(again, Failure)
    assert page.content == again.content
    assert again.fetch
    found = [again.fetch(url) for url in ("/b.jpg", "/c.jpg")]
    assert [resource and resource.content for resource in found] == [b"\xff\xd8 photo", None]


def test_only_a_big_archive_is_gone_through_in_stretches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = crawl(tmp_path, packed=True)
    assert warc.ranges(str(path)) == warc.ranges(str(tmp_path / "missing.warc")) == []
    monkeypatch.setattr(warc, "WHOLE", 100)
    monkeypatch.setattr(warc, "RANGE", 1_000)
    size = path.stat().st_size
    assert warc.ranges(str(path)) == [(at, min(at + 1_000, size)) for at in range(0, size, 1_000)]
    wacz = path.rename(tmp_path / "a.wacz")
    assert warc.ranges(str(wacz)) == [(0, None)]


def test_two_long_addresses_with_one_beginning_are_two_pages(tmp_path: Path) -> None:
    archive = Archive()
    for end in "ab":
        archive.response("/" + "x" * 2_000 + end, PAGE.encode())
    (tmp_path / "a.warc.gz").write_bytes(archive.content)
    assert len({found.location for found in captures(str(tmp_path / "a.warc.gz")) if not isinstance(found, Failure)}) == 2


def test_the_parts_of_a_folder_are_its_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b/2.html", "b/10.html", "a.html", "b.html", "c_files/part.html", "d.warc", "e.html.gz", "f.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(gzip.compress(b"x"))
    found = list(parts(str(tmp_path)))
    assert [Path(part.location).relative_to(tmp_path).as_posix() for part in found] == [
        *("a.html", "b/10.html", "b/2.html", "b.html", "d.warc", "e.html.gz")
    ]
    assert {part.within for part in found} == {str(tmp_path)}
    assert list(parts("page.html")) == [Part("page.html", "", "page.html")]
