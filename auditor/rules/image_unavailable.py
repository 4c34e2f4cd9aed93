"""The image file could not be had, or not be read.

Nothing that the file says could be compared with the page: neither the credit nor the terms of use.

Look at the file or address that is named here, and give the tool a file that it can read.
"""

from collections.abc import Iterator

from auditor.examples import figure, file
from auditor.model import Fault, Figure, Statement

SEVERITY = "note"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault where a source gave a reason instead of the file's bytes."""
    if figure.problem:
        place = figure.file or "image file"
        yield Fault((Statement(figure.image.url, "img@src", figure.line, figure.column), Statement(figure.problem, place)))


FIRES = (
    figure("A man walks.", problem="The image is larger than 25 MB and was not read.", file="photo.jpg"),
    figure("A man walks.", problem="The data: URI is damaged."),
)

SILENT = (figure("A man walks."), figure("A man walks.", embedded=file(), file="photo.jpg"))
