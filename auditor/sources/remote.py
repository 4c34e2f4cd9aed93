"""Pages in object stores and wherever else fsspec reaches: `s3://bucket/pages/`, `gs://…`, `file://…`.

A file is brought here for as long as it is read, whatever it is; the pictures beside a page are brought when they are asked for,
and only from under the address that was named. Who may read what, and where the store is, stands in the store's own settings
(for S3: AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL and so on).
"""

import importlib
import posixpath
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory, TemporaryFile
from types import ModuleType
from typing import Any, BinaryIO, cast

from auditor.model import Capture, Failure, Resource
from auditor.sources import IMAGE_LIMIT, NoPagesError, Part, UnreadableError, file, mhtml, warc
from auditor.sources.beside import COMPANIONS, bounded, companions, embedded_in_url, paths

ORDER = 0
IMAGES_BESIDE = True
_PAGES = (".html", ".htm", ".html.gz", *mhtml.ENDINGS, *warc.ENDINGS)
_ADDRESS = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)


def accepts(location: str) -> bool:
    """Whether the location is an address of a store."""
    return bool(_ADDRESS.match(location))


def captures(location: str, within: str = "") -> Iterator[Capture | Failure]:
    """Every page at the address, `within` being the address that no picture may lie outside of. Raises `NoPagesError` at once."""
    if within:
        return _read(location, within)
    return (found for part in parts(location) for found in _read(part.location, part.within))


def parts(location: str) -> Iterator[Part]:
    """Every object under the address that holds pages. Raises `NoPagesError` at once where there is none."""
    try:
        store, path = _opened(location)
        single = not store.isdir(path)
        keys = [path] if single else [key for key in sorted(store.find(path)) if _holds_pages(key)]
    except _troubles() as error:
        raise NoPagesError(f"{location}: cannot be read ({_said(error)}). Check the address and your rights.") from error
    if not keys:
        raise NoPagesError(f"{location}: no page there. Pages are files ending in .html, .htm, .html.gz, .mhtml, .warc or .wacz.")
    within = posixpath.dirname(location) if single else location
    return (Part(store.unstrip_protocol(key), within) for key in keys)


@contextmanager
def writable(location: str) -> Iterator[BinaryIO]:
    """An object to write, put in place when it is whole. Raises `UnreadableError`."""
    with _troubles_told(location, "written"), TemporaryFile() as aside:
        store, path = _opened(location)
        yield cast("BinaryIO", aside)
        aside.seek(0)
        with store.open(path, "wb") as out:
            shutil.copyfileobj(aside, out)


def put(file: Path, location: str) -> None:
    """Put a file into a store. Raises `UnreadableError`."""
    with _troubles_told(location, "written"):
        store, path = _opened(location)
        store.put_file(str(file), path)


def bring(location: str, file: Path) -> None:
    """Bring an object here. Raises `UnreadableError`."""
    with _troubles_told(location, "read"):
        store, path = _opened(location)
        store.get_file(path, str(file))


def state(location: str) -> str:
    """What is another once an object has been written again; "" where there is none. Raises `UnreadableError`."""
    with _troubles_told(location, "read"):
        store, path = _opened(location)
        store.invalidate_cache()
        try:
            return str(store.ukey(path))
        except FileNotFoundError:
            return ""


@contextmanager
def _troubles_told(location: str, done: str) -> Iterator[None]:
    troubles: tuple[type[Exception], ...] = (NoPagesError, *_troubles())
    try:
        yield
    except troubles as error:
        raise UnreadableError(f"{location}: cannot be {done} ({_said(error)}). Check the address and your rights.") from error


def _holds_pages(key: str) -> bool:
    saved_with_a_page = any(part.endswith(COMPANIONS) for part in PurePosixPath(key).parts[:-1])
    return key.lower().endswith(_PAGES) and not saved_with_a_page


def _read(location: str, within: str) -> Iterator[Capture | Failure]:
    """The pages of one object, brought here, under the address that it has there."""
    with TemporaryDirectory(prefix="auditor-") as here:
        local = str(Path(here, PurePosixPath(location).name))
        whole = next((source for source in (mhtml, warc) if source.accepts(local)), file)
        try:
            store, path = _opened(location)
            store.get_file(path, local)
            beside = _Beside(store, PurePosixPath(path), PurePosixPath(_opened(within)[1]))
        except _troubles() as error:
            yield Failure(location, "source", f"{location}: cannot be read ({_said(error)}). Check the address and your rights.")
            return
        for found in whole.captures(local):
            if isinstance(found, Failure):
                yield Failure(location, found.stage, found.message.replace(local, location))
            else:
                fetch = _Renamed(found.fetch, beside if whole is file else None, local, location)
                yield replace(found, location=found.location.replace(local, location), fetch=fetch)


@dataclass(frozen=True, slots=True)
class _Beside:
    """Gives the pictures beside a page in a store."""

    store: Any
    page: PurePosixPath
    root: PurePosixPath

    def __call__(self, url: str) -> Resource | None:
        """The bytes of the first object that may be meant, None where there is none under the root."""
        for path in paths(url, self.page, self.root, companions(self.page)):
            key = posixpath.normpath(path)
            if not PurePosixPath(key).is_relative_to(self.root):
                continue
            try:
                return bounded(self.store.cat_file(key, start=0, end=IMAGE_LIMIT + 1), self.store.unstrip_protocol(key))
            except _troubles():
                continue
        return None


@dataclass(frozen=True, slots=True)
class _Renamed:
    """The pictures of a page brought here, each by the name that it has there."""

    held: Any
    beside: _Beside | None
    local: str
    location: str

    def __call__(self, url: str) -> Resource | None:
        """The bytes behind a URL of the page."""
        found: Resource | None = self.held(url) if self.held else embedded_in_url(url) if url.startswith("data:") else None
        if found:
            return replace(found, place=found.place.replace(self.local, self.location))
        return self.beside(url) if self.beside else None


def _opened(location: str) -> tuple[Any, str]:
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
def _troubles() -> tuple[type[Exception], ...]:
    """What stores raise: errors of the system, a protocol or library that is not there, and what S3's own library adds."""
    try:
        return (OSError, ValueError, ImportError, importlib.import_module("botocore.exceptions").BotoCoreError)
    except ImportError:
        return (OSError, ValueError, ImportError)


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
