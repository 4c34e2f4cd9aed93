"""What workers do: audit the pages of a task, or go through a stretch of a big archive. Each reads a file and leaves a part.

Before each step a worker notes in a file beside its task what it is about to do, so that after its death it is known over which
page it died.
"""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path

from auditor.batch.page import How, Place, met
from auditor.batch.task import PART, Item, Note, Picture, Range, Skip, Sought, Task, aside, read
from auditor.batch.version import judged_by
from auditor.catalogue.records import Met, Unread
from auditor.config import Settings
from auditor.formats import encode
from auditor.images import thumbnail
from auditor.model import Capture, Failure
from auditor.sources import NoPagesError, Reach, UnreadableError, captures, warc, with_network
from auditor.sources.index import Index
from auditor.sources.originals import Originals, index
from auditor.sources.stored import Bounds, Entry, entries

AT = ".at"
PICTURE_WIDTH = 320  # CSS pixels of a picture among others
_SUPPRESSION = b"auditor"  # what a page's request to leave findings out begins with
_WIDTH = 48  # octets of a note, which is written over again and again


def audit_task(name: str) -> None:
    """Audit the pages of the task in a file, and leave what was met beside it. Raises `OSError`."""
    task = read(name, Task)
    note = os.open(f"{name}{AT}", os.O_WRONLY | os.O_CREAT)
    try:
        with aside(f"{name}{PART}") as out:
            for one in _met(task, note):
                out.write(encode(one) + b"\n")
    finally:
        os.close(note)


def index_task(name: str) -> None:
    """Note what a stretch of a big archive holds, and leave it beside the task. Raises `OSError`."""
    task = read(name, Range)
    with aside(f"{name}{PART}") as out:
        for note in _noted(task):
            out.write(encode(note) + b"\n")


def _noted(task: Range) -> Iterator[Note]:
    try:
        for found in entries(task.location, task.start, task.end, exact=task.exact):
            if isinstance(found, Entry):
                yield Note(entry=found)
            elif isinstance(found, Failure):
                yield Note(failure=found)
            else:
                yield Note(bounds=found)
    except (UnreadableError, OSError) as error:
        told = (
            str(error) if isinstance(error, UnreadableError) else f"{task.location}: cannot be read ({error.strerror or error})."
        )
        yield Note(failure=Failure(task.location, "source", told))
        yield Note(bounds=Bounds(task.start, task.start))


def picture_task(name: str) -> None:
    """Make small pictures of the photographs that a task names. Raises `OSError`."""
    with aside(f"{name}{PART}") as out:
        for sought in read(name, list[Sought]):
            for picture in _pictures(sought):
                out.write(encode(picture) + b"\n")


def _pictures(sought: Sought) -> Iterator[Picture]:
    item = Item(0, sought.location, sought.within, index=sought.index, first=sought.number, last=sought.number + 1)
    found = (one for one, _ in _captures(item, Reach()))
    page = next(found if sought.index else islice(found, sought.number, None), None)
    if isinstance(page, Capture) and page.fetch:
        for image in sought.images:
            resource = page.fetch(image)
            if resource and (made := thumbnail(resource.content, PICTURE_WIDTH)):
                yield Picture(sought.page, image, made)


def last_step(name: str) -> Skip | None:
    """What the worker was about to do last at this task; None where it had not begun."""
    try:
        told = Path(f"{name}{AT}").read_bytes().split()
    except OSError:
        return None
    return Skip(int(told[0]), int(told[1]), told[2] == b"reading") if len(told) == 3 else None


def _met(task: Task, note: int) -> Iterator[Met]:
    how = [How(settings, task.listings, task.thumbnails) for settings in task.settings]
    for item in task.items:
        under = how[item.settings]
        under.thumbnails_left = min(each.thumbnails_left for each in how)
        yield from _of_item(item, task, under, note)


def _of_item(item: Item, task: Task, how: How, note: int) -> Iterator[Met]:
    """What a piece holds, page by page."""
    known = {(page.location, page.copy): page for page in item.known}
    found, number = _captures(item, task.reach), item.first
    while True:
        if why := _skipped(item, number, task, note, reading=True):
            told = f"{item.location}: could not be read further, in two tries: {why}. Please report it."
            yield Unread(item.input, number, Failure(item.location, "source", told))
            return
        one, copy = next(found, (None, 0))
        if one is None:
            return
        if isinstance(one, Failure):
            yield Unread(item.input, number, one)
        elif why := _skipped(item, number, task, note, reading=False):
            told = f"the page could not be audited, in two tries: {why}. Please report it with the page."
            yield Unread(item.input, number, Failure(one.location, "page", told))
        else:
            judged = judged_by(_without_day(how.settings, one), task.originals, task.listings, task.reach)
            place = Place(item.input, number, one.location, copy)
            yield met(_with_originals(one, task.originals), place, known.get((one.location, copy)), judged, how)
        number += 1


def _without_day(settings: Settings, page: Capture) -> Settings:
    """The settings in force for a page; the day matters only to one that may ask for findings to be left out until some day."""
    settings = settings.for_page(page.location)
    return settings if _SUPPRESSION in page.content else replace(settings, today="")


def _captures(item: Item, reach: Reach) -> Iterator[tuple[Capture | Failure, int]]:
    """The pages of a piece, each with the number of those of the same location before it."""
    if item.index:
        archive = Index(item.location, item.index, item.first, item.last)
        yield from zip(with_network(warc.pages(archive), reach), (stored.copy for stored in archive.pages()), strict=True)
        return
    copies: Counter[str] = Counter()
    try:
        for one in captures(item.location, reach, item.within):
            location = one.location if isinstance(one, Capture) else ""
            yield one, copies[location]
            copies[location] += 1
    except NoPagesError as error:
        yield Failure(item.location, "source", str(error)), 0


def _skipped(item: Item, number: int, task: Task, note: int, *, reading: bool) -> str:
    """Note what comes next; why it is to be left alone, "" where it is not."""
    step = (item.input, number, reading)
    told = f"{item.input} {number} {'reading' if reading else 'page'}"
    os.lseek(note, 0, os.SEEK_SET)
    os.write(note, told.ljust(_WIDTH).encode())
    return next((skip.why for skip in task.skips if (skip.input, skip.number, skip.reading) == step), "")


def _with_originals(capture: Capture, folder: str) -> Capture:
    return replace(capture, originals=_originals(folder)) if folder else capture


@lru_cache(1)
def _originals(folder: str) -> Originals:
    return index(folder)
