"""The credit is not what it looks like.

A letter of another alphabet, a character that nobody sees or a stray space stands in the name. To the eye it is right; a search
for the name does not find it, and neither does the agency's own check of who prints its pictures.

Type the credit again, by hand, and see where the field takes its text from.
"""

import re
from collections.abc import Iterator

from auditor.credit import disguises
from auditor.credit.disguise import unmask
from auditor.examples import figure
from auditor.model import Fault, Figure, Statement
from auditor.text import clean

SEVERITY = "warning"
# Spaces that typesetters put in: no-break spaces, and more than one beside a sign such as ©, a slash or a bar.
_TYPESET = re.compile(r"[ \u00a0]{1,20}(?=[^\w\s])|(?<=[^\w\s])[ \u00a0]{1,20}|\u00a0")


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for each printed credit that holds something else than what is seen."""
    for credit in figure.credits:
        found = disguises(_TYPESET.sub(" ", credit.text))
        if found:
            yield Fault((credit, Statement("; ".join(found), "look-alikes")), suggestion=clean(unmask(credit.text)))


FIRES = (
    figure("A man walks.", "ЕPA/JANE DOE"),
    figure("A man walks.", "EPA/JANE\u200b DOE"),
    figure("A man walks.", "EPA/JANE  DOE"),
)

SILENT = (
    figure("A man walks.", "EPA/JANE DOE"),
    figure("A man walks.", "Фото: Иван Петров/ТАСС"),
    figure("A man walks.", "写真：共同通信社"),
    figure("A man walks.", "©  Jane Doe  / AP"),
    figure("A man walks.", "Copyright\u00a0Jane Doe"),
    figure("A man walks."),
)
