"""The file's own texts show broken letters.

A name that was written in one encoding and read in another is no longer found in searches, and no longer matches the credit
on the page.

Write the field again in the picture system, in UTF-8, and see that IIM declares it (1:90).
"""

from collections.abc import Iterator

import ftfy
import ftfy.badness

from auditor.examples import figure, file
from auditor.model import Fault, Figure

SEVERITY = "note"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for each text of the file that is mojibake, or holds a replacement mark."""
    if figure.embedded is None:
        return
    told = figure.embedded
    for said in (*told.creator, *told.credit, *told.source, *told.copyright, *told.caption, *told.headline):
        if "\ufffd" in said.text:
            yield Fault((said,))
        elif ftfy.badness.is_bad(said.text):
            yield Fault((said,), suggestion=ftfy.fix_encoding(said.text))


FIRES = (
    figure(embedded=file(iim={"creator": "SÃ¶ren Beispiel"})),
    figure(embedded=file(exif={"caption": "Der B\ufffdrgermeister"})),
)

SILENT = (
    figure(embedded=file(iim={"creator": "Sören Beispiel"})),
    figure(embedded=file()),
    figure(),
)
