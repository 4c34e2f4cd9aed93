"""Reports made again from findings."""

from pathlib import Path

from tests.cli.test_cli import PAGE, auditor


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
    for name in ("odd.jsonl", "missing.jsonl"):
        done = auditor("report", tmp_path / name, "-o", tmp_path / "r.html")
        assert done.returncode == 2
        assert name in done.stderr.decode()


def test_view_says_where_a_report_would_be(tmp_path: Path) -> None:
    done = auditor("view", tmp_path / "none.html")
    assert done.returncode == 2
    assert b"no report there" in done.stderr
    (tmp_path / "report.html").write_bytes(b"<p>")
    assert str(tmp_path / "report.html") in auditor("view", tmp_path / "report.html", env={"BROWSER": "true"}).stdout.decode()
