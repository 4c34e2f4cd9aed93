"""Dask's workers: the same outcomes as every engine's, here and from a scheduler elsewhere."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.engines import Outcome, UnknownEngineError, WorkerDiedError, WorkFailedError, dask, opened
from tests.engines.tasks import obey
from tests.engines.test_engines import done, written

pytestmark = pytest.mark.filterwarnings("ignore")  # the library's own, when its processes end

_CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    cluster = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
    print(cluster.scheduler_address, flush=True)
    sys.stdin.read()
"""


def test_every_task_leaves_its_part_or_says_why(tmp_path: Path) -> None:
    names = written(tmp_path, *"abc", "fail", "no space", *"def")
    outcomes = done("dask", names)
    failed, full = outcomes.pop(names[3]), outcomes.pop(names[4])
    assert set(outcomes.values()) == {None}
    assert Path(f"{names[0]}.part").read_text("utf-8") == "A"
    assert isinstance(failed, WorkFailedError)
    assert "our own mistake" in str(failed)
    assert isinstance(full, OSError)
    assert full.errno == 28


def test_a_worker_that_dies_costs_its_task_and_no_other(tmp_path: Path) -> None:
    names = written(tmp_path, "a", "die", "b", "exit", "c", "die", "d")
    outcomes = done("dask", names)
    assert {Path(name).name for name, error in outcomes.items() if isinstance(error, WorkerDiedError)} == {
        "1-die",
        "3-exit",
        "5-die",
    }
    assert sum(error is None for error in outcomes.values()) == 4


def test_a_task_that_was_lost_can_be_given_again(tmp_path: Path) -> None:
    names = written(tmp_path, "a", "die once", "die once", "b")
    with opened("dask", 2) as workers:
        lost = [name for name, error in workers.outcomes(obey, names) if error]
        again = list(workers.outcomes(obey, lost))
    assert sorted(lost) == names[1:3]
    assert sorted(again) == [Outcome(names[1]), Outcome(names[2])]


def test_a_scheduler_elsewhere(tmp_path: Path) -> None:
    cluster = subprocess.Popen([sys.executable, "-c", _CLUSTER], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert cluster.stdin
    assert cluster.stdout
    try:
        address = cluster.stdout.readline().decode().strip().removeprefix("tcp://")
        names = written(tmp_path, "a", "die once", "die", "b")
        outcomes = done(f"dask://{address}", names)
    finally:
        cluster.stdin.close()
        cluster.stdout.close()
        cluster.wait(30)
    died = outcomes.pop(names[2])
    # A scheduler of its own settings tries three times more before it gives a task up.
    assert set(outcomes.values()) == {None}
    assert isinstance(died, WorkerDiedError)


def test_where_there_is_no_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "_SECONDS_TO_CONNECT", 1)
    with pytest.raises(UnknownEngineError, match="no scheduler at"), opened("dask://127.0.0.1:9", 1):
        pass


def test_without_its_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(UnknownEngineError, match="cluster"), dask.opened("", 1):
        pass
