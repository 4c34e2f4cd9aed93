"""Reports made again from findings."""

import html
import os
import re
import shlex
import shutil
import time
from pathlib import Path

from tests.cli.test_cli import PAGE, auditor

FIXTURES = Path(__file__).parents[2] / "fixtures"


def test_a_report_is_made_again_from_json_lines(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    auditor("check", tmp_path / "page.html", "-o", tmp_path / "run.jsonl")
    for name in ("again.html", "again.jsonl", "again.txt"):
        done = auditor("report", tmp_path / "run.jsonl", "-o", tmp_path / name)
        assert done.returncode == 0
        assert b"caption-doubled" in (tmp_path / name).read_bytes()
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "run.jsonl").read_bytes()


def test_what_is_no_file_of_findings_is_exit_code_2(tmp_path: Path) -> None:
    (tmp_path / "odd.jsonl").write_bytes(b"\n{}\n")
    (tmp_path / "odd.json").write_bytes(b'{"schema":"x"}')
    for name in ("odd.jsonl", "odd.json", "missing.jsonl"):
        done = auditor("report", tmp_path / name, "-o", tmp_path / "r.html")
        assert done.returncode == 2
        assert name in done.stderr.decode()


def test_from_json_the_report_is_the_same_but_for_the_pictures(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    env = {"SOURCE_DATE_EPOCH": "0"}
    auditor("check", tmp_path / "page.html", tmp_path / "gone.html", "-f", f"json={tmp_path / 'run.json'},text={tmp_path / 'run.txt'}", env=env)  # fmt: skip  # noqa: E501
    for name in ("again.json", "again.txt", "again.html"):
        assert auditor("report", tmp_path / "run.json", "-o", tmp_path / name, env=env).returncode == 0
    assert (tmp_path / "again.txt").read_bytes() == (tmp_path / "run.txt").read_bytes()
    run, again = ((tmp_path / name).read_text("utf-8").splitlines() for name in ("run.json", "again.json"))
    assert run[2:] == again[2:]
    assert f'"made_from":["{tmp_path / "run.json"}"]' in again[1]
    text = (tmp_path / "again.html").read_text("utf-8")
    assert "It holds no pictures and no markup." in text
    assert "gone.html" in text.split('<ul class="plainlist">')[1].split("</ul>")[0]


def test_a_report_of_findings_alone_says_so(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    auditor("check", tmp_path / "page.html", "-o", tmp_path / "run.jsonl")
    auditor("report", tmp_path / "run.jsonl", "-o", tmp_path / "r.html")
    text = (tmp_path / "r.html").read_text("utf-8")
    assert "without reading the pages. It holds the findings and the texts that prove them" in text
    assert "Do printed credits agree" not in text


def test_a_finding_tells_the_command_that_sees_it_as_the_run_did(tmp_path: Path) -> None:
    options = ("--originals", str(FIXTURES / "pictures"), "--fetch=none", "--allow-host", "cms.example:8080", "--isolated")
    auditor("check", FIXTURES / "credit-differs.html", *options, "-o", tmp_path / "r.html", "--fail-on", "never")
    told = re.search(r"<pre>auditor (check [^<]+)</pre>", (tmp_path / "r.html").read_text("utf-8"))
    assert told
    words = shlex.split(html.unescape(told[1]))
    assert words[2:4] == ["--select", words[3]]
    assert tuple(words[4:]) == options
    assert words[3].encode() in auditor(*words).stdout


def test_what_stands_behind_two_hyphens_is_no_option(tmp_path: Path) -> None:
    (tmp_path / "--isolated").write_bytes(PAGE)
    auditor("check", "-o", tmp_path / "r.html", "--", "--isolated", cwd=tmp_path)
    assert " --isolated</pre>" not in (tmp_path / "r.html").read_text("utf-8")


def test_names_of_the_house_contradict_nothing_in_the_report_either(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes((FIXTURES / "credit-differs.html").read_bytes())
    shutil.copytree(FIXTURES / "pictures", tmp_path / "pictures")
    contradicting = {}
    for house in ("", 'house = ["AFP"]'):
        (tmp_path / "auditor.toml").write_text(house, "utf-8")
        auditor("check", tmp_path / "page.html", "-o", tmp_path / "r.html")
        auditor("audit", tmp_path / "page.html", "-o", tmp_path / "run")
        reports = [(tmp_path / name).read_text("utf-8") for name in ("r.html", "run/report.html")]
        contradicting[house] = [re.findall(r"</span> differ</span></td><td class=\"n\">(\d+)", text) for text in reports]
    assert contradicting == {"": [["2"], ["2"]], 'house = ["AFP"]': [["1"], ["1"]]}


def test_view_opens_the_latest_report_and_no_part_of_one(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    (reports / "new_files").mkdir(parents=True)
    for age, name in enumerate(("new_files/d0.html", "new.html", "old.html")):
        (reports / name).touch()
        os.utime(reports / name, (1_000_000 - age, 1_000_000 - age))
    opener = tmp_path / "opener"
    opener.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n', encoding="utf-8")
    opener.chmod(0o755)
    done = auditor("view", cwd=tmp_path, env={"BROWSER": str(opener)})
    assert done.stdout.decode().strip() == "reports/new.html"
    for _ in range(50):
        if (tmp_path / "opened").exists() and (tmp_path / "opened").stat().st_size:
            break
        time.sleep(0.1)
    assert (tmp_path / "opened").read_text("utf-8").strip() == (reports / "new.html").as_uri()


def test_view_says_where_a_report_would_be(tmp_path: Path) -> None:
    done = auditor("view", tmp_path / "none.html")
    assert done.returncode == 2
    assert b"no report there" in done.stderr
    (tmp_path / "report.html").write_bytes(b"<p>")
    assert str(tmp_path / "report.html") in auditor("view", tmp_path / "report.html", env={"BROWSER": "true"}).stdout.decode()
