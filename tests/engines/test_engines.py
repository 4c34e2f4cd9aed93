import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.engines import Outcome, UnknownEngineError, WorkerDiedError, WorkFailedError, engine_names, opened
from tests.engines.tasks import obey


def written(folder: Path, *orders: str) -> list[str]:
    """A task for each order, as names."""
    names = [str(folder / f"{at}-{order.replace(' ', '-')}") for at, order in enumerate(orders)]
    for name, order in zip(names, orders, strict=True):
        Path(name).write_text(order, "utf-8")
    return names


def done(engine: str, names: list[str], jobs: int = 2) -> dict[str, Exception | None]:
    with opened(engine, jobs) as workers:
        outcomes = list(workers.outcomes(obey, iter(names)))
    assert sorted(outcome.name for outcome in outcomes) == sorted(names)
    return {outcome.name: outcome.error for outcome in outcomes}


@pytest.mark.parametrize("engine", ["here", "processes"])
def test_every_task_leaves_its_part(tmp_path: Path, engine: str) -> None:
    names = written(tmp_path, *("a" * 9))
    assert set(done(engine, names).values()) == {None}
    assert all(Path(f"{name}.part").read_text("utf-8") == "A" for name in names)


@pytest.mark.parametrize("engine", ["here", "processes"])
def test_what_work_raises_is_told_and_the_others_are_done(tmp_path: Path, engine: str) -> None:
    names = written(tmp_path, "a", "fail", "no space", "b")
    outcomes = done(engine, names)
    assert outcomes[names[0]] is outcomes[names[3]] is None
    failed, full = outcomes[names[1]], outcomes[names[2]]
    assert isinstance(failed, WorkFailedError)
    assert "our own mistake" in str(failed)
    assert isinstance(full, OSError)
    assert full.errno == 28


def test_a_worker_that_dies_costs_its_task_and_no_other(tmp_path: Path) -> None:
    names = written(tmp_path, "a", "die", "b", "exit", "c", "die", "d")
    outcomes = done("processes", names)
    died = {Path(name).name: str(error) for name, error in outcomes.items() if isinstance(error, WorkerDiedError)}
    assert set(died) == {"1-die", "3-exit", "5-die"}
    assert "signal 9 (killed" in died["1-die"]
    assert "exit code 7" in died["3-exit"]
    assert sum(error is None for error in outcomes.values()) == 4


def test_a_task_that_was_lost_can_be_given_again(tmp_path: Path) -> None:
    names = written(tmp_path, "a", "die once")
    with opened("processes", 2) as workers:
        lost = [name for name, error in workers.outcomes(obey, names) if error]
        again = list(workers.outcomes(obey, lost))
    assert again == [Outcome(names[1])]


def test_a_worker_killed_while_it_waits_is_replaced(tmp_path: Path) -> None:
    first, second = written(tmp_path, "a", "b")
    before = signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # as the program has it
    with opened("processes", 1) as workers:
        assert list(workers.outcomes(obey, [first])) == [Outcome(first)]
        (worker,) = workers._workers  # type: ignore[attr-defined]  # no public way to a single one
        os.kill(worker.process.pid, signal.SIGKILL)
        worker.process.join()
        assert list(workers.outcomes(obey, [second])) == [Outcome(second)]
    assert signal.signal(signal.SIGPIPE, before) == signal.SIG_DFL


@pytest.mark.parametrize("engine", ["processes", pytest.param("dask", marks=pytest.mark.filterwarnings("ignore"))])
def test_names_are_taken_as_they_are_needed(tmp_path: Path, engine: str) -> None:
    names = written(tmp_path, *("a" * 6))
    taken = []

    def given() -> Iterator[str]:
        for name in names:
            taken.append(name)
            yield name

    with opened(engine, 1) as workers:
        next(workers.outcomes(obey, given()))
    assert len(taken) < 3


def test_leaving_ends_the_workers(tmp_path: Path) -> None:
    (name,) = written(tmp_path, "a")
    with opened("processes", 1) as workers:
        list(workers.outcomes(obey, [name]))
        (worker,) = workers._workers  # type: ignore[attr-defined]  # as above
    assert not worker.process.is_alive()


def test_an_unknown_engine_is_named() -> None:
    assert {"here", "processes"} <= set(engine_names())
    with pytest.raises(UnknownEngineError, match=r"no engine 'warp'. There are: .*processes"):
        opened("warp://factor:9", 1)
