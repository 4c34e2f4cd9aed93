"""Which texts belong to which photograph, and which of them say who made it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from auditor.model import Statement
from auditor.scan.article import Article
from auditor.scan.dom import UNREAD, Element
from auditor.scan.lines import has_words, is_label, is_line, reads_like_one, split
from auditor.scan.photographs import Photograph, leads_away
from auditor.scan.runs import caption, credits_of, is_credit, names, place, runs
from auditor.scan.visible import hiding, pressed, spoken, unseen
from auditor.text import clean, fold

_HIGHEST = 8  # levels above a photograph that may hold its caption
_LONGEST = 2_500  # characters of all text beside a photograph; what holds more is the article
_SHORT = 200
_FOLLOWING = 2  # elements behind a photograph, in the midst of the article, that may be its caption
_HEADINGS = ("h1", "h2", "h3", "h4")
_SMALL = frozenset({"small", "em", "i", "cite", "figcaption"})
_HEARD = "screen-reader-only "  # marks the place of a text that only screen readers are given
_TOP = frozenset({"html", "body", "main"})


Crowd = Counter[Element]  # how many photographs an element holds


@dataclass(slots=True)
class Texts:
    """What the page says about one photograph."""

    captions: list[Statement] = field(default_factory=list)
    credits: list[Statement] = field(default_factory=list)
    hidden: list[Statement] = field(default_factory=list)
    unnamed: list[Statement] = field(default_factory=list)
    read: set[Element] = field(default_factory=set)


def texts(photograph: Photograph, article: Article, crowd: Crowd) -> Texts:
    """The texts about a photograph: those in its figure, else those beside it that say so or look like it."""
    found = Texts()
    inner = photograph.element
    figure = _figure(inner, crowd)
    if figure is not None:
        _read(figure, inner, found, _any if photograph.sure else _by_name)
        _part_credits(figure, found)
        inner = figure
    if not found.captions and not any(each.place.startswith("figcaption") for each in found.credits):
        _beside(inner, photograph, article, crowd, found)
    _settle(found)
    if photograph.sure and not found.credits:
        found.credits.extend(_in_attributes(photograph.element))
    return found


def _in_attributes(image: Element) -> Iterator[Statement]:
    """The credit at the end of the title or the alternative text, where no other place names one."""
    for name in ("data-credit", "data-copyright", "title", "alt"):
        text = clean(image.get(name))
        own = (text,) if text and name.startswith("data-") else split(text)[1]
        if own:
            yield from (Statement(each, f"{image.tag}@{name}", image.line, image.column) for each in own)
            return


def _part_credits(figure: Element, found: Texts) -> None:
    """A short text in a figure outside its caption that reads like a credit line is one."""
    own = [said for said in found.captions if said in found.unnamed and reads_like_one(said.text)]
    if len(own) < len(found.captions) or not figure.find("figcaption"):
        for said in own:
            found.captions.remove(said)
            found.credits.append(said)


def _by_name(part: Element) -> bool:
    return bool({"caption", "credit"} & names(part)) or part.tag in {"figcaption", "small"} or is_line(part.said)


def _figure(image: Element, crowd: Crowd) -> Element | None:
    """The outermost figure that holds this photograph and no other one."""
    found = None
    for above in image.ancestors():
        if above.tag in _TOP or crowd[above] > 1:
            break
        if above.tag == "figure" or above.get("role") == "figure":
            found = above
    return found


def crowded(photographs: Iterable[Photograph]) -> Crowd:
    """How many photographs each element of the page holds."""
    return Counter(above for photograph in photographs for above in photograph.element.lineage)


def _any(part: Element) -> bool:
    return True


def _beside(image: Element, photograph: Photograph, article: Article, crowd: Crowd, found: Texts) -> None:
    inner = image
    alike = [fold(photograph.element.get(name)) for name in ("alt", "title", "data-caption")]

    def telling(part: Element) -> bool:
        told = names(part)
        text = part.said
        if "credit" in told or is_line(text):
            return True
        if _in_link(part) or "byline" in told or len(text) > _LONGEST // 2:
            return False
        if "caption" in told or part.tag in _SMALL or split(text)[1]:
            return True
        return photograph.sure and any(_repeats(each, fold(text)) for each in alike)

    for level, above in enumerate(image.ancestors()):
        if level >= _HIGHEST or _too_much(above, article, crowd):
            _following(inner, found, telling)
            return
        _read(above, inner, found, _any if photograph.sure and "photograph" in names(above) else telling)
        if found.credits and not found.captions:
            _read(above, inner, found, _beside_a_credit)
        if found.captions:
            return
        inner = above


def _repeats(attribute: str, text: str) -> bool:
    """Whether an attribute of the picture says what a text says, with a few words more perhaps."""
    return bool(text) and attribute.startswith(text) and len(text) * 5 >= len(attribute) * 3


def _beside_a_credit(part: Element) -> bool:
    return len(part.raw) < _LONGEST // 4 and not _in_link(part)


def _too_much(above: Element, article: Article, crowd: Crowd) -> bool:
    """Whether an element holds more than this photograph and its texts."""
    if above.tag in _TOP or above is article.text or above is article.holder or crowd[above] > 1:
        return True
    length = len(above.raw)
    if length > _LONGEST or (article.headline is not None and above.holds(article.headline)):
        return True
    return any(length > 2 * len(each.raw.strip()) + _SHORT or _in_link(each) for each in above.find(*_HEADINGS))


def _following(inner: Element, found: Texts, telling) -> None:
    """The element right behind a photograph, in the midst of the article, where it says that it is its caption."""
    each = inner
    for _ in range(_FOLLOWING):
        behind = each.behind()
        if behind is None:
            return
        each = behind
        if each.find("img") or each.tag in _HEADINGS or len(each.raw) > _LONGEST:
            return
        parts = list(_parts(each, inner)) or [each]
        if all(telling(part) for part in parts) or telling(each):
            _add(each, inner, found)
        elif each.said:
            return


def _read(scope: Element, inner: Element, found: Texts, telling) -> None:
    for part in _parts(scope, inner):
        if part not in found.read and telling(part):
            found.read.add(part)
            _add(part, inner, found)


def _parts(scope: Element, inner: Element) -> Iterator[Element]:
    """The outermost elements of text in the scope, outside what was looked at."""
    waiting = [scope]
    while waiting:
        each = waiting.pop()
        if each is inner or each.tag in UNREAD or pressed(each):
            continue
        holds = each.holds(inner)
        if not holds and (each.tag in _SMALL or {"caption", "credit"} & names(each)) and each.said:
            yield each
        elif _own_text(each) and (not holds or each.tag in {"p", "figcaption", "figure"} or "caption" in names(each)):
            yield each
        else:
            waiting.extend(reversed(each.elements()))


def _in_link(part: Element) -> bool:
    """Whether a text leads to another article: it is a teaser, not a caption."""
    if any(above.tag == "a" and leads_away(above) for above in (part, *part.ancestors())):
        return True
    linked = [link for link in part.find("a") if leads_away(link)]
    return bool(linked) and sum(len(link.said) for link in linked) * 5 > 4 * len(part.said)


def _own_text(element: Element) -> bool:
    return any(isinstance(child, str) and clean(child) for child in element.children)


def _add(part: Element, inner: Element, found: Texts) -> None:
    if spoken(part.said):
        return
    read = runs(part, inner)
    text, credits = caption(read), list(credits_of(read))
    where = place(part)
    if is_credit(part):
        text, credits = "", [Statement(part.said[:250], where, part.line, part.column)]
    said = Statement(text, where, part.line, part.column)
    reason = unseen(part)
    if reason:
        mark = _HEARD if reason == "screen-reader-only" else ""
        found.hidden.extend(replace(each, place=mark + each.place) for each in (said, *credits) if clean(each.text))
        return
    if clean(text):
        _tell(found, said)
        if part.tag != "figcaption" and "caption" not in names(part):
            found.unnamed.append(said)
    found.credits.extend(credits)


def _settle(found: Texts) -> None:
    """What only screen readers are given is the caption where nobody is given another one."""
    if found.captions or found.credits:
        return
    heard = [said for said in found.hidden if said.place.startswith(_HEARD)]
    found.hidden = [said for said in found.hidden if said not in heard]
    for said in heard:
        _tell(found, replace(said, place=said.place.removeprefix(_HEARD)))


def _tell(found: Texts, said: Statement) -> None:
    body, own = ("", (clean(said.text),)) if is_line(said.text) else split(said.text)
    if has_words(body) and not is_label(body):
        found.captions.append(said)
    found.credits.extend(replace(said, text=each) for each in own)
