"""The photograph has no alternative text.

A screen reader falls back on the file name, letter by letter. Where no caption stands beside the picture either, nothing
tells what it shows.

Describe in `alt` what can be seen, in a few words, or write `alt=""` where the caption already says it.
"""

from collections.abc import Iterator

from auditor.examples import figure
from auditor.model import Fault, Figure, Statement

SEVERITY = "warning"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for a photograph on the page that has no `alt` attribute at all."""
    if figure.alt is None and figure.image.url:
        yield Fault((Statement(figure.image.url, "img@src", figure.line, figure.column),))


FIRES = (figure("Rescuers search the river."),)

SILENT = (
    figure("Rescuers search the river.", alt=""),
    figure(alt="Two men in a red boat"),
    figure("Rescuers search the river.", url=""),
)
