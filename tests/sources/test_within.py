import base64
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from auditor.audit import audit
from auditor.model import Capture
from auditor.sources import PAGE_LIMIT, captures
from auditor.sources.within import taken_out

SAVED = "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://news.example/a?b=1 \n saved date: today\n-->"
FIGURE = '<figure>\n<img src="{}" width=600 height=400>\n<figcaption>A man walks on the moor. EPA/JANE DOE</figcaption></figure>'


def saved(folder: Path, picture: bytes, head: str = SAVED) -> Capture:
    uri = f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}"
    (folder / "page.html").write_text(f"{head}<main><h1>News</h1>{FIGURE.format(uri)}</main>", "utf-8")
    (page,) = captures(str(folder / "page.html"))
    assert isinstance(page, Capture)
    return page


def test_a_page_with_its_pictures_in_it(tmp_path: Path, fixtures: Path) -> None:
    page = saved(tmp_path, (fixtures / "pictures/spring-tide.jpg").read_bytes())
    assert page.url == "https://news.example/a?b=1"
    (figure,) = audit(page).page.figures
    assert figure.embedded
    assert figure.embedded.creator
    assert figure.line == 6
    assert len(figure.image.url) < 40
    assert page.fetch
    assert page.fetch("../etc/passwd") is None


def test_a_small_picture_is_no_photograph(tmp_path: Path) -> None:
    assert audit(saved(tmp_path, b"\xff\xd8" + bytes(2_000))).page.figures == ()
    unsaved = saved(tmp_path, b"\xff\xd8" + bytes(9_000), head="<!doctype html>")
    assert (unsaved.url, audit(unsaved).page.figures) == (None, ())


def test_a_page_that_is_long_by_its_pictures_is_read_whole(tmp_path: Path) -> None:
    page = saved(tmp_path, b"\xff\xd8" + bytes(PAGE_LIMIT))
    assert page.problems == ()
    (figure,) = audit(page).page.figures
    assert figure.problem == "The image is larger than 25 MB and was not read."
    (tmp_path / "long.html").write_bytes(b"<p>word " * (PAGE_LIMIT // 7))
    (cut,) = captures(str(tmp_path / "long.html"))
    assert isinstance(cut, Capture)
    assert len(cut.content) == PAGE_LIMIT
    assert cut.problems


@given(st.lists(st.sampled_from([b"data:image/", b"jpeg", b";base64,", b"A" * 4_096, b"=", b'"', b"<!-- saved from url=(0022)http://x.example/"])))  # fmt: skip  # noqa: E501
def test_no_page_raises(pieces: list[bytes]) -> None:
    content = b"".join(pieces)
    short, pictures = taken_out(content)
    for name, uri in pictures.items():
        short = short.replace(name.encode(), uri)
    assert short == content
