"""Workers of Dask: two or twenty on this machine (`dask`), or those of a scheduler elsewhere (`dask://HOST:PORT`).

Elsewhere the workers need this program, the inputs and the folder of the tasks under the same names: a shared file system, or
inputs that have an address (`s3://…`). docs/cluster.md tells how to start them on Kubernetes and SLURM.
"""

import importlib
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from auditor.engines import Outcome, UnknownEngineError, Work, WorkerDiedError
from auditor.engines.here import attempt

_SECONDS_TO_CONNECT = 30
_HERE = {
    # The task that a worker dies over is told at once: whether it is tried again, in smaller ones, is the caller's to say.
    "distributed.scheduler.allowed-failures": 0,
    # One task a worker, so that no other is blamed for its death.
    "distributed.scheduler.worker-saturation": 1.0,
    # Without Dask's own MALLOC_TRIM_THRESHOLD_, which costs half as much time again where many small texts come and go.
    "distributed.nanny.pre-spawn-environ": {"OMP_NUM_THREADS": "1"},
}


@contextmanager
def opened(address: str, jobs: int) -> Iterator["_Cluster"]:
    """So many workers on this machine, or those of the scheduler at an address. Raises `UnknownEngineError`."""
    distributed, config = _library("distributed"), _library("dask").config
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what happens to a task is told by its outcome
    with config.set({} if address else _HERE):
        try:
            client = distributed.Client(f"tcp://{address}", timeout=_SECONDS_TO_CONNECT) if address else _local(distributed, jobs)
        except (OSError, ValueError) as error:
            raise UnknownEngineError(f"dask: there is no scheduler at {address!r}. Check the address and the port.") from error
        try:
            yield _Cluster(client, distributed)
        finally:
            client.close()
            if client.cluster:
                client.cluster.close()


def _local(distributed: ModuleType, jobs: int) -> Any:  # noqa: ANN401  # the library has no types of its own
    cluster = distributed.LocalCluster(
        n_workers=max(1, jobs), threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
    )
    return distributed.Client(cluster)


def _library(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise UnknownEngineError("dask: is not installed. Install caption-credit-auditor[cluster].") from error


class _Cluster:
    """The workers that a client knows."""

    def __init__(self, client: Any, distributed: ModuleType) -> None:  # noqa: ANN401  # as above
        self._client = client
        self._distributed = distributed

    def outcomes(self, work: Work, names: Iterable[str]) -> Iterator[Outcome]:
        """What became of each task, as they come; as many are given out as there are threads, and one more each."""
        waiting, given = iter(names), self._distributed.as_completed()
        tasks: dict[str, str] = {}
        while self._fill(work, waiting, given, tasks):
            future = next(given)
            name = tasks.pop(future.key)
            yield Outcome(name, self._error(future))
            future.release()

    def _fill(self, work: Work, waiting: Iterator[str], given: Any, tasks: dict[str, str]) -> bool:  # noqa: ANN401  # as above
        """Give out tasks while there is room for them; whether any is being done then."""
        room = max(1, sum(self._client.nthreads().values()))
        while len(tasks) < room and (name := next(waiting, "")):
            future = self._client.submit(attempt, work, name, pure=False)
            tasks[future.key] = name
            given.add(future)
        return bool(tasks)

    def _error(self, future: Any) -> Exception | None:  # noqa: ANN401  # as above
        """What the work raised, or how its worker ended. Raises `ConnectionError` where the scheduler is gone."""
        if future.status == "cancelled":
            raise ConnectionError("dask: the connection to the scheduler was lost.")
        error = future.exception()
        if isinstance(error, self._distributed.scheduler.KilledWorker):
            return WorkerDiedError("its worker died: Dask tells no more than that")
        if error is not None:
            raise error
        told: Exception | None = future.result()
        return told
