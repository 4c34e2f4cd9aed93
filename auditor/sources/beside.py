"""The images that lie beside a saved page: relative paths, the folder a browser saves with the page, `data:` URIs.

Nothing outside the root folder is ever opened, whatever the page's URLs or the links on disk say.
"""

import base64
import binascii
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath
from typing import TypeVar
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from auditor.model import Resource
from auditor.sources import IMAGE_LIMIT

COMPANIONS = ("_files", "-Dateien", "_fichiers", "_archivos", "_bestanden", "_file", "_filer", "_pliki")
_LONGEST_NAME = 1024
Place = TypeVar("Place", bound=PurePath)  # on this machine, or in a store


@dataclass(frozen=True)
class Beside:
    """Gives the bytes for the URLs of one saved page; calling it is the capture's `fetch`."""

    page: Path
    root: Path

    def __call__(self, url: str) -> Resource | None:
        """The bytes behind a URL of the page, or None where no file for it is at hand."""
        if url[:5].lower() == "data:":
            return embedded_in_url(url)
        for path in paths(url, self.page, self.root, self._folders):
            resource = inside(path, self.root)
            if resource:
                return resource
        return None

    @cached_property
    def _folders(self) -> list[Path]:
        """The folders a browser saved with the page, looked for once: a page may show thousands of pictures."""
        told = companions(self.page)
        return [folder for folder in told if os.path.exists(folder)]  # noqa: PTH110  # Path.exists raises for a long name


def paths(url: str, page: Place, root: Place, folders: Iterable[Place]) -> list[Place]:
    """The files that may hold the image of a URL: where a relative path leads, else by name in the folders of a saved page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return []
    path = unquote(parts.path)
    if not path or len(path) > _LONGEST_NAME or "\0" in path:
        return []
    here, name = page.parent, PurePath(path).name
    saved = [here / name, *(folder / name for folder in folders)] if name else []
    if parts.scheme or parts.netloc:
        return saved
    return [root / path.lstrip("/") if path.startswith("/") else here / path, *saved]


def companions(page: Place) -> list[Place]:
    """The folders that a browser may save beside a page, in whatever language: `Page_files`, `Page-Dateien`."""
    stem = page.name.removesuffix(".gz").rsplit(".", 1)[0]
    return [page.with_name(stem + mark) for mark in COMPANIONS]


def inside(path: Path, root: Path) -> Resource | None:
    """The bytes of a regular file, None where there is none or where it lies outside the root folder once links are followed."""
    if not os.path.exists(path):  # noqa: PTH110  # Path.exists raises for a long name; one look, where following links takes many
        return None
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(root.resolve()) or not stat.S_ISREG(real.stat().st_mode):
            return None
        with real.open("rb") as stream:
            content = stream.read(IMAGE_LIMIT + 1)
    except (OSError, ValueError, RuntimeError):
        return None
    return bounded(content, str(path))


def embedded_in_url(url: str) -> Resource | None:
    """The bytes that a `data:` URI holds."""
    head, comma, data = url.partition(",")
    if not comma:
        return None
    try:
        content = base64.b64decode(unquote_to_bytes(data)) if head.lower().endswith(";base64") else unquote_to_bytes(data)
    except (binascii.Error, ValueError):
        return Resource(b"", "data: URI", "The data: URI is damaged.")
    return bounded(content, "data: URI")


def bounded(content: bytes, place: str) -> Resource:
    """The bytes as found, or why they were not read: more than an image may have."""
    if len(content) > IMAGE_LIMIT:
        return Resource(b"", place, f"The image is larger than {IMAGE_LIMIT // 2**20} MB and was not read.")
    return Resource(content, place)
