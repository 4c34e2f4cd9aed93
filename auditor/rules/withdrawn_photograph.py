"""The page shows a photograph that its supplier has withdrawn.

A kill notice means that nobody may show the picture any longer: it is false, it was taken without consent, or the rights are
gone. Whoever leaves it standing answers for it.

Take the picture down on every page, and keep the notice.
"""

from collections.abc import Iterator

from auditor.catalogue import Catalogue, Withdrawn
from auditor.catalogue.series import CERTAIN
from auditor.examples import photograph
from auditor.images.alike import among
from auditor.images.fingerprint import distance
from auditor.model import Fault, Statement

SEVERITY = "error"


def check(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield a fault for each photograph that the kill list names or shows; a warning where it may be another frame."""
    entries = list(catalogue.withdrawn())
    found = {number: entry for entry in entries if entry.number for number in catalogue.called(entry.number)}
    pictures = [entry for entry in entries if entry.look]
    for number, at in among(catalogue.looks(), [entry.look for entry in pictures]):
        found.setdefault(number, pictures[at])
    for number, entry in sorted(found.items()):
        shown = catalogue.photograph(number)
        said = Statement(shown.image, "img@src", shown.line, shown.column)
        sure = bool(entry.number) or distance(int.from_bytes(shown.look), int.from_bytes(entry.look)) <= CERTAIN
        yield Fault((said, entry.entry), severity=None if sure else "warning", photograph=shown, group=(shown,))


def _resembling(bits: int) -> bytes:
    """A look that differs from that of picture 7 in so many bits."""
    return (int.from_bytes(photograph("", picture=7).look, "big") ^ ((1 << bits) - 1)).to_bytes(32, "big")


_LIST = (Withdrawn(Statement("20250304123456", "kill.txt:1"), "20250304123456", b""),)
_PICTURE = (Withdrawn(Statement("killed.jpg", "kill.txt:2"), "", photograph("", picture=7).look),)

FIRES = (
    Catalogue(examples=(photograph("a.html", numbers=("20250304123456",)),), kill_list=_LIST),
    Catalogue(examples=(photograph("a.html", key="news/20250304123456-market"),), kill_list=_LIST),
    Catalogue(examples=(photograph("a.html", picture=7),), kill_list=_PICTURE),
    Catalogue(examples=(photograph("a.html", look=_resembling(16)),), kill_list=_PICTURE),
    Catalogue(examples=(photograph("a.html", look=_resembling(17)),), kill_list=_PICTURE),
)

SILENT = (
    Catalogue(examples=(photograph("a.html", numbers=("20250304123457",), key="x/120250304123456"),), kill_list=_LIST),
    Catalogue(examples=(photograph("a.html", picture=6),), kill_list=_PICTURE),
    Catalogue(examples=(photograph("a.html", picture=6, numbers=("",)),), kill_list=_PICTURE),
    Catalogue(examples=(photograph("a.html", look=bytes(31) + b"1"),), kill_list=_LIST),
    Catalogue(examples=(photograph("a.html", picture=7),)),
)
