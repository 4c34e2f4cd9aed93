import base64
import gzip
import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Capture, Failure, Resource
from auditor.sources import IMAGE_LIMIT, PAGE_LIMIT, NoPagesError, captures, standard_input
from auditor.sources.beside import Beside
from auditor.sources.image import image_bytes

PAGE = b"<!doctype html><p>A page"


def only(location: str | Path) -> Capture | Failure:
    (found,) = captures(str(location))
    return found


def failed(location: str | Path) -> str:
    found = only(location)
    assert isinstance(found, Failure)
    assert found.input == str(location)
    assert found.message.startswith(str(location))
    return found.message


def test_a_page_a_packed_page_and_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(PAGE))
    (tmp_path / "c.txt").write_bytes(b"A paragraph")
    a, b, c = (only(tmp_path / name) for name in ("a.html", "b.html.gz", "c.txt"))
    assert isinstance(a, Capture)
    assert isinstance(b, Capture)
    assert isinstance(c, Capture)
    assert (a.content, b.content, a.media_type, c.media_type) == (PAGE, PAGE, "text/html", "text/plain")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standard_input, "sys", SimpleNamespace(stdin=SimpleNamespace(buffer=io.BytesIO(PAGE))))
    (found,) = captures("-")
    assert isinstance(found, Capture)
    assert (found.location, found.content) == ("-", PAGE)
    (empty,) = captures("-")
    assert isinstance(empty, Failure)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.html", b"  \n", "is empty"),
        ("photo.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a PNG image"),
        ("archive.html", b"PK\x03\x04\0\0", "is a ZIP archive"),
        ("odd.html", b"\x01\x02\0\x04", "is a binary file"),
        ("cut.html.gz", gzip.compress(PAGE * 999, mtime=0)[:40], "is damaged"),
        ("wrong.html.gz", PAGE, "is damaged"),
    ],
)
def test_what_is_no_page_is_named(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert said in failed(tmp_path / name)


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    assert "cannot be read (No such file" in failed(tmp_path / "missing.html")
    os.mkfifo(tmp_path / "pipe.html")
    assert "is no regular file" in failed(tmp_path / "pipe.html")


def test_a_page_over_the_limit_is_cut_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "long.html").write_bytes(PAGE.ljust(PAGE_LIMIT + 5, b" "))
    found = only(tmp_path / "long.html")
    assert isinstance(found, Capture)
    assert len(found.content) == PAGE_LIMIT
    assert "only the first 32 MB" in found.problems[0]


def test_utf_16_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "wide.html").write_bytes("<p>A page".encode("utf-16"))
    assert isinstance(only(tmp_path / "wide.html"), Capture)


def test_a_folder_gives_its_pages_in_order_and_no_parts_of_pages(tmp_path: Path) -> None:
    for name in ("b.html", "a/c.htm", "b_files/frame.html", "note.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(PAGE)
    assert [found.location for found in captures(str(tmp_path)) if isinstance(found, Capture)] == [
        str(tmp_path / "a/c.htm"),
        str(tmp_path / "b.html"),
    ]


def test_a_folder_without_a_page_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(NoPagesError, match="no page in this folder"):
        captures(str(tmp_path))


@pytest.fixture
def saved(tmp_path: Path) -> Beside:
    (tmp_path / "site/story_files").mkdir(parents=True)
    (tmp_path / "site/story.html").write_bytes(PAGE)
    (tmp_path / "site/story_files/photo.jpg").write_bytes(b"in the saved folder")
    (tmp_path / "site/a b.jpg").write_bytes(b"beside")
    (tmp_path / "secret.jpg").write_bytes(b"outside")
    (tmp_path / "site/link.jpg").symlink_to(tmp_path / "secret.jpg")
    (tmp_path / "site/loop.jpg").symlink_to(tmp_path / "site/loop.jpg")
    os.mkfifo(tmp_path / "site/pipe.jpg")
    return Beside(tmp_path / "site/story.html", tmp_path / "site")


@pytest.mark.parametrize(
    ("url", "content"),
    [
        ("a%20b.jpg?w=300#top", b"beside"),
        ("./story_files/photo.jpg", b"in the saved folder"),
        ("/a b.jpg", b"beside"),
        ("https://example.org/x/y/photo.jpg?w=800", b"in the saved folder"),
        ("//example.org/photo.jpg", b"in the saved folder"),
        ("data:image/gif;base64,R0lG", b"GIF"),
        ("data:image/svg+xml,%3Csvg/%3E", b"<svg/>"),
    ],
)
def test_images_beside_the_page(saved: Beside, url: str, content: bytes) -> None:
    resource = saved(url)
    assert resource
    assert resource.content == content


@pytest.mark.parametrize(
    "url",
    [
        "../secret.jpg",
        "%2e%2e/secret.jpg",
        "/../secret.jpg",
        "link.jpg",
        "loop.jpg",
        "pipe.jpg",
        "story_files",
        "missing.jpg",
        "https://example.org/",
        "http://[broken",
        "a\0b.jpg",
        "x" * 5000,
        "data:nothing",
        "",
        "file:///etc/passwd",
    ],
)
def test_nothing_outside_and_nothing_odd_is_opened(saved: Beside, url: str) -> None:
    assert saved(url) is None


def test_a_damaged_and_an_over_long_image_say_so(saved: Beside) -> None:
    damaged = saved("data:image/gif;base64,A")
    assert damaged == Resource(b"", "data: URI", "The data: URI is damaged.")
    long = saved("data:image/gif;base64," + base64.b64encode(bytes(IMAGE_LIMIT + 1)).decode())
    assert long
    assert "larger than 25 MB" in long.problem


@given(st.text(max_size=60))
def test_no_url_raises(url: str) -> None:
    Beside(Path("fixtures/none.html"), Path("fixtures"))(url)


def test_an_image_file_named_outright(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8")
    assert image_bytes(str(tmp_path / "a.jpg")) == b"\xff\xd8"
    for odd in (tmp_path, tmp_path / "missing.jpg"):
        assert isinstance(image_bytes(str(odd)), Failure)
    with (tmp_path / "long.jpg").open("wb") as out:
        out.truncate(IMAGE_LIMIT + 1)
    long = image_bytes(str(tmp_path / "long.jpg"))
    assert isinstance(long, Failure)
    assert "larger than 25 MB" in long.message


def test_a_link_that_leads_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out.html").write_text("<p>Elsewhere")
    (tmp_path / "in/page.html").write_text("<p>Here")
    (tmp_path / "in/link.html").symlink_to(tmp_path / "out.html")
    (tmp_path / "in/within.html").symlink_to(tmp_path / "in/page.html")
    found = {
        Path(each.location if isinstance(each, Capture) else each.input).name: each for each in captures(str(tmp_path / "in"))
    }
    assert {name: isinstance(each, Capture) for name, each in found.items()} == {
        "page.html": True,
        "within.html": True,
        "link.html": False,
    }
    assert isinstance(found["link.html"], Failure)
    assert "leads out of the folder" in found["link.html"].message
