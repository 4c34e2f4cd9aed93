"""The same caption is printed a second time beside the photograph.

Two elements of the page say the same: often the caption and a description, or the caption and the agency's own text. Readers
stumble, screen readers speak it twice, and the credit stands there twice.

Print one of them. Look at the template: it prints two fields of the media item that here hold the same text.
"""

from collections.abc import Iterator
from itertools import combinations

from auditor.credit import read_caption
from auditor.examples import figure, says
from auditor.model import Fault, Figure
from auditor.text import clean, near

SEVERITY = "error"
_MOST = 12  # texts about one photograph that are compared with each other


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for the first pair of visible captions that are copies of one another, credits left out."""
    texts = [(caption, read_caption(caption.text).caption) for caption in figure.captions[:_MOST]]
    for (first, one), (second, other) in combinations(texts, 2):
        if near(one, other):
            longer = max(first, second, key=lambda caption: len(clean(caption.text)))
            yield Fault((first, second), suggestion=clean(longer.text))
            return


FIRES = (
    figure(("Rescuers search the river after the flood.", "Rescuers search the river  after the flood.")),
    figure(("Rescuers search the river. EPA/JANE DOE", "Rescuers search the river.")),
    figure(("The flood", "Rescuers search the river.", "Rescuers search the river.")),
)

SILENT = (
    figure("Rescuers search the river after the flood."),
    figure(("The flood", "Rescuers search the river after the flood.")),
    figure(("New York", "New York")),
    figure("Rescuers search the river after the flood.", hidden=says("dialog", "Rescuers search the river after the flood.")),
)
