"""Object stores and wherever else fsspec reaches, file by file: written, brought here, or looked into where they are.

Who may do what, and where the store is, stands in the store's own settings.
"""

import importlib
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryFile
from types import ModuleType
from typing import Any, BinaryIO, Literal, cast

from auditor.sources import NoPagesError, UnreadableError

_ADDRESS = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)
_BLOCK, _BLOCKS = 2**20, 8  # octets that are asked for at once, and how many of these are kept


def in_store(location: str) -> bool:
    """Whether the location is an address of a store."""
    return bool(_ADDRESS.match(location))


@dataclass(frozen=True, slots=True)
class Object:
    """A file in a store that is looked into where it is."""

    location: str

    @property
    def size(self) -> int:
        """How many octets it has. Raises `OSError`."""
        with _as_of_a_file():
            store, path = opened(self.location)
            return int(store.info(path)["size"])

    @contextmanager
    def open(self, mode: Literal["rb"]) -> Iterator[BinaryIO]:
        """The file to be read from anywhere, as often as wanted. Raises `OSError`."""
        with _as_of_a_file():
            yield _looked_into(self.location, mode)


@lru_cache(2)
def _looked_into(location: str, mode: str) -> BinaryIO:
    store, path = opened(location)
    kept = {"maxblocks": _BLOCKS}
    return cast("BinaryIO", store.open(path, mode, block_size=_BLOCK, cache_type="blockcache", cache_options=kept))


@contextmanager
def _as_of_a_file() -> Iterator[None]:
    """Let what a store raises be what a file does."""
    try:
        yield
    except OSError:
        raise
    except _all_troubles() as error:
        raise OSError(said(error)) from error


@contextmanager
def writable(location: str) -> Iterator[BinaryIO]:
    """An object to write, put in place when it is whole. Raises `UnreadableError`."""
    with _troubles_told(location, "written"), TemporaryFile() as aside:
        store, path = opened(location)
        yield cast("BinaryIO", aside)
        aside.seek(0)
        with store.open(path, "wb") as out:
            shutil.copyfileobj(aside, out)


def put(file: Path, location: str) -> None:
    """Put a file into a store. Raises `UnreadableError`."""
    with _troubles_told(location, "written"):
        store, path = opened(location)
        store.put_file(str(file), path)


def bring(location: str, file: Path) -> None:
    """Bring an object here. Raises `UnreadableError`."""
    with _troubles_told(location, "read"):
        store, path = opened(location)
        store.get_file(path, str(file))


def state(location: str) -> str:
    """What is another once an object has been written again; "" where there is none. Raises `UnreadableError`."""
    with _troubles_told(location, "read"):
        store, path = opened(location)
        store.invalidate_cache()
        try:
            return str(store.ukey(path))
        except FileNotFoundError:
            return ""


@contextmanager
def _troubles_told(location: str, done: str) -> Iterator[None]:
    try:
        yield
    except _all_troubles() as error:
        raise UnreadableError(f"{location}: cannot be {done} ({said(error)}). Check the address and your rights.") from error


def opened(location: str) -> tuple[Any, str]:
    """The store of an address, and the path in it."""
    store, path = _library().url_to_fs(location)
    return store, str(path)


@cache
def _library() -> ModuleType:
    """What knows stores, loaded when one is wanted."""
    try:
        return importlib.import_module("fsspec.core")
    except ImportError as error:
        raise NoPagesError("To read from a store, install caption-credit-auditor[cluster].") from error


@cache
def troubles() -> tuple[type[Exception], ...]:
    """What stores raise: errors of the system, a protocol or library that is not there, and what S3's own library adds."""
    try:
        return (OSError, ValueError, ImportError, importlib.import_module("botocore.exceptions").BotoCoreError)
    except ImportError:
        return (OSError, ValueError, ImportError)


def _all_troubles() -> tuple[type[Exception], ...]:
    return (NoPagesError, *troubles())


def said(error: Exception) -> str:
    """What a store says of its trouble, in one line that is not too long."""
    return " ".join(str(error).split())[:200] or type(error).__name__
