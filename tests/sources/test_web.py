import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.audit import audit
from auditor.model import Capture, Failure
from auditor.sources import NoPagesError, Reach, captures
from auditor.sources.network.sitemaps import sitemap
from tests.sources import served

PAGES = ("credit-differs.html", "rights.html", "broken-image.html", "stripped-metadata.html")


@pytest.fixture
def site(fixtures: Path) -> Iterator[served.Server]:
    with served.files(fixtures) as server:
        yield server


def told(location: str, reach: Reach) -> tuple[list[Capture], list[str]]:
    found = list(captures(location, reach))
    return [each for each in found if isinstance(each, Capture)], [each.message for each in found if isinstance(each, Failure)]


def findings(page: Capture) -> list[tuple[object, ...]]:
    return [(found.rule, found.line, found.column, found.image, found.severity) for found in audit(page).findings]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_by_its_address_has_the_findings_of_the_file(site: served.Server, fixtures: Path, name: str) -> None:
    (page,), failures = told(f"{site.url}/{name}", Reach("images", (site.host,)))
    (file,), _ = told(str(fixtures / name), Reach())
    assert failures == []
    assert page.url == f"{site.url}/{name}"
    assert findings(page) == findings(file) != []


def saved(folder: Path, fixtures: Path, head: str) -> Path:
    """A page without its pictures, which says where it stood."""
    page = (fixtures / "credit-differs.html").read_text("utf-8")
    without = page.replace('rel="canonical"', 'rel="none"').replace('"og:url"', '"none"')
    (folder / "page.html").write_text(without.replace("<head>", f"<head>{head}"), "utf-8")
    return folder / "page.html"


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="{}/credit-differs.html">',
        '<meta content="{}/a" property="og:url">',
        "<base href='{}/'>",
        '<base href="/"><link href={}/sport/a rel=canonical>',
    ],
)
def test_pictures_of_a_saved_page_are_asked_for_where_it_stood(
    site: served.Server, fixtures: Path, tmp_path: Path, head: str
) -> None:
    page = saved(tmp_path, fixtures, head.format(site.url))
    (online,), _ = told(str(page), Reach("images", (site.host,)))
    figures = audit(online).page.figures
    assert [figure.problem for figure in figures] == [""] * len(figures)
    assert all(figure.embedded for figure in figures)
    assert figures[0].file
    assert figures[0].file.startswith(site.url)


def test_what_could_not_be_had_is_said_of_each_picture(site: served.Server, fixtures: Path, tmp_path: Path) -> None:
    nowhere = saved(tmp_path, fixtures, "")
    (page,), _ = told(str(nowhere), Reach("images", (site.host,)))
    assert {figure.problem for figure in audit(page).page.figures} == {
        "The page does not say at which address it stands, so its pictures cannot be asked for."
    }
    elsewhere = saved(tmp_path, fixtures, f'<base href="{site.url}/none/">')
    (page,), _ = told(str(elsewhere), Reach("images", (site.host,)))
    done = audit(page)
    assert {figure.problem for figure in done.page.figures} == {"The server answered 404: there is nothing."}
    unavailable = [found for found in done.findings if found.rule == "image-unavailable"]
    assert len(unavailable) == len(done.page.figures) > 0
    (page,), _ = told(str(elsewhere), Reach("images"))
    assert "--allow-host" in audit(page).page.figures[0].problem


def test_what_lies_beside_the_page_is_not_asked_for(site: served.Server, fixtures: Path) -> None:
    (page,), _ = told(str(fixtures / "credit-differs.html"), Reach("images", (site.host,)))
    assert all(figure.embedded for figure in audit(page).page.figures)
    assert site.asked == []
    assert page.fetch
    assert page.fetch("data:image/gif;base64,R0lG")
    assert page.fetch("blob:https://courier.example/1") is None
    missing = page.fetch("http://[")
    assert missing
    assert missing.problem


def test_a_page_that_cannot_be_had_is_a_failure(site: served.Server) -> None:
    reach = Reach("images", (site.host,))
    for path, words in (("/none.html", "404"), ("/pictures/spring-tide.jpg", "is image/jpeg, not a page")):
        assert told(site.url + path, reach)[0] == []
        assert words in told(site.url + path, reach)[1][0]


@pytest.mark.parametrize("location", ["https://news.example/", "sitemap.xml", "sitemap.xml.gz"])
def test_the_network_is_not_asked_unless_the_user_says_so(location: str) -> None:
    with pytest.raises(NoPagesError, match="Add --fetch"):
        captures(location)


def mapped(*addresses: str, index: bool = False) -> str:
    names = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    picture = '<image:image xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><image:loc>http://x/</image:loc></image:image>'
    rows = "".join(f"<{names[1]}><loc>\n{address}\n</loc>{picture}</{names[1]}>" for address in addresses)
    return f'<?xml version="1.0"?><{names[0]} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</{names[0]}>'


