"""Baselines and differences, over findings that a real run wrote."""

import json
from pathlib import Path

import pytest

from tests.cli.test_cli import PAGE, auditor


@pytest.fixture
def run(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_bytes(PAGE)
    auditor("check", tmp_path / "page.html", "--select", "caption-doubled", "-o", tmp_path / "run.jsonl")
    return tmp_path / "run.jsonl"


def lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_what_a_baseline_accepts_no_longer_fails(run: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.jsonl"
    assert auditor("baseline", "create", run, known, "--reason", "old template").returncode == 0
    assert lines(known)[0]["reason"] == "old template"
    assert auditor("baseline", "create", run, known).returncode == 2
    assert auditor("check", tmp_path / "page.html", "--baseline", known).returncode == 0
    assert b"caption-doubled" in auditor("baseline", "stats", known).stdout


def test_update_keeps_reasons_and_prune_drops_what_is_gone(run: Path, tmp_path: Path) -> None:
    known, empty = tmp_path / "known.jsonl", tmp_path / "empty.jsonl"
    empty.write_bytes(b"")
    auditor("baseline", "create", run, known, "--reason", "first")
    auditor("baseline", "update", run, known, "--reason", "second")
    assert [line["reason"] for line in lines(known)] == ["first"]
    auditor("baseline", "prune", empty, known)
    assert lines(known) == []


def test_decisions_from_a_report_are_taken_in(run: Path, tmp_path: Path) -> None:
    known, decisions = tmp_path / "known.jsonl", tmp_path / "decisions.jsonl"
    (finding,) = lines(run)
    for decision, count in (("false-alarm", 1), ("to-fix", 0)):
        decisions.write_text(json.dumps({**finding, "decision": decision, "note": "agency's text"}), "utf-8")
        assert auditor("baseline", "import", decisions, known).returncode == 0
        assert [line["reason"] for line in lines(known)] == ["agency's text"] * count


def test_new_fixed_back_and_unchanged(run: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_bytes(b"\n")
    assert auditor("diff", empty, run).stdout.startswith(
        b"new 1 (1 errors)   fixed 0 (0 errors)   back 0 (0 errors)   unchanged 0"
    )
    assert b"fixed 1 (1 errors)" in auditor("diff", run, empty).stdout
    assert b"back 1 (1 errors)" in auditor("diff", run, empty, run).stdout
    assert b"unchanged 1" in auditor("diff", run, run).stdout
    (finding,) = lines(run)
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({**finding, "id": str(at)}) + "\n" for at in range(25)), "utf-8")
    assert b"new    and 5 more" in auditor("diff", empty, many).stdout


def test_files_that_cannot_be_used_are_exit_code_2(run: Path, tmp_path: Path) -> None:
    odd = tmp_path / "odd.jsonl"
    odd.write_bytes(b"{}\n")
    for words in (("diff", run), ("diff", run, odd), ("diff", run, tmp_path / "none"), ("baseline", "update", run, tmp_path)):
        done = auditor(*words)
        assert done.returncode == 2
        assert done.stderr
    (tmp_path / "taken.jsonl.new").mkdir()
    assert auditor("baseline", "create", run, tmp_path / "taken.jsonl").returncode == 2
