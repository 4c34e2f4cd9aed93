"""A folder of saved pages, with all folders below it."""

import os
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from auditor import sources
from auditor.model import Capture, Failure
from auditor.sources import NoPagesError, Part, mhtml, warc
from auditor.sources.beside import COMPANIONS

ORDER = 2
_PAGES = (".html", ".htm", ".html.gz", *mhtml.ENDINGS, *warc.ENDINGS)


def accepts(location: str) -> bool:
    """Whether the location is a folder."""
    return Path(location).is_dir()


def captures(location: str) -> Iterator[Capture | Failure]:
    """Every page in the folder, in the order of the names; what a browser saved beside a page is no page of its own."""
    return (found for part in parts(location) for found in _captures(part, location))


def parts(location: str) -> Iterator[Part]:
    """Every file of the folder that holds pages; the images of a page may lie anywhere in the folder."""
    found = (Part(path, location) for path in _pages(Path(location)))
    first = next(found, None)
    if first is None:
        raise NoPagesError(
            f"{location}: no page in this folder. Pages are files ending in .html, .htm, .html.gz, .mhtml, .warc or .wacz."
        )
    return chain((first,), found)


def _captures(part: Part, folder: str) -> Iterator[Capture | Failure]:
    if part.location != str(Path(folder)):
        return sources.captures(part.location, within=part.within)
    reason = f"{folder}: this folder cannot be opened. Check the permissions."
    return iter((Failure(folder, "source", reason),))


def _pages(folder: Path) -> Iterator[str]:
    """The files of a folder in the order of their names, one folder in memory at a time; one that stays shut as it is."""
    if any(part.endswith(COMPANIONS) for part in folder.parts):
        return
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        yield str(folder)
        return
    for entry in ordered:
        if entry.is_dir(follow_symlinks=False):
            yield from _pages(folder / entry.name)
        elif entry.name.lower().endswith(_PAGES):
            yield str(folder / entry.name)
