"""How far a run is, on a terminal: pages, pages a second, errors found, time left. Elsewhere nothing is shown."""

import sys
import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar


class Progress:
    """The line that tells it, on standard error."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        columns = (
            *(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[told]}")),
            *(TextColumn("ETA"), TimeRemainingColumn()),
        )
        self._bar = Bar(*columns, console=console, transient=True, disable=not sys.stderr.isatty())
        self._began = time.monotonic()
        self._task = self._bar.add_task("pages", total=None, told="")

    def __enter__(self) -> "Progress":
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self._bar.stop()

    def told(self, done: int, total: int, errors: int) -> None:
        """So many of so many pages are done, and so many errors were found in them."""
        rate = done / max(0.1, time.monotonic() - self._began)
        self._bar.update(self._task, completed=done, total=max(done, total), told=f"{rate:,.0f} pages/s   errors {errors:,}")

    def says(self, what: str) -> None:
        """What is done after the last page."""
        self._bar.update(self._task, description=what)

    def end(self) -> None:
        """Take the line away."""
        self._bar.stop()
