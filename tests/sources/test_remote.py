"""Pages in an object store: a real server that speaks S3, started here."""

import importlib
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import boto3
import pytest
import s3fs  # type: ignore[import-untyped]  # no annotations

from auditor.audit import audit
from auditor.model import Audit, Capture, Failure
from auditor.sources import NoPagesError, captures, objects, parts, remote
from tests.sources.test_warc import FIGURE, JPEG, PAGE, SITE, Archive

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
PAGES = ("credit-differs.html", "rights.html", "saved-complete.html")


@pytest.fixture(scope="module")
def store(fixtures: Path) -> Iterator[str]:
    """The address of an S3 server that holds the fixtures in the bucket `pages`, under `desk/`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/moto-api/")
        _fill(f"http://127.0.0.1:{port}", fixtures)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(url: str) -> None:
    for _ in range(300):
        try:
            urlopen(url).close()
        except (URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    pytest.fail("the S3 server did not start")


def _fill(endpoint: str, fixtures: Path) -> None:
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "us-east-1"}
    client = boto3.client("s3", endpoint_url=endpoint, **keys)
    client.create_bucket(Bucket="pages")
    for path in (*fixtures.glob("*.html"), *fixtures.glob("pictures/*.jpg"), *fixtures.glob("saved-complete_files/*")):
        client.upload_file(str(path), "pages", f"desk/{path.relative_to(fixtures)}")
    client.put_object(Bucket="pages", Key="secret.jpg", Body=b"\xff\xd8 secret")
    client.put_object(Bucket="pages", Key="desk/out.html", Body=b'<figure><img src="../secret.jpg"><figcaption>A man walks.')
    client.put_object(Bucket="pages", Key="none/a.txt", Body=b"x")
    client.put_object(Bucket="pages", Key="whole/b.warc.gz", Body=_archive(fixtures).content)
    client.close()


@pytest.fixture(autouse=True)
def settings(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"AWS_ENDPOINT_URL": store, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
    for name, value in {**told, "AWS_DEFAULT_REGION": "us-east-1"}.items():
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()  # it remembers the server of another module's tests


def _archive(fixtures: Path) -> Archive:
    photo = (fixtures / "pictures/spring-tide.jpg").read_bytes()
    return Archive().response("/page", PAGE.format(FIGURE.format("/a.jpg")).encode()).response("/a.jpg", photo, JPEG)


def findings(page: Capture) -> list[tuple[object, ...]]:
    return [(found.rule, found.line, found.column, found.image, found.severity) for found in audit(page).findings]


def test_pages_of_a_bucket_have_the_findings_of_the_files(fixtures: Path) -> None:
    found = [page for page in captures("s3://pages/desk") if isinstance(page, Capture)]
    named = {page.location.rpartition("/")[2]: page for page in found}
    assert [page.location for page in found] == sorted(page.location for page in found)
    assert set(named) == {path.name for path in fixtures.glob("*.html")} | {"out.html"}
    for name in PAGES:
        (page,) = (page for page in captures(f"s3://pages/desk/{name}") if isinstance(page, Capture))
        (file,) = (page for page in captures(str(fixtures / name)) if isinstance(page, Capture))
        assert findings(page) == findings(file)
        assert [figure.embedded for figure in audit(page).page.figures] == [
            figure.embedded for figure in audit(file).page.figures
        ]
        assert findings(file) == findings(named[name])


def test_a_picture_is_told_by_the_address_that_it_has_there() -> None:
    (page,) = captures("s3://pages/desk/credit-differs.html")
    assert isinstance(page, Capture)
    assert (audit(page).page.figures[0].file or "").startswith("s3://pages/desk/pictures/")


def test_nothing_outside_the_address_is_asked_for() -> None:
    (page,) = captures("s3://pages/desk/out.html", within="s3://pages/desk")
    assert isinstance(page, Capture)
    assert page.fetch
    assert page.fetch("../secret.jpg") is None
    assert page.fetch("data:image/gif;base64,R0lG")


def test_archives_are_brought_here(store: str, fixtures: Path) -> None:
    archive = _archive(fixtures)
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "us-east-1"}
    boto3.client("s3", endpoint_url=store, **keys).put_object(Bucket="pages", Key="crawl/a.warc.gz", Body=archive.content[:-3])
    failure, page = [audit(found) if isinstance(found, Capture) else found for found in captures("s3://pages/crawl")]
    assert isinstance(failure, Failure)
    assert failure.message.startswith("s3://pages/crawl/a.warc.gz: at octet")
    assert isinstance(page, Audit)
    assert page.page.figures[0].embedded
    assert page.page.location == f"s3://pages/crawl/a.warc.gz#{SITE}/page"


def test_what_is_not_there_is_said() -> None:
    for location, words in (
        ("s3://pages/none", "no page there"),
        ("warp://x/a", "cannot be read"),
    ):
        with pytest.raises(NoPagesError, match=words):
            captures(location)
    for location in ("s3://pages/desk/lost.html", "s3://lost/a.html"):
        (failure,) = captures(location)
        assert isinstance(failure, Failure)
        assert f"{location}: cannot be read" in failure.message


def test_files_by_their_addresses(fixtures: Path) -> None:
    assert [part.location for part in parts(f"file://{fixtures}/rights.html")] == [f"file://{fixtures}/rights.html"]
    (page,) = captures(f"file://{fixtures}/rights.html")
    assert isinstance(page, Capture)
    (file,) = captures(str(fixtures / "rights.html"))
    assert isinstance(file, Capture)
    assert findings(page) == findings(file)


def test_a_run_is_written_where_it_is_wanted(store: str) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "auditor", "check", "--isolated", "--fail-on", "never", *arguments]
        return subprocess.run(command, capture_output=True, check=False, timeout=120)

    page = "s3://pages/desk/credit-differs.html"
    assert run(page, "--format", "jsonl=s3://pages/out/run.jsonl,html=s3://pages/out/run.html").returncode == 0
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "us-east-1"}
    client = boto3.client("s3", endpoint_url=store, **keys)
    assert client.get_object(Bucket="pages", Key="out/run.jsonl")["Body"].read() == run(page, "--format", "jsonl").stdout != b""
    assert b"creator-differs" in client.get_object(Bucket="pages", Key="out/run.html")["Body"].read()
    client.close()
    refused = run(page, "--format", "jsonl=s3://lost/run.jsonl")
    assert refused.returncode == 2
    assert b"s3://lost/run.jsonl: cannot be written" in refused.stderr


def test_without_its_library_a_store_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    objects._library.cache_clear()
    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(NoPagesError, match="cluster"):
        remote.captures("s3://pages/desk")
    objects._library.cache_clear()
    objects.troubles.cache_clear()


@pytest.mark.parametrize("engine", ["processes", "dask"])
def test_an_audit_of_a_bucket_gives_what_check_gives(tmp_path: Path, engine: str) -> None:
    def run(*words: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([sys.executable, "-m", "auditor", *words], capture_output=True, check=False, timeout=300)

    stores = ("s3://pages/whole", "s3://pages/desk")
    assert run("audit", "--isolated", *stores, "-o", str(tmp_path), "--engine", engine, "--jobs", "2").returncode == 1
    checked = run("check", "--isolated", *stores, "--format", "jsonl").stdout
    assert b"b.warc.gz#" in checked
    across = {"caption-on-different-photographs", "photograph-credited-differently", "caption-reused-in-series"}
    found = [json.loads(line) for line in (tmp_path / "findings.jsonl").read_text("utf-8").splitlines()]
    assert [row for row in found if row["rule"] not in across] == [json.loads(line) for line in checked.splitlines()] != []
