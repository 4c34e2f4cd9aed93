"""Worker processes on this machine, each with a pipe of its own, so that it is known over which task one died.

A pool of the standard library is lost as a whole with the first worker that is killed, and does not say whose fault it was.
"""

import multiprocessing
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from auditor.engines import Outcome, Work, WorkerDiedError
from auditor.engines.here import attempt

_SECONDS_TO_END = 5
_KILLED = {signal.SIGKILL: " (killed; where memory is short, the system does that)", signal.SIGSEGV: " (a library crashed)"}


@contextmanager
def opened(address: str, jobs: int) -> Iterator["_Pool"]:  # noqa: ARG001  # they have no address
    """So many worker processes, started when there is work for them."""
    pool = _Pool(max(1, jobs))
    with _outliving_pipes():
        try:
            yield pool
        finally:
            pool.end()


@contextmanager
def _outliving_pipes() -> Iterator[None]:
    """Let the program outlive a worker that dies before it reads its task: a filter ends where its reader does, we do not."""
    if not hasattr(signal, "SIGPIPE") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGPIPE, before)


@dataclass(slots=True)
class _Worker:
    """A process, our end of its pipe, and the task that it is doing, "" for none."""

    process: SpawnProcess
    pipe: Connection
    task: str = ""

    def end(self) -> None:
        """End it, whatever it is doing."""
        self.pipe.close()
        self.process.terminate()
        self.process.join(_SECONDS_TO_END)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()

    def death(self) -> WorkerDiedError:
        """How it ended."""
        self.process.join(_SECONDS_TO_END)
        code = self.process.exitcode or 0
        told = f"signal {-code}{_KILLED.get(-code, '')}" if code < 0 else f"exit code {code}"  # type: ignore[call-overload]  # a number
        return WorkerDiedError(f"its worker died: {told}")


class _Pool:
    """The workers, as many as are wanted at most."""

    def __init__(self, jobs: int) -> None:
        # Each process begins anew: nothing is shared by accident, least of all the other workers' pipes, and threads do no harm.
        self._context = multiprocessing.get_context("spawn")
        self._jobs = jobs
        self._workers: list[_Worker] = []

    def outcomes(self, work: Work, names: Iterable[str]) -> Iterator[Outcome]:
        """What became of each task, as they come."""
        waiting = iter(names)
        while self._busy_after(work, waiting):
            busy = {worker.pipe: worker for worker in self._workers if worker.task}
            for pipe in wait(list(busy)):
                yield self._outcome(busy[pipe])  # type: ignore[index]  # only our pipes are waited for

    def _busy_after(self, work: Work, waiting: Iterator[str]) -> bool:
        """Give a task to each worker that has none; whether any has one then."""
        while (free := self._free()) is not None and (name := next(waiting, "")):
            self._give(free, work, name)
        return any(worker.task for worker in self._workers)

    def _free(self) -> _Worker | None:
        """A worker without a task, a new one where there may be more; None where all are busy."""
        idle = next((worker for worker in self._workers if not worker.task), None)
        if idle is None and len(self._workers) < self._jobs:
            idle = self._started()
        return idle

    def _started(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _give(self, worker: _Worker, work: Work, name: str) -> None:
        """Give a worker a task; one that died while it had none is replaced."""
        try:
            worker.pipe.send((work, name))
        except OSError:
            self._lose(worker)
            worker = self._started()
            worker.pipe.send((work, name))
        worker.task = name

    def _outcome(self, worker: _Worker) -> Outcome:
        name, worker.task = worker.task, ""
        try:
            error = worker.pipe.recv()
        except (EOFError, OSError):
            error = worker.death()
            self._lose(worker)
        return Outcome(name, error)

    def _lose(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.end()

    def end(self) -> None:
        """End all workers."""
        while self._workers:
            self._lose(self._workers[-1])


def _serve(pipe: Connection) -> None:
    """What a worker does: one task after the other, until the other end of its pipe is gone. Ctrl-C is the parent's to hear."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            work, name = pipe.recv()
            pipe.send(attempt(work, name))
        except (EOFError, OSError):
            return
