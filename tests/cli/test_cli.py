"""The command line as its users call it: a process, its output, its exit code."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from auditor import cli
from auditor.cli.blocks import show
from auditor.model import Embedded, Manifest, Statement

PAGE = b"""<!doctype html><html lang=en><title>Market</title><body><main><article><h1>Market</h1>
<p>Prices rose in the markets of the capital before the holiday, traders said on Monday.</p>
<figure><img src=photo.jpg alt="" width=900 height=600>
<figcaption>A vendor arranges fruit at a market in Bangkok.  EPA/JANE DOE \
A vendor arranges fruit at a market in Bangkok. EPA/JANE DOE</figcaption></figure>
<p>Prices rose in the markets of the capital before the holiday, traders said on Monday.</p></article></main>"""
CLEAN = PAGE.replace(b"A vendor arranges fruit at a market in Bangkok.  EPA/JANE DOE ", b"")


def auditor(
    *words: object, given: bytes = b"", env: dict[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "auditor", *map(str, words)]
    done = subprocess.run(command, input=given, capture_output=True, check=False, env={**os.environ, **(env or {})}, cwd=cwd)
    assert b"Traceback" not in done.stderr
    return done


@pytest.fixture
def doubled(tmp_path: Path) -> Path:
    page = tmp_path / "doubled.html"
    page.write_bytes(PAGE)
    return page


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    page = tmp_path / "clean.html"
    page.write_bytes(CLEAN)
    return page


def test_findings_are_exit_code_1_and_told_to_people(doubled: Path) -> None:
    done = auditor("check", doubled)
    text = done.stdout.decode()
    assert done.returncode == 1
    assert f"{doubled}:4:1: error caption-doubled The caption says the same thing twice in a row." in text
    assert "A vendor arranges fruit at a market in Bangkok.··EPA/JANE DOE" in text
    assert "no picture was at hand to compare" in text
    assert "1 error, 0 warnings, 0 notes in 1 page (1 image, 0 compared with their files)" in text
    assert "\x1b" not in text


def test_a_clean_page_is_exit_code_0(clean: Path) -> None:
    assert auditor("check", clean).returncode == 0


def test_json_lines_hold_the_contract() -> None:
    done = auditor("check", "--select", "caption-doubled", "--format", "jsonl", "-", given=PAGE)
    (finding,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert list(finding) == ["id", "rule", "severity", "message", "page", "line", "column", "image", "evidence", "suggestion"]
    assert (finding["rule"], finding["severity"], finding["page"], finding["image"]) == (
        "caption-doubled",
        "error",
        "-",
        "photo.jpg",
    )
    assert (finding["line"], finding["column"]) == (4, 1)
    assert [list(statement) for statement in finding["evidence"]] == [["text", "place", "line", "column"]] * 2
    assert finding["suggestion"] == "A vendor arranges fruit at a market in Bangkok. EPA/JANE DOE"


def test_one_json_document(doubled: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "audit.json"
    assert auditor("check", doubled, tmp_path / "missing.html", "--select", "caption-doubled", "-o", out).returncode == 1
    document = json.loads(out.read_text("utf-8"))
    assert list(document) == ["schema", "run", "pages", "findings", "failures"]
    assert document["pages"][0]["images"] == 1
    assert len(document["findings"]) == 1
    assert document["failures"][0]["input"].endswith("missing.html")


def test_the_clock_can_be_left_out_and_output_is_the_same_twice(doubled: Path) -> None:
    once, again = (auditor("check", doubled, "-f", "json", env={"SOURCE_DATE_EPOCH": "0"}).stdout for _ in range(2))
    assert once == again
    assert json.loads(once)["run"]["started"] is None


def test_several_formats_at_once(doubled: Path, tmp_path: Path) -> None:
    done = auditor("check", doubled, "--format", f"text,jsonl={tmp_path / 'a.jsonl'},html={tmp_path / 'a.html'}")
    assert b"caption-doubled" in done.stdout
    assert b"caption-doubled" in (tmp_path / "a.jsonl").read_bytes()
    assert b"caption-doubled" in (tmp_path / "a.html").read_bytes()


def test_what_cannot_be_read_is_named_and_the_others_are_audited(clean: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "photo.html").write_bytes(b"\xff\xd8\xff\xe0\0\0")
    (tmp_path / "long.html").write_bytes(CLEAN.ljust(40 * 2**20, b" "))
    odd = [tmp_path / name for name in ("missing.html", "empty.html", "photo.html", "long.html")]
    done = auditor("check", *odd, clean)
    assert done.returncode == 3
    for path in odd:
        assert str(path) in done.stderr.decode()
    assert "in 5 pages (2 images" in done.stdout.decode()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check",), "Name a page"),
        (("check", "."), "no page in this folder"),
        (("check", "--select", "caption-dubled", "-"), "Did you mean caption-doubled?"),
        (("check", "--ignore", "zzz", "-"), "There are: "),
        (("check", "--format", "docx", "-"), "there is no format docx"),
        (("explain", "caption-dobled"), "Did you mean caption-doubled?"),
        (("explain", "zzzzz"), "There is no rule zzzzz"),
        (("inspect", "page", "."), "no page in this folder"),
        (("inspect", "verdict", "x"), "is not"),
        (("nonsense",), "nonsense"),
    ],
)
def test_wrong_usage_is_exit_code_2(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "auditor", *words],
        input=CLEAN,
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert done.returncode == 2
    assert said in done.stderr.decode()


def test_an_output_that_cannot_be_written(doubled: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    done = auditor("check", doubled, "-o", tmp_path / "file" / "report.json")
    assert done.returncode == 2
    assert b"cannot be written" in done.stderr


def test_rules_can_be_chosen_and_the_bar_moved(doubled: Path) -> None:
    assert auditor("check", doubled, "--select", "caption-missing").returncode == 0
    assert auditor("check", doubled, "--ignore", "caption-doubled").returncode == 0
    assert auditor("check", doubled, "--fail-on", "never").returncode == 0
    nothing = CLEAN.replace(b"A vendor arranges fruit at a market in Bangkok. EPA/JANE DOE", b"")
    assert auditor("check", "-", given=nothing).returncode == 0
    assert auditor("check", "-", "--fail-on", "warning", given=nothing).returncode == 1


def test_inspect_page(doubled: Path, tmp_path: Path) -> None:
    done = auditor("inspect", "page", doubled, tmp_path / "missing.html")
    (page,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 3
    assert (page["page"], page["title"]) == (str(doubled), "Market")
    assert list(page["images"][0]) == ["url", "urls", "caption", "credit", "alt", "title", "line"]
    assert page["images"][0]["line"] == 3


def test_inspect_image(tmp_path: Path) -> None:
    (tmp_path / "text.jpg").write_bytes(b"no picture")
    done = auditor("inspect", "image", tmp_path / "text.jpg", tmp_path / "missing.jpg")
    (image,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 3
    assert list(image) == ["file", "format", "width", "height", "iim", "xmp", "exif", "c2pa", "decodings", "problems"]
    assert image["problems"]


def test_inspect_credit_caption_and_verdict() -> None:
    done = auditor("inspect", "credit", "-", "AFP", given=b"EPA/NARONG SANGNAK\r\n\n")
    first, empty, last = [json.loads(line) for line in done.stdout.splitlines()]
    assert (first["creators"], first["agencies"], first["via"]) == (["NARONG SANGNAK"], ["EPA"], False)
    assert (empty["text"], last["agencies"]) == ("", ["AFP"])
    caption = json.loads(auditor("inspect", "caption", "Delegates meet in Geneva. (AP Photo/Jane Doe)").stdout)
    assert caption["caption"] == "Delegates meet in Geneva."
    assert caption["credits"][0]["creators"] == ["Jane Doe"]
    pair = {"page": "EPA/NARONG SANGNAK", "metadata": {"byline": "NARONG SANGNAK", "credit": "EPA"}}
    verdict = json.loads(auditor("inspect", "verdict", "-", given=json.dumps(pair).encode()).stdout)
    assert verdict["verdict"] == "agree"
    assert verdict["page"] == pair["page"]
    assert auditor("inspect", "verdict", "-", given=b"{").returncode == 2


def test_the_manual() -> None:
    assert b"caption-doubled" in auditor("rules").stdout
    assert json.loads(auditor("rules", "--format", "json").stdout)[0]["id"]
    assert auditor("rules", "--format", "markdown").stdout.startswith(b"# Rules")
    assert b"Why it matters" in auditor("explain", "caption-doubled").stdout
    assert b"html" in auditor("formats").stdout


def test_settings_for_some_paths_hold_for_them_alone(doubled: Path) -> None:
    (doubled.parent / "auditor.toml").write_text('[paths."doubled*"]\nignore = ["caption-doubled"]', "utf-8")
    assert auditor("check", doubled).returncode == 0
    (doubled.parent / "auditor.toml").write_text('[paths."other*"]\nignore = ["caption-doubled"]', "utf-8")
    assert auditor("check", doubled).returncode == 1


def test_settings_are_found_above_the_page_and_shown(doubled: Path) -> None:
    file = doubled.parent / "auditor.toml"
    file.write_text('ignore = ["caption-doubled"]\nhouse = ["A"]\n[paths."doubled*"]\nhouse = ["B"]', "utf-8")
    assert auditor("check", doubled).returncode == 0
    assert auditor("check", doubled, "--isolated").returncode == 1
    shown = auditor("config", doubled, "--show").stdout.decode().splitlines()
    assert f'ignore = ["caption-doubled"]  # {file}' in shown
    assert f'house = ["B"]  # {file} [paths."doubled*"]' in shown
    assert "select = []  # built in" in shown


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('ignore = ["caption-dubled"]', "there is no rule 'caption-dubled'. Did you mean caption-doubled?"),
        ('[paths."a/*"]\nselect = ["zzz"]', "there is no rule 'zzz'"),
        ("[options.caption-missing]\nn = 1", "caption-missing has no option 'n'. It has none."),
        ("ignroe = []", "Did you mean ignore?"),
    ],
)
def test_settings_that_cannot_be_meant_are_exit_code_2(doubled: Path, text: str, said: str) -> None:
    (doubled.parent / "auditor.toml").write_text(text, "utf-8")
    done = auditor("check", doubled)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.decode().split())


def test_control_characters_never_reach_the_terminal(tmp_path: Path) -> None:
    page = tmp_path / "a\x1b[31mb.html"
    page.write_bytes(PAGE.replace(b"Bangkok.", b"Bang\x9b\x1bkok."))
    done = auditor("check", page, tmp_path / "\x1b.html")
    assert b"\x1b" not in done.stdout + done.stderr
    assert "‹U+001B›" in done.stdout.decode()


@pytest.mark.parametrize("what", ["check", "inspect page"])
def test_a_closed_pipe_ends_it_quietly(doubled: Path, what: str) -> None:
    command = [sys.executable, "-m", "auditor", *what.split(), *[str(doubled)] * 40]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == -signal.SIGPIPE


def test_an_error_of_ours_is_exit_code_4_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(**_: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr(cli, "program", broken)
    monkeypatch.delenv("AUDITOR_TRACEBACK", raising=False)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 4
    assert "internal error: RuntimeError: a defect" in capsys.readouterr().err
    monkeypatch.setenv("AUDITOR_TRACEBACK", "1")
    with pytest.raises(RuntimeError):
        cli.main()


def test_an_image_as_a_table_for_people(fixtures: Path, tmp_path: Path) -> None:
    table = auditor("inspect", "image", "--format", "text", fixtures / "pictures" / "ferry-school.jpg").stdout.decode()
    assert "Creator" in table
    assert "disagree" in table
    (tmp_path / "none.jpg").write_bytes(b"no picture")
    table = auditor("inspect", "image", "--format", "text", tmp_path / "none.jpg", env={"COLUMNS": "300"}).stdout.decode()
    assert "no image" in table


def test_the_table_tells_of_a_manifest_and_of_charsets_that_are_not_declared(capsys: pytest.CaptureFixture[str]) -> None:
    manifest = Manifest("intact", ("signingCredential.untrusted",), "Camera 2", "A Signer", authors=("Ida Berg", "Max Adler"))
    show("a.jpg", Embedded("JPEG", 40, 30, c2pa=manifest, decodings={"creator": ("Иван", "Èâàí")}))
    told = capsys.readouterr().out
    assert "names nobody" in told
    assert "C2PA: intact" in told
    assert "authors: Ida Berg; Max Adler" in told
    assert "signed at" not in told
    assert "otherwise, as --format jsonl lists: Creator" in told


def test_a_dash_in_a_field_disagrees_with_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    show(
        "a.jpg", Embedded("JPEG", job_id=(Statement("DV-1", "IIM 2:103"), Statement("-", "XMP photoshop:TransmissionReference")))
    )
    assert "disagree" not in capsys.readouterr().out


def test_certificates_that_are_none_are_wrong_usage(fixtures: Path, tmp_path: Path) -> None:
    (tmp_path / "none.pem").write_text("no certificate")
    picture = fixtures / "pictures" / "ferry-school.jpg"
    for named, why in ((tmp_path / "none.pem", "holds no certificate"), (tmp_path / "missing.pem", "cannot be read")):
        done = auditor("inspect", "image", "--trust", named, picture)
        assert (done.returncode, why in done.stderr.decode()) == (2, True)
    (tmp_path / "some.pem").write_text("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
    assert auditor("inspect", "image", "--trust", tmp_path / "some.pem", picture).returncode == 0


def test_rules_that_are_off_and_options_are_told() -> None:
    assert b"Option days = 365" in auditor("explain", "file-photo-unmarked").stdout


def test_the_desk_s_own_originals_are_compared_with(fixtures: Path, tmp_path: Path) -> None:
    (tmp_path / "site/pictures").mkdir(parents=True)
    (tmp_path / "originals").mkdir()
    page = tmp_path / "site/stripped-metadata.html"
    for source, copy in (
        ("stripped-metadata.html", page),
        ("pictures/spring-tide-1024x683.jpg", tmp_path / "site/pictures/spring-tide-1024x683.jpg"),
        ("pictures/spring-tide.jpg", tmp_path / "originals/spring-tide.jpg"),
    ):
        copy.write_bytes((fixtures / source).read_bytes())
    assert b"metadata-stripped" not in auditor("check", page).stdout
    assert b"metadata-stripped" in auditor("check", page, "--originals", tmp_path / "originals").stdout
    missing = auditor("check", page, "--originals", tmp_path / "missing")
    assert missing.returncode == 2
    assert b"is no folder" in missing.stderr
