import gzip
import io
import os
import shutil
import subprocess
import threading
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it has no annotations
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]  # warcio has no annotations
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]  # warcio has no annotations

from auditor.audit import audit
from auditor.model import Audit, Capture, Failure
from auditor.sources import captures, records, responses, zipped
from auditor.sources.records import Gap, Stretch

# warcio's writer leaves its temporary files to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")

SITE = "https://news.example"
PAGE = "<!doctype html><title>Market</title><main><h1>Market</h1><p>Prices rose – traders said.</p>{}</main>"
FIGURE = '<figure><img src="{}" alt="" width=600 height=400><figcaption>A man walks. EPA/JANE DOE</figcaption></figure>'
HTML = ("Content-Type", "text/html; charset=utf-8")
JPEG = ("Content-Type", "image/jpeg")


class Archive:
    """A WARC as warcio writes it."""

    def __init__(self, *, packed: bool = True) -> None:
        self.out = io.BytesIO()
        self.ends = [0]
        self.writer = WARCWriter(self.out, gzip=packed)

    def response(self, path: str, content: bytes, *headers: tuple[str, str], status: str = "200 OK") -> "Archive":
        head = StatusAndHeaders(status, list(headers) or [HTML], protocol="HTTP/1.1")
        return self.write(path, "response", io.BytesIO(content), http_headers=head)

    def write(self, path: str, kind: str, *payload: io.BytesIO, **more: object) -> "Archive":
        self.writer.write_record(self.writer.create_warc_record(SITE + path, kind, *payload, **more))
        self.ends.append(self.out.tell())
        return self

    def revisit(self, path: str, digest: str, refers_to: str) -> "Archive":
        head = StatusAndHeaders("200 OK", [HTML], protocol="HTTP/1.1")
        record = self.writer.create_revisit_record(
            SITE + path, digest, SITE + refers_to, "2024-01-01T00:00:00Z", http_headers=head
        )
        self.writer.write_record(record)
        return self

    @property
    def content(self) -> bytes:
        return self.out.getvalue()


def found_in(folder: Path, content: bytes, name: str = "crawl.warc.gz") -> tuple[list[Capture], list[str]]:
    """The pages read to their end, and what was said of the rest, without the name of the file."""
    (folder / name).write_bytes(content)
    return told(folder / name)


def told(path: Path) -> tuple[list[Capture], list[str]]:
    pages, failures = [], []
    for found in captures(str(path)):
        if isinstance(found, Capture):
            pages.append(found)
        else:
            assert found.input.startswith(str(path))
            failures.append(found.message.removeprefix(str(path)))
    return pages, failures


def given_for(location: Path, url: str) -> bytes | None:
    """What the first page of an archive has for a URL."""
    found = told(location)[0][0]
    assert found.fetch
    resource = found.fetch(url)
    return resource.content if resource else None


def first_audit(location: Path) -> Audit:
    return audit(told(location)[0][0])


@pytest.mark.parametrize("packed", [True, False])
def test_pages_and_pictures_of_one_archive(tmp_path: Path, fixtures: Path, packed: bool) -> None:
    photo = (fixtures / "pictures/spring-tide.jpg").read_bytes()
    archive = Archive(packed=packed)
    archive.write("", "warcinfo", io.BytesIO(b"software: test\r\n"))
    archive.response("/2024/market.html", PAGE.format(FIGURE.format("../a.jpg")).encode())
    archive.response("/moved", b"moved", HTML, status="301 Moved")
    archive.response("/a.jpg", photo, JPEG).response("/style.css", b"a {}", ("Content-Type", "text/css"))
    archive.response("/empty.html", b"")
    name = "crawl.warc.gz" if packed else "crawl.warc"
    (page,), failures = found_in(tmp_path, archive.content, name)
    assert failures == []
    assert (page.location, page.url) == (f"{tmp_path / name}#{SITE}/2024/market.html", f"{SITE}/2024/market.html")
    assert page.captured
    (figure,) = first_audit(tmp_path / name).page.figures
    assert figure.embedded
    assert figure.embedded.creator
    assert figure.file == f"{tmp_path / name}#{SITE}/a.jpg"
    asked = (
        "/a.jpg#top",
        "http://news.example/a.jpg",
        "data:image/gif;base64,R0lG",
        "/b.jpg",
        "http://[",
        "/style.css",
        "/etc/passwd",
    )
    assert [given_for(tmp_path / name, url) for url in asked] == [photo, photo, b"GIF", None, None, None, None]


