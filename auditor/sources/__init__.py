"""Where pages come from: each module here is one kind of place, found by looking.

A source says `accepts(location)` and gives `captures(location)`: each page as a Capture, and in its place whatever there could
not be read, as a Failure that names the input and what to do.
"""

import importlib
import os
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Literal, NamedTuple

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


class Part(NamedTuple):
    """A piece of a location that can be read by itself, the folder of its images, "" for its own, and the location as named.

    With a `problem` it stands for pieces that could not be found, and why.
    """

    location: str
    within: str = ""
    named: str = ""
    problem: str = ""


@cache
def _sources() -> tuple[ModuleType, ...]:
    found = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return tuple(sorted((module for module in found if hasattr(module, "accepts")), key=lambda module: module.ORDER))


def captures(location: str, reach: Reach | None = None, within: str = "") -> Iterator[Capture | Failure]:
    """Every page at a location. Raises `NoPagesError` at once where the location is a folder without a page.

    `reach` says what may be asked of the network, by default nothing; `within` is the folder that the location must not lead
    out of, nor its images.
    """
    reach = reach or Reach()
    return with_network(_found(location, reach, within), reach)


def with_network(found: Iterator[Capture | Failure], reach: Reach) -> Iterator[Capture | Failure]:
    """The pages, such that pictures which no source has at hand are asked for from the network, where that may be."""
    if reach.fetch == "none":
        return found
    online = importlib.import_module(f"{__name__}.online")
    return (online.completed(page, reach) if isinstance(page, Capture) else page for page in found)


def parts(location: str, reach: Reach | None = None) -> Iterator[Part]:
    """The pieces of a location, in the order in which `captures` gives their pages; a source that has no `parts` is all one.

    Raises `NoPagesError` at once where the location is a folder without a page.
    """
    source = _source(location)
    found: Iterator[Part] = iter((Part(location),))
    if hasattr(source, "parts"):
        found = source.parts(location, reach or Reach()) if hasattr(source, "NEEDS_NETWORK") else source.parts(location)
    return (part._replace(named=location) for part in found)


def _found(location: str, reach: Reach, within: str) -> Iterator[Capture | Failure]:
    found: Iterator[Capture | Failure]
    source = _source(location)
    if within and not Path(os.path.realpath(location)).is_relative_to(os.path.realpath(within)):
        told = f"{location}: is a link that leads out of the folder, and was not read. Name the page itself where it is meant."
        return iter((Failure(location, "source", told),))
    if hasattr(source, "NEEDS_NETWORK"):
        found = source.captures(location, reach)
    elif hasattr(source, "IMAGES_BESIDE"):
        found = source.captures(location, within)
    else:
        found = source.captures(location)
    return found


def _source(location: str) -> ModuleType:
    return next(source for source in _sources() if source.accepts(location))
