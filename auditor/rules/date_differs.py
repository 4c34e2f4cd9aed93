"""The caption gives another date than the file.

A wrong day, or last year's, makes a picture prove what it does not show, and it is copied from the caption into every later
use.

Look at the agency's caption in the file, and correct the date. Where the file is wrong, correct it in the picture system.
"""

import datetime as dt
from collections.abc import Iterator

from auditor.dates import days
from auditor.examples import figure, file
from auditor.model import Fault, Figure, Statement
from auditor.text import near

SEVERITY = "warning"
_SLACK = dt.timedelta(days=2)  # time zones, and events that pass midnight
_SLIP = dt.timedelta(days=31)  # a day or a month mistaken; beyond it the caption tells of something else, or of another year
_YEARS = 3


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for a caption whose one full date is near the file's, but is not it: mistaken, not another event."""
    if figure.embedded is None:
        return
    for caption in figure.captions:
        told = days(caption.text)
        dated = [*_same_text(caption, figure), *figure.embedded.date] if len(told) == 1 else []
        known = [(statement, day) for statement in dated for day in days(statement.text)]
        if not any(abs(day - told[0]) <= _SLACK for _, day in known):
            mistaken = tuple(statement for statement, day in known if _is_slip(told[0], day))
            if mistaken:
                yield Fault((caption, *dict.fromkeys(mistaken)))


def _same_text(caption: Statement, figure: Figure) -> list[Statement]:
    """The file's captions, where they are the text that is printed."""
    told = figure.embedded.caption if figure.embedded else ()
    return [statement for statement in told if near(statement.text, caption.text)]


def _is_slip(told: dt.date, known: dt.date) -> bool:
    same_day = (told.month, told.day) == (known.month, known.day)
    return abs(told - known) <= _SLIP or (same_day and abs(told.year - known.year) <= _YEARS)


FIRES = (
    figure("Rescuers search the river, 12 March 2025.", embedded=file(iim={"date": "20250321"})),
    figure("Rescuers search the river, 3 January 2024.", embedded=file(exif={"date": "2025:01:03 10:00:00"})),
    figure("Rescuers search the river, 3 January 2022.", embedded=file(exif={"date": "2025:01:03 10:00:00"})),
    figure("Rescuers search the river, 3 March 2025.", embedded=file(iim={"date": "20250403"})),
    figure(
        "Rescuers search the river in the old town, 3 March 2025.",
        embedded=file(iim={"caption": "Rescuers search the river in the old town, 13 March 2025."}),
    ),
)

SILENT = (
    figure("Rescuers search the river, 3 March 2025.", embedded=file(iim={"date": "20250304"})),
    figure("Rescuers search the river, 3 March 2025.", embedded=file(iim={"date": "20250305"})),
    figure("Rescuers search the river, 4 March 2011.", embedded=file(iim={"date": "20250304"})),
    figure("Rescuers search the river, 25 January 2024.", embedded=file(iim={"date": "20250304"})),
    figure(
        "Rescuers search the river in the old town, 3 March 2025.",
        embedded=file(iim={"caption": "A minister speaks to reporters, 13 March 2025."}),
    ),
    figure("Rescuers search the river.", embedded=file(iim={"date": "20250304"})),
    figure("The square where the rising began on 25 January 2011.", embedded=file(iim={"date": "20250304"})),
    figure("From 3 March 2025 to 9 March 2025.", embedded=file(iim={"date": "20250321"})),
    figure("Rescuers search the river, 3 March 2025.", embedded=file()),
    figure("Rescuers search the river, 3 March 2025."),
)
