"""What a piece of a credit line names: the record, and how a supplier becomes one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from auditor.credit.tables import agencies
from auditor.model import Role

Kind = Literal["agency", "creator", "organisation", "role", "word", "handle", "remark"]


@dataclass(frozen=True, slots=True)
class Named:
    """What a piece names; `text` is the canonical name of an agency, the words as they stand of all others."""

    kind: Kind
    text: str = ""
    role: Role | None = None


Reading = tuple[Named, ...]
Read = Callable[[str], Reading]


def as_supplier(name: str, piece: str) -> Named:
    """A supplier as what it is: an agency by its canonical name, an organisation in the words of the piece."""
    kind = agencies()[name].kind
    if kind == "social":
        return Named("organisation", piece, "social")
    return Named("agency", name) if agencies()[name].is_agency else Named("organisation", piece)
