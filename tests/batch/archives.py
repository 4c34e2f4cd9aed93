"""Archives for the tests: our fixtures as a crawler would have stored them, and runs of the program over them."""

import json
import subprocess
import sys
from pathlib import Path

from auditor.batch import results
from auditor.catalogue import store
from auditor.model import Audit
from benchmarks.made_up import archive

__all__ = ["archive"]


def start(*words: str | Path, env: dict[str, str] | None = None) -> "subprocess.Popen[str]":
    """`auditor audit`, begun."""
    command = [sys.executable, "-m", "auditor", "audit", "--isolated", *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)


def run(*words: str | Path, env: dict[str, str] | None = None) -> tuple[int, str, str]:
    """The exit code of `auditor audit`, and what it said."""
    process = start(*words, env=env)
    out, err = process.communicate(timeout=300)
    return process.returncode, out, err


def findings(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "findings.jsonl").read_text("utf-8").splitlines()]


def pages(folder: Path) -> list[str]:
    """The location of every page of the last run in the catalogue, in order."""
    with store.opened(folder / "catalogue.sqlite") as file:
        order = "WHERE i.run = p.run AND p.run = (SELECT max(id) FROM runs) ORDER BY i.position, p.number, p.copy"
        return [row[0] for row in file.execute(f"SELECT p.location FROM pages p JOIN inputs i ON i.id = p.input {order}")]


def audits(folder: Path) -> list[Audit]:
    with store.opened(folder / "catalogue.sqlite") as file:
        last = file.execute("SELECT max(id) FROM runs").fetchone()[0]
        return list(results.audits(file, last))
