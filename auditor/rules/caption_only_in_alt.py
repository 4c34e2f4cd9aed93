"""The caption stands in the alternative text only.

Whoever sees the page finds a picture without a word; caption and credit were put into the field that screen readers speak.

Print the caption, with its credit, below the picture, and describe in `alt` what can be seen.
"""

from collections.abc import Iterator

from auditor.credit import read_caption
from auditor.examples import figure, file, says
from auditor.model import Fault, Figure
from auditor.text import near

SEVERITY = "warning"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault where nothing is printed and `alt` carries a credit, or the very caption of the file.

    Structured data prove nothing here: programs fill their caption from `alt`.
    """
    if figure.alt is None or any(read_caption(caption.text).caption for caption in figure.captions):
        return
    alternative = read_caption(figure.alt.text)
    told = figure.embedded.caption if figure.embedded else ()
    same = tuple(said for said in told if near(read_caption(said.text).caption, alternative.caption))
    if alternative.caption and (alternative.credits or same):
        yield Fault((figure.alt, *same), suggestion=figure.alt.text)


_ALT = "Rescuers search the river after the flood."

FIRES = (
    figure(alt=f"{_ALT} EPA/JANE DOE"),
    figure("EPA/JANE DOE", alt=f"{_ALT} (AP Photo/Jane Doe)"),
    figure(alt=_ALT, embedded=file(iim={"caption": _ALT})),
)

SILENT = (
    figure(alt=_ALT, embedded=file(iim={"caption": "Another text that says nothing of the river."})),
    figure(alt=_ALT),
    figure(alt=_ALT, structured=says("JSON-LD caption", _ALT)),
    figure(alt=_ALT, structured=says("og:image:alt", _ALT)),
    figure(_ALT, alt=f"{_ALT} EPA/JANE DOE"),
    figure(alt="EPA/JANE DOE"),
    figure(alt=""),
    figure(),
)
