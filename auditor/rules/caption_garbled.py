"""The caption shows broken letters.

Text that was read in the wrong encoding, or escaped twice, looks careless, and names in it can no longer be found or
matched.

Put the right letters in, and look for the step between picture system and page that reads or escapes the text wrongly.
"""

import re
from collections.abc import Iterator

import ftfy
import ftfy.badness

from auditor.examples import figure
from auditor.model import Fault, Figure

SEVERITY = "warning"
_ESCAPED = re.compile(r"&(?:amp|quot|apos|nbsp|lt|gt|#\d{2,5}|#x[0-9a-fA-F]{2,4}|[aeiouAEIOUnN](?:acute|grave|uml|circ|tilde));")


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for each caption that holds a replacement mark, a visible escape, or letters of a wrong encoding."""
    for caption in figure.captions:
        if "\ufffd" in caption.text:
            yield Fault((caption,))
        elif _ESCAPED.search(caption.text) or (not caption.text.isascii() and ftfy.badness.is_bad(caption.text)):
            mended = ftfy.fix_text(caption.text, unescape_html=True, uncurl_quotes=False, fix_character_width=False)
            yield Fault((caption,), suggestion=mended if mended != caption.text else None)


FIRES = (
    figure("BÃ¼rgermeister Peter Beispiel spricht in KÃ¶ln"),
    figure("The mayorâ€™s office"),
    figure("Rescuers &amp; volunteers search the river"),
    figure("Rescuers &amp; volunteers, ２０２５"),
    figure("Der B\ufffdrgermeister spricht"),
)

SILENT = (
    figure("Bürgermeister Peter Beispiel spricht in Köln"),
    figure("Rescuers & volunteers search the river"),
    figure("«L’Été à São Paulo»"),
    figure("首相が東京で記者会見した"),
    figure(),
)
