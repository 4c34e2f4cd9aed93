"""The caption is a placeholder.

Somebody meant to write the caption later: what readers get is a note to the editor, a file name, or the slug of the media
item.

Write the caption: who does what, where, when. The agency's own caption in the file is a good start.
"""

import re
from collections.abc import Iterator

from auditor.credit import read_caption
from auditor.examples import figure, file
from auditor.model import Fault, Figure
from auditor.text import fold

SEVERITY = "error"
NOTES = frozenset(
    """\
tk; tktk; tbc; tba; todo; placeholder; placeholder caption; untitled; lorem ipsum; caption; caption tk; caption here;
caption goes here; add caption; add caption here; insert caption; insert caption here; enter caption; enter caption here;
write caption here; your caption here; image caption; photo caption; photo caption here; default caption;
bildunterschrift; bildunterschrift hier; bildunterschrift einfügen; bildtext; légende; légende ici; insérer une légende;
pie de foto; pie de imagen; añadir pie de foto; didascalia; inserire didascalia; legenda; legenda aqui; onderschrift;
bijschrift; bildetekst; billedtekst""".replace("\n", " ").split("; ")
)
_FILE = re.compile(r"[\w()%+,. -]{1,200}\.(?:jpe?g|png|gif|webp|tiff?|avif|heic|psd|raw|cr2|nef)", re.IGNORECASE)
_CAMERA = re.compile(r"(?:img|dsc|dscf|dscn|pxl|mvi|gopr|sam|p10)[_-]?\d{3,}[\w-]{0,20}", re.IGNORECASE)
_SLUG = re.compile(r"(?=[^_-]{0,60}[_-])[a-z0-9]+(?:_[a-z0-9]+){2,20}|[a-z]+(?:-[a-z0-9]+){3,20}")
_LOREM = "lorem ipsum"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for each caption that is a note to the editor, a file name or a slug."""
    said = figure.embedded.caption if figure.embedded else ()
    for caption in figure.captions:
        text = read_caption(caption.text).caption.strip(" \n\t[](){}<>*:.…")
        if text and _is_placeholder(text):
            yield Fault((caption, *said), suggestion=said[0].text if said else None)


def _is_placeholder(text: str) -> bool:
    return (
        fold(text) in NOTES
        or fold(text).startswith(_LOREM)
        or any(pattern.fullmatch(text) for pattern in (_FILE, _CAMERA, _SLUG))
    )


FIRES = (
    figure("Caption here"),
    figure("[TK]"),
    figure("Lorem ipsum dolor sit amet"),
    figure("river flood 2024.JPG"),
    figure("DSC_0123"),
    figure("river-flood-rescue-monday", embedded=file(iim={"caption": "Rescuers search the river."})),
    figure("river_flood_rescue"),
)

SILENT = (
    figure("Rescuers search the river."),
    figure("Jean-Luc Marie-Anne"),
    figure("State-of-the-art"),
    figure("See example.org"),
    figure("EPA/JANE DOE"),
    figure(""),
)
