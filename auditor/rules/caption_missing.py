"""The photograph has no caption.

A reader cannot tell who and what is shown, when and where, and whether the picture belongs to this story at all.

Write one or two sentences: who does what, where, when. The agency's own caption in the file is a good start.
"""

from collections.abc import Iterator

from auditor.credit import read_caption
from auditor.examples import figure, file, says
from auditor.model import Fault, Figure, Statement

SEVERITY = "warning"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for a photograph beside which nothing but a credit is printed, nor kept for when it is opened."""
    if any(read_caption(caption.text).caption for caption in (*figure.captions, *figure.hidden)):
        return
    said = figure.embedded.caption if figure.embedded else ()
    photograph = Statement(figure.image.url, "img@src", figure.line, figure.column)
    yield Fault((photograph, *figure.captions, *said), suggestion=said[0].text if said else None)


FIRES = (
    figure(),
    figure("Foto: Anna Beispiel/dpa"),
    figure(embedded=file(iim={"caption": "Rescuers search the river."})),
)

SILENT = (
    figure("Rescuers search the river."),
    figure("Rescuers search the river. EPA/JANE DOE"),
    figure(hidden=says("div.slide__caption", "Rescuers search the river.")),
)
