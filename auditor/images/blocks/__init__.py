"""Where each file format keeps its metadata: one module a family of formats, found by being here.

A family has `accepts(content) -> bool`, which looks at the first octets, and `find(content, found)`, which keeps format,
size and metadata blocks in one pass, without decoding a pixel.
"""

import importlib
import pkgutil
import struct
import zlib
from functools import cache
from typing import Protocol, cast

from auditor.images.gathered import Gathered

# What damage in a container's own structure raises, wherever it is met.
_DAMAGE = (struct.error, IndexError, ValueError, OverflowError, zlib.error)


class Family(Protocol):
    """A family of formats."""

    def accepts(self, content: bytes) -> bool:
        """Whether these octets begin as the family's formats do."""

    def find(self, content: bytes, found: Gathered) -> None:
        """Keep format, size and metadata blocks."""


@cache
def families() -> tuple[Family, ...]:
    """Every family, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(cast("Family", importlib.import_module(f"{__name__}.{name}")) for name in names)


def find(content: bytes, found: Gathered) -> bool:
    """Keep what the container says; False where no family knows it."""
    family = next((family for family in families() if family.accepts(content)), None)
    if family is None:
        return False
    try:
        family.find(content, found)
    except _DAMAGE as error:
        found.problem(f"The {found.format} file is damaged ({error}); what stands before the damage was read.")
        if found.width is None:
            found.broken = found.broken or f"This {found.format} is damaged before its picture begins. Ask for the file again."
    return True
