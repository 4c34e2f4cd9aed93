"""Where a run is written: a folder, or the address of a store, for which a folder on this machine is put there at the end.

SQLite needs a file of its own. So the catalogue is brought here first, and all that was written is put into the store when the
run ends, however it ends. What was killed before that is still here: the same command goes on from it, unless somebody else has
written the store's catalogue meanwhile.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from auditor.catalogue import store
from auditor.cli.outcome import INCOMPLETE
from auditor.cli.written import CATALOGUE, LOCK
from auditor.sources import UnreadableError, objects
from auditor.sources.objects import in_store

_BROUGHT = "brought"  # the state of the store's catalogue when it was brought here


@contextmanager
def run_folder(output: str) -> Iterator[Path]:
    """The folder of a run as typed; one that stands for a store is gone when all of it has been put there."""
    if not in_store(output):
        yield Path(output)
        return
    address = output.rstrip("/")
    here = _cache() / sha256(address.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    try:
        _bring(address, here)
    except (UnreadableError, store.CatalogueError) as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.UsageError(f"{here}: cannot be written ({error.strerror or error}). XDG_CACHE_HOME names another.") from error
    yield here
    try:
        _put(here, address)
    except UnreadableError as error:
        click.echo(f"auditor: {error} What is done is kept in {here}; the same command goes on from there.", err=True)
        sys.exit(INCOMPLETE)
    shutil.rmtree(here)


@contextmanager
def catalogue_of(folder: str) -> Iterator[Path]:
    """The catalogue of a folder, or the file that is named itself; that of a store is brought here. Raises `UnreadableError`."""
    if not in_store(folder):
        yield Path(folder) / CATALOGUE if Path(folder).is_dir() else Path(folder)
        return
    with TemporaryDirectory(prefix="auditor-") as here:
        path = Path(here, CATALOGUE)
        if objects.state(f"{folder.rstrip('/')}/{CATALOGUE}"):
            objects.bring(f"{folder.rstrip('/')}/{CATALOGUE}", path)
        yield path


def _cache() -> Path:
    """The user's folder for what can be had again (XDG Base Directory Specification)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "caption-credit-auditor")


def _bring(address: str, here: Path) -> None:
    """Bring the store's catalogue here, unless what is here was made from it; see to it that the store can be written."""
    here.mkdir(parents=True, exist_ok=True)
    state = objects.state(f"{address}/{CATALOGUE}")
    with store.locked(here / LOCK, address):
        objects.put(here / LOCK, f"{address}/{LOCK}")
        if (here / _BROUGHT).exists() and (here / _BROUGHT).read_text("ascii") == state:
            return
        for left in here.iterdir():
            if left.name != LOCK:
                shutil.rmtree(left) if left.is_dir() else left.unlink()
        if state:
            objects.bring(f"{address}/{CATALOGUE}", here / CATALOGUE)
        (here / _BROUGHT).write_text(state, "ascii")


def _put(here: Path, address: str) -> None:
    """Put all files into the store, the catalogue last: it tells that the others are there."""
    files = [path for path in here.rglob("*") if path.is_file() and path.name not in {LOCK, _BROUGHT}]
    for path in sorted(files, key=lambda path: (path.name == CATALOGUE, path)):
        objects.put(path, f"{address}/{path.relative_to(here).as_posix()}")
