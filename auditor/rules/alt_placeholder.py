"""The alternative text is a placeholder.

A file name or the word "image" is read aloud in place of what the picture shows.

Describe in `alt` what can be seen, in a few words, or leave it empty where the caption already says it.
"""

from collections.abc import Iterator

from auditor.examples import figure
from auditor.model import Fault, Figure
from auditor.placeholders import stands_for_description

SEVERITY = "warning"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for an alternative text that names a file or the thing itself."""
    if figure.alt and stands_for_description(figure.alt.text):
        yield Fault((figure.alt,))


FIRES = (
    figure(alt="1"),
    figure(alt="Content media"),
    figure(alt="A-Ferry-Leaves-the-Old-Harbour-at-Dawn"),
    figure(alt="image"),
    figure(alt="IMG_2031.jpeg"),
    figure(alt="Symbolbild"),
    figure(alt="river-flood-rescue-monday"),
)

SILENT = (figure(alt="A state-of-the-art ferry"), figure(alt=""), figure(alt="Two men in a red boat"), figure("A man walks."))
