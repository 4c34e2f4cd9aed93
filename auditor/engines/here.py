"""One task after the other, in the program itself: nothing to start, and no protection from a page that kills it."""

import traceback
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext

from auditor.engines import Outcome, Work, WorkFailedError


def opened(address: str, jobs: int) -> AbstractContextManager["_Here"]:  # noqa: ARG001  # there is no address, and one worker
    """The program itself."""
    return nullcontext(_Here())


class _Here:
    """The only worker."""

    def outcomes(self, work: Work, names: Iterable[str]) -> Iterator[Outcome]:
        """What became of each task, in their order."""
        for name in names:
            yield Outcome(name, attempt(work, name))


def attempt(work: Work, name: str) -> Exception | None:
    """Do one task; what it raised, in a form that travels between processes."""
    try:
        work(name)
    except OSError as error:
        return error
    except Exception:  # noqa: BLE001  # told to whoever started the workers, who raises it
        return WorkFailedError(traceback.format_exc())
    return None
