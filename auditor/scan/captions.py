"""Which texts belong to which photograph: those in its figure, else those beside it that say so or look like it."""

from collections import Counter
from collections.abc import Iterable
from functools import partial
from itertools import islice, takewhile

from auditor.scan.article import Article
from auditor.scan.dom import Element
from auditor.scan.lines import reads_like_one
from auditor.scan.parts import LONGEST, SMALL, Telling, anything, beside_a_credit, by_name, called_so, in_link, parts, telling
from auditor.scan.photographs import Photograph
from auditor.scan.runs import names
from auditor.scan.spacing import UNREAD
from auditor.scan.texts import Texts
from auditor.scan.visible import unseen
from auditor.text import fold, near

_HIGHEST = 8  # levels above a photograph that may hold its caption
_MOST_TOGETHER = 30  # photographs that one text may be about
_NEAR = 3  # levels above a photograph that may name its description
_FOLLOWING = 2  # elements behind a photograph, in the midst of the article, that may be its caption
_MOST_ALONE, _SHORTEST_ALONE, _LONGEST_ALONE = 2, 20, 300  # texts that stand alone with a photograph; characters of the first
_BOXES = frozenset({"div", "span"})
_OF_OTHERS = frozenset({"byline", "elsewhere", "moving", "button"})
_OPENING, _OPENS = 40, 12  # characters at the beginning of a text, and of those, letters that a copy has as well
_SHORT = 200  # characters that may stand beside a heading before it is the heading of something else
_HEADINGS = ("h1", "h2", "h3", "h4")
_MOST_COPIES = 4  # of a photograph whose texts are read
_TOP = frozenset({"html", "body", "main"})

Crowd = Counter[Element]  # how many photographs an element holds


def crowded(photographs: Iterable[Photograph]) -> Crowd:
    """How many photographs each element of the page holds."""
    return Counter(above for photograph in photographs for above in (photograph.element, *photograph.element.ancestors()))


def texts(photograph: Photograph, article: Article, crowd: Crowd, houses: frozenset[str] = frozenset()) -> Texts:
    """All texts about a photograph: captions, credits, and what a reader does not meet; `houses` are names of the publisher."""
    found = Texts(photograph.element, houses)
    inner = photograph.element
    figure = _figure(inner, crowd)
    if figure is not None:
        _read(figure, inner, found, anything if photograph.sure else by_name)
        found.take_credits_out(has_caption=bool(figure.find("figcaption")))
        inner = figure
    if not found.captions and not any(said.place.startswith("figcaption") for said in found.credits):
        _beside(inner, photograph, article, crowd, found)
    if found.captions:
        _repeated(inner, article, crowd, found)
    else:
        _described(photograph.element, found)
    if not found.captions and not found.credits:
        _of_several(photograph.element, crowd, found)
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
    named = part.tag in SMALL or "caption" in names(part)
    if not named or len(part.raw) > LONGEST or _has_its_own_picture(part, found.image):
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
    around = [above for above in islice(image.ancestors(), _NEAR) if above.tag not in _TOP and len(above.raw) <= LONGEST]
    if around:
        other = Texts(image, read=found.read)
        _read(around[-1], image, other, by_name)
        found.add_hidden(other)


def _of_several(image: Element, crowd: Crowd, found: Texts) -> None:
    """Take the caption of the figure that a photograph without text of its own shares with others."""
    for above in islice(image.ancestors(), _HIGHEST):
        if above.tag in _TOP or crowd[above] > _MOST_TOGETHER:
            return
        if above.tag == "figure" and crowd[above] > 1:
            for each in above.elements():
                if each.tag == "figcaption":
                    found.add(each)
            return


