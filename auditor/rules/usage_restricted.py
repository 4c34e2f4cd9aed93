"""The file sets limits to the use of the photograph.

Agencies write into the file where and how long a picture may be used: no archive, not in certain countries, not before a
certain hour. What is in the way of this page is in the way of its archive too.

Read the instructions. Take the picture down where they exclude this use, and note the limit in the picture system.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from auditor.dates import days
from auditor.examples import figure, file, page, says
from auditor.model import Embedded, Fault, Page, Statement

SEVERITY = "warning"
_LONGEST = 2000  # letters of an instruction that are looked at
_LIMITS = re.compile(
    r"\bno\s(?:archiv\w{1,6}|internet|online|web|resales?|reuse)\b|(?<!\bno\s)\bembargo(?:ed|ed\suntil)?\b(?!:?\s?(?:none|no)\b)"
    # UNITED KINGDOM OUT, Mags Out; but not: the terms that are set out below
    r"|(?-i:\b[A-Z]{2,20}\sOUT\b)|(?-i:(?:^|[;,./–-]\s?)[A-Z][a-z]{2,20}\s[Oo]ut(?=\s*(?:$|[;,./–-])))"
    r"|\bone[- ]time\suse\b|\bnot\sfor\s(?:use|publication)\s(?:in|before|after)\b"
    r"|\b(?:nicht\sarchivieren|archivierung\s(?:nicht|untersagt|verboten)|sperrfrist|pas\sd.archivage|sans\sarchivage|niet\sarchiveren)\b",
    re.IGNORECASE,
)


def check(page: Page) -> Iterator[Fault]:
    """Yield a fault for a photograph whose terms name a limit in time, place or kind of use, or a later first day of use."""
    for shown in page.figures:
        limits = (*_limits(shown.embedded), *_too_early(shown.embedded, page)) if shown.embedded else ()
        if limits:
            yield Fault(limits, figure=shown)


def _limits(embedded: Embedded) -> Iterator[Statement]:
    told = (*embedded.instructions, *embedded.usage_terms)
    yield from (said for said in told if _LIMITS.search(said.text[:_LONGEST]))


def _too_early(embedded: Embedded, page: Page) -> Iterator[Statement]:
    """The first day on which the supplier allows the use, where the page is older."""
    published = days(page.published.text) if page.published else ()
    if published:
        yield from (said for said in embedded.release_date if any(day > published[0] for day in days(said.text)))


def _instructed(instructions: str) -> Page:
    return page(figure("A man walks.", embedded=file(iim={"instructions": instructions})))


def _released(day: str, published: str | None = "2025-03-04") -> Page:
    article = page(figure("A man walks.", embedded=file(more={"release_date": says("IIM 2:30", day)})))
    return replace(article, published=says("meta", published)[0]) if published else article


FIRES = (
    _instructed("NO SALES, NO ARCHIVES"),
    _instructed("UNITED KINGDOM OUT"),
    _instructed("No sales; Mags Out"),
    _instructed("EMBARGOED until 6 pm"),
    _instructed("Archivierung nicht gestattet"),
    page(figure("A man walks.", embedded=file(more={"usage_terms": says("XMP xmpRights:UsageTerms", "One-time use only")}))),
    _released("20250306"),
)

SILENT = (
    _instructed("Editorial use only"),
    _instructed("Use is subject to the terms set out in the agreement. Find out more"),
    _instructed("Embargo: none"),
    _released("20250304"),
    _released("20250306", None),
    page(figure("A man walks.", embedded=file()), figure("A man walks.")),
)
