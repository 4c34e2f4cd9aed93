"""The credit that the supplier demands is not printed.

The file says "mandatory credit": whoever leaves it out breaks the terms on which the picture was given.

Print the credit as the file demands it, and carry the demand over into the picture system.
"""

import re
from collections.abc import Iterator

from auditor.credit import read_credit
from auditor.examples import figure, file
from auditor.model import Fault, Figure, Statement
from auditor.text import fold

SEVERITY = "error"
_LONGEST = 4000  # letters of an instruction that are looked at
_DEMAND = re.compile(
    r"(?:(?:mandatory|obligatory|must)\s(?:photo\s)?credit|(?:cr[eé]dit\w?|mention)\s(?:photo\s)?ob+ligat[oó]\w{1,4}"
    r"|pflichtnennung|pflichtangabe|verplichte\snaamsvermelding)\s?[:\-]?\s?(?:[\"“”'«„](?P<quoted>[^\"“”'»]{2,150})[\"“”'»]|(?P<plain>(?:[^.;\n\"“”]|\.(?=\w)){2,100}))",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s[-–—]\s|[;,]\s+(?=NO\b|RESTRICTED\b|EDITORIAL\b)")


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault where instructions or caption of the file demand a credit whose names do not stand beside the picture."""
    if figure.embedded is None:
        return
    for said in (*figure.embedded.instructions, *figure.embedded.usage_terms, *figure.embedded.caption):
        demanded = _demanded(said)
        if demanded and not _stands(demanded, figure):
            yield Fault((said, *figure.credits), suggestion=demanded)
            return


def _demanded(said: Statement) -> str:
    match = _DEMAND.search(said.text[:_LONGEST])
    return _DASH.split(match["quoted"] or match["plain"])[0].strip() if match else ""


def _stands(demanded: str, figure: Figure) -> bool:
    """Whether everybody whom the demanded line names is named in print, agencies by any of their names."""
    asked = read_credit(demanded)
    shown = {agency for credit in figure.credits for agency in read_credit(credit.text).agencies}
    named = (*(name.split()[-1] for name in asked.creators), *asked.organisations, *(set(asked.agencies) - shown))
    printed = fold(" ".join(statement.text for statement in (*figure.captions, *figure.credits)))
    return all(fold(name) in printed for name in named)


_DEMANDED = file(iim={"instructions": 'EDITORIAL USE ONLY - MANDATORY CREDIT "AFP PHOTO / MINISTRY OF CULTURE" - NO MARKETING'})

FIRES = (
    figure("A dig.", "AFP", embedded=_DEMANDED),
    figure("A dig.", embedded=_DEMANDED),
    figure("A dig.", "Jane Doe", embedded=file(xmp={"instructions": "Mandatory credit: Doe Archive; no resale"})),
    figure("A dig.", "Mark Jones", embedded=file(xmp={"instructions": "Crédit obligatoire : Jane Doe / AFP"})),
)

SILENT = (
    figure("A dig.", "AFP / Ministry of Culture", embedded=_DEMANDED),
    figure("A dig.", ("AFP / Ministry of", "Culture"), embedded=_DEMANDED),
    figure("A dig. Photo: Ministry of Culture/AFP", embedded=_DEMANDED),
    figure("A dig.", "doe / Fotolia", embedded=file(iim={"instructions": "Mandatory Credit: doe © www.fotolia.de"})),
    figure("Jane Doe at a dig.", "Getty", embedded=file(iim={"instructions": "Mandatory Credit: Jane Doe/Getty Images"})),
    figure("A dig.", "J. Doe/AFP", embedded=file(iim={"instructions": "Mandatory Credit: Jane Doe/AFP"})),
    figure("A dig.", "AFP", embedded=file(iim={"instructions": "Editorial use only"})),
    figure("A dig.", "AFP"),
)
