"""Which texts belong to which photograph: those in its figure, else those beside it that say so or look like it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice, takewhile

from auditor.scan.article import Article
from auditor.scan.dom import Element
from auditor.scan.lines import is_line, split
from auditor.scan.photographs import Photograph
from auditor.scan.runs import names
from auditor.scan.signs import leads_away
from auditor.scan.spacing import BREAKS, UNREAD
from auditor.scan.texts import Texts
from auditor.scan.visible import pressed, unseen
from auditor.text import doubled, fold, near

_HIGHEST = 8  # levels above a photograph that may hold its caption
_MOST_TOGETHER = 30  # photographs that one text may be about
_MOST_PIECES = 40  # elements of one line that are looked at
_NEAR = 3  # levels above a photograph that may name its description
_FOLLOWING = 2  # elements behind a photograph, in the midst of the article, that may be its caption
_LONGEST = 2_500  # characters of all text beside a photograph; what holds more is the article
_LONGEST_BESIDE_A_CREDIT = 600
_OPENING, _OPENS = 40, 12  # characters at the beginning of a text, and of those, letters that a copy has as well
_SHORT = 200  # characters that may stand beside a heading before it is the heading of something else
_HEADINGS = ("h1", "h2", "h3", "h4")
_SMALL = frozenset({"small", "em", "i", "cite", "figcaption"})
_TELLING = frozenset({"caption", "credit"})
_KEPT_BACK = frozenset({"template", "noscript"})  # hold texts that a reader does not meet
_MOST_COPIES = 4  # of a photograph whose texts are read
_TOP = frozenset({"html", "body", "main"})

Crowd = Counter[Element]  # how many photographs an element holds
Telling = Callable[[Element], bool]  # whether an element is about the photograph that it stands beside


def crowded(photographs: Iterable[Photograph]) -> Crowd:
    """How many photographs each element of the page holds."""
    return Counter(above for photograph in photographs for above in (photograph.element, *photograph.element.ancestors()))


def texts(photograph: Photograph, article: Article, crowd: Crowd) -> Texts:
    """All texts about a photograph: captions, credits, and what a reader does not meet."""
    found = Texts(photograph.element)
    inner = photograph.element
    figure = _figure(inner, crowd)
    if figure is not None:
        _read(figure, inner, found, _any if photograph.sure else _by_name)
        found.take_credits_out(has_caption=bool(figure.find("figcaption")))
        inner = figure
    if not found.captions and not any(said.place.startswith("figcaption") for said in found.credits):
        _beside(inner, photograph, article, crowd, found)
    if found.captions:
        _repeated(inner, article, crowd, found)
    else:
        _described(photograph.element, found)
    if not found.captions and not found.credits:
        _shared(photograph.element, crowd, found)
    found.settle(from_attributes=photograph.sure or photograph.moving)
    for copy in photograph.copies[:_MOST_COPIES]:
        if copy.element is not photograph.element and unseen(copy.element):
            _read_copy(copy.element, found)
    return found


def _repeated(inner: Element, article: Article, crowd: Crowd, found: Texts) -> None:
    """Take what stands beside a captioned photograph and says the same once more."""
    for above in islice(inner.ancestors(), _NEAR):
        if _too_much(above, article, crowd):
            break
        _read(above, inner, found, partial(_says_again, found))
        inner = above
    behind = inner.behind()
    if behind is not None and behind not in found.read and _says_again(found, behind):
        found.add(behind)


def _says_again(found: Texts, part: Element) -> bool:
    """Whether an element that is called a caption, not a paragraph of the article, is a copy of one."""
    called_so = part.tag in _SMALL or "caption" in names(part)
    if not called_so or len(part.raw) > _LONGEST or _has_its_own_picture(part, found.image):
        return False
    opening = fold(part.said[:_OPENING])
    return any(fold(said.text[:_OPENING])[:_OPENS] == opening[:_OPENS] and near(said.text, part.said) for said in found.captions)


def _has_its_own_picture(part: Element, image: Element) -> bool:
    """Whether an element stands with another picture, or with this one shown once more."""
    for each in (part, *part.ancestors()):
        if each.holds(image):
            return False
        if each.holds_any("img"):
            return True
    return False


def _read_copy(image: Element, found: Texts) -> None:
    """Keep what is said beside a copy that is shown only when it is asked for."""
    around = [above for above in islice(image.ancestors(), _NEAR) if above.tag not in _TOP and len(above.raw) <= _LONGEST]
    if around:
        other = Texts(image, read=found.read)
        _read(around[-1], image, other, _by_name)
        found.add_hidden(other)


def _shared(image: Element, crowd: Crowd, found: Texts) -> None:
    """Keep what stands beside several photographs at once: the caption of the slide that is shown, or one for a pair."""
    above = next((each for each in image.ancestors() if crowd[each] > 1 or each.tag in _TOP), None)
    for _ in range(_NEAR):
        if above is None or above.tag in _TOP or crowd[above] > _MOST_TOGETHER or len(above.raw) > _LONGEST:
            return
        for beside in above.elements():
            if not crowd[beside]:
                other = Texts(image, read=found.read)
                _read(beside, image, other, _by_name)
                found.add_hidden(other)
        above = above.parent


def _described(image: Element, found: Texts) -> None:
    """Take the element that a picture, or what holds it, says describes it (WAI-ARIA)."""
    for each in (image, *islice(image.ancestors(), _NEAR)):
        for name in each.get("aria-describedby").split()[:_NEAR]:
            described = image.document.by_id(name)
            if described is not None and described not in found.read and not described.holds(image):
                found.add(described)


def _figure(image: Element, crowd: Crowd) -> Element | None:
    """The outermost figure that holds this photograph and no other one."""
    found = None
    for above in image.ancestors():
        if above.tag in _TOP or crowd[above] > 1 or (found is not None and _shows_another(above, found)):
            break
        if above.tag == "figure" or above.get("role") == "figure":
            found = above
    return found


def _shows_another(above: Element, figure: Element) -> bool:
    """Whether a second figure with a picture of its own, the same one perhaps, stands beside a figure."""
    others = (each for each in above.find("figure") if not figure.holds(each) and not each.holds(figure))
    return any(each.holds_any("img") and not unseen(each) for each in others)


def _beside(inner: Element, photograph: Photograph, article: Article, crowd: Crowd, found: Texts) -> None:
    """Look around the photograph, level by level, until a caption is found or the article begins."""
    telling = _telling(photograph)
    for level, above in enumerate(inner.ancestors()):
        if level >= _HIGHEST or _too_much(above, article, crowd):
            _following(inner, found, telling)
            return
        _read(above, inner, found, _any if photograph.sure and "photograph" in names(above) else telling)
        if found.credits and not found.captions:
            _read(above, inner, found, _beside_a_credit)
        if found.captions:
            return
        inner = above


def _too_much(above: Element, article: Article, crowd: Crowd) -> bool:
    """Whether an element holds more than this photograph and its texts."""
    if above.tag in _TOP or above is article.text or above is article.holder or crowd[above] > 1:
        return True
    length = len(above.raw)
    if length > _LONGEST or (article.headline is not None and above.holds(article.headline)):
        return True
    return any(length > 2 * len(each.raw.strip()) + _SHORT or _in_link(each) for each in above.find(*_HEADINGS))


def _following(inner: Element, found: Texts, telling: Telling) -> None:
    """Take the elements right behind a photograph, in the midst of the article, that say they are its caption."""
    behind = inner.behind()
    for _ in range(_FOLLOWING):
        if behind is None or behind.tag in _HEADINGS or len(behind.raw) > _LONGEST or behind.holds_any("img"):
            return
        if behind.tag in UNREAD:
            behind = behind.behind()
            continue
        parts = list(_parts(behind, inner)) or [behind]
        called = list(takewhile(_called_so, parts))
        if all(telling(part) for part in parts) or (not called and telling(behind)):
            found.add(behind)
        elif behind.said:
            for part in called:
                found.add(part)
            return
        behind = behind.behind()


def _read(scope: Element, inner: Element, found: Texts, telling: Telling) -> None:
    for part in _parts(scope, inner):
        if part not in found.read and telling(part):
            found.add(part, inner)


def _parts(scope: Element, inner: Element) -> Iterator[Element]:
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
    if not holds and (element.tag in _SMALL or {"caption", "credit"} & told) and element.said:
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


def _telling(photograph: Photograph) -> Telling:
    """Whether a text beside this photograph is about it: by its name, as a credit line, or since the picture says the same."""
    attributes = [fold(photograph.element.get(name)) for name in ("alt", "title", "data-caption")]

    def telling(part: Element) -> bool:
        told = names(part)
        if "credit" in told or is_line(part.said):
            return True
        if "byline" in told or len(part.said) > _LONGEST // 2 or _in_link(part):
            return False
        if (part.has_own_text() or _in_one_line(part)) and _says_twice(part):
            return True
        if "caption" in told or (len(part.said) <= _LONGEST_BESIDE_A_CREDIT and split(part.said)[1]):
            return True
        return photograph.sure and (part.tag in _SMALL or any(_repeats(attribute, fold(part.said)) for attribute in attributes))

    return telling


def _any(part: Element) -> bool:
    return not part.holds_any(*_HEADINGS) or not _in_link(part)


def _by_name(part: Element) -> bool:
    named = bool({"caption", "credit"} & names(part)) or part.tag == "figcaption"
    return (named and not _in_link(part)) or is_line(part.said)


def _called_so(part: Element) -> bool:
    """Whether a text is called a caption or a credit, and nothing else."""
    return bool({"caption", "credit"} & names(part)) and not _in_link(part)


def _beside_a_credit(part: Element) -> bool:
    return len(part.raw) < _LONGEST_BESIDE_A_CREDIT and not _in_link(part)


def _repeats(attribute: str, text: str) -> bool:
    """Whether an attribute of the picture says what a text says, with a few words more perhaps."""
    return bool(text) and attribute.startswith(text) and len(text) * 5 >= len(attribute) * 3


def _in_link(part: Element) -> bool:
    """Whether a text leads to another article: it is a teaser, not a caption."""
    if any(above.tag == "a" and leads_away(above) for above in (part, *part.ancestors())):
        return True
    if any(
        leads_away(link)
        for heading in part.find(*_HEADINGS)
        for link in (*heading.find("a"), *heading.ancestors())
        if link.tag == "a"
    ):
        return True
    linked = sum(len(link.said) for link in part.find("a") if leads_away(link))
    return linked * 5 > 4 * len(part.said)
