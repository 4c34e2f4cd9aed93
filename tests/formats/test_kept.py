"""The report of fixtures/ in every format is kept in reports/fixtures/: a change of it must show up in review."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

KEPT = ROOT / "reports" / "fixtures"
NAMES = {"text": "findings.txt", "jsonl": "findings.jsonl", "json": "findings.json", "html": "report.html"}
PICTURE = re.compile(r"data:image/webp;base64,[^\"')]+")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same command as `make docs`, in a folder with the same fixtures."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "fixtures").symlink_to(ROOT / "fixtures")
    formats = ",".join(f"{form}=reports/fixtures/{name}" for form, name in NAMES.items())
    command = [sys.executable, "-m", "auditor", "check", "fixtures", "--isolated", "--fail-on", "never", "--format", formats]
    env = {**os.environ, "SOURCE_DATE_EPOCH": "0", "PYTHONPATH": str(ROOT)}
    assert subprocess.run(command, cwd=folder, env=env, check=False).returncode == 0
    return folder / "reports" / "fixtures"


@pytest.mark.parametrize("name", NAMES.values())
def test_the_kept_report_is_fresh(made: Path, name: str) -> None:
    kept, fresh = ((folder / name).read_text("utf-8") for folder in (KEPT, made))
    assert PICTURE.sub("", kept) == PICTURE.sub("", fresh), "run make docs and read the difference"
