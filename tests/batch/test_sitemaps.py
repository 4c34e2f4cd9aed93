"""A sitemap is audited page by page by many workers, as one reader would find them; what it says is somebody else's word."""

import gzip
import json
from pathlib import Path

import pytest

from auditor.sources import Reach
from tests.batch.archives import pages, run
from tests.batch.test_gone import gone
from tests.sources import served
from tests.sources.test_web import mapped, told
from tests.sources.test_web import mapped_site as mapped_site  # noqa: PLC0414  # a fixture


def audited(location: str, out: Path, site: served.Server, *words: str) -> tuple[int, str, str]:
    return run(location, "-o", out, "--fetch", "all", "--allow-host", site.host, *words)


def failures(out: Path) -> list[str]:
    return [json.loads(line)["message"] for line in (out / "failures.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("by_address", [True, False])
def test_each_page_is_a_piece_of_its_own_and_each_address_is_asked_once(
    mapped_site: served.Server, tmp_path: Path, by_address: bool
) -> None:
    location = f"{mapped_site.url}/index.xml" if by_address else str(tmp_path / "index.xml")
    expected, messages = told(location, Reach("all", (mapped_site.host,)))
    mapped_site.asked.clear()
    code, _, _ = audited(location, tmp_path / "out", mapped_site, "--jobs", "2")
    assert code == 3
    assert pages(tmp_path / "out") == [page.location for page in expected]
    assert failures(tmp_path / "out") == messages
    names = ["/index.xml"] * by_address + ["/one.xml", "/two.xml.gz", "/none.xml", "/a.html", "/b.html", "/c.html", "/lost.html"]
    assert sorted(mapped_site.asked) == sorted(names)


def test_what_is_no_sitemap_and_what_cannot_be_had_is_told(mapped_site: served.Server, tmp_path: Path) -> None:
    (tmp_path / "page.xml").write_text("<p>A page")
    for name, words in (("page.xml", "is no sitemap"), ("gone.xml", "cannot be read")):
        audited(str(tmp_path / name), tmp_path / "out", mapped_site)
        assert words in failures(tmp_path / "out")[0]
    audited(f"{mapped_site.url}/gone.xml", tmp_path / "out", mapped_site)
    assert "404" in failures(tmp_path / "out")[0]
    audited(f"{mapped_site.url}/deep.xml", tmp_path / "out", mapped_site)
    assert "too deep" in failures(tmp_path / "out")[0]


def test_a_sitemap_opens_no_file_of_this_machine(mapped_site: served.Server, tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("<p>A secret")
    named = (str(secret), f"file://{secret}", "s3://bucket/secret.html", f"{mapped_site.url}/a.html")
    (tmp_path / "map.xml").write_text(mapped(*named))
    audited(str(tmp_path / "map.xml"), tmp_path / "out", mapped_site)
    assert pages(tmp_path / "out") == [f"{mapped_site.url}/a.html"]
    assert [message.partition(": ")[2] for message in failures(tmp_path / "out")] == [
        "is no address of the web (http, https), and was not asked."
    ] * 3


def test_a_page_that_the_sitemap_names_no_longer_is_gone_unless_some_of_it_was_missed(
    mapped_site: served.Server, tmp_path: Path
) -> None:
    location, out = f"{mapped_site.url}/index.xml", tmp_path / "out"
    audited(location, out, mapped_site)
    (tmp_path / "two.xml.gz").write_bytes(gzip.compress(mapped(f"{mapped_site.url}/b.html").encode()))
    assert "gone" not in audited(location, out, mapped_site)[1]
    index = mapped(*(f"{mapped_site.url}/{name}" for name in ("one.xml", "two.xml.gz")), index=True)
    (tmp_path / "index.xml").write_text(index)
    assert "Pages that are gone: 1 (" in audited(location, out, mapped_site)[1]
    assert gone(out) == ["c.html"]
