"""The caption repeats a sentence of the article.

Who reads both learns nothing from the second. Many desks do it on purpose, so this rule is off by default.

Let the caption say what the picture shows, or leave the sentence out of the text.
"""

from collections.abc import Iterator

from auditor.examples import figure, says
from auditor.model import Fault, Figure

SEVERITY = "note"
DEFAULT = False


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for a photograph whose caption stands in a paragraph of the article as well."""
    if figure.captions and figure.quoted:
        yield Fault((figure.captions[0], *figure.quoted))


FIRES = (
    figure(
        "Rescuers search the river after the flood on Monday.",
        quoted=says("p", "It rained. Rescuers search the river after the flood on Monday."),
    ),
)

SILENT = (
    figure("Rescuers search the river after the flood on Monday."),
    figure(quoted=says("p", "Rescuers search the river.")),
)
