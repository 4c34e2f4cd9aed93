"""Runs whose folder is in an object store: a real server that speaks S3, and real kills."""

import signal
import time
from pathlib import Path

import boto3
import pytest
from click.testing import CliRunner

from auditor.cli import program
from benchmarks import made_up
from tests.batch import kills
from tests.batch.archives import findings, pages, run, start
from tests.sources.test_remote import settings as settings  # noqa: PLC0414  # a fixture
from tests.sources.test_remote import store as store  # noqa: PLC0414  # a fixture

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache, where a run is worked on."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache/caption-credit-auditor"


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"s3://pages/runs/{tmp_path.name}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.site(tmp_path_factory.mktemp("site") / "site", 200)


def brought(store: str, address: str, folder: Path) -> Path:
    """The objects under an address as files."""
    client = boto3.client("s3", endpoint_url=store)
    bucket, _, prefix = address.removeprefix("s3://").partition("/")
    for told in client.list_objects_v2(Bucket=bucket, Prefix=f"{prefix}/").get("Contents", ()):
        path = folder / told["Key"].removeprefix(f"{prefix}/")
        path.parent.mkdir(parents=True, exist_ok=True)
        client.download_file(bucket, told["Key"], str(path))
    client.close()
    return folder


def killed(process_site: Path, address: str, cache: Path, how: signal.Signals) -> tuple[int, str]:
    """A run that has taken some pages in, and is then sent a signal: its exit code, and what it said."""
    process = start(process_site, "-o", address, "--jobs", "1")
    while not any(kills.taken(folder) for folder in cache.glob("*")):
        time.sleep(0.02)
    process.send_signal(how)
    _, err = process.communicate(timeout=60)
    return process.returncode, err


def test_it_is_written_there_and_started_again_goes_on_from_there(
    tmp_path: Path, fixtures: Path, store: str, address: str, cache: Path
) -> None:
    source = fixtures / "founding-doubled.html"
    code, said, err = run(source, "-o", address + "/")
    assert (code, err) == (1, "")
    assert f"The report: {address}/report.html" in said
    assert list(cache.glob("*")) == []
    first = brought(store, address, tmp_path / "first")
    names = {"catalogue.sqlite", "failures.jsonl", "findings.jsonl", "lock", "report.html"}
    assert {path.name for path in first.iterdir()} == names
    run(source, "-o", tmp_path / "local")
    assert findings(first) == findings(tmp_path / "local")
    assert pages(first) == pages(tmp_path / "local")
    assert " 0 new, 0 fixed, 0 back" in run(source, "-o", address)[1]
    assert kills.held(brought(store, address, tmp_path / "second"))["pages"] == kills.held(first)["pages"]


def test_what_was_killed_goes_on_from_here(tmp_path: Path, site: Path, store: str, address: str, cache: Path) -> None:
    assert killed(site, address, cache, signal.SIGKILL)[0] == -signal.SIGKILL
    (here,) = cache.iterdir()
    taken = kills.taken(here)
    assert run(site, "-o", address)[0] == 1
    assert run(site, "-o", tmp_path / "local")[0] == 1
    after = brought(store, address, tmp_path / "after")
    assert 0 < taken < kills.taken(after)
    assert kills.held(after) == kills.held(tmp_path / "local")


def test_what_was_interrupted_goes_on_anywhere(tmp_path: Path, site: Path, store: str, address: str, cache: Path) -> None:
    code, err = killed(site, address, cache, signal.SIGINT)
    assert code == 130
    assert f"What is done is kept in {address}; the same command goes on from there." in err
    assert list(cache.iterdir()) == []
    assert kills.taken(brought(store, address, tmp_path / "before"))
    assert run(site, "-o", address)[0] == 1
    assert run(site, "-o", tmp_path / "local")[0] == 1
    assert kills.held(brought(store, address, tmp_path / "after")) == kills.held(tmp_path / "local")


def test_what_was_left_here_gives_way_to_what_somebody_else_has_written_since(
    tmp_path: Path, site: Path, address: str, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed(site, address, cache, signal.SIGKILL)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    assert "Since the last run" not in run(site, "-o", address)[1]
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert " 0 new, 0 fixed, 0 back" in run(site, "-o", address)[1]


def test_where_the_store_cannot_be_written_it_is_told_before_anything_is_read(fixtures: Path) -> None:
    code, _, err = run(fixtures / "languages", "-o", "s3://no-such-bucket/run")
    assert code == 2
    assert "s3://no-such-bucket/run/lock: cannot be written (" in err
    assert "Check the address and your rights." in err
    code, _, err = run(fixtures / "languages", "-o", "warp://bucket/run")
    assert code == 2
    assert "warp://bucket/run/catalogue.sqlite: cannot be read (" in err


def test_where_the_store_is_lost_meanwhile_nothing_is(tmp_path: Path, site: Path, store: str, cache: Path) -> None:
    client = boto3.client("s3", endpoint_url=store)
    client.create_bucket(Bucket="fleeting")
    process = start(site, "-o", "s3://fleeting/run", "--jobs", "1")
    while not any(kills.taken(folder) for folder in cache.glob("*")):
        time.sleep(0.02)
    client.delete_object(Bucket="fleeting", Key="run/lock")
    client.delete_bucket(Bucket="fleeting")
    _, err = process.communicate(timeout=120)
    (here,) = cache.iterdir()
    assert process.returncode == 3
    assert f"What is done is kept in {here}; the same command goes on from there." in err
    client.create_bucket(Bucket="fleeting")
    client.close()
    assert " 0 new, 0 fixed, 0 back" in run(site, "-o", "s3://fleeting/run")[1]
    assert (brought(store, "s3://fleeting/run", tmp_path / "after") / "report.html").exists()


def test_two_runs_at_once_the_second_refuses(site: Path, address: str, cache: Path) -> None:
    first = start(site, "-o", address, "--jobs", "1")
    while not any(kills.taken(folder) for folder in cache.glob("*")):
        time.sleep(0.02)
    code, _, err = run(site, "-o", address)
    assert code == 2
    assert "another run is writing here" in err
    first.communicate(timeout=120)
    assert first.returncode == 1


def test_a_table_is_exported_from_there_and_to_there(tmp_path: Path, fixtures: Path, store: str, address: str) -> None:
    told = CliRunner().invoke(program, ["catalogue", "export", address])
    assert told.exit_code == 2
    assert f"{address}: there is no catalogue." in told.output
    run(fixtures / "languages", "-o", address)
    assert CliRunner().invoke(program, ["catalogue", "export", address, "--table", "pages"]).exit_code == 0
    assert CliRunner().invoke(program, ["catalogue", "export", address, "-o", str(tmp_path / "p.csv")]).exit_code == 0
    after = brought(store, address, tmp_path / "after")
    assert len((after / "pages.csv").read_text("utf-8").splitlines()) == len(pages(after)) + 1
    assert (tmp_path / "p.csv").stat().st_size
