"""What an engine costs: the same tasks given to worker processes and to Dask's, two workers each, turn about in one run.

Usage: engines.py [TASKS]. A task is a file that names sixteen of the fixtures' pages; the work audits them and writes the
findings beside it. Without the start of the workers, which is told apart; ratios, the best of three turns.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from auditor.audit import audit
from auditor.engines import opened
from auditor.formats import encode
from auditor.model import Capture
from auditor.sources import captures

FIXTURES = Path(__file__).parents[1] / "fixtures"
PAGES, TASKS, TURNS, WORKERS = 16, 60, 3, 2
ENGINES = ("processes", "dask")


def audited(name: str) -> None:
    """The map: read the task, audit its pages, leave the part."""
    with Path(f"{name}.{os.getpid()}.new").open("wb") as out:
        for page in Path(name).read_text("utf-8").splitlines():
            for found in captures(page):
                if isinstance(found, Capture):
                    out.write(encode(audit(found).findings))
    Path(out.name).replace(f"{name}.part")


def tasks(folder: Path, count: int) -> list[str]:
    pages = sorted(map(str, FIXTURES.glob("*.html")))
    names = []
    for at in range(count):
        path = folder / f"task-{at:04}"
        path.write_text("\n".join(pages[(at * PAGES + index) % len(pages)] for index in range(PAGES)), "utf-8")
        names.append(str(path))
    return names


def seconds(engine: str, names: list[str]) -> tuple[float, float]:
    """How long the workers took to start and do one task each, and to do the others."""
    began = time.monotonic()
    with opened(engine, WORKERS) as workers:
        first, rest = names[:WORKERS], names[WORKERS:]
        assert all(outcome.error is None for outcome in workers.outcomes(audited, first))
        started = time.monotonic()
        assert all(outcome.error is None for outcome in workers.outcomes(audited, rest))
        return started - began, time.monotonic() - started


def parts(names: list[str]) -> bytes:
    found = b"".join(Path(f"{name}.part").read_bytes() for name in names)
    for name in names:
        Path(f"{name}.part").unlink()
    return found


def main(count: int) -> None:
    starts: dict[str, list[float]] = {engine: [] for engine in ENGINES}
    works: dict[str, list[float]] = {engine: [] for engine in ENGINES}
    results = set()
    with tempfile.TemporaryDirectory() as folder:
        names = tasks(Path(folder), count)
        for _ in range(TURNS):
            for engine in ENGINES:
                start, work = seconds(engine, names)
                starts[engine].append(start)
                works[engine].append(work)
                results.add(parts(names))
    for engine in ENGINES:
        speed = (count - WORKERS) * PAGES / min(works[engine])
        print(f"{engine}: {speed:.0f} pages/s with {WORKERS} workers, start {min(starts[engine]):.1f} s")
    print(f"dask to processes: {min(works['processes']) / min(works['dask']):.2f} (bar: 0.9); results equal: {len(results) == 1}")


if __name__ == "__main__":
    main(next((int(argument) for argument in sys.argv[1:] if argument.isdecimal()), TASKS))
