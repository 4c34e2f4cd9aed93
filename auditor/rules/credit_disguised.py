"""The credit is not what it looks like.

A letter of another alphabet, a character that nobody sees or a stray space stands in the name. To the eye it is right; a search
for the name does not find it, and neither does the agency's own check of who prints its pictures.

Type the credit again, by hand, and see where the field takes its text from.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from auditor.credit import disguises, read_credit
from auditor.credit.disguise import unmask
from auditor.examples import figure
from auditor.model import Fault, Figure, Statement
from auditor.text import clean

SEVERITY = "warning"
_BREAK = re.compile(r"(?<=[/|–—-])\u200b")  # where a line may end, behind a stroke
_SPACES = re.compile(r"(?P<before>\w{0,40})[ \u00a0]+(?=(?P<behind>\w{0,40}))")


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for each printed credit that holds something else than what is seen."""
    for credit in figure.credits:
        typeset = _BREAK.sub("", _SPACES.sub(partial(_as_typeset, read_credit(credit.text).creators), credit.text))
        found = disguises(typeset)
        if found:
            yield Fault((credit, Statement("; ".join(found), "look-alikes")), suggestion=clean(unmask(credit.text)))


def _as_typeset(names: Sequence[str], spaces: re.Match[str]) -> str:
    """A space as it is within a name, else a plain one: typesetters may put around a name what they like."""
    around = f"{spaces['before']} {spaces['behind']}"
    inside = around == around.strip() and any(around in name for name in names)
    return spaces[0].replace("\u00a0", " ") if inside else f"{spaces['before']} "


FIRES = (
    figure("A man walks.", "ЕPA/JANE DOE"),
    figure("A man walks.", "EPA/JANE\u200b DOE"),
    figure("A man walks.", "EPA/JANE  DOE"),
    figure("A man walks.", "EPA/JANE\u00a0 DOE"),
    figure("A man walks.", "ЕPA/JANE  DOE"),
)

SILENT = (
    figure("A man walks.", "EPA/JANE DOE"),
    figure("A man walks.", "Фото: Иван Петров/ТАСС"),
    figure("A man walks.", "写真：共同通信社"),
    figure("A man walks.", "Jane Doe/\u200bEPA"),
    figure("A man walks.", "©  Jane Doe  / AP"),
    figure("A man walks.", "Jane Doe /  (AP)"),
    figure("A man walks.", "Copyright\u00a0Jane Doe"),
    figure("A man walks.", "Copyright  Jane\u00a0Doe/AP"),
    figure("A man walks."),
)