def test_the_picture_stored_nearest_to_the_page_is_the_one(tmp_path: Path) -> None:
    archive = Archive().response("/a.jpg", b"\xff\xd8 old", JPEG)
    for count in range(9):
        archive.response(f"/{count}.css", os.urandom(400), ("Content-Type", "text/css"))
    found_in(tmp_path, archive.response("/page", PAGE.encode()).response("/a.jpg", b"\xff\xd8 new", JPEG).content)
    assert given_for(tmp_path / "crawl.warc.gz", "/a.jpg") == b"\xff\xd8 new"


def test_what_was_met_again_unchanged_stands_where_it_stood_first(tmp_path: Path) -> None:
    archive = Archive().response("/a.jpg", b"\xff\xd8 photo", JPEG).response("/page", b"<p>A page")
    (tmp_path / "first").write_bytes(archive.content)
    digests = {
        record.header("WARC-Target-URI"): record.header("WARC-Payload-Digest")
        for record in records.records(Stretch(archive.content, 0, len(archive.content)))
        if isinstance(record, records.Record)
    }
    archive.revisit("/b.jpg", digests[f"{SITE}/a.jpg"], "/a.jpg").revisit("/page", digests[f"{SITE}/page"], "/page")
    archive.revisit("/c.jpg", "sha1:UNKNOWN", "/elsewhere")
    (page, again), failures = found_in(tmp_path, archive.content)
    assert failures == []
    assert page.content == again.content
    assert again.location == f"{page.location} ({again.captured})"
    assert [given_for(tmp_path / "crawl.warc.gz", url) for url in ("/b.jpg", "/c.jpg")] == [b"\xff\xd8 photo", None]


def test_a_resource_without_an_answer_of_a_server(tmp_path: Path) -> None:
    archive = Archive().write("/page", "resource", io.BytesIO(b"<p>A page"), warc_content_type="text/html")
    (page,), _ = found_in(tmp_path, archive.content)
    assert page.content == b"<p>A page"


def chunked(content: bytes) -> bytes:
    return b"5;x=y\r\n" + content[:5] + b"\r\n" + f"{len(content) - 5:x}\r\n".encode() + content[5:] + b"\r\n0\r\n\r\n"


