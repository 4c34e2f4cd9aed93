"""The caption says the same thing twice in a row.

A reader meets the whole text again, a screen reader speaks it again, and the photographer's credit stands there twice. Most
often two fields of the picture, its description and its caption, are printed into one place.

Print the caption once. Then look at the template or the media item: where the description field still holds the agency's
text, the same will happen on the next page that uses the picture.
"""

from collections.abc import Iterator

from auditor.credit import read_caption
from auditor.examples import figure, file, says
from auditor.model import Fault, Figure, Statement
from auditor.text import clean, doubled, fold

SEVERITY = "error"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield one fault a caption that is its own copy, its credits counted or left out."""
    for caption in figure.captions:
        taken_apart = read_caption(caption.text)
        copies = doubled(caption.text) or doubled(taken_apart.caption)
        if copies:
            credit = [span.text for span in taken_apart.credits if not any(span.text in copy for copy in copies)][-1:]
            shown = tuple(Statement(copy, caption.place, caption.line, caption.column) for copy in copies)
            once = max(copies[::-1], key=lambda copy: len(clean(copy)))
            yield Fault((*shown, *_origins(copies, figure)), suggestion=clean(" ".join((once, *credit))))


def _origins(copies: tuple[str, ...], figure: Figure) -> Iterator[Statement]:
    """The fields of page and file that hold a copy, its spaces and quotes aside: where the second text came from."""
    told = (*(figure.embedded.caption if figure.embedded else ()), *filter(None, (figure.alt,)), *figure.structured)
    for copy in dict.fromkeys(map(fold, copies)):
        yield from (statement for statement in told if fold(statement.text) == copy)


_MARKET = "A vendor arranges fruit at a market in Bangkok, 3 March 2025.  Prices rose.  EPA/NARONG SANGNAK"
_CLEANED = "A vendor arranges fruit at a market in Bangkok, 3 March 2025. Prices rose. EPA/NARONG SANGNAK"

FIRES = (
    figure(f"{_MARKET} {_CLEANED}", embedded=file(iim={"caption": _MARKET})),
    figure(f"{_MARKET} {_CLEANED}", embedded=file(iim={"caption": "Another text"}), alt=_CLEANED),
    figure(" ".join(["Rescuers search the “Old River” on Monday."] * 2), alt='Rescuers search the "Old  River" on Monday.'),
    figure(" ".join([_CLEANED] * 3)),
    figure(f"{_CLEANED}\n{_CLEANED}"),
    figure("Delegates meet in Geneva on Monday. Delegates meet in Geneva on Monday. (Photo: Jane Doe/AP)"),
    figure("Foto: Jane Doe/AP\nDelegates meet in Geneva on Monday. Delegates meet in Geneva on Monday. (Foto: Jane Doe/AP)"),
    figure("Delegates meet in Geneva on Monday for more talks. Delegates meet in Geneva on Monday for…"),
    figure("首相が東京で記者会見した 首相が東京で記者会見した"),
)

SILENT = (
    figure(_CLEANED),
    figure("New York, New York"),
    figure("The crowd sings “You'll never walk alone, you'll never walk alone” before the match in Liverpool."),
    figure(_CLEANED, alt=_MARKET),
    figure(_CLEANED, hidden=says("template", _CLEANED)),
)
