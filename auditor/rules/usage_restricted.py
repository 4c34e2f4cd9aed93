"""The file sets limits to the use of the photograph.

Agencies write into the file where and how long a picture may be used: no archive, not in certain countries, not before a
certain hour. What is in the way of this page is in the way of its archive too.

Read the instructions. Take the picture down where they exclude this use, and note the limit in the picture system.
"""

import re
from collections.abc import Iterator

from auditor.examples import figure, file
from auditor.model import Fault, Figure

SEVERITY = "warning"
_LONGEST = 2000  # letters of an instruction that are looked at
_LIMITS = re.compile(
    r"\bno\s(?:archiv(?:e|es|ing)|internet|online|web|resales?|reuse)\b|\bembargo(?:ed)?\b|\b[a-z]{2,20}\sout\b"
    r"|\bone[- ]time\suse\b|\bnot\sfor\s(?:use|publication)\s(?:in|before|after)\b|\bnicht\sarchivieren\b|\bsperrfrist\b",
    re.IGNORECASE,
)


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault where the instructions or usage terms name a limit in time, place or kind of use."""
    if figure.embedded is None:
        return
    told = (*figure.embedded.instructions, *figure.embedded.usage_terms)
    limits = tuple(said for said in told if _LIMITS.search(said.text[:_LONGEST]))
    if limits:
        yield Fault(limits)


FIRES = (
    figure("A man walks.", embedded=file(iim={"instructions": "NO SALES, NO ARCHIVES"})),
    figure("A man walks.", embedded=file(xmp={"instructions": "UNITED KINGDOM OUT"})),
    figure("A man walks.", embedded=file(xmp={"instructions": "EMBARGOED until 6 pm"})),
)

SILENT = (
    figure("A man walks.", embedded=file(iim={"instructions": "Editorial use only"})),
    figure("A man walks.", embedded=file()),
    figure("A man walks."),
)
