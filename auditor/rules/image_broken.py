"""The image file cannot be shown whole.

Readers see a grey area or a broken-image mark where the photograph should be, and whatever rights data stood in the lost
part is lost as well.

Upload the file again from the picture system, and check the step that cut or renamed it.
"""

from collections.abc import Iterator
from dataclasses import replace

from auditor.examples import figure, file
from auditor.model import Fault, Figure, Statement

SEVERITY = "error"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault where the file that was at hand is no picture, or is cut off before its end."""
    shown = figure.served or figure.embedded
    if shown and shown.broken:
        photograph = Statement(figure.image.url, "img@src", figure.line, figure.column)
        yield Fault((photograph, Statement(shown.broken, "image file")))


_BROKEN = replace(file(), broken="The JPEG ends after 1,204 bytes, in the middle of the picture.")

FIRES = (figure("A man walks.", embedded=_BROKEN), figure("A man walks.", embedded=file(), served=_BROKEN))

SILENT = (
    figure("A man walks.", embedded=file()),
    figure("A man walks."),
    figure("A man walks.", embedded=_BROKEN, served=file()),
)
