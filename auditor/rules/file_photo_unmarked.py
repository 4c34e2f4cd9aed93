"""An old photograph is shown as if it were of today.

Readers take the picture beside a report for a picture of what is reported. Where it is years older and nothing says so, they
are misled, and the agency that marked it as a file photo is ignored.

Add "file photo", or the date of the picture, to the caption.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from auditor.credit import read_credit
from auditor.dates import days
from auditor.examples import figure, file, page, says
from auditor.model import Fault, Figure, Page

SEVERITY = "note"
OPTIONS = {"days": 365}
_SAID = re.compile(
    r"\b(?:file|archi[vw]\w*|arkiv\w*|arkisto\w*|arquivo|fichier|arhiv\w*|arşiv\w*|архі?и?в\w*|αρχεί\w*|library|undated)\b"
    r"|資料|자료|档案|檔案|أرشيف|ארכיון",
    re.IGNORECASE,
)


def check(page: Page, options: dict[str, int]) -> Iterator[Fault]:
    """Yield a fault for a photograph older than the page by so many days whose texts name neither its year nor an archive."""
    published = days(page.published.text) if page.published else ()
    for shown in page.figures if published else ():
        dated = shown.embedded.date if shown.embedded else ()
        taken = [day for statement in dated for day in days(statement.text)]
        if taken and published[0] - max(taken) > dt.timedelta(days=options["days"]) and not _says_so(shown, max(taken).year):
            yield Fault((*shown.captions, *dated), figure=shown)


def _says_so(figure: Figure, year: int) -> bool:
    texts = [statement.text for statement in (*figure.captions, *figure.credits)]
    return any(_SAID.search(text) or str(year) in text or read_credit(text).role == "file" for text in texts)


def _dated(*figures: Figure) -> Page:
    return replace(page(*figures), published=says("meta article:published_time", "2025-03-04T10:00:00Z")[0])


_OLD = file(iim={"date": "20190304"})

FIRES = (_dated(figure("The minister speaks.", embedded=_OLD)), _dated(figure(embedded=_OLD)))

SILENT = (
    _dated(figure("The minister speaks.", embedded=file(iim={"date": "20250301"}))),
    _dated(figure("The minister speaks.", embedded=file(iim={"date": "20240304"}))),
    _dated(figure("The minister speaks in 2019.", embedded=_OLD)),
    _dated(figure("The minister in an undated photograph.", embedded=_OLD)),
    _dated(figure("The minister speaks.", "AP Photo/Jane Doe, File", embedded=_OLD)),
    _dated(figure("La ministra parla.", "Foto di repertorio/ANSA", embedded=_OLD)),
    _dated(figure("Die Ministerin. Archivfoto: Jane Doe", embedded=_OLD)),
    _dated(figure("Minister przemawia. Zdjęcie archiwalne", embedded=_OLD)),
    _dated(figure("Ministeri puhuu. Arkistokuva", embedded=_OLD)),
    _dated(figure("Міністр промовляє. Фото: архів", embedded=_OLD)),
    _dated(figure("The minister speaks.", embedded=file(iim={"date": "unknown"}))),
    _dated(figure("The minister speaks.")),
    page(figure("The minister speaks.", embedded=_OLD)),
)
