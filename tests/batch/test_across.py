import shutil
from pathlib import Path

import pytest
from PIL import Image

from tests.batch.archives import audits, findings, run

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
