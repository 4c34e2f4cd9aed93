"""The alternative text only repeats the caption.

Who listens to the page hears the same words twice and learns nothing of what the picture shows. Where the repeated text ends
in a credit, a field meant for the file has reached the page.

Describe in the alternative text what can be seen, in a few words, or leave it empty where the caption already says it. Do
not put a credit there.
"""

from collections.abc import Iterator

from auditor.credit import read_caption
from auditor.examples import figure
from auditor.model import Fault, Figure
from auditor.text import near, substantial

SEVERITY = "note"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for a caption that the alternative text copies; a warning where the copy carries a credit."""
    if figure.alt is None or not substantial(figure.alt.text):
        return
    alternative = read_caption(figure.alt.text)
    for caption in figure.captions:
        if near(alternative.caption, read_caption(caption.text).caption):
            yield Fault((figure.alt, caption), severity="warning" if alternative.credits else None)
            return


FIRES = (
    figure("Rescuers search the river after the flood.", alt="Rescuers search the river after the flood"),
    figure("Rescuers search the river. EPA/JANE DOE", alt="Rescuers  search the river.  EPA/JANE DOE"),
    figure("Rescuers search the river. EPA/JANE DOE", alt="Rescuers search the river"),
    figure(("A kicker of another kind", "Rescuers search the river."), alt="Rescuers search the river"),
)

SILENT = (
    figure("Rescuers search the river after the flood."),
    figure("Rescuers search the river after the flood.", alt=""),
    figure("Rescuers search the river after the flood.", alt="Two men in a red boat, up to their chests in brown water"),
    figure("Jane Doe", alt="Jane Doe"),
    figure(alt="Rescuers search the river"),
)
