"""The report's articles written by the workers: tasks of some pages each, taken in again in the order of the run."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

import msgspec

from auditor.batch.run import remove
from auditor.batch.task import PART, aside, lines, read, written
from auditor.engines import WorkerDiedError, Workers
from auditor.formats import encode
from auditor.formats.html.articles import Sheet, Told, in_turn, told
from auditor.model import Run

_PAGES, _PHOTOGRAPHS = 32, 400  # of a task: a page of thousands of photographs is one by itself


class _Sheets(msgspec.Struct, frozen=True):
    """A task: some pages, and the run of which they are told."""

    run: Run
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class ByWorkers:
    """Tells sheets by workers, with files in a folder; a few pages are told here, before a worker would have started."""

    workers: Workers
    folder: Path

    def __call__(self, run: Run, sheets: Iterator[Sheet]) -> Iterator[Told]:
        """What is told of each, in their order. Raises `OSError` where the disk is full or cannot be written."""
        first = _some(sheets)
        more = tuple(islice(sheets, 1))
        return self._told(run, chain(first, more, sheets)) if more else in_turn(run, iter(first))

    def _told(self, run: Run, sheets: Iterator[Sheet]) -> Iterator[Told]:
        order: deque[str] = deque()
        done: set[str] = set()
        for name, error in self.workers.outcomes(articles_task, self._tasks(run, sheets, order)):
            if isinstance(error, WorkerDiedError):
                articles_task(name)
            elif error:
                raise error
            done.add(name)
            while order and order[0] in done:
                done.remove(order[0])
                yield from lines(f"{order[0]}{PART}", Told)
                remove([order.popleft()])

    def _tasks(self, run: Run, sheets: Iterator[Sheet], order: deque[str]) -> Iterator[str]:
        while some := tuple(map(_without_thumbnails, _some(sheets))):
            order.append(str(self.folder / f"articles-{some[0].number}"))
            yield written(order[-1], _Sheets(run, some))


def _some(sheets: Iterator[Sheet]) -> list[Sheet]:
    """The next sheets, as many as make a task; none where there are no more."""
    some: list[Sheet] = []
    left = _PHOTOGRAPHS
    while left > 0 and len(some) < _PAGES and (sheet := next(sheets, None)):
        some.append(sheet)
        left -= len(sheet.audit.page.figures)
    return some


def articles_task(name: str) -> None:
    """Tell the pages of the task in a file, and leave it beside the task. Raises `OSError`."""
    task = read(name, _Sheets)
    with aside(f"{name}{PART}") as out:
        out.writelines(encode(told(task.run, sheet)) + b"\n" for sheet in task.sheets)


def _without_thumbnails(sheet: Sheet) -> Sheet:
    """The sheet without the pictures that the report has taken in."""
    if not any(sheet.pictures):
        return sheet
    page = sheet.audit.page
    figures = (
        replace(figure, thumbnail=b"") if picture else figure
        for figure, picture in zip(page.figures, sheet.pictures, strict=True)
    )
    audit = replace(sheet.audit, page=replace(page, figures=tuple(figures)))
    return msgspec.structs.replace(sheet, audit=audit)
