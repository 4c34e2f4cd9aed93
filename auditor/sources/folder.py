"""A folder of saved pages, with all folders below it."""

import os
from collections.abc import Iterator
from pathlib import Path

from auditor.model import Capture, Failure
from auditor.sources import NoPagesError, file, mhtml, warc
from auditor.sources.beside import COMPANIONS

ORDER = 2
_PAGES = (".html", ".htm", ".html.gz", *mhtml.ENDINGS, *warc.ENDINGS)


def accepts(location: str) -> bool:
    """Whether the location is a folder."""
    return Path(location).is_dir()


def captures(location: str) -> Iterator[Capture | Failure]:
    """Every page in the folder, in the order of the names; what a browser saved beside a page is no page of its own."""
    pages = [path for path in sorted(Path(location).rglob("*")) if path.name.lower().endswith(_PAGES) and not _saved_part(path)]
    if not pages:
        raise NoPagesError(
            f"{location}: no page in this folder. Pages are files ending in .html, .htm, .html.gz, .mhtml, .warc or .wacz."
        )
    return (found for page in pages for found in _captures(str(page), Path(location)))


def _captures(page: str, root: Path) -> Iterator[Capture | Failure]:
    if not Path(os.path.realpath(page)).is_relative_to(os.path.realpath(root)):
        message = f"{page}: is a link that leads out of the folder, and was not read. Name the page itself where it is meant."
        return iter([Failure(page, "source", message)])
    whole = next((source for source in (mhtml, warc) if source.accepts(page)), None)
    return whole.captures(page) if whole else file.captures(page, root=root)


def _saved_part(path: Path) -> bool:
    return any(folder.name.endswith(COMPANIONS) for folder in path.parents)
