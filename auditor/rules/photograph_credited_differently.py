"""The same photograph is credited to different people or agencies in the archive.

At most one of the credits is right. Whoever goes unnamed has a claim against the publisher.

Find out from the file or the supplier who made the picture, and credit it alike wherever it stands.
"""

from collections.abc import Iterator
from dataclasses import replace

from auditor.catalogue import Catalogue, told
from auditor.catalogue.series import copies
from auditor.credit import agencies_connected, near_person
from auditor.examples import photograph
from auditor.images.alike import pairs
from auditor.model import Fault, Photograph
from auditor.near import joined

SEVERITY = "warning"
_MOST = 12  # credits of a photograph that are told


def check(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield a fault for each photograph, recognised by its look, that stands under credits which name others."""
    for group in joined(pairs(catalogue.looks())):
        credited = [each for each in catalogue.photographs(group) if each.creators or each.agencies]
        apart = [each for each in credited[1:] if copies(credited[0], each) and _conflict(credited[0], each)]
        if apart:
            kinds: dict[tuple[tuple[str, ...], ...], Photograph] = {}
            for each in (credited[0], *apart):
                kinds.setdefault((each.creators, each.agencies), each)
            shown = tuple(kinds.values())[:_MOST]
            yield Fault(tuple(told(each, each.credit) for each in shown), photograph=apart[0], group=shown)


def _conflict(one: Photograph, other: Photograph) -> bool:
    """Whether two credits name other people, or other agencies between which there is no path."""
    people = [near_person(a, b) for a in one.creators for b in other.creators]
    if people:
        return not any(people)
    agencies = [agencies_connected(a, b) for a in one.agencies for b in other.agencies]
    return bool(agencies) and not any(agencies)


def _credited(page: str, credit: str, creators: tuple[str, ...], agencies: tuple[str, ...], picture: int = 1) -> Photograph:
    return photograph(page, credit=credit, creators=creators, agencies=agencies, picture=picture)


def _resembling(shown: Photograph, bits: int) -> bytes:
    """A look that differs in so many bits."""
    return bytes((int.from_bytes(shown.look, "big") ^ (2**bits - 1)).to_bytes(32, "big"))


_DOE = _credited("a.html", "EPA/JANE DOE", ("JANE DOE",), ("EPA",))
_SMITH = _credited("b.html", "John Smith/AP", ("John Smith",), ("AP",))

FIRES = (
    Catalogue(examples=(_credited("0.html", "", (), ()), _DOE, _SMITH)),
    Catalogue(
        examples=(
            _credited("a.html", "Jane Doe", ("Jane Doe",), ()),
            _credited("b.html", "John Smith", ("John Smith",), ()),
        )
    ),
    Catalogue(examples=(_DOE, replace(_SMITH, look=_resembling(_DOE, 16)))),
    Catalogue(
        examples=(
            replace(_DOE, taken="2025-03-04T10:20:30"),
            replace(_SMITH, look=_resembling(_DOE, 30), taken="2025:03:04 10:20:30+07:00"),
        )
    ),
    Catalogue(examples=(replace(_DOE, numbers=("1", "2")), replace(_SMITH, look=_resembling(_DOE, 30), numbers=("2",)))),
    Catalogue(examples=(_DOE, _credited("b.html", "John Smith/AP", ("John Smith",), ("AP",)))),
    Catalogue(
        examples=(
            _credited("a.html", "Reuters", (), ("Reuters",)),
            _credited("b.html", "AP Photo", (), ("AP",)),
        )
    ),
)

SILENT = (
    Catalogue(examples=(_DOE, replace(_SMITH, look=_resembling(_DOE, 30)))),
    Catalogue(examples=(replace(_DOE, taken="20250304"), replace(_SMITH, look=_resembling(_DOE, 30), taken="20250304"))),
    Catalogue(examples=(_DOE, _credited("b.html", "Jane Doe/EPA", ("Jane Doe",), ("EPA",)))),
    Catalogue(examples=(_DOE, _credited("b.html", "John Smith/AP", ("John Smith",), ("AP",), picture=2))),
    Catalogue(examples=(_DOE, _credited("b.html", "", (), ()))),
    Catalogue(examples=(_DOE, _credited("b.html", "Keystone", (), ("Keystone",)))),
    Catalogue(examples=(_credited("a.html", "Jane Doe", ("Jane Doe",), ()), _credited("b.html", "AP", (), ("AP",)))),
    Catalogue(examples=(_DOE, replace(_DOE, page="b.html"))),
)
