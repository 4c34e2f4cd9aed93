"""The page that stands on standard input: location `-`."""

import sys
from collections.abc import Iterator

from auditor.model import Capture, Failure
from auditor.sources import PAGE_LIMIT, UnreadableError
from auditor.sources.page import capture

ORDER = 1


def accepts(location: str) -> bool:
    """Whether the location is `-`."""
    return location == "-"


def captures(location: str) -> Iterator[Capture | Failure]:
    """The one page."""
    try:
        yield capture(location, sys.stdin.buffer.read(PAGE_LIMIT + 1))
    except UnreadableError as error:
        yield Failure(location, "source", str(error))
