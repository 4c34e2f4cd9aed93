"""Pages in object stores and wherever else fsspec reaches: `s3://bucket/pages/`, `gs://…`, `file://…`.

A file is brought here for as long as it is read, but for a big WARC, which the audit of an archive looks into where it is
(`auditor.sources.objects`). The pictures beside a page are brought when they are asked for, and only from under the address that
was named. Who may read what, and where the store is, stands in the store's own settings (for S3: AWS_ACCESS_KEY_ID,
AWS_ENDPOINT_URL and so on).
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from auditor.model import Capture, Failure, Resource
from auditor.sources import IMAGE_LIMIT, NoPagesError, Part, file, mhtml, warc
from auditor.sources.beside import COMPANIONS, bounded, companions, embedded_in_url, paths
from auditor.sources.objects import in_store, opened, said, troubles

ORDER = 0
IMAGES_BESIDE = True
_PAGES = (".html", ".htm", ".html.gz", *mhtml.ENDINGS, *warc.ENDINGS)


def accepts(location: str) -> bool:
    """Whether the location is an address of a store."""
    return in_store(location)


def captures(location: str, within: str = "") -> Iterator[Capture | Failure]:
    """Every page at the address, `within` being the address that no picture may lie outside of. Raises `NoPagesError` at once."""
    if within:
        return _read(location, within)
    return (found for part in parts(location) for found in _read(part.location, part.within))


def parts(location: str) -> Iterator[Part]:
    """Every object under the address that holds pages. Raises `NoPagesError` at once where there is none."""
    try:
        store, path = opened(location)
        single = not store.isdir(path)
        keys = [path] if single else [key for key in sorted(store.find(path)) if _holds_pages(key)]
    except troubles() as error:
        raise NoPagesError(f"{location}: cannot be read ({said(error)}). Check the address and your rights.") from error
    if not keys:
        raise NoPagesError(f"{location}: no page there. Pages are files ending in .html, .htm, .html.gz, .mhtml, .warc or .wacz.")
    within = posixpath.dirname(location) if single else location
    return (Part(store.unstrip_protocol(key), within) for key in keys)


def _holds_pages(key: str) -> bool:
    saved_with_a_page = any(part.endswith(COMPANIONS) for part in PurePosixPath(key).parts[:-1])
    return key.lower().endswith(_PAGES) and not saved_with_a_page


def _read(location: str, within: str) -> Iterator[Capture | Failure]:
    """The pages of one object, brought here, under the address that it has there."""
    with TemporaryDirectory(prefix="auditor-") as here:
        local = str(Path(here, PurePosixPath(location).name))
        whole = next((source for source in (mhtml, warc) if source.accepts(local)), file)
        try:
            store, path = opened(location)
            store.get_file(path, local)
            beside = _Beside(store, PurePosixPath(path), PurePosixPath(opened(within)[1]))
        except troubles() as error:
            yield Failure(location, "source", f"{location}: cannot be read ({said(error)}). Check the address and your rights.")
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
            except troubles():
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
