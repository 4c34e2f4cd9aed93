"""Where pages come from: each module here is one kind of place, found by looking.

A source says `accepts(location)` and gives `captures(location)`: each page as a Capture, and in its place whatever there could
not be read, as a Failure that names the input and what to do.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Literal

from auditor.model import Capture, Failure

PAGE_LIMIT = 32 * 2**20
IMAGE_LIMIT = 25 * 2**20


@dataclass(frozen=True, slots=True)
class Reach:
    """What may be asked of the network, as the user has said: nothing unless told.

    `fetch`: "images" are the pictures of the pages read, "all" also the pages that sitemaps name; a page that is itself named
    by its address is asked for with both. `allowed` are hosts, `HOST` or `HOST:PORT`, that are asked although they are not on
    the public internet.
    """

    fetch: Literal["none", "images", "all"] = "none"
    allowed: tuple[str, ...] = ()
    connect_seconds: float = 10
    total_seconds: float = 30


class UnreadableError(Exception):
    """An input that is missing or is no page: `str()` is the sentence for the user."""


class NoPagesError(Exception):
    """A folder or pattern that holds no page: wrong usage, not a clean page."""


@cache
def _sources() -> tuple[ModuleType, ...]:
    found = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return tuple(sorted((module for module in found if hasattr(module, "accepts")), key=lambda module: module.ORDER))


def captures(location: str, reach: Reach | None = None) -> Iterator[Capture | Failure]:
    """Every page at a location. Raises `NoPagesError` at once where the location is a folder without a page.

    `reach` says what may be asked of the network, by default nothing.
    """
    reach = reach or Reach()
    source = next(source for source in _sources() if source.accepts(location))
    found: Iterator[Capture | Failure]
    found = source.captures(location, reach) if hasattr(source, "NEEDS_NETWORK") else source.captures(location)
    return found if reach.fetch == "none" else _completed(found, reach)


def _completed(found: Iterator[Capture | Failure], reach: Reach) -> Iterator[Capture | Failure]:
    """The pages, such that pictures which no source has at hand are asked for from the network."""
    online = importlib.import_module(f"{__name__}.online")
    for page in found:
        yield online.completed(page, reach) if isinstance(page, Capture) else page
