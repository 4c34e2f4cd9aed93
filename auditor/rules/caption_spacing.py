"""The caption has odd spaces.

Doubled spaces and spaces before a comma show that an agency's text was pasted and not read again. A browser hides some of
them, an app or a newsletter does not.

Print the text with single spaces. Where many captions show it, let the import step clean them.
"""

import re
from collections.abc import Iterator

from auditor.examples import figure
from auditor.model import Fault, Figure
from auditor.text import doubled

SEVERITY = "note"
_DOUBLED = re.compile(r"(?<=\S)[ \u00a0]{2,20}(?=\S)")
_BEFORE = re.compile(r"(?<=\w)[ \u00a0]{1,20}(?=[,.](?:\s|$))")


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for each caption with doubled spaces, or with spaces before a comma; not where it stands twice anyway."""
    for caption in figure.captions:
        mended = _BEFORE.sub("", _DOUBLED.sub(" ", caption.text))
        if mended != caption.text and not doubled(caption.text):
            yield Fault((caption,), suggestion=mended)


FIRES = (
    figure("Rescuers search the river,  3 March 2025."),
    figure("Rescuers search the river\u00a0 today."),
    figure("Rescuers , two of them divers , search the river."),
    figure("Rescuers search the river ."),
)

SILENT = (
    figure("Rescuers search the river, 3 March 2025."),
    figure("Qui a gagné ? Personne : le match est annulé !"),
    figure("The first line\nand the second"),
    figure("Prices rose by .5 points"),
    figure("Rescuers search the river,  on foot. Rescuers search the river, on foot."),
)
