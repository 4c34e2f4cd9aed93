"""A big archive in an object store is gone through in stretches where it is, and gives what it gives on this machine."""

import json
from pathlib import Path

import boto3
import pytest

from auditor.sources import captures, objects, warc
from benchmarks import made_up
from tests.batch.archives import findings, pages, run
from tests.batch.test_stretches import audited, failures, many, told
from tests.sources.test_remote import settings as settings  # noqa: PLC0414  # a fixture
from tests.sources.test_remote import store as store  # noqa: PLC0414  # a fixture

pytestmark = pytest.mark.filterwarnings(
    *("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
)


def uploaded(store: str, path: Path) -> str:
    client = boto3.client("s3", endpoint_url=store)
    client.upload_file(str(path), "pages", f"big/{path.parent.name}/{path.name}")
    client.close()
    return f"s3://pages/big/{path.parent.name}/{path.name}"


@pytest.mark.parametrize("damaged", [False, True])
def test_in_small_stretches_it_is_as_in_one_pass(
    tmp_path: Path, store: str, monkeypatch: pytest.MonkeyPatch, damaged: bool
) -> None:
    path = many(tmp_path / "crawl.warc.gz")
    content = bytearray(path.read_bytes())
    for offset in range(len(content) // 2, len(content) // 2 + 40 * damaged):
        content[offset] ^= 0xFF
    path.write_bytes(content)
    location = uploaded(store, path)
    monkeypatch.setattr(warc, "WHOLE", 100)
    monkeypatch.setattr(warc, "RANGE", 300)
    monkeypatch.setattr(objects, "_BLOCK", 1_000)
    expected, said = told(path)
    assert audited(location, tmp_path / "out") == [name.replace(str(path), location) for name in expected]
    assert failures(tmp_path / "out") == [message.replace(str(path), location) for message in said]
    assert bool(said) is damaged
    assert [found.location for found in captures(location) if hasattr(found, "location")] == pages(tmp_path / "out")


def test_it_has_the_findings_of_the_file_with_two_workers(tmp_path: Path, store: str) -> None:
    path = tmp_path / "crawl.warc.gz"
    made_up.archive(path, 220, small=True)
    made_up.swell(path, warc.WHOLE)
    location = uploaded(store, path)
    assert run(path, "-o", tmp_path / "local")[0] == 1
    assert run(location, "-o", tmp_path / "out", "--jobs", "2")[0] == 1
    words = json.dumps(findings(tmp_path / "out")).replace(location, str(path))
    # The id of a finding about a whole page is made of where that stands.
    assert [{**found, "id": ""} for found in json.loads(words)] == [{**found, "id": ""} for found in findings(tmp_path / "local")]
    assert run(location, "-o", tmp_path / "out", "--jobs", "2")[1].count(" 0 new, 0 fixed, 0 back") == 1
