"""The blocks of the file contradict one another.

IIM, XMP and EXIF stand side by side in one file. A program that writes only one of them leaves the old name in the others, and
the next program reads the wrong one.

Write the fields again with a program that keeps all three in step, as the IPTC asks, and check who took the picture.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from auditor.credit import read_credit
from auditor.examples import figure, file, says
from auditor.model import Embedded, Fault, Figure, Statement
from auditor.text import fold, near, words

SEVERITY = "warning"
_CUT = 25  # octets from which one text may be the other cut off at the length of its IIM field
# What cameras write into the description of every picture.
_CAMERA = re.compile(
    r"(?:OLYMPUS|SONY|KONICA|MINOLTA|SAMSUNG|KODAK)\b.{0,30}|DCIM[\\/].*|(?:DSC|IMG|DJI|SAMSUNG)_?\d*|default", re.IGNORECASE
)


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for creator, credit and caption, where two blocks that both speak have nothing in common."""
    if figure.embedded is None:
        return
    alike: dict[str, Callable[[str, str], bool]] = {"creator": _same_names, "credit": _same_supplier, "caption": _same_text}
    for field, same in alike.items():
        for one, other in combinations(_blocks(figure.embedded, field), 2):
            if not any(same(a, b.text) for a in _read(one, field, figure.embedded) for b in other):
                yield Fault((*one, *other))
                break


def _blocks(embedded: Embedded, field: str) -> list[Sequence[Statement]]:
    """The statements of a field, those of each block together."""
    said: dict[str, list[Statement]] = {}
    for statement in getattr(embedded, field):
        if fold(statement.text).strip("-. ") and not (field == "caption" and _CAMERA.fullmatch(statement.text.strip())):
            said.setdefault(statement.place.split()[0], []).append(statement)
    return list(said.values())


def _read(said: Sequence[Statement], field: str, embedded: Embedded) -> Iterator[str]:
    """The texts of a block; of IIM, which often does not say its charset, every plausible reading of them."""
    yield from (statement.text for statement in said)
    if said[0].place.startswith("IIM "):
        yield from embedded.decodings.get(field, ())


def _same_names(a: str, b: str) -> bool:
    one, other = ({word.folded for word in words(text)} for text in (a, b))
    return one <= other or other <= one or _same_beginning(a, b)


def _same_supplier(a: str, b: str) -> bool:
    return _same_names(a, b) or bool(set(read_credit(a).agencies) & set(read_credit(b).agencies))


def _same_text(a: str, b: str) -> bool:
    return near(a, b) or _same_names(a, b)


def _same_beginning(a: str, b: str) -> bool:
    """Whether one text is the other, cut off where its field was full."""
    short, long = sorted((fold(a), fold(b)), key=len)
    return len(short.encode("utf-8", "replace")) >= _CUT and long.startswith(short)


FIRES = (
    figure(embedded=file(iim={"creator": "MARK JONES"}, xmp={"creator": "JANE DOE"})),
    figure(embedded=file(iim={"credit": "AFP"}, xmp={"credit": "EPA"})),
    figure(embedded=file(xmp={"creator": "MARK JONES"}, exif={"creator": "JANE DOE"})),
    figure(
        embedded=file(iim={"caption": "A man walks in the old town."}, exif={"caption": "Rescuers search the river on Monday."})
    ),
    figure(embedded=file(iim={"creator": "JANE DOE"}, xmp={"creator": "Jane Doe"}, exif={"creator": "MARK JONES"})),
    figure(embedded=file(iim={"creator": "MARK JONES"}, xmp={"creator": ["-", "JANE DOE"]})),
    figure(embedded=file(iim={"creator": "JANE DOE"}, xmp={"creator": "Sony Music"})),
    figure(embedded=file(iim={"creator": "JANE DO"}, xmp={"creator": "Jane Doepfner"})),
)

SILENT = (
    figure(embedded=file(iim={"creator": "JANE DOE"}, xmp={"creator": ["Doe, Jane", "Mark Jones"]})),
    figure(
        embedded=file(
            iim={"creator": "Christopher Beispielmann for the"}, xmp={"creator": "Christopher Beispielmann for the Paper"}
        )
    ),
    figure(embedded=file(iim={"creator": "Maximiliane Beispielhause"}, xmp={"creator": "Maximiliane Beispielhauser"})),
    figure(embedded=file(more={"creator": (*says("XMP dc:creator", "Jane Doe"), *says("XMP tiff:Artist", "Mark Jones"))})),
    figure(embedded=file(iim={"creator": "JANE DOE"}, xmp={"creator": "Photographer Jane Doe"})),
    figure(embedded=file(iim={"creator": "Photographer Jane Doe"}, xmp={"creator": "JANE DOE"})),
    figure(embedded=file(iim={"credit": "Harbour Courier"}, xmp={"credit": "HARBOUR COURIER"})),
    figure(embedded=file(iim={"caption": "The old town"}, xmp={"caption": "In the old town of Port Evelyn"})),
    figure(
        embedded=file(
            iim={"caption": "Rescuers search the river in the old town."},
            xmp={"caption": "Rescuers search the rivers in the old town."},
        )
    ),
    figure(embedded=file(iim={"credit": "EPA"}, xmp={"credit": "European Pressphoto Agency"})),
    figure(
        embedded=file(
            iim={"caption": "A man walks in the old town."}, xmp={"caption": "A man walks in the old town. EPA/JANE DOE"}
        )
    ),
    figure(embedded=file(iim={"creator": "JANE DOE"}, xmp={"creator": "-"})),
    figure(embedded=file(iim={"creator": "Александра Приме"}, xmp={"creator": "Александра Примерова"})),
    figure(embedded=file(iim={"creator": "Èâàí"}, xmp={"creator": "Иван"}, more={"decodings": {"creator": ("Èâàí", "Иван")}})),
    figure(embedded=file(iim={"caption": "A man walks in the old town."}, exif={"caption": "OLYMPUS DIGITAL CAMERA"})),
    figure(embedded=file(iim={"creator": "JANE DOE"})),
    figure(),
)