@pytest.fixture
def mapped_site(tmp_path: Path) -> Iterator[served.Server]:
    """A site whose sitemap leads to two more, one of them packed, one of which leads back."""
    with served.files(tmp_path) as server:
        for name in ("a", "b", "c"):
            (tmp_path / f"{name}.html").write_text(f"<p>{name}")
        index = mapped(*(f"{server.url}/{name}" for name in ("one.xml", "two.xml.gz", "none.xml", "a.html")), index=True)
        (tmp_path / "index.xml").write_text(index)
        (tmp_path / "one.xml").write_text(mapped(f"{server.url}/a.html", f"{server.url}/b.html", f"{server.url}/lost.html"))
        (tmp_path / "two.xml.gz").write_bytes(gzip.compress(mapped(f"{server.url}/b.html", f"{server.url}/c.html").encode()))
        deep = mapped(*(f"{server.url}/{name}.xml" for name in ("deep", "deeper")), index=True)
        (tmp_path / "deep.xml").write_text(deep)
        (tmp_path / "deeper.xml").write_text(mapped(f"{server.url}/deepest.xml", index=True))
        (tmp_path / "deepest.xml").write_text(mapped(f"{server.url}/deepmost.xml", index=True))
        yield server


@pytest.mark.parametrize("by_address", [True, False])
def test_every_page_of_a_sitemap_once(mapped_site: served.Server, tmp_path: Path, by_address: bool) -> None:
    location = f"{mapped_site.url}/index.xml" if by_address else str(tmp_path / "index.xml")
    pages, failures = told(location, Reach("all", (mapped_site.host,)))
    assert [page.location for page in pages] == [f"{mapped_site.url}/{name}.html" for name in "abc"]
    assert [failure.partition(mapped_site.url)[2] for failure in failures] == [
        "/lost.html: The server answered 404: there is nothing.",
        "/none.xml: The server answered 404: there is nothing.",
    ]


def test_a_sitemap_needs_all(mapped_site: served.Server) -> None:
    pages, (failure,) = told(f"{mapped_site.url}/one.xml", Reach("images", (mapped_site.host,)))
    assert pages == []
    assert "add --fetch all" in failure


def test_sitemaps_in_sitemaps_end(mapped_site: served.Server, tmp_path: Path) -> None:
    pages, (failure,) = told(str(tmp_path / "deep.xml"), Reach("all", (mapped_site.host,)))
    assert pages == []
    assert "too deep" in failure


def test_files_that_are_no_sitemap(tmp_path: Path) -> None:
    (tmp_path / "page.xml").write_text("<p>A page")
    (tmp_path / "half.xml").write_text(mapped("http://10.0.0.1/a")[:-30])
    (tmp_path / "torn.xml.gz").write_bytes(b"\x1f\x8b\x08" + b"\xff" * 30)
    for name, words in (("page", "is no sitemap"), ("half", "is damaged"), ("none", "cannot be read")):
        assert words in told(str(tmp_path / f"{name}.xml"), Reach("all"))[1][0]
    assert "is no sitemap" in told(str(tmp_path / "torn.xml.gz"), Reach("all"))[1][0]
    (tmp_path / "folder.xml").mkdir()
    assert "no regular file" in told(str(tmp_path / "folder.xml"), Reach("all"))[1][0]


def test_a_sitemap_is_bounded_and_loads_nothing() -> None:
    many = sitemap(mapped(*("http://x/",) * 50_002).encode())
    assert many
    assert len(many.pages) == 50_000
    assert "more than 50,000" in many.problem
    large = sitemap(gzip.compress(b"<urlset>" + b" " * (51 * 2**20)))
    assert large
    assert "larger than 50 MB" in large.problem
    laughing = b'<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>&x;</loc></url></urlset>'
    read = sitemap(laughing)
    assert read is None or read.pages == ()


def run(*arguments: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "auditor", "check", "--isolated", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, check=False, timeout=120)


def test_from_the_command_line(site: served.Server, fixtures: Path) -> None:
    options = ("--fetch", "images", "--allow-host", site.host, "--format", "jsonl")
    online = run(*options, f"{site.url}/credit-differs.html")
    beside = run("--format", "jsonl", fixtures / "credit-differs.html")
    rules = [[json.loads(line)["rule"] for line in done.stdout.splitlines()] for done in (online, beside)]
    assert rules[0] == rules[1] != []
    assert online.returncode == beside.returncode == 1
    refused = run(f"{site.url}/credit-differs.html")
    assert refused.returncode == 2
    assert b"Add --fetch images" in refused.stderr
    missing = run(*options, f"{site.url}/none.html")
    assert missing.returncode == 3
    assert b"404" in missing.stderr


def test_names_from_a_file_or_standard_input(fixtures: Path, tmp_path: Path) -> None:
    names = f"{fixtures / 'rights.html'}\n\n{fixtures / 'clean-article.html'}\n"
    (tmp_path / "names.txt").write_text("\ufeff" + names, "utf-8")
    typed = run("--format", "jsonl", fixtures / "rights.html", fixtures / "clean-article.html")
    assert run("--format", "jsonl", "--files-from", tmp_path / "names.txt").stdout == typed.stdout != b""
    assert run("--format", "jsonl", "--files-from", "-", given=names.encode()).stdout == typed.stdout
    for wrong in (tmp_path / "none.txt", tmp_path):
        done = run("--files-from", wrong)
        assert done.returncode == 2
        assert b"cannot be read" in done.stderr
    assert run("--files-from", "-").returncode == 2
