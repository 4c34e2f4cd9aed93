"""What a reader meets and what not: hidden elements, twins for screen readers, lightboxes, buttons."""

import re

from auditor.scan.dom import Element
from auditor.scan.words import called, phrase

_NO_DISPLAY = re.compile(r"(?:^|[;\s])(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)", re.IGNORECASE)
# Moved out of the window, or cut down to nothing: there for screen readers.
_OUT_OF_SIGHT = re.compile(
    r"(?:^|[;\s])(?:(?:left|top|text-indent|margin-left)\s{0,5}:\s{0,5}-\d{3,6}(?:px|r?em|%)"
    r"|clip\s{0,5}:\s{0,5}rect\(\s{0,5}[01](?:px)?[\s,]|clip-path\s{0,5}:\s{0,5}inset\(\s{0,5}(?:50|100)%)",
    re.IGNORECASE,
)
_NEVER_SHOWN = frozenset({"template", "noscript", "textarea", "datalist", "amp-lightbox"})
_SHOWN_WHEN_WIDE = re.compile(r"\b(?:xs|sm|md|lg|xl|2xl|desktop|mobile|tablet|print|hover|phone)[:-]")
_WIDTH = "(?:xs|sm|md|lg|xl|xxl|2xl|mobile|desktop|tablet|phone|handheld|small|medium|large|print|screen|touch|hover)"
_AT_SOME_WIDTHS = re.compile(
    rf"(?<![a-z])(?:(?:d|hidden|visible|show|hide|display|only)-{_WIDTH}(?:-(?:none|block|flex|inline|only))?"
    rf"|(?:hide|show|hidden|visible)-?(?:for|on|in)-{_WIDTH}|{_WIDTH}[-_](?:only|hidden|hide)|{_WIDTH}:(?:hidden|block|flex|inline(?:-block|-flex)?)(?!-))(?![a-z])",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"(?:^|[\W_])(?:close|dismiss|schließen|fermer|cerrar|chiudi|fechar|sluiten|lukk|stäng|zamknij)(?![a-z])", re.IGNORECASE
)
_OPENED = frozenset({"tooltip", "dialog", "alertdialog", "tabpanel"})
_PRESSED = frozenset({"button", "select", "input", "option", "label", "form", "nav", "summary"})
_LONGEST_BUTTON = 60  # characters


def unseen(element: Element, beside: Element | None = None) -> str:
    """Why a reader does not meet an element, "" where he does.

    What wraps the whole article is never hidden for good; neither is what hides the photograph `beside` it as well.
    """
    for each in (element, *element.ancestors()):
        if each in each.document.wrappers or (beside is not None and each.holds(beside)):
            return ""
        if each.hiding is None:
            each.hiding = _hiding(each)
        if each.hiding:
            return each.hiding
    return ""


def hides(element: Element) -> bool:
    """Whether an element hides what is in it."""
    if element.hiding is None:
        element.hiding = _hiding(element)
    return bool(element.hiding)


def _hiding(element: Element) -> str:
    """Why an element hides what is in it, "" where it does not."""
    if element.tag in _NEVER_SHOWN:
        return element.tag
    if element.tag == "dialog" and not element.has("open"):
        return "dialog"
    if element.has("hidden"):
        return "hidden"
    style = element.get("style")
    if style and _NO_DISPLAY.search(style):
        return "display:none"
    if style and _OUT_OF_SIGHT.search(style):
        return "screen-reader-only"
    return _by_name(element.get("class"))


def sometimes(element: Element, beside: Element) -> bool:
    """Whether an element is shown at some widths of the window only (Bootstrap, Tailwind, Foundation), or when asked for."""
    if any(_closes(button) for button in element.find("button")):
        return True
    for each in (element, *element.ancestors()):
        if each.holds(beside):
            return False
        if _AT_SOME_WIDTHS.search(each.get("class")) or _on_demand(each) or _behind_a_checkbox(each):
            return True
    return False


def _on_demand(element: Element) -> bool:
    """Whether an element opens when a reader asks for it, or is a word about another thing that appears beside it (WAI-ARIA)."""
    closed = element.tag == "details" and not element.has("open")
    return closed or element.get("role") in _OPENED or element.has("popover") or _can_be_closed(element)


def _can_be_closed(element: Element) -> bool:
    """Whether a button to close it stands right in an element."""
    return any(each.tag == "button" and _closes(each) for each in element.elements())


def _closes(button: Element) -> bool:
    return _CLOSE.search(f"{button.names()} {button.get('aria-label')}"[:400]) is not None


def _behind_a_checkbox(element: Element) -> bool:
    """Whether an element stands right behind a box to tick: style sheets show it when the box is ticked."""
    beside = element.parent.elements() if element.parent is not None else []
    at = beside.index(element) if element in beside else 0
    return at > 0 and beside[at - 1].tag == "input" and beside[at - 1].get("type") == "checkbox"


def pressed(element: Element) -> bool:
    """Whether an element is there to be pressed, not to be read."""
    if element.tag in _PRESSED:
        return True
    told = element.get("role") == "button" or called(element.get("class"), "button")
    return told and len(element.raw.strip()) < _LONGEST_BUTTON and not element.find("img")


def spoken(text: str) -> bool:
    """Whether a text is what stands on a button ("Show more"), not part of a caption."""
    return len(text) < _LONGEST_BUTTON and phrase(text)


def _by_name(names: str) -> str:
    if not names:
        return ""
    if called(names, "unseen") and not _SHOWN_WHEN_WIDE.search(names):
        return "screen-reader-only"
    return "lightbox" if called(names, "aloof") else ""
