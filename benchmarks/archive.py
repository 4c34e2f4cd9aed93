"""An archive audited: pages a second with one worker and two, memory of a worker over many pages, and what survives kills.

Usage: archive.py [speed] [memory] [kills]; all three without a word. Speed is a ratio within one run; on a machine that does
other things as well, the processor's time beside it tells more than the clock's.
"""

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from auditor.sources import warc
from benchmarks.made_up import archive, site, swell  # the checkout is no package that is installed
from tests.batch.kills import calm, children, survive, taken  # as above

RECORDS = 20_000
PAGES = 100_000
SETTLED = 10_000  # pages after which memory should not grow any more
KILLS = 100
TIMES = 3


def main() -> None:
    wanted = sys.argv[1:] or ["speed", "memory", "kills"]
    with tempfile.TemporaryDirectory() as name:
        for each in wanted:
            {"speed": speed, "memory": memory, "kills": kills}[each](Path(name))


def speed(folder: Path) -> None:
    source = folder / "crawl.warc.gz"
    pages = archive(source, RECORDS)
    print(f"{RECORDS:,} records, {pages:,} pages, {source.stat().st_size / 1e6:.0f} MB")
    print(f"{'workers':>8}{'audited s':>11}{'pages/s':>9}{'whole run s':>13}{'pages/s':>9}{'CPU s':>8}")
    audited, whole = {}, {}
    for jobs in (1, 2):
        runs = [_timed(source, folder / "out", jobs) for _ in range(TIMES)]
        audited[jobs], whole[jobs], cpu = (min(each) for each in zip(*runs, strict=True))
        rates = f"{audited[jobs]:11.1f}{pages / audited[jobs]:9.1f}{whole[jobs]:13.1f}{pages / whole[jobs]:9.1f}"
        print(f"{jobs:8}{rates}{cpu:8.1f}", flush=True)
    print(f"two to one: audited {audited[1] / audited[2]:.2f}, whole run {whole[1] / whole[2]:.2f}")


def _timed(source: Path, out: Path, jobs: int) -> tuple[float, float, float]:
    """Seconds until every page is in the catalogue, seconds of the whole run, and the processor's seconds."""
    shutil.rmtree(out, ignore_errors=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    process = _started(source, out, jobs)
    audited = _until_audited(process, out) - began
    process.wait()
    whole = time.monotonic() - began
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    return audited, whole, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime


def _until_audited(process: "subprocess.Popen[bytes]", out: Path) -> float:
    """The moment at which the last task was taken in: its files are gone, and the findings begin to be written."""
    last = time.monotonic()
    while process.poll() is None and not list(out.glob("findings.jsonl*")):
        if list(out.glob("work-*/*")):
            last = time.monotonic()
        time.sleep(0.2)
    return last


def memory(folder: Path) -> None:
    source = folder / "many.warc.gz"
    pages = archive(source, PAGES, small=True)
    print(f"{pages:,} pages; the workers' memory in MB, the larger of two")
    process = _started(source, folder / "out", 2)
    samples = list(_sampled(process, folder / "out", pages))
    settled = max(size for done, size in samples if done <= SETTLED)
    most = max(size for _, size in samples)
    for done, size in samples[:: max(1, len(samples) // 12)]:
        print(f"{done:10,}{size:8.0f}")
    print(f"most in the first {SETTLED:,}: {settled:.0f}; most of all: {most:.0f}, {100 * (most / settled - 1):.1f} % more")
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"the largest process, the program itself among them: {used:.0f}")


def _sampled(process: "subprocess.Popen[bytes]", out: Path, pages: int) -> Iterator[tuple[int, float]]:
    """How many pages are done, and the memory of the larger worker then."""
    done = 0
    while process.poll() is None and done < pages:
        time.sleep(1)
        sizes = [_resident(child) for child in children(process.pid)]
        done = taken(out)
        if done and sizes:
            yield done, max(sizes)
    process.wait()


def _resident(process: int) -> float:
    try:
        told = Path(f"/proc/{process}/status").read_text("ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("VmRSS")), 0.0)


def kills(folder: Path) -> None:
    sources = (folder / "few.warc.gz", site(folder / "site", 125))
    archive(sources[0], 180, small=True)
    swell(sources[0], warc.WHOLE)
    expected = calm(sources, folder / "calm")
    pages, found = len(expected.held["pages"]), expected.findings.count(b"\n")
    print(f"{pages} pages, {found} findings; a run that nobody kills takes {expected.seconds:.1f} s", flush=True)
    done = []
    for killed in survive(sources, folder / "killed", expected, KILLS):
        done.append(killed)
        print(f"{len(done):4} {killed.who:8} {killed.at}, start {killed.start}, kills before {killed.before}", flush=True)
    for column in ("who", "at"):
        print(Counter(getattr(killed, column) for killed in done))
    lives = sum(killed.before == 0 for killed in done)
    print(f"{lives} runs came to their end, each with the catalogue and the findings of a run that nobody killed")


def _started(source: Path, out: Path, jobs: int) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-m", "auditor", "audit", "--isolated", str(source), "-o", str(out), "--jobs", str(jobs)]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
