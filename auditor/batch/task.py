"""What a worker is told to do, and how files pass between it and the caller: written aside, put in place whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec

from auditor.catalogue.records import Known
from auditor.config import Settings
from auditor.formats import encode
from auditor.model import Failure
from auditor.sources import Reach
from auditor.sources.stored import Bounds, Entry

PART = ".part"
_Record = TypeVar("_Record")


class Item(msgspec.Struct, frozen=True):
    """A piece of the archive: a file, or of a big one the pages from `first` on and before `last` of its `index`."""

    input: int
    location: str
    within: str = ""
    settings: int = 0
    index: str = ""
    first: int = 0
    last: int = 0
    known: tuple[Known, ...] = ()


class Skip(msgspec.Struct, frozen=True):
    """A page that has brought down its workers, or in `reading` the file in which there was no further one to be had; and why."""

    input: int
    number: int
    reading: bool
    why: str = ""


class Task(msgspec.Struct, frozen=True):
    """Some pieces to audit under their settings, with so many thumbnails; `skips` is what must be left alone."""

    items: tuple[Item, ...]
    settings: tuple[Settings, ...]
    originals: str = ""
    listings: bool = False
    thumbnails: int = 0
    reach: Reach = Reach()
    skips: tuple[Skip, ...] = ()


class Range(msgspec.Struct, frozen=True):
    """A stretch of a big archive to go through for its index; with `exact` a record begins at its start."""

    input: int
    location: str
    start: int
    end: int | None
    exact: bool = False


class Sought(msgspec.Struct, frozen=True):
    """A page, its row and its place in its input, of which the pictures behind some addresses are wanted."""

    page: int
    location: str
    within: str
    index: str
    number: int
    images: tuple[str, ...]


class Picture(msgspec.Struct, frozen=True):
    """A small picture of a photograph on a page, by the page's row."""

    page: int
    image: str
    thumbnail: bytes


class Note(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of a stretch's part: an entry, or what could not be read, or in the last line where the stretch began and ended."""

    entry: Entry | None = None
    failure: Failure | None = None
    bounds: Bounds | None = None


@contextmanager
def aside(path: str) -> Iterator[BinaryIO]:
    """A file that is put in place when it is whole, and not at all where it does not become so. Raises `OSError`."""
    new = Path(f"{path}.{os.getpid()}.new")
    try:
        with new.open("wb") as out:
            yield out
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def written(path: str, record: object) -> str:
    """The file with this one record in it."""
    with aside(path) as out:
        out.write(encode(record))
    return path


def read(path: str, kind: type[_Record]) -> _Record:
    """The one record of a file."""
    return msgspec.json.decode(Path(path).read_bytes(), type=kind)


def lines(path: str, kind: type[_Record]) -> Iterator[_Record]:
    """The records of a part, one a line."""
    decoder = msgspec.json.Decoder(kind)
    with Path(path).open("rb") as part:
        yield from map(decoder.decode, part)