def bare(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


@pytest.mark.parametrize(
    ("pack", "headers"),
    [
        (gzip.compress, {"Content-Encoding": "gzip"}),
        (zlib.compress, {"Content-Encoding": "deflate"}),
        (bare, {"Content-Encoding": "deflate"}),
        (brotli.compress, {"Content-Encoding": "br"}),
        (zstandard.compress, {"Content-Encoding": "zstd"}),
        (chunked, {"Transfer-Encoding": "chunked"}),
        (lambda content: chunked(gzip.compress(content)), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (lambda content: gzip.compress(gzip.compress(content)), {"Content-Encoding": "gzip, gzip"}),
        (bytes, {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (bytes, {"Content-Encoding": "identity"}),
    ],
)
def test_every_way_to_pack_a_body(tmp_path: Path, pack: partial[bytes], headers: dict[str, str]) -> None:
    content = PAGE.encode()
    (page,), failures = found_in(tmp_path, Archive().response("/page", pack(content), HTML, *headers.items()).content)
    assert (page.content, page.problems, failures) == (content, (), [])


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_a_body_that_cannot_be_unpacked_is_named(tmp_path: Path, coding: str) -> None:
    body = b"\x1f\x8b\x08\0\0\0\0\0\0\0" + b"\xff" * 90
    pages, (said,) = found_in(tmp_path, Archive().response("/page", body, HTML, ("Content-Encoding", coding)).content)
    assert pages == []
    assert said == f"#{SITE}/page: The page is damaged: it cannot be unpacked ({coding})."
    archive = Archive().response("/page", PAGE.encode()).response("/a.jpg", body, JPEG, ("Content-Encoding", coding))
    found_in(tmp_path, archive.content)
    assert given_for(tmp_path / "crawl.warc.gz", "/a.jpg") == b""


def test_a_page_that_the_crawler_has_not_whole_says_so(tmp_path: Path) -> None:
    half = gzip.compress(os.urandom(999).hex().encode())[:500]
    archive = Archive().response("/page", half, HTML, ("Content-Encoding", "gzip"))
    head = StatusAndHeaders("200 OK", [HTML], protocol="HTTP/1.1")
    more = {"http_headers": head, "warc_headers_dict": {"WARC-Truncated": "length"}}
    archive.write("/long", "response", io.BytesIO(b"<p>A page"), **more)
    (half_page, long_page), _ = found_in(tmp_path, archive.content)
    assert half_page.problems == ("The page is cut off before its end.",)
    assert long_page.problems == ("The crawler kept only the beginning of the page (length).",)


def test_without_the_library_a_body_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(responses, "_LIBRARIES", {"br": "no_such_library"})
    archive = Archive().response("/page", brotli.compress(PAGE.encode()), HTML, ("Content-Encoding", "br"))
    assert "install caption-credit-auditor[warc]" in found_in(tmp_path, archive.content)[1][0]


def test_the_charset_that_the_server_told_is_believed(tmp_path: Path) -> None:
    archive = Archive().response("/page", "<p>Łódź".encode("iso-8859-2"), ("Content-Type", 'text/html; charset="ISO-8859-2"'))
    assert found_in(tmp_path, archive.content)[0][0].content.decode() == "<p>Łódź"


@pytest.fixture(scope="module")
def five() -> Archive:
    archive = Archive()
    for count in range(5):
        archive.response(f"/{count}", PAGE.format(f"<p>Page {count}.").encode())
    return archive


def test_an_archive_cut_off_anywhere_gives_its_whole_records_and_says_so(tmp_path: Path, five: Archive) -> None:
    for cut in range(1, len(five.content), 31):
        pages, failures = found_in(tmp_path, five.content[:cut])
        assert len(pages) >= sum(end <= cut for end in five.ends[1:])
        assert failures or cut in five.ends


def test_one_changed_bit_costs_one_page_at_most(tmp_path: Path, five: Archive) -> None:
    whole = [page.content for page in found_in(tmp_path, five.content)[0]]
    for at in range(0, len(five.content), 29):
        changed = bytearray(five.content)
        changed[at] ^= 1 << at % 8
        pages, failures = found_in(tmp_path, bytes(changed))
        assert len(pages) >= 4
        # A bit that no checksum covers (the time of packing, the padding at a member's end) changes no page.
        assert failures or [page.content for page in pages] == whole


def test_damage_between_and_behind_records(tmp_path: Path, five: Archive) -> None:
    first, rest = five.content[: five.ends[1]], five.content[five.ends[1] :]
    for content, count, said in (
        (first + b"JUNK" * 99 + rest, 5, "no record"),
        (first + b"\x1f\x8b\x08junk" + rest, 5, "is damaged"),
        (first + b"\x1f\x8b\x08\x04\0\0\0\0\0\0\xff\xff" + rest, 4, ""),
        (first + b"\x1f\x8b\x08\x08" + b"a" * 99 + rest, 4, ""),
        (five.content + bytes(99_999), 5, None),
        (gzip.compress(b"no record") + rest, 4, "header has no end"),
        (gzip.compress(b"WARC/1.1\r\nContent-Length: x\r\n\r\n") + rest, 4, "header is damaged"),
        (gzip.compress(b"WARC/1.1\r\nContent-Length: 99\r\n\r\n") + rest, 4, "its length is wrong"),
        (gzip.compress(b"WARC/1.1\r\nContent-Length: 1\r\n\r\nabc") + rest, 4, "Behind this record"),
        (gzip.compress(gzip.decompress(five.content)), 5, None),
    ):
        pages, failures = found_in(tmp_path, content)
        assert len(pages) >= count
        assert bool(failures) == (said is not None)
        assert (said or "") in "".join(failures)


def test_a_file_that_is_not_packed_goes_on_behind_damage(tmp_path: Path, five: Archive) -> None:
    plain = gzip.decompress(five.content)
    second = plain.find(b"WARC/1.", 9)
    for content, count in (
        (b"JUNK\r\n" + plain, 5),
        (plain[:second] + b"JUNK\r\n" * 9 + plain[second:], 5),
        (plain.replace(b"Content-Length: ", b"Content-Length: 9", 1), 4),
        (plain[:-9], 4),
    ):
        pages, failures = found_in(tmp_path, content, "crawl.warc")
        assert len(pages) == count
        assert len(failures) == 1


def test_a_record_that_unpacks_to_too_much_is_left_out(tmp_path: Path, five: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MEMBER_LIMIT", 2**20)
    bomb = Archive().response("/bomb", bytes(2**23)).content
    pages, (said,) = found_in(tmp_path, bomb + five.content)
    assert len(pages) == 5
    assert "more than 100 times its size" in said
    film = Archive().response("/film", os.urandom(2**21), ("Content-Type", "video/mp4")).content
    pages, failures = found_in(tmp_path, film + five.content)
    assert (len(pages), failures) == (5, [])
    # Packed as a whole, not record by record: what stands behind the limit is missed, and that is told.
    pages, failures = found_in(tmp_path, gzip.compress(gzip.decompress(five.content) + gzip.decompress(film) * 2))
    assert len(pages) == 5
    assert "More than 64 MB stand in one gzip member" in failures[-1]


def test_a_file_of_nothing_but_damage_ends(tmp_path: Path) -> None:
    for piece in (gzip.compress(b"WARC/1.1 ")[:-6], b"\x1f\x8b\x08\0", b"WARC/1.1\r\n\r\n", gzip.compress(b"WARC/1.1")):
        pages, failures = found_in(tmp_path, piece * 20_000)
        assert pages == []
        assert 1 <= len(failures) <= records.MAX_GAPS + 2


def test_the_type_is_what_the_server_told_whatever_the_address(tmp_path: Path) -> None:
    (page,), _ = found_in(
        tmp_path, Archive().response("/page.txt", b"<p>A page").response("/note", b"x", ("Content-Type", "text/plain")).content
    )
    assert page.media_type == "text/html"


def test_a_picture_that_was_not_kept_is_not_at_hand(tmp_path: Path) -> None:
    archive = Archive().response("/page", b"<p>A page").response("/a.jpg", b"photo" * 99, JPEG)
    (page,), _ = found_in(tmp_path, archive.content)
    (tmp_path / "crawl.warc.gz").write_bytes(archive.content[:-300])
    assert page.fetch
    assert page.fetch("/a.jpg") is None


def test_an_endless_address_is_cut_in_the_location(tmp_path: Path) -> None:
    (page,), _ = found_in(tmp_path, Archive().response("/" + "a" * 9_000, b"<p>A page").content)
    assert len(page.location) < 2_000


def test_a_file_that_has_gone_gives_no_picture(tmp_path: Path) -> None:
    (page,), _ = found_in(tmp_path, Archive().response("/page", b"<p>A page").response("/a.jpg", b"photo", JPEG).content)
    (tmp_path / "crawl.warc.gz").unlink()
    assert page.fetch
    assert page.fetch("/a.jpg") is None


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "crawl.wacz"])
@pytest.mark.parametrize("content", [b"", b"<!doctype html><p>A page", b"\x1f\x8b\x08", b"PK\x03\x04"])
def test_what_is_no_archive_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    pages, failures = found_in(tmp_path, content, name)
    assert pages == []
    assert failures


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.warc")
    for name, said in (("missing.warc.gz", "No such file"), ("pipe.warc", "is no regular file")):
        (found,) = captures(str(tmp_path / name))
        assert isinstance(found, Failure)
        assert said in found.message


def zipped_up(*parts: tuple[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_archives_in_a_wacz_share_their_pictures(tmp_path: Path, how: int) -> None:
    pages = Archive().response("/page", PAGE.format(FIGURE.format("/a.jpg")).encode()).content
    photos = Archive().response("/a.jpg", b"\xff\xd8 photo", JPEG).content
    parts = ("datapackage.json", b"{}"), ("archive/pages.warc.gz", pages), ("archive/photos.warc.gz", photos)
    (page,), failures = found_in(tmp_path, zipped_up(*parts, how=how), "crawl.wacz")
    assert failures == []
    assert page.url == f"{SITE}/page"
    assert given_for(tmp_path / "crawl.wacz", "/a.jpg") == b"\xff\xd8 photo"


def test_a_wacz_not_to_be_trusted_is_refused(tmp_path: Path, five: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def said(content: bytes) -> str:
        pages, failures = found_in(tmp_path, content, "crawl.wacz")
        assert pages == []
        return "".join(failures)

    whole = zipped_up(("archive/a.warc.gz", five.content))
    assert "is damaged or locked" in said(whole[:-30])
    assert "holds no WARC file" in said(zipped_up(("a.txt", b"x")))
    assert "more than 100 times" in said(zipped_up(("a.warc", bytes(2**20)), how=zipfile.ZIP_DEFLATED))
    twice = zipped_up(("a.warc.gz", five.content), ("b.warc.gz", five.content))
    entry = twice.rfind(b"PK\x01\x02")
    assert "lie upon each other" in said(twice[: entry + 42] + bytes(4) + twice[entry + 46 :])
    monkeypatch.setattr(zipped, "_UNPACKED_LIMIT", 100)
    assert "packed a second time" in said(zipped_up(("a.warc.gz", five.content), how=zipfile.ZIP_DEFLATED))
    monkeypatch.setattr(zipped, "_TOTAL_LIMIT", 100)
    assert "holds more than 2 GB" in said(whole)
    link = zipfile.ZipInfo("archive/link.warc.gz")
    link.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(link, b"/etc/passwd")
    assert "holds no WARC file" in said(out.getvalue())


def test_a_folder_gives_the_pages_of_its_archives(tmp_path: Path, five: Archive) -> None:
    (tmp_path / "b.warc.gz").write_bytes(five.content)
    (tmp_path / "a.html").write_text(PAGE)
    assert len([found for found in captures(str(tmp_path)) if isinstance(found, Capture)]) == 6


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the standard library's name
        pass


@pytest.fixture
def site(fixtures: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(fixtures)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.skipif(not shutil.which("wget"), reason="wget is not on this machine")
def test_an_archive_written_by_wget_has_the_findings_of_the_page(tmp_path: Path, fixtures: Path, site: str) -> None:
    command = ["wget", "-q", "-p", "--no-proxy", "-e", "robots=off", "--warc-file=crawl", f"{site}/credit-differs.html"]
    subprocess.run(command, cwd=tmp_path, check=False, timeout=60)
    kept = first_audit(tmp_path / "crawl.warc.gz")
    served = first_audit(fixtures / "credit-differs.html")
    assert served.findings
    assert [(finding.rule, finding.line, finding.evidence) for finding in kept.findings] == [
        (finding.rule, finding.line, finding.evidence) for finding in served.findings
    ]


@given(st.lists(st.sampled_from([b"WARC/1.1\r\n", b"WARC-Type: response\r\n", b"Content-Length: 9\r\n", b"\r\n", b"HTTP/1.1 200 OK\r\n", b"Content-Type: text/html\r\n", b"\x1f\x8b\x08", b"\0", b"\xff", gzip.compress(b"WARC/1.0\r\n\r\n")]), max_size=30))  # fmt: skip  # noqa: E501
def test_no_bytes_raise(pieces: list[bytes]) -> None:
    content = b"".join(pieces)
    for found in records.records(Stretch(content, 0, len(content))):
        assert isinstance(found, Gap) or responses.response(found.block(99)) is None or found.length


@given(st.binary(max_size=200))
def test_no_answer_raises(content: bytes) -> None:
    answer = responses.response(
        b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate, br, gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + content
    )
    assert answer
    answer.body(50)
    responses.response(b"HTTP/1.1" + content)


def arc(*records: tuple[str, bytes], packed: bool) -> bytes:
    """An ARC file, version 1, as the crawlers of the nineties wrote it."""
    about = b"1 0 Test\nURL IP-address Archive-date Content-type Archive-length\n"
    pieces = [b"filedesc://crawl.arc 0.0.0.0 20010203040506 text/plain %d\n%s\n" % (len(about), about)]
    for path, answer in records:
        head = f"{SITE}{path} 192.0.2.1 20010203040506 text/html {len(answer)}\n"
        pieces.append(head.encode() + answer + b"\n")
    return b"".join(map(gzip.compress, pieces) if packed else pieces)


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_of_the_older_kind(tmp_path: Path, fixtures: Path, packed: bool) -> None:
    photo = (fixtures / "pictures/spring-tide.jpg").read_bytes()
    answers = (
        ("/market.html", b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.format(FIGURE.format("a.jpg")).encode()),
        ("/a.jpg", b"HTTP/1.0 200 OK\r\nContent-Type: image/jpeg\r\n\r\n" + photo),
    )
    name = "crawl.arc.gz" if packed else "crawl.arc"
    content = arc(*answers, packed=packed)
    (page,), failures = found_in(tmp_path, content, name)
    assert failures == []
    assert (page.url, page.captured) == (f"{SITE}/market.html", "2001-02-03T04:05:06Z")
    (figure,) = first_audit(tmp_path / name).page.figures
    assert figure.embedded
    assert figure.embedded.creator
    pages, failures = found_in(tmp_path, content[:-100], name)
    assert len(pages) == 1
    assert len(failures) == 1
    if packed:
        damaged = content[:40] + b"\0\0\0\0" + content[44:]
        pages, failures = found_in(tmp_path, damaged, name)
        assert (len(pages), len(failures)) == (1, 1)


def test_what_only_looks_like_an_older_archive(tmp_path: Path) -> None:
    for content in (b"filedesc://x 0.0.0.0 2001 text/plain\n", b"filedesc://x 0.0.0.0 20010203040506 text/plain 9\n"):
        pages, failures = found_in(tmp_path, content, "crawl.arc")
        assert pages == []
        assert failures
