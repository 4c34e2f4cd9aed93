import os
from email.message import EmailMessage
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.audit import audit
from auditor.model import Capture, Failure
from auditor.sources import captures, mhtml
from auditor.sources.page import in_utf_8

URL = "https://news.example/2024/market.html"
PAGE = "<!doctype html><title>Market</title><main><h1>Market</h1><p>Prices rose = 3 % – traders said.</p>{}</main>"
FIGURE = '<figure><img src="{}" alt="" width=600 height=400><figcaption>A man walks. EPA/JANE DOE</figcaption></figure>'


def letter(page: str, *pictures: tuple[str, bytes], charset: str = "utf-8") -> bytes:
    """A page with its pictures as the standard library writes a letter (RFC 2557)."""
    whole = MIMEMultipart("related", type="text/html")
    whole["Snapshot-Content-Location"] = URL
    whole["Date"] = "Tue, 12 Mar 2024 09:30:00 +0200"
    text = MIMEText(page, "html", charset)
    text["Content-Location"] = URL
    whole.attach(text)
    for address, content in pictures:
        part = MIMEImage(content, "jpeg")
        part["Content-ID" if address.startswith("<") else "Content-Location"] = address
        whole.attach(part)
    return whole.as_bytes()


def only(path: Path, content: bytes) -> Capture | Failure:
    path.write_bytes(content)
    (found,) = captures(str(path))
    return found


def page_in(folder: Path, content: bytes) -> Capture:
    found = only(folder / "page.mhtml", content)
    assert isinstance(found, Capture)
    return found


def given_for(found: Capture, url: str) -> bytes | None:
    assert found.fetch
    resource = found.fetch(url)
    return resource.content if resource else None


def test_a_page_and_its_pictures(tmp_path: Path, fixtures: Path) -> None:
    photo = (fixtures / "pictures/spring-tide.jpg").read_bytes()
    page = PAGE.format(FIGURE.format("../photos/a.jpg") + FIGURE.format("cid:b@news"))
    found = page_in(tmp_path, letter(page, ("https://news.example/photos/a.jpg", photo), ("<b@news>", photo)))
    assert (found.url, found.captured, found.problems) == (URL, "2024-03-12T09:30:00+02:00", ())
    assert found.content.decode().rstrip("\n") == page
    first, second = audit(found).page.figures
    assert first.embedded
    assert first.embedded == second.embedded
    assert first.file == f"{tmp_path / 'page.mhtml'}#../photos/a.jpg"
    assert given_for(found, "https://news.example/photos/a.jpg#top") == photo
    assert given_for(found, "cid:b%40news") == photo
    assert given_for(found, "data:image/gif;base64,R0lG") == b"GIF"
    assert [given_for(found, url) for url in ("b.jpg", "cid:c", "http://[broken", "/etc/passwd", "file:///etc/passwd")] == [
        None
    ] * 5


@pytest.mark.parametrize("encoding", ["7bit", "8bit", "quoted-printable", "base64"])
def test_every_way_to_write_a_part(tmp_path: Path, encoding: str) -> None:
    message = EmailMessage()
    message.set_content(PAGE.format("a" * 900 + "\n.\nFrom here").replace("–", "-"), subtype="html", cte=encoding)
    whole = (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\nfor old programs\n--B\n"
        + message.as_bytes()
        + b"\n--B--\n"
    )
    found = page_in(tmp_path, whole)
    assert b"Prices rose = 3 % - traders" in found.content
    assert found.problems == ()


def test_the_charset_beside_the_page_is_believed(tmp_path: Path) -> None:
    assert "Łódź" in page_in(tmp_path, letter("<p>Łódź", charset="iso-8859-2")).content.decode()


@pytest.mark.parametrize("charset", ["", "utf-7", "punycode", "base64", "x-none", "iso-8859-1", "\0"])
def test_a_charset_that_cannot_be_meant_is_left_to_the_page(charset: str) -> None:
    assert in_utf_8(b"Z\xfcrich", charset) == b"Z\xfcrich"
    assert in_utf_8("Łódź".encode(), "cp1250") == "Łódź".encode()


def test_a_letter_within_a_letter_and_the_part_named_as_the_start(tmp_path: Path) -> None:
    inner = MIMEMultipart("alternative")
    inner.attach(MIMEText("As text", "plain"))
    inner.attach(MIMEText("<p>As a page", "html"))
    outer = MIMEMultipart("related")
    outer.attach(inner)
    assert b"As a page" in page_in(tmp_path, outer.as_bytes()).content
    frames = MIMEMultipart("related", start="<main@news>")
    for name in ("frame", "main"):
        part = MIMEText(f"<p>The {name}", "html")
        part["Content-ID"] = f"<{name}@news>"
        frames.attach(part)
    assert b"The main" in page_in(tmp_path, frames.as_bytes()).content


