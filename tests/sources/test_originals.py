import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Picture

from auditor.audit import audit
from auditor.model import Capture, Image
from auditor.sources import UnreadableError, captures, originals
from auditor.sources.originals import Originals, index
from fixtures.tag import tagged

RIGHTS = {"creator": "JANE DOE", "credit": "EPA", "caption": "A vendor arranges fruit at a market in Bangkok."}
SEEDS = {"market": 1, "harbour": 2}


def photograph(folder: Path, scene: str = "market", width: int = 900, /, **fields: str) -> bytes:
    """A JPEG of coloured blocks, the same for each scene at every width; with fields, they stand in its IIM and XMP."""
    made = random.Random(SEEDS[scene])
    small = Picture.frombytes("RGB", (12, 8), made.randbytes(12 * 8 * 3))
    small.resize((width, width * 2 // 3), Picture.Resampling.BICUBIC).save(folder / "made.tmp", "JPEG", quality=88)
    content = (folder / "made.tmp").read_bytes()
    return tagged(content, {"iim": fields, "xmp": fields}) if fields else content


def kept(folder: Path, files: dict[str, bytes]) -> Originals:
    for name, content in files.items():
        (folder / "originals" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "originals" / name).write_bytes(content)
    return index(str(folder / "originals"))


def answer(found: Originals, url: str, shown: bytes = b"", *urls: str) -> str | None:
    """The name of the original that is found for a URL."""
    resource = found(Image(url, urls), shown)
    return Path(resource.place).relative_to(found.root).as_posix() if resource else None


@pytest.mark.parametrize(
    "url",
    [
        "march.jpg",
        "pictures/march-1024x683.jpg",
        "https://news.example/wp-content/uploads/2024/03/MARCH-scaled.jpg?w=300",
        "https://i0.wp.com/news.example/wp-content/uploads/march.jpg?resize=50%2C33",
        "https://cdn.example/unsafe/300x200/smart/news.example/march.jpg",
        "march.webp",
        "m%61rch.jpg#top",
    ],
)
def test_an_original_is_found_by_name_whatever_the_variant(tmp_path: Path, url: str) -> None:
    found = kept(tmp_path, {"2024/march.jpg": photograph(tmp_path, **RIGHTS), "other.jpg": photograph(tmp_path, "harbour")})
    assert answer(found, url) == "2024/march.jpg"
    assert answer(found, "https://news.example/april.jpg", b"", "x.jpg", url) == "2024/march.jpg"


@pytest.mark.parametrize(
    "url", ["", "data:image/gif;base64,R0lG", "http://[broken", "april.jpg", "https://news.example/", "2024"]
)
def test_what_has_no_original_has_none(tmp_path: Path, url: str) -> None:
    assert answer(kept(tmp_path, {"2024/march.jpg": photograph(tmp_path)}), url) is None


def test_the_unresized_name_comes_before_the_name_of_the_variant(tmp_path: Path) -> None:
    found = kept(
        tmp_path, {"march.jpg": photograph(tmp_path, **RIGHTS), "march-300x200.jpg": photograph(tmp_path, "market", 300)}
    )
    assert answer(found, "march-300x200.jpg") == "march.jpg"


def test_two_originals_of_one_name_give_no_answer_unless_something_tells_them_apart(tmp_path: Path) -> None:
    market = photograph(tmp_path, **RIGHTS, job_id="MARKET07")
    found = kept(tmp_path, {"2024/03/march.jpg": market, "2025/04/march.jpg": photograph(tmp_path, "harbour", **RIGHTS)})
    assert answer(found, "march-300x200.jpg") is None
    assert answer(found, "https://news.example/uploads/2024/03/march-300x200.jpg") == "2024/03/march.jpg"
    assert answer(found, "march-300x200.jpg", photograph(tmp_path, "harbour", 300)) == "2025/04/march.jpg"
    numbered = tagged((tmp_path / "made.tmp").read_bytes(), {"iim": {"job_id": "MARKET07"}})
    assert answer(found, "march-300x200.jpg", numbered) == "2024/03/march.jpg"


def test_a_copy_in_another_folder_is_no_second_original(tmp_path: Path) -> None:
    content = photograph(tmp_path, **RIGHTS)
    assert answer(kept(tmp_path, {"a/march.jpg": content, "b/march.jpg": content}), "march-300x200.jpg") == "a/march.jpg"


def test_more_namesakes_than_are_opened_need_a_folder(tmp_path: Path) -> None:
    found = kept(tmp_path, {f"{count}/1.jpg": photograph(tmp_path, "market", 30 + count) for count in range(17)})
    assert answer(found, "1.jpg", photograph(tmp_path, "market", 31)) is None
    assert answer(found, "https://news.example/9/1.jpg") == "9/1.jpg"


def test_an_original_that_looks_otherwise_is_not_the_one(tmp_path: Path) -> None:
    found = kept(tmp_path, {"march.jpg": photograph(tmp_path, **RIGHTS), "epa-20240312-8841.jpg": photograph(tmp_path)})
    assert answer(found, "march-300x200.jpg", photograph(tmp_path, "harbour", 300)) is None
    assert answer(found, "march-300x200.jpg", photograph(tmp_path, "market", 300)) == "march.jpg"
    # A crop may look otherwise; a name that no two photographs share is believed all the same.
    assert answer(found, "epa-20240312-8841.jpg", photograph(tmp_path, "harbour", 300)) == "epa-20240312-8841.jpg"


def test_a_camera_s_own_counter_is_believed_only_where_the_picture_or_the_folder_agrees(tmp_path: Path) -> None:
    found = kept(tmp_path, {"trip/IMG_0042.jpg": photograph(tmp_path, **RIGHTS)})
    assert answer(found, "img_0042-300x200.jpg") is None
    assert answer(found, "/photos/trip/img_0042-300x200.jpg") == "trip/IMG_0042.jpg"
    assert answer(found, "img_0042-300x200.jpg", photograph(tmp_path, "market", 300)) == "trip/IMG_0042.jpg"


def test_an_original_is_found_by_the_supplier_s_number(tmp_path: Path) -> None:
    found = kept(
        tmp_path, {"a.jpg": photograph(tmp_path, **RIGHTS, job_id="20240312X881"), "b.jpg": photograph(tmp_path, "harbour")}
    )
    assert answer(found, "https://news.example/20240312X881-300x200.jpg") == "a.jpg"
    assert answer(found, "https://news.example/lead.jpg", photograph(tmp_path, "market", 300, job_id="20240312X881")) == "a.jpg"
    assert answer(found, "https://news.example/lead.jpg", photograph(tmp_path, "market", 300, job_id="99")) is None
    # A file that its camera named: the number in it says which picture it is.
    camera = {"IMG_0042.jpg": photograph(tmp_path, **RIGHTS, job_id="AB7741X"), "IMG_0043.jpg": photograph(tmp_path)}
    assert answer(kept(tmp_path, camera), "https://news.example/ab7741x-300x200.jpg") == "IMG_0042.jpg"
    # A number that stands for the event and not for the picture.
    assert answer(found, "https://news.example/lead.jpg", photograph(tmp_path, "harbour", 300, job_id="20240312X881")) is None


def test_nothing_outside_the_folder_and_nothing_odd_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "originals"
    kept(tmp_path, {"march.jpg": photograph(tmp_path)})
    (tmp_path / "secret.jpg").write_bytes(photograph(tmp_path, **RIGHTS))
    (folder / "out.jpg").symlink_to(tmp_path / "secret.jpg")
    (folder / "within.jpg").symlink_to(folder / "march.jpg")
    (folder / "nowhere.jpg").symlink_to(folder / "missing.jpg")
    (folder / "again").symlink_to(folder)
    os.mkfifo(folder / "pipe.jpg")
    (folder / "notes.txt").write_text("no picture")
    found = index(str(folder))
    assert sorted(found.names) == ["march.jpg", "out.jpg", "within.jpg"]
    assert [answer(found, name) for name in ("out.jpg", "pipe.jpg", "nowhere.jpg")] == [None, None, None]
    assert found(Image("within.jpg"), b"")


def test_a_folder_that_cannot_be_meant_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableError, match="no picture in this folder"):
        index(str(tmp_path))
    with pytest.raises(UnreadableError, match="is no folder"):
        index(str(tmp_path / "missing"))
    monkeypatch.setattr(originals, "MAX_ORIGINALS", 1)
    with pytest.raises(UnreadableError, match="more than 1 pictures"):
        kept(tmp_path, {"a.jpg": b"", "b.jpg": b""})


def test_an_original_that_is_too_large_is_used_only_where_nothing_else_is_at_hand(tmp_path: Path) -> None:
    found = kept(tmp_path, {"march.jpg": bytes(26 * 2**20)})
    page = b"<main><figure><img src=march-300x200.jpg><figcaption>A man. EPA/J. DOE</figcaption></figure></main>"
    (tmp_path / "page.html").write_bytes(page)
    (capture,) = captures(str(tmp_path / "page.html"))
    assert isinstance(capture, Capture)
    (figure,) = audit(Capture("page.html", page, originals=found)).page.figures
    assert "larger than 25 MB" in figure.problem
    (tmp_path / "march-300x200.jpg").write_bytes(photograph(tmp_path, "market", 300))
    (figure,) = audit(Capture("page.html", page, fetch=capture.fetch, originals=found)).page.figures
    assert (figure.problem, figure.file) == ("", str(tmp_path / "march-300x200.jpg"))


def test_metadata_lost_on_the_way_is_seen_against_the_original(tmp_path: Path) -> None:
    found = kept(tmp_path, {"march.jpg": photograph(tmp_path, **RIGHTS)})
    (tmp_path / "march-600x400.jpg").write_bytes(photograph(tmp_path, "market", 600))
    (tmp_path / "page.html").write_text(
        "<!doctype html><title>March</title><main><article><h1>March</h1><p>Prices rose in the markets, traders said.</p>"
        '<figure><img src="march-600x400.jpg" alt="Fruit" width=600 height=400><figcaption>A vendor arranges fruit at a market '
        "in Bangkok. EPA/JANE DOE</figcaption></figure></article></main>"
    )
    (capture,) = captures(str(tmp_path / "page.html"))
    assert isinstance(capture, Capture)
    before = audit(capture)
    after = audit(Capture(capture.location, capture.content, fetch=capture.fetch, originals=found))
    assert "metadata-stripped" not in [finding.rule for finding in before.findings]
    assert "metadata-stripped" in [finding.rule for finding in after.findings]
    (figure,) = after.page.figures
    assert figure.embedded
    assert figure.served
    assert [statement.text for statement in figure.embedded.creator] == ["JANE DOE"] * 2
    assert figure.served.creator == ()


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Originals:
    folder = tmp_path_factory.mktemp("few")
    return kept(folder, {"march.jpg": photograph(folder), "a/b.jpg": b"no picture"})


@given(url=st.text(max_size=60), shown=st.binary(max_size=60))
def test_no_url_and_no_file_raises(few: Originals, url: str, shown: bytes) -> None:
    few(Image(url, (url + ".jpg", f"https://news.example/{url}")), shown)
