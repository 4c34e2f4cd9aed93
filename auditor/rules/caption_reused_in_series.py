"""Photographs of one series carry the same caption on different pages.

Agencies often send all pictures of a job with one text. A reader who meets two of them learns of neither what it shows.

Say what each picture shows, at least how it differs from the others of its series.
"""

from collections.abc import Iterator

from auditor.catalogue import Catalogue, told
from auditor.catalogue.series import different, of_one_series
from auditor.examples import photograph
from auditor.model import Fault

SEVERITY = "note"
_MOST = 12  # photographs of a group that are told


def check(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield a fault for each caption under photographs that are known to differ and to be of one series, on several pages."""
    for group in catalogue.same_captions:
        first, *others = catalogue.photographs(group)
        apart = [other for other in others if other.page != first.page and different(first, other)]
        if apart and of_one_series((first, *apart)):
            shown = (first, *apart[: _MOST - 1])
            yield Fault(tuple(told(each, each.caption) for each in shown), photograph=apart[0], group=shown)


_SAYS = "Rescuers search the river for survivors."

FIRES = (
    Catalogue(
        examples=(
            photograph("a.html", _SAYS, picture=1, series=("job-20250304",)),
            photograph("b.html", _SAYS, picture=2, series=("job-20250304",)),
        )
    ),
    Catalogue(
        examples=tuple(photograph(f"{number}.html", _SAYS, picture=number, series=("job-20250304",)) for number in range(1, 15))
    ),
)

SILENT = (
    Catalogue(examples=(photograph("a.html", _SAYS, picture=1), photograph("b.html", _SAYS, picture=2))),
    Catalogue(
        examples=(
            photograph("a.html", _SAYS, picture=1, series=("job-20250304",)),
            photograph("a.html", _SAYS, picture=2, series=("job-20250304",)),
        )
    ),
    Catalogue(
        examples=(
            photograph("a.html", _SAYS, picture=1, series=("job-20250304",)),
            photograph("b.html", _SAYS, picture=1, series=("job-20250304",)),
        )
    ),
)
