"""One saved page: a file ending in .html, .htm, .html.gz or .txt, with its images beside it."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

from auditor.model import Capture, Failure
from auditor.sources import PAGE_LIMIT, UnreadableError
from auditor.sources.beside import Beside
from auditor.sources.page import capture, regular
from auditor.sources.within import PICTURE

ORDER = 9
IMAGES_BESIDE = True
WITH_PICTURES = 128 * 2**20  # octets of a page that holds its pictures itself


def accepts(location: str) -> bool:
    """Every location that no other source takes is the name of a file."""
    return bool(location)


def captures(location: str, within: str = "") -> Iterator[Capture | Failure]:
    """The one page; `within` is the folder that no image may lie outside of, by default the page's own."""
    path = Path(location)
    try:
        content = _content(path)
        yield capture(location, content, Beside(path, Path(within) if within else path.parent))
    except (gzip.BadGzipFile, EOFError, zlib.error):
        yield Failure(location, "source", f"{location}: the gzip file is damaged. Save or download the page again.")
    except OSError as error:
        reason = f"{location}: cannot be read ({error.strerror or error}). Check the name and the permissions."
        yield Failure(location, "source", reason)
    except UnreadableError as error:
        yield Failure(location, "source", str(error))


def _content(path: Path) -> bytes:
    """The bytes of a regular file, unpacked, one more than the limit where it is longer; more where the page holds pictures."""
    regular(path)
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
        content = stream.read(PAGE_LIMIT + 1)
        return (
            content + stream.read(WITH_PICTURES - len(content)) if len(content) > PAGE_LIMIT and PICTURE in content else content
        )
