"""The caption is a placeholder.

Somebody meant to write the caption later: what readers get is a note to the editor, a file name, or the slug of the media
item.

Write the caption: who does what, where, when. The agency's own caption in the file is a good start.
"""

from collections.abc import Iterator

from auditor.credit import read_caption
from auditor.examples import figure, file
from auditor.model import Fault, Figure
from auditor.placeholders import stands_for_caption

SEVERITY = "error"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for each caption that is a note to the editor, a file name or a slug."""
    said = figure.embedded.caption if figure.embedded else ()
    for caption in figure.captions:
        if stands_for_caption(read_caption(caption.text).caption):
            yield Fault((caption, *said), suggestion=said[0].text if said else None)


FIRES = (
    figure("Caption here"),
    figure("[TK]"),
    figure("Lorem ipsum dolor sit amet"),
    figure("river flood 2024.JPG"),
    figure("DSC_0123"),
    figure("river-flood-rescue-monday", embedded=file(iim={"caption": "Rescuers search the river."})),
    figure("river_flood_rescue"),
)

SILENT = (
    figure("Rescuers search the river."),
    figure("Jean-Luc Marie-Anne"),
    figure("State-of-the-art"),
    figure("See example.org"),
    figure("EPA/JANE DOE"),
    figure(""),
)
