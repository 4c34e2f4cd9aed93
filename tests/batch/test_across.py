import shutil
import time
from pathlib import Path

import pytest
from PIL import Image

from auditor.rules import all_rules
from benchmarks import made_up
from tests.batch import kills
from tests.batch.archives import audits, findings, run, start

PAGE = """<!doctype html><html lang="en"><title>{title}</title><main><h1>{title}</h1>
<p>The council met on Monday and talked about the harbour for three hours, without a vote.</p>
<figure><img src="{picture}" alt="" width="960" height="640"><figcaption>{caption} {credit}</figcaption></figure></main>
"""


@pytest.fixture
def site(tmp_path: Path, fixtures: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    for name in ("spring-tide", "fish-market"):
        shutil.copy(fixtures / f"pictures/{name}.jpg", folder / f"{name}-20250304.jpg")
    shutil.copy(folder / "spring-tide-20250304.jpg", folder / "tide-again.jpg")
    for page, picture, caption, credit in (
        ("a", "spring-tide-20250304.jpg", "Waves run over the sea wall at high water.", "Photo: Mara Lindqvist/EPA"),
        ("b", "tide-again.jpg", "The sea wall at spring tide on Tuesday.", "Photo: John Smith/AP"),
        ("c", "fish-market-20250304.jpg", "Waves run over the sea wall at high water.", ""),
    ):
        text = PAGE.format(title=f"Harbour {page}", picture=picture, caption=caption, credit=credit)
        (folder / f"{page}.html").write_text(text, "utf-8")
    return folder


def across(site: Path, out: Path, *words: str | Path) -> dict[str, list[str]]:
    """The findings of the rules across pages: where each is told, and the places of its evidence."""
    rules = "caption-on-different-photographs,photograph-credited-differently,withdrawn-photograph,caption-reused-in-series"
    run(site, "-o", out, "--select", rules, *words)
    return {
        f"{found['rule']} {Path(str(found['page'])).name}": [said["place"].rsplit("/", 1)[-1] for said in found["evidence"]]  # type: ignore[attr-defined]  # a list
        for found in findings(out)
    }


def test_a_caption_and_a_credit_are_compared_across_pages(tmp_path: Path, site: Path) -> None:
    assert across(site, tmp_path / "out") == {
        "photograph-credited-differently b.html": ["a.html:3 figcaption", "b.html:3 figcaption"],
        "caption-on-different-photographs c.html": ["a.html:3 figcaption", "c.html:3 figcaption"],
    }


def test_a_withdrawn_photograph_is_found_by_its_number_and_by_its_look(tmp_path: Path, site: Path) -> None:
    with Image.open(site / "spring-tide-20250304.jpg") as picture:
        picture.resize((400, 267)).save(tmp_path / "killed.webp", quality=60)
    kill = tmp_path / "kill.txt"
    kill.write_text("# Kill list of the agency\n\n20250304\tno consent\n", "utf-8")
    found = across(site, tmp_path / "out", "--withdrawn", kill)
    assert {name for name in found if name.startswith("withdrawn")} == {
        *("withdrawn-photograph a.html", "withdrawn-photograph c.html")
    }
    kill.write_text("killed.webp\n", "utf-8")
    found = across(site, tmp_path / "out", "--withdrawn", kill)
    assert {name for name in found if name.startswith("withdrawn")} == {
        *("withdrawn-photograph a.html", "withdrawn-photograph b.html")
    }
    assert found["withdrawn-photograph a.html"] == ["img@src", "kill.txt:1"]
    assert not [name for name in across(site, tmp_path / "out") if name.startswith("withdrawn")]


def test_the_photographs_that_were_compared_have_pictures(tmp_path: Path, site: Path) -> None:
    across(site, tmp_path / "out")
    shown = {Path(done.page.location).name: bool(done.page.figures[0].thumbnail) for done in audits(tmp_path / "out")}
    assert shown == {"a.html": True, "b.html": True, "c.html": True}


def test_a_kill_list_with_a_picture_that_tells_nothing_is_wrong_usage(tmp_path: Path, site: Path) -> None:
    (tmp_path / "killed.jpg").write_bytes(b"no picture")
    (tmp_path / "kill.txt").write_text("killed.jpg\n", "utf-8")
    code, _, err = run(site, "-o", tmp_path / "out", "--withdrawn", tmp_path / "kill.txt")
    assert code == 2
    assert "killed.jpg cannot be recognised" in err


def asking(site: Path, page: str, request: str) -> None:
    """Put a request to leave findings out on the photograph of a page."""
    file = site / f"{page}.html"
    file.write_text(file.read_text("utf-8").replace("<figure>", f'<figure data-auditor-ignore="{request}">'), "utf-8")


UNUSED = "suppression-unused"
CREDITED, CAPTIONED = "photograph-credited-differently", "caption-on-different-photographs"


@pytest.mark.parametrize("page", ["a", "b"])
@pytest.mark.parametrize("rules", [CREDITED, f"{CREDITED}, caption-doubled", "*"])
def test_a_photograph_for_which_a_rule_is_not_wanted_is_not_compared_by_it(
    tmp_path: Path, site: Path, page: str, rules: str
) -> None:
    asking(site, page, f"ignore {rules} -- both agencies sell it")
    found = across(site, tmp_path / "out", "--select", f"{CREDITED},{UNUSED},caption-doubled")
    assert found == {}


def test_it_is_compared_by_the_other_rules_and_others_are_by_this_one(tmp_path: Path, site: Path) -> None:
    asking(site, "a", f"ignore {CREDITED} -- both agencies sell it")
    shutil.copy(site / "spring-tide-20250304.jpg", site / "tide-third.jpg")
    text = PAGE.format(title="Harbour d", picture="tide-third.jpg", caption="High water.", credit="Photo: Jane Doe/AFP")
    (site / "d.html").write_text(text, "utf-8")
    assert across(site, tmp_path / "out") == {
        f"{CREDITED} d.html": ["b.html:3 figcaption", "d.html:3 figcaption"],
        f"{CAPTIONED} c.html": ["a.html:3 figcaption", "c.html:3 figcaption"],
    }


def test_a_page_asks_for_all_its_photographs(tmp_path: Path, site: Path) -> None:
    page = site / "a.html"
    request = f"<!-- auditor: ignore-page {CREDITED}, {CAPTIONED} -- from the archive -->"
    page.write_text(page.read_text("utf-8") + request, "utf-8")
    assert across(site, tmp_path / "out", "--select", f"{CREDITED},{CAPTIONED},{UNUSED}") == {}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_request_that_holds_nothing_back_on_any_page_is_told_of_there(tmp_path: Path, site: Path, jobs: str) -> None:
    asking(site, "a", f"ignore {CAPTIONED} -- a series")
    asking(site, "b", f"ignore {CAPTIONED} -- a series")
    asking(site, "c", f"ignore {CREDITED}, {CAPTIONED} until 2001-01-01 -- a series")
    found = across(site, tmp_path / "out", "--select", f"{CAPTIONED},{UNUSED}", "--jobs", jobs)
    assert set(found) == {f"{UNUSED} b.html", f"{UNUSED} c.html"}
    told = {Path(str(one["page"])).name: one["evidence"][0]["text"] for one in findings(tmp_path / "out")}  # type: ignore[index]  # a list
    assert told["b.html"] == f"ignore {CAPTIONED} -- a series (There is nothing to leave out any more.)"
    assert "It held until 2001-01-01." in told["c.html"]
    (site / "c.html").unlink()
    found = across(site, tmp_path / "out", "--select", f"{CAPTIONED},{UNUSED}", "--jobs", jobs)
    assert set(found) == {f"{UNUSED} a.html", f"{UNUSED} b.html"}


def test_a_request_for_a_rule_that_does_not_run_is_not_told_of(tmp_path: Path, site: Path) -> None:
    asking(site, "c", f"ignore {CREDITED} -- a series")
    assert across(site, tmp_path / "out", "--select", f"{CAPTIONED},{UNUSED}", "--ignore", CREDITED).keys() == {
        f"{CAPTIONED} c.html"
    }


def test_more_that_ask_for_it_than_a_finding_names_are_all_left_out(tmp_path: Path, site: Path) -> None:
    for number in range(60):
        text = PAGE.format(
            title=f"Pier {number}", picture=f"{number}.jpg", caption="Anglers on the long pier at dawn.", credit=""
        )
        (site / f"p{number:02}.html").write_text(text, "utf-8")
        asking(site, f"p{number:02}", f"ignore {CAPTIONED} -- a series")
        shutil.copy(site / ("tide-again.jpg" if number < 5 else "fish-market-20250304.jpg"), site / f"{number}.jpg")
    found = across(site, tmp_path / "out", "--select", f"{CAPTIONED},{UNUSED}")
    assert found == {f"{CAPTIONED} c.html": ["a.html:3 figcaption", "c.html:3 figcaption"]}


def test_whoever_audited_what_and_when_they_are_the_same_in_the_same_order(tmp_path: Path) -> None:
    pages_ = made_up.site(tmp_path / "site", 200)
    words = {"one": ("--jobs", "1"), "two": ("--jobs", "2"), "here": ("--engine", "here"), "resumed": ("--jobs", "2")}
    late = sorted(pages_.glob("*.html"))[70:]
    process = start(pages_, "-o", tmp_path / "resumed", "--jobs", "1")
    while not kills.taken(tmp_path / "resumed"):
        time.sleep(0.02)
    process.kill()
    process.communicate()
    assert 0 < kills.taken(tmp_path / "resumed") < len(late) + 70
    run(*late, "-o", tmp_path / "here", "--jobs", "2")
    told = {}
    for name, typed in words.items():
        assert run(pages_, "-o", tmp_path / name, *typed)[0] == 1
        rows = [found for found in findings(tmp_path / name) if all_rules()[str(found["rule"])].scope == "catalogue"]
        told[name] = rows, kills.held(tmp_path / name)["across"]
    assert {str(found["rule"]) for found in told["one"][0]} == {CREDITED, CAPTIONED}
    assert told["one"] == told["two"] == told["here"] == told["resumed"]