def test_letters_within_letters_end(tmp_path: Path) -> None:
    inner = "Content-Type: text/html\n\n<p>A page\n"
    for depth in range(20):
        inner = f"Content-Type: multipart/mixed; boundary=B{depth}\n\n--B{depth}\n{inner}\n--B{depth}--\n"
    assert isinstance(only(tmp_path / "deep.mht", inner.encode()), Failure)


def test_a_letter_of_one_part(tmp_path: Path) -> None:
    found = page_in(tmp_path, b"MIME-Version: 1.0\r\nContent-Type: text/html\r\nDate: soon\r\n\r\n<p>A page")
    assert (found.content, found.problems, found.url, found.captured) == (b"<p>A page", (), None, None)


def test_headers_as_bad_programs_write_them(tmp_path: Path) -> None:
    head = b"Subject: =?utf-8?B?!!!?= =?x-none?Q?a?=\r\nContent-Type: multipart/related; boundary=B\r\n\r\n"
    page = (
        b"--B\r\nContent-Type: text/html; charset=\xff\xfe\r\nContent-Location: =?x-none?Q?a?=\r\nX: "
        + b"a" * 200_000
        + b"\r\n\r\n<p>A page\r\n"
    )
    bare = b"--B\r\n\r\nno header at all\r\n"
    found = page_in(tmp_path, head + bare + page + b"--B--\r\n")
    assert (found.content, found.url) == (b"<p>A page", None)
    encoded = b"--B\nContent-Type: text/html\nContent-Location: =?utf-8?Q?https://news.example/Z=C3=BCrich?=\n\n<p>A page\n--B--"
    assert page_in(tmp_path, head + encoded).url == "https://news.example/Zürich"


def test_what_is_cut_off_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = letter(PAGE.format(FIGURE.format("/a.jpg")), ("https://news.example/a.jpg", bytes(range(256)) * 9))
    found = page_in(tmp_path, whole[:-200])
    assert "ends before its last part" in found.problems[0]
    assert (given_for(found, "/a.jpg") or b"").startswith(bytes(range(256)))
    monkeypatch.setattr(mhtml, "FILE_LIMIT", len(whole) - 200)
    assert "only the first 0 MB were read" in page_in(tmp_path, whole).problems[0]
    monkeypatch.setattr(mhtml, "MAX_PARTS", 1)
    assert any("more than 1 parts" in problem for problem in page_in(tmp_path, whole).problems)


def test_a_picture_over_the_limit_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mhtml, "IMAGE_LIMIT", 100)
    monkeypatch.setattr("auditor.sources.beside.IMAGE_LIMIT", 100)
    found = page_in(tmp_path, letter(PAGE, ("https://news.example/a.jpg", bytes(101))))
    assert found.fetch
    resource = found.fetch("/a.jpg")
    assert resource
    assert "was not read" in resource.problem


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds no page"),
        (b"Content-Type: multipart/related\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>A page", "holds no page"),
        (b"Content-Type: text/html\r\n\r\n ", "is empty"),
        (b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!", "is empty"),
        (b"Content-Type: text/html\r\n\r\n\x89PNG\0\0\0", "is a PNG image"),
    ],
)
def test_what_is_no_page_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    found = only(tmp_path / "page.mht", content)
    assert isinstance(found, Failure)
    assert said in found.message


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mht")
    for name, said in (("missing.mhtml", "No such file"), ("pipe.mht", "is no regular file")):
        (found,) = captures(str(tmp_path / name))
        assert isinstance(found, Failure)
        assert said in found.message


def test_a_folder_gives_them_among_its_pages(tmp_path: Path) -> None:
    (tmp_path / "b.mhtml").write_bytes(letter(PAGE))
    (tmp_path / "a.html").write_text(PAGE)
    assert [Path(found.location).name for found in captures(str(tmp_path)) if isinstance(found, Capture)] == ["a.html", "b.mhtml"]


@given(st.lists(st.sampled_from([b"--B", b"--", b"\r\n", b"\n", b"Content-Type: text/html", b"Content-Type: multipart/x; boundary=B", b":", b"=?", b"\xff", b"Content-ID: <a>", b"<p>", b" "]), max_size=40))  # fmt: skip  # noqa: E501
def test_no_bytes_raise(pieces: list[bytes]) -> None:
    read = mhtml.Letter("page.mhtml", b"Content-Type: multipart/related; boundary=B\r\n\r\n" + b"".join(pieces))
    for part in read.parts:
        read.body(part, 100)
    read("cid:a")
    assert read.url is None
