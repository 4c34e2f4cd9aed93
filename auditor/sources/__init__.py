"""Where pages come from: each module here is one kind of place, found by looking.

A source says `accepts(location)` and gives `captures(location)`: each page as a Capture, and in its place whatever there could
not be read, as a Failure that names the input and what to do.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from auditor.model import Capture, Failure

PAGE_LIMIT = 32 * 2**20
IMAGE_LIMIT = 25 * 2**20


class UnreadableError(Exception):
    """An input that is missing or is no page: `str()` is the sentence for the user."""


class NoPagesError(Exception):
    """A folder or pattern that holds no page: wrong usage, not a clean page."""


@cache
def _sources() -> tuple[ModuleType, ...]:
    found = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return tuple(sorted((module for module in found if hasattr(module, "accepts")), key=lambda module: module.ORDER))


def captures(location: str) -> Iterator[Capture | Failure]:
    """Every page at a location. Raises `NoPagesError` at once where the location is a folder without a page."""
    found: Iterator[Capture | Failure] = next(source for source in _sources() if source.accepts(location)).captures(location)
    return found
