"""The caption is cut off.

A sentence that stops in the middle leaves readers guessing, and it is most often the credit, at the end, that went missing.

Print the whole caption, as the file or the other field has it; the field between is too short.
"""

from collections.abc import Iterator

from auditor.examples import figure, file, says
from auditor.model import Fault, Figure, Statement
from auditor.text import LONG, words

SEVERITY = "note"
_ELLIPSIS = ("…", "...")
_ENDS = tuple('.!?。！？।؟”"»)]）」』:')


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for each caption that ends in dots, or that a longer text in file or fields goes on from."""
    told = (*(figure.embedded.caption if figure.embedded else ()), *figure.structured)
    for caption in figure.captions:
        whole = next((statement for statement in told if _goes_on(caption.text, statement)), None)
        if whole:
            yield Fault((caption, whole), suggestion=whole.text)
        elif caption.text.rstrip().endswith(_ELLIPSIS) and len(words(caption.text)) >= LONG:
            yield Fault((caption,))


def _goes_on(caption: str, statement: Statement) -> bool:
    """Whether a statement begins with the caption, which stops in mid sentence, and goes on."""
    short = caption.rstrip().rstrip(".…").rstrip()
    if caption.rstrip().endswith(_ENDS) and not caption.rstrip().endswith(_ELLIPSIS):
        return False
    shown, full = [word.folded for word in words(short)], [word.folded for word in words(statement.text)]
    if not LONG <= len(shown) < len(full):
        return False
    *begin, last = shown
    return full[: len(begin)] == begin and full[len(begin)].startswith(last)


FIRES = (
    figure("Rescuers search the river for two people who..."),
    figure(
        "Rescuers search the river for two people who were in the wa",
        embedded=file(iim={"caption": "Rescuers search the river for two people who were in the water. EPA/JANE DOE"}),
    ),
    figure(
        "Rescuers search the river for two people who...",
        structured=says("JSON-LD caption", "Rescuers search the river for two people who were in the water."),
    ),
    figure(
        "Rescuers look for the crew of Apollo X",
        structured=says("JSON-LD caption", "Rescuers look for the crew of Apollo XI in the ocean."),
    ),
)

SILENT = (
    figure("Rescuers search the river for two people…"),
    figure(
        "Rescuers search the river for two people who",
        structured=says("JSON-LD caption", "Rescuers search the river for two people who"),
    ),
    figure(
        "Divers search the river for two people who",
        structured=says("JSON-LD caption", "Rescuers look for two people in boats who were lost"),
    ),
    figure("Rescuers search the river for two people who were in the water"),
    figure("And then...", structured=says("JSON-LD caption", "And then it rained for two days and two nights.")),
    figure(
        "Rescuers search the river for two people on Monday.",
        embedded=file(iim={"caption": "Rescuers search the river for two people on Monday. The flood came at night."}),
    ),
    figure(
        "Rescuers search the river for two people in the village",
        embedded=file(iim={"caption": "Rescuers search the river for two people in the town far away from the sea."}),
    ),
)
