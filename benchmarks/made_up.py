"""A web archive of our fixtures, as large as is wanted: every page with words, addresses and pictures of its own."""

import gzip
import itertools
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

FIXTURES = Path(__file__).parents[1] / "fixtures"
_PICTURE = re.compile(rb"""(?<=["'(, ])((?:pictures|saved-complete_files)/([\w.-]+\.jpg))""")
_RECORD = """WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\nWARC-Date: 2025-03-04T05:06:07Z\r
WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r
""".replace("\r\n", "\n").replace("\n", "\r\n")
_ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"
SITE = "https://news.example"


def archive(path: Path, records: int, *, own_pictures: bool = True) -> int:
    """Write a WARC.gz of so many records, pages before their pictures; how many of them are pages.

    Without pictures of their own all pages show the same few, which stand first.
    """
    pages = 0
    with path.open("wb") as out:
        for url, kind, content in itertools.islice(_answers(own_pictures=own_pictures), records):
            out.write(_member(url, kind, content))
            pages += kind == "text/html"
    return pages


def _answers(*, own_pictures: bool) -> Iterator[tuple[str, str, bytes]]:
    pictures = {file.name: file.read_bytes() for file in sorted(FIXTURES.rglob("*.jpg"))}
    pages = [file.read_bytes() for file in sorted(FIXTURES.glob("*.html"))]
    if not own_pictures:
        yield from ((f"{SITE}/p/{name}", "image/jpeg", content) for name, content in pictures.items())
    for number in itertools.count():
        page = pages[number % len(pages)]
        folder = f"{SITE}/p/{number}" if own_pictures else f"{SITE}/p"
        shown = dict.fromkeys(match[2].decode() for match in _PICTURE.finditer(page) if match[2].decode() in pictures)
        content = _PICTURE.sub(f"{folder}/".encode() + rb"\2", page)
        content = content.replace(b"</h1>", f" ({number})</h1>".encode())
        yield f"{SITE}/{number}.html", "text/html", content
        if own_pictures:
            yield from ((f"{folder}/{name}", "image/jpeg", _own(pictures[name], number)) for name in shown)


def _own(picture: bytes, number: int) -> bytes:
    """The picture as a file of its own: with a comment in it that no other has (JPEG, B.2.4.5)."""
    remark = f"copy {number}".encode()
    return picture[:2] + b"\xff\xfe" + (len(remark) + 2).to_bytes(2, "big") + remark + picture[2:]


def _member(url: str, kind: str, content: bytes) -> bytes:
    block = _ANSWER.format(kind=kind, length=len(content)).encode() + content
    head = _RECORD.format(number=zlib.crc32(url.encode()), url=url, length=len(block)).encode()
    return gzip.compress(head + block + b"\r\n\r\n", 1, mtime=0)
