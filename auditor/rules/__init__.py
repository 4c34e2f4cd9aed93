"""The rules: each module here is one, found by looking, named as its file is named.

A rule's docstring is what people read: what is wrong with the page; why it matters; how to mend it, a blank line between.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from auditor.catalogue import Catalogue
from auditor.model import Fault, Figure, Page, Severity

Scope = Literal["figure", "page", "catalogue"]
Subject = Figure | Page | Catalogue
Options = Mapping[str, object]
_SCOPES: Mapping[type, Scope] = {Figure: "figure", Page: "page", Catalogue: "catalogue"}
Check = Callable[..., Iterable[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as its module states it; `examples` are the records on which it fires and on which it stays silent."""

    id: str
    message: str
    why: str
    mend: str
    severity: Severity
    scope: Scope
    check: Check
    default: bool
    options: Options
    fires: tuple[Subject, ...]
    silent: tuple[Subject, ...]
    example_options: Options

    def faults(self, subject: Subject, options: Options) -> Iterable[Fault]:
        """What `check` yields, given the desk's options where the rule has any."""
        return self.check(subject, {**self.options, **options}) if self.options else self.check(subject)


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its id, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {rule.id: rule for rule in map(_rule, names)}


def _rule(name: str) -> Rule:
    module = importlib.import_module(f"{__name__}.{name}")
    message, why, mend = (" ".join(part.split()) for part in inspect.cleandoc(module.__doc__ or "").split("\n\n", 2))
    subject = next(iter(inspect.signature(module.check).parameters.values())).annotation
    return Rule(
        id=name.replace("_", "-"),
        message=message,
        why=why,
        mend=mend,
        severity=module.SEVERITY,
        scope=_SCOPES[subject],
        check=module.check,
        default=getattr(module, "DEFAULT", True),
        options=getattr(module, "OPTIONS", {}),
        fires=tuple(module.FIRES),
        silent=tuple(module.SILENT),
        example_options=getattr(module, "EXAMPLE_OPTIONS", {}),
    )
