import importlib
import os
import re
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import trustme

from auditor.sources import IMAGE_LIMIT, PAGE_LIMIT, Reach, network
from auditor.sources.network import ask
from auditor.sources.network.addresses import public
from auditor.sources.network.exchange import UnavailableError
from auditor.sources.network.targets import Resolver
from tests.sources import served

PUBLIC = "93.184.215.14"
PATIENCE = 4  # seconds behind the bound in which a bad server must be given up, on a busy machine


@pytest.fixture
def site(fixtures: Path) -> Iterator[served.Server]:
    with served.files(fixtures) as server:
        yield server


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a connection was tried to; none is made."""
    tried: list[str] = []

    def connect(address: tuple[str, int], timeout: object) -> socket.socket:  # noqa: ARG001  # the standard library's form
        tried.append(address[0])
        raise ConnectionRefusedError(111, "refused")

    monkeypatch.setattr(socket, "create_connection", connect)
    return tried


def reach(*allowed: str, seconds: float = 20) -> Reach:
    return Reach("all", allowed, connect_seconds=seconds, total_seconds=seconds)


def said(url: str, allowed: Reach, **more: Resolver) -> str:
    with pytest.raises(UnavailableError) as error:
        ask(url, allowed, IMAGE_LIMIT, **more)
    return str(error.value)


def always(*addresses: str) -> Resolver:
    """A name server that answers everything alike."""
    return lambda *_: addresses


def answering(*addresses: str) -> Resolver:
    """A name server that answers with one address after the other."""
    left = iter(addresses)
    return lambda *_: [next(left)]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (PUBLIC, True),
        ("2a00:1450:4001:82f::200e", True),
        ("64:ff9b::5db8:d70e", True),
        ("2002:5db8:d70e::1", True),
        ("::ffff:93.184.215.14", True),
        *((address, False) for address in ("0.0.0.0", "10.0.0.5", "127.0.0.1", "169.254.169.254", "100.64.0.1", "192.0.0.1")),
        *((address, False) for address in ("192.88.99.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255")),
        *((address, False) for address in ("::", "::1", "::127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1")),
        *((address, False) for address in ("2002:7f00:1::1", "2001::80ff:fffe", "fe80::1%lo", "fec0::1", "fd00::1", "ff0e::1")),
        *((address, False) for address in ("2001:db8::1", "3fff::1", "5f00::1", "none")),
    ],
)
def test_which_addresses_are_public(address: str, expected: bool) -> None:
    assert public(address) is expected


def numbers_or_public(host: str, port: int) -> Sequence[str]:
    """What name servers say: an address as the system reads it, the one in NAME.nip.io, private ones for private names."""
    if re.search(r"localhost|metadata|\.svc$", host):
        return ["127.0.0.1" if "localhost" in host else "169.254.169.254"]
    try:
        return [str(socket.getaddrinfo(host, port, flags=socket.AI_NUMERICHOST)[0][4][0])]
    except OSError:
        return [host.removesuffix(".nip.io")] if host.endswith(".nip.io") else [PUBLIC]


@pytest.fixture(scope="session")
def hostile_text(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    command = [sys.executable, str(shared / "hostile/hostile_gen.py"), str(folder), "--only", "text"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "text"


def test_no_spelling_of_a_private_address_is_dialled(hostile_text: Path, dialled: list[str]) -> None:
    urls = (hostile_text / "ssrf_urls.txt").read_text("utf-8").split("\n")
    for url in filter(None, urls):
        assert said(url, reach(), resolve=numbers_or_public)
    assert len(urls) > 500
    assert dialled == []


def test_the_address_that_was_checked_is_the_one_that_is_dialled(dialled: list[str]) -> None:
    for _ in range(100):
        assert "does not answer" in said("http://rebound.example/a.jpg", reach(), resolve=answering(PUBLIC, *["127.0.0.1"] * 9))
    assert dialled == [PUBLIC] * 100


def test_a_host_with_one_private_address_is_not_asked(dialled: list[str]) -> None:
    assert "public internet" in said("http://mixed.example/a.jpg", reach(), resolve=always(PUBLIC, "10.0.0.1"))
    assert dialled == []


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "http://",
        "http://a:b@example.org/",
        "http://exa mple.org/",
        "http://[::1/",
        "/a",
        "http://example.org:99999/",
        "http://" + "a" * 9_000,
        "https://evil\\@example.org/",
        "http://-x.example/",
        "javascript:1",
        "http://0x7f.1/",
    ],
)
def test_what_is_no_proper_address_is_not_asked(url: str, dialled: list[str]) -> None:
    assert "was not asked" in said(url, reach(), resolve=always(PUBLIC))
    assert dialled == []


def test_a_name_that_nobody_knows(dialled: list[str]) -> None:
    def unknown(*_: object) -> Sequence[str]:
        raise socket.gaierror(-2, "Name or service not known")

    def silent(*_: object) -> Sequence[str]:
        time.sleep(30)
        return [PUBLIC]

    assert "is not known here" in said("http://nowhere.example/", reach(), resolve=unknown)
    assert "is not known here" in said("http://nowhere.example/", reach(seconds=0.2), resolve=silent)
    assert dialled == []


def test_a_page_and_a_picture(site: served.Server, fixtures: Path) -> None:
    answer = ask(f"{site.url}/pictures/spring-tide.jpg?w=1#top", reach(site.host), IMAGE_LIMIT)
    assert (answer.media_type, answer.content) == ("image/jpeg", (fixtures / "pictures/spring-tide.jpg").read_bytes())
    page = ask(f"{site.url}/packed?rights.html", reach("127.0.0.1"), PAGE_LIMIT)
    assert (page.media_type, page.charset, page.content) == ("text/html", "utf-8", (fixtures / "rights.html").read_bytes())


def test_a_host_on_this_machine_is_asked_only_where_it_is_named(site: served.Server) -> None:
    assert "--allow-host" in said(f"{site.url}/rights.html", reach())
    assert "--allow-host" in said(f"{site.url}/rights.html", reach("127.0.0.1:1"))
    assert site.asked == []


def test_each_redirect_is_judged_anew(site: served.Server) -> None:
    moved = f"{site.url}/moved?"
    assert ask(f"{moved}/moved?{moved}../rights.html", reach(site.host), PAGE_LIMIT).url == f"{site.url}/rights.html"
    assert "169.254.169.254 is not on the public" in said(f"{moved}http://169.254.169.254/latest/meta-data", reach(site.host))
    assert "was not asked" in said(f"{moved}file:///etc/passwd", reach(site.host))
    assert "more than 5 times" in said(moved * 7 + "/rights.html", reach(site.host))
    assert len(site.asked) == 4 + 1 + 1 + 6


@pytest.mark.parametrize(("status", "words"), [(404, "there is nothing"), (403, "refuses"), (500, "The server answered 500.")])
def test_what_the_server_refuses(site: served.Server, status: int, words: str) -> None:
    assert words in said(f"{site.url}/status?{status}", reach(site.host))


@pytest.mark.parametrize("answer", [served.slow_body, served.slow_head, served.slow_start, served.silent, served.endless_chunks])
def test_a_server_that_takes_its_time_is_given_up(answer: served.Answer) -> None:
    with served.raw(answer) as server:
        began = time.monotonic()
        assert said(f"{server.url}/a.jpg", reach(server.host, seconds=1)) == "The answer took longer than 1 seconds."
        assert time.monotonic() - began < 1 + PATIENCE


def test_redirects_and_answers_have_one_time_together() -> None:
    with served.raw(served.moved_slowly) as server:
        began = time.monotonic()
        assert said(f"{server.url}/a.jpg", reach(server.host, seconds=2)) == "The answer took longer than 2 seconds."
        assert time.monotonic() - began < 2 + PATIENCE


def test_the_next_address_is_dialled_where_one_does_not_answer(dialled: list[str]) -> None:
    assert "does not answer" in said("http://two.example/a.jpg", reach(), resolve=always(PUBLIC, "93.184.215.15"))
    assert dialled == [PUBLIC, "93.184.215.15"]


@pytest.mark.slow
@pytest.mark.parametrize("answer", [served.slow_body, served.slow_head, served.endless_chunks])
def test_no_answer_takes_longer_than_thirty_seconds(answer: served.Answer) -> None:
    with served.raw(answer) as server:
        began = time.monotonic()
        assert "longer than 30 seconds" in said(f"{server.url}/a.jpg", Reach("all", (server.host,)))
        assert time.monotonic() - began < 31


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (served.endless_body, "larger than 25 MB"),
        (served.bomb, "larger than 25 MB"),
        (served.endless_head, "broke off"),
        (served.broken_off, "broke off"),
        (served.no_http, "broke off"),
        (served.moved_nowhere, "an address that is none"),
    ],
)
def test_what_a_bad_server_sends_costs_little(answer: served.Answer, words: str) -> None:
    with served.raw(answer) as server:
        assert words in said(f"{server.url}/a.jpg", reach(server.host))


def test_where_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "does not answer" in said(f"http://127.0.0.1:{port}/", reach("127.0.0.1"))


def test_no_proxy_is_taken_from_the_environment(site: served.Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert ask(f"{site.url}/rights.html", reach(site.host), PAGE_LIMIT).content


def test_certificates_are_those_of_the_host_by_its_name(fixtures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("news.example").configure_cert(context)

    here = always("127.0.0.1")

    with served.files(fixtures, context) as server:
        port = server.host.partition(":")[2]
        good, other = f"https://news.example:{port}/rights.html", f"https://other.example:{port}/rights.html"
        assert "certificate of news.example is not in order" in said(good, reach("news.example"), resolve=here)
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        assert ask(good, reach("news.example"), PAGE_LIMIT, here).content
        assert "certificate of other.example is not in order" in said(other, reach("other.example"), resolve=here)


def test_tls_that_never_begins_is_given_up() -> None:
    with served.raw(served.silent) as server:
        assert "took longer" in said(f"https://{server.host}/", reach(server.host, seconds=1))


def test_without_its_library_the_network_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    network._dial.cache_clear()
    monkeypatch.setattr(importlib, "import_module", missing)
    assert "install caption-credit-auditor[fetch]" in said("http://example.org/", reach())


_NO_SOCKET = """
import sys
def refuse(event, arguments):
    if event.startswith("socket."):
        raise SystemExit(f"socket: {event}")
sys.addaudithook(refuse)
from auditor.cli import main
main()
"""


def test_without_the_option_no_socket_is_opened(fixtures: Path) -> None:
    command = [sys.executable, "-c", _NO_SOCKET, "check", "--isolated", "--fail-on", "never", "--format", "jsonl", str(fixtures)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120, env={**os.environ, "COLUMNS": "100"})
    assert b"socket:" not in done.stderr
    assert done.returncode == 0
    assert done.stdout.count(b"\n") > 10
