"""The credit is cut off.

The image file's field for credits holds 32 bytes. What a picture system copies from there ends in the middle of a name, and the
photographer or the agency is printed with half of it.

Print the whole name. Take the credit from the XMP fields, which know no such limit, before the IIM ones.
"""

from collections.abc import Iterator

from auditor.credit import cut_off
from auditor.examples import figure, file
from auditor.model import Fault, Figure

SEVERITY = "warning"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for each credit as long as the field whose last name is the beginning of a longer one that is known."""
    for said in figure.credits:
        whole = cut_off(said.text, figure.embedded)
        if whole:
            yield Fault((said,), suggestion=whole)


FIRES = (
    figure("A man walks.", "SOPA Images/LightRocket via Gett"),
    figure("A man walks.", "BILD: XY/APA/GEORG BEISPIEL/GEORG BEISPIE"),
    figure("A man walks.", "Maximiliane Beispielhauser/Editp", embedded=file(xmp={"credit": "Editpress"})),
    figure("A man walks.", "Foto: Beispielagentur/Maximiliane Bei", embedded=file(xmp={"creator": "Maximiliane Beispiel"})),
)

SILENT = (
    figure("A man walks.", "SOPA Images/LightRocket via Getty"),
    figure("A man walks.", "Maximiliane Beispielhauser/Press"),
    figure("A man walks.", "Maximiliane Beispielhauser/Reuters"),
    figure("A man walks.", "Jane Doe/Gett"),
    figure("A man walks."),
)
