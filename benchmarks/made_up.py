"""A web archive of our fixtures, as large as is wanted: every page with words, addresses and pictures of its own."""

import gzip
import itertools
import random
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
_WHOLE = 20
_SMALL = """<!doctype html><html lang="en"><title>Vote {number} on the harbour</title><meta property="og:type" content="article">
<h1>Vote {number} on the harbour</h1>
<p>The council voted for the {number}th time on the old harbour, and again without a majority.</p>
<figure><img src="/p/{picture}" alt="" width="960" height="640"><figcaption>Councillors raise their hands in vote {number} on the
harbour at the town hall. Photo: Jane Doe {number}/EPA</figcaption></figure></html>
"""


def archive(path: Path, records: int, *, small: bool = False) -> int:
    """Write a WARC.gz of so many records, pages before their pictures; how many of them are pages.

    Small pages show one photograph each, of a few that stand first; every twentieth is one of the fixtures all the same.
    """
    pages = 0
    with path.open("wb") as out:
        for url, kind, content in itertools.islice(_small() if small else _answers(), records):
            out.write(_member(url, kind, content))
            pages += kind == "text/html"
    return pages


def swell(path: Path, octets: int) -> None:
    """Put a file behind the records of an archive that is no page and no picture: so much larger, and no more to audit."""
    with path.open("ab") as out:
        out.write(_member(f"{SITE}/report.pdf", "application/pdf", random.Random(1).randbytes(octets)))


def site(folder: Path, records: int) -> Path:
    """The small pages and their pictures as files, which the pages name by their places."""
    for url, _, content in itertools.islice(_small(), records):
        file = folder / url.removeprefix(f"{SITE}/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.replace(f"{SITE}/p/".encode(), b"p/").replace(b'"/p/', b'"p/'))
    return folder


def _answers() -> Iterator[tuple[str, str, bytes]]:
    pictures, pages = _pictures(), _pages()
    for number in itertools.count():
        page = pages[number % len(pages)]
        folder = f"{SITE}/p/{number}"
        shown = dict.fromkeys(match[2].decode() for match in _PICTURE.finditer(page) if match[2].decode() in pictures)
        yield _page(number, page, folder)
        yield from ((f"{folder}/{name}", "image/jpeg", _own(pictures[name], number)) for name in shown)


def _small() -> Iterator[tuple[str, str, bytes]]:
    pictures, pages = _pictures(), _pages()
    yield from ((f"{SITE}/p/{name}", "image/jpeg", content) for name, content in pictures.items())
    names = itertools.cycle(pictures)
    for number in itertools.count():
        if number % _WHOLE:
            yield f"{SITE}/{number}.html", "text/html", _SMALL.format(number=number, picture=next(names)).encode()
        else:
            yield _page(number, pages[number // _WHOLE % len(pages)], f"{SITE}/p")


def _page(number: int, page: bytes, folder: str) -> tuple[str, str, bytes]:
    content = _PICTURE.sub(f"{folder}/".encode() + rb"\2", page).replace(b"</h1>", f" ({number})</h1>".encode())
    return f"{SITE}/{number}.html", "text/html", content


def _pictures() -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(FIXTURES.rglob("*.jpg"))}


def _pages() -> list[bytes]:
    return [file.read_bytes() for file in sorted(FIXTURES.glob("*.html"))]


def _own(picture: bytes, number: int) -> bytes:
    """The picture as a file of its own: with a comment in it that no other has (JPEG, B.2.4.5)."""
    remark = f"copy {number}".encode()
    return picture[:2] + b"\xff\xfe" + (len(remark) + 2).to_bytes(2, "big") + remark + picture[2:]


def _member(url: str, kind: str, content: bytes) -> bytes:
    block = _ANSWER.format(kind=kind, length=len(content)).encode() + content
    head = _RECORD.format(number=zlib.crc32(url.encode()), url=url, length=len(block)).encode()
    return gzip.compress(head + block + b"\r\n\r\n", 1, mtime=0)
