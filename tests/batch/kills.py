"""Runs that are killed: the program itself or one of its workers, at random moments, with SIGKILL."""

import os
import random
import shutil
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path

from tests.batch.archives import pages, start


def survive(source: Path, out: Path, expected: bytes, kills: int, longest: float) -> Counter[str]:
    """Audit an archive under so many kills, at most `longest` seconds apart, from the beginning again where it came to its end.

    Tells what happened how often. Raises `AssertionError` where a run that came to its end does not hold every page once, or
    found something else.
    """
    draw, counts = random.Random(1), Counter[str]()
    while counts["worker"] + counts["program"] < kills or not counts["ended"]:
        process = start(source, "-o", out, "--jobs", "2")
        while process.poll() is None and counts["worker"] + counts["program"] < kills:
            time.sleep(draw.uniform(0, longest))
            counts[_kill(process, draw)] += 1
        process.communicate(timeout=600)
        counts["started"] += 1
        if process.returncode == 1:
            counts["ended"] += 1
            assert (out / "findings.jsonl").read_bytes() == expected
            counts["pages"] = len(pages(out))
            assert counts["pages"] == len(set(pages(out)))
            shutil.rmtree(out)
        else:
            assert process.returncode == -signal.SIGKILL, process.returncode
    del counts["nobody"]
    return counts


def _kill(process: "subprocess.Popen[str]", draw: random.Random) -> str:
    """Kill the program or, twice as often, one of the processes that it has started; which of them."""
    if process.poll() is not None:
        return "nobody"
    workers = children(process.pid)
    if workers and draw.random() < 2 / 3:
        try:
            os.kill(draw.choice(workers), signal.SIGKILL)
        except ProcessLookupError:
            return "nobody"
        return "worker"
    process.kill()
    process.wait()
    return "program"


def children(parent: int) -> list[int]:
    """The living processes that a process has started."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = path.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(told[1]) == parent and told[0] != "Z":
            found.append(int(path.parent.name))
    return found
