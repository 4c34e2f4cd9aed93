"""A caption as a row of runs: pieces of text, each with the element that holds it and whether that is a credit's own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from auditor.model import Statement
from auditor.scan.dom import LONGEST, Element
from auditor.scan.lines import LONGEST_CREDIT, has_words, is_label, is_line, reads_like_one, split, without_label
from auditor.scan.spacing import BREAKS, UNREAD, joined, piece
from auditor.scan.visible import hides, pressed, spoken
from auditor.scan.words import kinds
from auditor.text import clean, near

_MOST_RUNS = 200  # a caption of more pieces is none that its pieces tell something about
_LONG_FOR_CREDIT = 60  # characters; what is longer may be a caption with its credit
_LOOSE = " \n|/–—-•·∙"  # what parts a caption from the credit behind it
_LABEL_BEHIND = re.compile(r"(?:^|(?<=[.!?…)|\n/–—-])\s?)([^\W\d_][\w ]{0,30}[:：])$")


@dataclass(slots=True)
class Run:
    """A piece of text; `credit` is the element that makes it a credit, None for caption text."""

    text: str
    element: Element
    credit: Element | None = None


def names(element: Element) -> frozenset[str]:
    """The kinds of things that an element says it is."""
    return kinds(element.names())


def place(element: Element) -> str:
    """An element as people write it: `figcaption`, `span.credit`."""
    first = element.get("class").split()
    return f"{element.tag}.{first[0][:60]}" if first and element.tag != "figcaption" else element.tag


def runs(part: Element, without: Element | None = None) -> list[Run]:
    """What a reader meets in an element, in order, without buttons and hidden texts; credits by their own elements marked."""
    found = list(_shortened(_walk(part, without), part))
    if len(found) <= _MOST_RUNS:
        if not any(run.credit for run in found):
            _mark_by_content(found, part)
        _mark_labels(found)
    return found


def _shortened(read: Iterator[Run], part: Element) -> Iterator[Run]:
    """The runs of the first `LONGEST` characters; what is cut off is reported."""
    left = LONGEST
    for run in read:
        length = len(run.text)
        run.text = run.text[:left]
        yield run
        left -= length
        if left < 0:
            part.document.cut_text(part)
            return


def caption(found: Sequence[Run]) -> str:
    """The text of the runs that are no credit, nor the label of one at their end."""
    text = joined(run.text for run in found if run.credit is None).strip(_LOOSE)[:LONGEST]
    label = _LABEL_BEHIND.search(text) if any(run.credit for run in found) else None
    return text[: label.start()].rstrip(_LOOSE) if label and is_label(label[1]) else text


def credits_of(found: Sequence[Run]) -> Iterator[Statement]:
    """Each row of credit runs as one statement."""
    for marked, group in groupby(found, key=lambda run: run.credit is not None):
        row = list(group)
        text = joined(run.text for run in row)[:LONGEST_CREDIT] if marked else ""
        if text and not (text[-1] in ":：" and is_label(text)):
            holder = row[0].credit or row[0].element
            yield Statement(text, place(holder), holder.line, holder.column)


def credit_line(part: Element) -> str:
    """The text of a credit's own element without the buttons in it; all of it where only those name anybody."""
    text = joined(run.text for run in islice(_walk(part, None), _MOST_RUNS))
    return text if has_words(text) and not is_label(clean(text)) else part.said


def is_credit(element: Element) -> bool:
    """Whether an element is a credit's own by what it is called."""
    told = names(element)
    if not {"credit", "byline"} & told or len(element.raw) > 2 * LONGEST_CREDIT or _more_than_credit(element):
        return False
    inner = [names(each) for each in element.descendants() if has_words(each.said) and not is_label(each.said)]
    if any("caption" in each and not {"credit", "byline"} & each for each in inner):
        return False
    if "caption" not in told:
        return True
    called_caption = any("caption" in kinds(name) and "credit" not in kinds(name) for name in element.get("class").split())
    if any("credit" in each for each in inner):
        return False
    return not called_caption or reads_like_one(element.said)


