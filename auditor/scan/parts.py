"""The elements of text around a photograph, and what shows that one of them is about it."""

from collections.abc import Callable, Iterator
from itertools import islice

from auditor.scan.dom import Element
from auditor.scan.lines import is_line, split
from auditor.scan.photographs import Photograph
from auditor.scan.runs import names
from auditor.scan.signs import HEADINGS, leads_away
from auditor.scan.spacing import BREAKS, UNREAD
from auditor.scan.visible import pressed
from auditor.text import doubled, fold

LONGEST = 2_500  # characters of all text beside a photograph; what holds more is the article
SMALL = frozenset({"small", "em", "i", "cite", "figcaption"})
_LONGEST_BESIDE_A_CREDIT = 600
_MOST_PIECES = 40  # elements of one line that are looked at
_TELLING = frozenset({"caption", "credit"})
_KEPT_BACK = frozenset({"template", "noscript"})  # hold texts that a reader does not meet

Telling = Callable[[Element], bool]  # whether an element is about the photograph that it stands beside


def parts(scope: Element, inner: Element) -> Iterator[Element]:
    """The outermost elements of text in the scope, outside what was looked at."""
    waiting = [scope]
    while waiting:
        each = waiting.pop()
        if each is inner or (each.tag in UNREAD and each.tag not in _KEPT_BACK) or pressed(each):
            continue
        if _is_part(each, holds=each.holds(inner)):
            yield each
        else:
            waiting.extend(reversed(each.elements()))


def _is_part(element: Element, *, holds: bool) -> bool:
    """Whether an element is a text of its own; one that holds the photograph as well only where text stands right in it."""
    told = names(element)
    if not holds and (element.tag in SMALL or {"caption", "credit"} & told) and element.said:
        return True
    if element.has_own_text() and (not holds or element.tag in {"p", "figcaption", "figure"} or "caption" in told):
        return True
    return element.tag in BREAKS and _in_one_line(element) and _says_twice(element)


def _in_one_line(element: Element) -> bool:
    """Whether what an element holds runs on as one text, in pieces that are not called anything."""
    pieces = 0
    for each in islice(element.descendants(), _MOST_PIECES):
        if each.tag in BREAKS or not _TELLING.isdisjoint(names(each)):
            return False
        pieces += 1
    return pieces > 1


def _says_twice(part: Element) -> bool:
    """Whether what a reader meets in an element is the same text twice."""
    return bool(doubled(part.said)) and part.tag not in UNREAD and not part.holds_any(*UNREAD)


def telling(photograph: Photograph) -> Telling:
    """Whether a text beside this photograph is about it: by its name, as a credit line, or since the picture says the same."""
    attributes = [fold(photograph.element.get(name)) for name in ("alt", "title", "data-caption")]

    def tells(part: Element) -> bool:
        told = names(part)
        if "credit" in told or is_line(part.said):
            return True
        if "byline" in told or len(part.said) > LONGEST // 2 or in_link(part):
            return False
        if (part.has_own_text() or _in_one_line(part)) and _says_twice(part):
            return True
        if "caption" in told or (len(part.said) <= _LONGEST_BESIDE_A_CREDIT and split(part.said)[1]):
            return True
        return photograph.sure and (part.tag in SMALL or any(_repeats(attribute, fold(part.said)) for attribute in attributes))

    return tells


def anything(part: Element) -> bool:
    """Whether a text may be about a photograph that it shares a figure with: any but the headline of another article."""
    return not part.holds_any(*HEADINGS) or not in_link(part)


def by_name(part: Element) -> bool:
    """Whether a text is called a caption or a credit, or reads like a credit line."""
    named = bool({"caption", "credit"} & names(part)) or part.tag == "figcaption"
    return (named and not in_link(part)) or is_line(part.said)


def called_so(part: Element) -> bool:
    """Whether a text is called a caption or a credit, and nothing else."""
    return bool({"caption", "credit"} & names(part)) and not in_link(part)


def beside_a_credit(part: Element) -> bool:
    """Whether a text may be the caption of a photograph whose credit stands beside it."""
    return len(part.raw) < _LONGEST_BESIDE_A_CREDIT and not in_link(part)


def _repeats(attribute: str, text: str) -> bool:
    """Whether an attribute of the picture says what a text says, with a few words more perhaps."""
    return bool(text) and attribute.startswith(text) and len(text) * 5 >= len(attribute) * 3


def in_link(part: Element) -> bool:
    """Whether a text leads to another article: it is a teaser, not a caption."""
    if any(above.tag == "a" and leads_away(above) for above in (part, *part.ancestors())):
        return True
    if any(
        leads_away(link)
        for heading in part.find(*HEADINGS)
        for link in (*heading.find("a"), *heading.ancestors())
        if link.tag == "a"
    ):
        return True
    linked = sum(len(link.said) for link in part.find("a") if leads_away(link))
    return linked * 5 > 4 * len(part.said)
