"""Runs that are killed: the program itself or one of its workers, at random moments, with SIGKILL."""

import os
import random
import shutil
import signal
import time
from collections import Counter
from pathlib import Path

from tests.batch.archives import pages, start


def survive(source: Path, out: Path, expected: bytes, kills: int, seed: int = 1) -> Counter[str]:
    """Audit an archive under so many kills, again and again from the beginning; what happened how often.

    Raises `AssertionError` where a run that came to its end does not hold every page once, or found something else.
    """
    draw, counts = random.Random(seed), Counter[str]()
    longest = 6.0
    while counts["worker"] + counts["program"] < kills or not counts["ended"]:
        began = time.monotonic()
        process = start(source, "-o", out, "--jobs", "2")
        while process.poll() is None and counts["worker"] + counts["program"] < kills:
            time.sleep(draw.uniform(0, longest))
            counts[_kill(process.pid, draw)] += 1
        process.communicate(timeout=300)
        counts["started"] += 1
        if process.returncode == 1:
            longest = (time.monotonic() - began) / 2
            counts["ended"] += 1
            assert (out / "findings.jsonl").read_bytes() == expected
            assert len(pages(out)) == len(set(pages(out)))
            counts["pages"] = len(pages(out))
            shutil.rmtree(out)
        else:
            assert process.returncode == -signal.SIGKILL, process.returncode
    del counts["nobody"]
    return counts


def _kill(program: int, draw: random.Random) -> str:
    """Kill the program or one of the processes that it started; which of them."""
    workers = children(program)
    victim = draw.choice([program, *workers])
    try:
        os.kill(victim, signal.SIGKILL)
    except ProcessLookupError:
        return "nobody"
    return "program" if victim == program else "worker"


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
