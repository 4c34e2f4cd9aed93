"""The same caption stands under different photographs in the archive.

One of them shows something else than its caption says, most likely because the picture was changed and the caption left
standing, or the caption was taken over from another page.

Look at the pages side by side, and write for each photograph what it shows.
"""

from collections.abc import Iterator

from auditor.catalogue import Catalogue, told
from auditor.catalogue.series import different, of_one_series
from auditor.examples import photograph
from auditor.model import Fault

SEVERITY = "warning"
_MOST = 12  # photographs of a group that are told


def check(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield a fault for each caption that stands, word for word or nearly, under photographs that differ, of no one series."""
    for group in catalogue.same_captions:
        first, *others = catalogue.photographs(group)
        apart = [
            other for other in others if different(first, other) and (first.page, first.caption) != (other.page, other.caption)
        ]
        if not of_one_series((first, *apart)):
            shown = (first, *apart[: _MOST - 1])
            yield Fault(tuple(told(each, each.caption) for each in shown), photograph=apart[0], group=shown)


_SAYS = "Rescuers search the river for survivors."

FIRES = (
    Catalogue(examples=(photograph("a.html", _SAYS, picture=1), photograph("b.html", _SAYS, picture=2))),
    Catalogue(
        examples=(
            photograph("a.html", "Rescuers search the river bank for two survivors of the flood on Monday.", picture=1),
            photograph("b.html", "Rescuers search the river bank for ten survivors of the flood on Monday.", picture=2),
        )
    ),
    Catalogue(examples=tuple(photograph(f"{number}.html", _SAYS, picture=number) for number in range(1, 15))),
)

SILENT = (
    Catalogue(examples=(photograph("a.html", _SAYS, picture=1), photograph("b.html", _SAYS, picture=1))),
    Catalogue(examples=(photograph("a.html", "Jane Doe", picture=1), photograph("b.html", "Jane Doe", picture=2))),
    Catalogue(
        examples=(
            photograph("a.html", _SAYS, picture=1, series=("job-20250304",)),
            photograph("b.html", _SAYS, picture=2, series=("job-20250304",)),
        )
    ),
    Catalogue(examples=(photograph("a.html", _SAYS, picture=1), photograph("b.html", _SAYS, look=b"", picture=2))),
    Catalogue(examples=(photograph("a.html", _SAYS, picture=1), photograph("a.html", _SAYS, picture=2))),
    Catalogue(examples=()),
)
