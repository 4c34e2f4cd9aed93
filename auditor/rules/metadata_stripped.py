"""The picture on the page has lost the rights data that its original carries.

The names of photographer and agency, and the terms of use, go missing on the way to the reader: whoever copies the picture
from the page, a search engine as well, no longer learns whose it is. Taking them out can break the supplier's terms and, in
many countries, the law.

Set the step that makes the sizes (the CMS, the image proxy) to keep IPTC and XMP metadata.
"""

from collections.abc import Iterator
from dataclasses import replace

from auditor.examples import figure, file
from auditor.images.locate import strips
from auditor.model import Embedded, Fault, Figure, Statement

SEVERITY = "warning"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault where the original names somebody and the file that is shown nobody, or where the URL says that it strips."""
    photograph = Statement(figure.image.url, "img@src", figure.line, figure.column)
    shown = figure.served or figure.embedded
    if shown and (shown.broken or _names(shown)):
        return
    lost = _names(figure.embedded) if figure.embedded else ()
    reason = strips(figure.image.url)
    if lost or reason:
        yield Fault((photograph, *lost, *((Statement(reason, "image URL"),) if reason else ())))


def _names(embedded: Embedded) -> tuple[Statement, ...]:
    return (*embedded.creator, *embedded.credit, *embedded.copyright)


_ORIGINAL = file(iim={"creator": "JANE DOE", "credit": "EPA"}, xmp={"copyright": "© EPA 2025"})

FIRES = (
    figure("A man walks.", "EPA/JANE DOE", embedded=_ORIGINAL, served=file()),
    figure("A man walks.", embedded=file(exif={"copyright": "Jane Doe"}), served=file()),
    figure("A man walks.", url="https://cdn.example.org/x/200x100/smart/filters:strip_exif()/file/march.jpg"),
)

SILENT = (
    figure("A man walks.", embedded=_ORIGINAL, served=file(iim={"credit": "EPA"})),
    figure("A man walks.", embedded=_ORIGINAL),
    figure("A man walks.", embedded=file(), served=file()),
    figure("A man walks."),
    figure("A man walks.", embedded=_ORIGINAL, served=replace(file(), broken="It is cut off.")),
    figure("A man walks.", embedded=_ORIGINAL, url="https://cdn.example.org/x/200x100/smart/filters:strip_exif()/file/march.jpg"),
)
