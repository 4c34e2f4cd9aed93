"""Where the work of an archive is done: each module here is one engine, found by looking.

**The contract.** An engine is a map over names and nothing else. Whoever calls it has written one small file for each task,
the name of which is all that the engine carries; a function of the module level, `work(name)`, reads that file, does the task,
and leaves its part beside it: written aside under another name and renamed when it is whole. So a task may be done twice, by
two workers at once or again after a crash, and its part is the same. The caller takes the parts in (the reduce) and removes
them. The same two functions serve every engine; none of them knows what a page is.

A module offers `opened(address, jobs)`: a context that holds the workers, `jobs` of them where the engine starts them itself.
`address` is what stands behind `NAME://`, "" where nothing does. What it gives has `outcomes(work, names)`: an `Outcome` for
every name, exactly one, in any order, as they come. `names` is taken from little by little, because it may have no end yet.

- `error` is None: the part is there.
- `WorkerDiedError`: the worker was killed or broke down over this task (and no other: a worker has one task at a time). The
  engine has another in its place already. Whether the task is tried again, in smaller ones, is the caller's to say.
- `OSError`: the task could not be read or its part could not be written; what `work` raised.
- `WorkFailedError`: anything else that `work` raised, with its traceback: a mistake of ours.

Leaving the context ends the workers, whatever they are doing.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from functools import cache
from typing import NamedTuple, Protocol, cast

Work = Callable[[str], None]


class WorkerDiedError(Exception):
    """The worker ended in the middle of a task: `str()` says how."""


class WorkFailedError(Exception):
    """The work raised what it should not: `str()` is its traceback."""


class UnknownEngineError(Exception):
    """There is no engine of this name, or what it needs is not installed: `str()` is the sentence for the user."""


class Outcome(NamedTuple):
    """What became of one task."""

    name: str
    error: Exception | None = None


class Workers(Protocol):
    """Workers that are ready."""

    def outcomes(self, work: Work, names: Iterable[str]) -> Iterator[Outcome]:
        """What became of each task, as they come."""


class Engine(Protocol):
    """What each module of this package offers."""

    def opened(self, address: str, jobs: int) -> AbstractContextManager[Workers]:
        """The workers, which end with the context. Raises `UnknownEngineError` where they cannot be had."""


@cache
def engine_names() -> tuple[str, ...]:
    """The engines there are."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def opened(engine: str, jobs: int) -> AbstractContextManager[Workers]:
    """The workers of an engine as typed: `processes`, `NAME` or `NAME://ADDRESS`. Raises `UnknownEngineError`."""
    name, _, address = engine.partition("://")
    if name not in engine_names():
        raise UnknownEngineError(f"there is no engine {name!r}. There are: {', '.join(engine_names())}.")
    return cast("Engine", importlib.import_module(f"{__name__}.{name}")).opened(address, jobs)
