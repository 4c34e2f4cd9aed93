"""The tooltip only repeats the caption.

The `title` of an image appears when a mouse rests on it, and some screen readers speak it: the same words once more.

Leave `title` out: the caption is there to be read, and `alt` to be heard.
"""

from collections.abc import Iterator

from auditor.credit import read_caption
from auditor.examples import figure, says
from auditor.model import Fault, Figure
from auditor.text import near

SEVERITY = "note"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault where the title is a copy of a visible caption."""
    if figure.title is None:
        return
    title = read_caption(figure.title.text).caption
    for caption in figure.captions:
        if near(title, read_caption(caption.text).caption):
            yield Fault((figure.title, caption))
            return


_TITLE = says("img@title", "Rescuers search the river")[0]

FIRES = (figure("Rescuers search the river.", title=_TITLE), figure(("The flood", "Rescuers search the river."), title=_TITLE))

SILENT = (figure("Rescuers search the river."), figure("Two men in a boat on brown water.", title=_TITLE), figure(title=_TITLE))