def _shared(image: Element, crowd: Crowd, found: Texts) -> None:
    """Keep what stands beside several photographs at once: the caption of the slide that is shown, or one for a pair."""
    above = next((each for each in image.ancestors() if crowd[each] > 1 or each.tag in _TOP), None)
    for _ in range(_NEAR):
        if above is None or above.tag in _TOP or crowd[above] > _MOST_TOGETHER or len(above.raw) > LONGEST:
            return
        for beside in above.elements():
            if not crowd[beside]:
                other = Texts(image, read=found.read)
                _read(beside, image, other, by_name)
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
    tells = telling(photograph)
    for level, above in enumerate(inner.ancestors()):
        if level >= _HIGHEST or _too_much(above, article, crowd):
            _following(inner, found, tells)
            _behind_the_head(inner, article, crowd, found)
            return
        _read(above, inner, found, anything if photograph.sure and "photograph" in names(above) else tells)
        if found.credits and not found.captions:
            _read(above, inner, found, beside_a_credit)
        if photograph.sure and not found.captions and not found.credits:
            _alone(above, inner, found)
        if found.captions:
            _called_so_beside(above, article, crowd, found)
            return
        inner = above


def _alone(above: Element, inner: Element, found: Texts) -> None:
    """Take the only text that stands in one box with a photograph, and the credit behind it, whatever they are called."""
    held = list(islice(parts(above, inner), _MOST_ALONE + 1))
    around = frozenset().union(*(names(each) for each in (above, inner, *held)))
    if not held or len(held) > _MOST_ALONE or not _OF_OTHERS.isdisjoint(around):
        return
    first, *others = held
    fits = _SHORTEST_ALONE <= len(first.said) <= _LONGEST_ALONE and all(reads_like_one(each.said) for each in others)
    if fits and all(each.tag in _BOXES and not in_link(each) for each in held):
        for each in held:
            found.add(each, inner)
        found.take_credits_out(has_caption=False)
        found.guessed.extend(found.captions)


def _called_so_beside(above: Element, article: Article, crowd: Crowd, found: Texts) -> None:
    """Where texts that are called nothing were taken, take what is called one a level above instead."""
    outer = above.parent
    named = found.credits or any(said not in found.unnamed for said in found.captions)
    if named or outer is None or _too_much(outer, article, crowd):
        return
    called = [part for part in parts(outer, above) if called_so(part)]
    if called:
        found.captions.clear()
    for part in called:
        found.add(part)


def _too_much(above: Element, article: Article, crowd: Crowd) -> bool:
    """Whether an element holds more than this photograph and its texts."""
    if above.tag in _TOP or above is article.text or above is article.holder or crowd[above] > 1:
        return True
    length = len(above.raw)
    if length > LONGEST or (article.headline is not None and above.holds(article.headline)):
        return True
    return any(length > 2 * len(each.raw.strip()) + _SHORT or in_link(each) for each in above.find(*_HEADINGS))


def _following(inner: Element, found: Texts, tells: Telling) -> None:
    """Take the elements right behind a photograph, in the midst of the article, that say they are its caption."""
    behind = inner.behind()
    for _ in range(_FOLLOWING):
        if behind is None or behind.tag in _HEADINGS or len(behind.raw) > LONGEST or behind.holds_any("img"):
            return
        if behind.tag in UNREAD:
            behind = behind.behind()
            continue
        held = list(parts(behind, inner)) or [behind]
        called = list(takewhile(called_so, held))
        if all(tells(part) for part in held) or (not called and tells(behind)):
            found.add(behind)
        elif behind.said:
            for part in called:
                found.add(part)
            return
        behind = behind.behind()


def _behind_the_head(inner: Element, article: Article, crowd: Crowd, found: Texts) -> None:
    """Take what is called a caption right behind the head of the article, where the photograph stands in it with the headline."""
    for above in islice(inner.ancestors(), _HIGHEST):
        if found.captions or found.credits or above.tag in _TOP or crowd[above] > 1 or above is article.text:
            return
        behind = above.behind() if article.headline is not None and above.holds(article.headline) else None
        if behind is None or len(behind.raw) > LONGEST or behind.holds_any("img"):
            continue
        held = list(parts(behind, above))
        if all(map(called_so, held)):
            for part in held:
                found.add(part)


def _read(scope: Element, inner: Element, found: Texts, tells: Telling) -> None:
    for part in parts(scope, inner):
        if part not in found.read and tells(part):
            found.add(part, inner)