def _more_than_credit(element: Element) -> bool:
    """Whether a caption, with or without its credit, stands in an element that is named after the credit.

    A short one with a link to a licence (HTML's rel=license) is a credit, whatever it says.
    """
    text = element.said
    if len(text) <= _LONG_FOR_CREDIT or is_line(text) or reads_like_one(text):
        return False
    return len(text) > LONGEST_CREDIT or not any("license" in link.get("rel").split() for link in element.find("a"))


def _walk(part: Element, without: Element | None) -> Iterator[Run]:
    waiting: list[tuple[Element | str, Element, Element | None]] = [(child, part, None) for child in reversed(part.children)]
    while waiting:
        child, holder, credit = waiting.pop()
        if isinstance(child, str):
            text = child if child == "\n" else piece(child)
            if text and not spoken(clean(text)):
                yield Run(text, holder, credit)
        elif child.tag == "br":
            yield Run("\n", holder, credit)
        elif child is not without and child.tag not in UNREAD and not pressed(child) and not hides(child):
            own = credit or (child if is_credit(child) else None)
            edge: list[tuple[Element | str, Element, Element | None]] = [("\n", holder, own)] if child.tag in BREAKS else []
            waiting.extend([*edge, *((each, child, own) for each in reversed(child.children)), *edge])


def _mark_labels(found: list[Run]) -> None:
    """A label says where its credit stands, whichever of them has the element."""
    for index, run in enumerate(found):
        if not clean(run.text):
            continue
        rest = [each for each in found[index + 1 :] if each.credit is None or each.credit is not run.credit]
        if run.credit is None:
            _announce(run, rest)
        elif is_label(clean("".join(each.text for each in found if each.credit is run.credit))):
            _follow(rest, run.credit)


def _announce(label: Run, rest: list[Run]) -> None:
    """Leave out a label whose credit, right behind it, has an element of its own: it is no text of the caption."""
    behind = next((each for each in rest if clean(each.text)), None)
    if behind is not None and behind.credit is not None and is_label(clean(label.text)):
        label.text = " "


def _follow(rest: list[Run], credit: Element) -> None:
    """Make what stands behind a label, on the same line, a part of its credit."""
    for each in rest:
        if each.text == "\n" or len(each.text) > LONGEST_CREDIT:
            return
        each.credit = credit


def _mark_by_content(found: list[Run], part: Element) -> None:
    """An element of its own that begins with a label, else the last one where it reads like a credit line."""
    told = [run for run in found if clean(run.text)]
    whole = clean("".join(run.text for run in told)[:LONGEST])
    lines: dict[Element, str] = {}
    for holder in dict.fromkeys(run.element for run in told):
        text = clean(joined(run.text for run in told if holder.holds(run.element)))
        if holder is not part and len(text) < LONGEST_CREDIT and text != whole and is_line(text) and not _copied(text, whole):
            lines[holder] = text
    printed = split(whole)[1] if lines else ()
    if not all(_is_piece(text, printed) for text in lines.values()):
        for holder in lines:
            _mark(found, holder)
    if told and not any(run.credit for run in told):
        last = _own_block(told[-1].element, part)
        text = clean(joined(run.text for run in told if last.holds(run.element)))
        if last is not part and last.tag != "a" and text != whole and reads_like_one(text) and not _copied(text, whole):
            _mark(found, last)


def _is_piece(text: str, printed: Sequence[str]) -> bool:
    """Whether an element is only a piece of a credit that begins before it, such as a linked name."""
    return without_label(text) == text and any(
        text in line and len(text) < len(without_label(line)) < len(line) for line in printed
    )


def _copied(text: str, whole: str) -> bool:
    """Whether an element only says again what stands before it: the copy of a caption, not its credit."""
    return near(text, whole.removesuffix(text))


def _own_block(element: Element, part: Element) -> Element:
    """The outermost element around the last run that does not hold everything else."""
    while element.parent is not None and element is not part and element.parent is not part:
        if element.parent.said != element.said:
            break
        element = element.parent
    return element


def _mark(found: list[Run], holder: Element) -> None:
    for run in found:
        if holder.holds(run.element):
            run.credit = holder
