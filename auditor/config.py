"""What a desk may set: which rules run, how severe they are, which agencies are the house's own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from auditor.model import Severity

RANK: Mapping[str, int] = {"error": 3, "warning": 2, "note": 1}


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force for one page; rules go by their ids, `options` by rule."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
