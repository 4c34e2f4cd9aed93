"""The hostile archives and files beside the checkout: what must survive does, what is damaged is told, nothing is written."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SECONDS, MEGABYTES = 5, 300
_READ = """
import json, sys, time
touched = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        touched.append(str(arguments[0]))
    elif event in {"socket.connect", "os.system", "subprocess.Popen", "os.mkdir", "os.remove", "os.rename", "shutil.move"}:
        touched.append(event)
from auditor.audit import audit
from auditor.model import Capture
from auditor.sources import NoPagesError, captures
sys.addaudithook(watch)
for line in sys.stdin.buffer:
    path = line.rstrip(b"\\n").decode("utf-8", "surrogateescape")
    began, pages, told = time.process_time(), 0, []
    try:
        for found in captures(path):
            if isinstance(found, Capture):
                pages += 1
                told += [failure.message for failure in audit(found).failures]
            else:
                told.append(found.message)
    except NoPagesError as error:
        told.append(str(error))
    peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 1024
    answer = {"pages": pages, "told": told, "seconds": time.process_time() - began, "peak": peak, "touched": touched}
    print(json.dumps(answer), flush=True)
"""


@pytest.fixture(scope="module")
def hostile(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    command = [sys.executable, str(shared / "hostile/hostile_gen.py"), str(folder), "--only", "archives,fs"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


def read(paths: list[Path]) -> list[dict[str, Any]]:
    """What one process has of each."""
    given = b"".join(str(path).encode("utf-8", "surrogateescape") + b"\n" for path in paths)
    done = subprocess.run([sys.executable, "-B", "-c", _READ], input=given, capture_output=True, check=False, timeout=500)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2_000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.slow
def test_hostile_archives(hostile: Path) -> None:
    rows = [json.loads(line) for line in (hostile / "manifest.jsonl").read_text().splitlines()]
    rows = [row for row in rows if row["group"] == "archives"]
    for row, found in zip(rows, read([hostile / row["file"] for row in rows]), strict=True):
        assert found["pages"] >= (row.get("records", 0) if row["expect"] != "either" else 0), row
        assert found["seconds"] < SECONDS, row
        assert found["peak"] < MEGABYTES, row
        assert found["touched"] == [], row
        if row["attack"].startswith("truncated") or row["expect"] == "error":
            assert found["told"] or undetectable(hostile, row, found), row
    assert len(rows) > 400


def undetectable(hostile: Path, row: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether a flipped bit changed nothing that any checksum covers and no page: the time of packing, say."""
    return row["attack"].startswith("bit flip") and int(found["pages"]) == int(
        read([hostile / "archives/ok.warc.gz"])[0]["pages"]
    )


@pytest.mark.slow
def test_hostile_file_system(hostile: Path) -> None:
    (whole,) = read([hostile / "fs"])
    assert whole["touched"] == []
    assert whole["seconds"] < SECONDS
    assert whole["peak"] < MEGABYTES
    rows = [json.loads(line) for line in (hostile / "manifest.jsonl").read_text().splitlines()]
    rows = [row for row in rows if row["group"] == "fs" and os.path.lexists(hostile / row["file"])]
    left_out = {"fs/selfdir", "fs/dir.html", *["fs/noperm.html"] * (os.geteuid() == 0)}  # root may read everything
    files = [row for row in rows if row["file"] not in left_out and "\n" not in row["file"]]
    assert len(files) > 25
    for row, found in zip(files, read([hostile / row["file"] for row in files]), strict=True):
        told = [*found["told"], *(said for said in whole["told"] if row["file"] in said)]
        assert bool(told) == (row["expect"] == "error") or row["expect"] == "either", (row, told)
    assert whole["pages"] >= sum(row["expect"] == "ok" for row in files)
