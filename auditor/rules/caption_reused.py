"""Different photographs carry the same caption.

One of the pictures shows something else than its caption says, or the caption of the one was left standing when the picture
was changed.

Write for each photograph what it shows. In a series, say at least how the pictures differ.
"""

from collections import defaultdict
from collections.abc import Iterator

from auditor.credit import read_caption
from auditor.examples import figure, page
from auditor.images.keys import key
from auditor.model import Fault, Figure, Page, Statement
from auditor.text import fold, substantial

SEVERITY = "warning"


def check(page: Page) -> Iterator[Fault]:
    """Yield a fault, at its second place, for each caption that stands under photographs which are not one and the same."""
    seen: dict[str, list[tuple[Figure, Statement]]] = defaultdict(list)
    for shown in page.figures:
        for caption in shown.captions[:1]:
            seen[fold(read_caption(caption.text).caption)].append((shown, caption))
    for text, used in seen.items():
        stands_once = len({caption for _, caption in used}) == 1  # one caption for all pictures of a figure
        if substantial(text) and not stands_once and len({key(shown.image.url) for shown, _ in used}) > 1:
            yield Fault(tuple(caption for _, caption in used), figure=used[1][0])


FIRES = (
    page(figure("Rescuers search the river.", url="a.jpg"), figure("Rescuers search the river. EPA/JANE DOE", url="b.jpg")),
    page(*(figure("Rescuers search the river.", url=f"{name}.jpg") for name in "abc")),
    page(
        figure("The flood", url="a.jpg"),
        figure(("The flood of the year", "Rescuers."), url="b.jpg"),
        figure("The flood of the year", url="c.jpg"),
    ),
)

SILENT = (
    page(figure("Rescuers search the river.", url="a.jpg"), figure("A child looks at the water.", url="b.jpg")),
    page(figure("Rescuers search the river.", url="a.jpg"), figure("Rescuers search the river.", url="a-300x200.jpg")),
    page(figure("Jane Doe", url="a.jpg"), figure("Jane Doe", url="b.jpg")),
    page(figure(), figure()),
    page(
        figure(("A boat on the river.", "The flood of the year"), url="a.jpg"),
        figure(("A child looks at the water.", "The flood of the year"), url="b.jpg"),
    ),
    page(figures=(figure("Rescuers search the river.", url="a.jpg"), figure("Rescuers search the river.", url="b.jpg"))),
)
