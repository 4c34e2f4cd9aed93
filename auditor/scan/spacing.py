"""White space as it stands in the source and as lines of text: what breaks a line, and what a browser shows no text of."""

import re
from collections.abc import Iterable

# fmt: off
BREAKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul",
})
UNREAD = frozenset({
    "audio", "canvas", "iframe", "math", "noscript", "object", "script", "select", "style", "svg", "template", "textarea",
    "title", "video",
})
# fmt: on
_SPACES = re.compile(r"\s+")
_BREAK = re.compile(r"[\t\n\r\f\v]")


def joined(texts: Iterable[str]) -> str:
    """Pieces of text put together, with one break at most between them and none at the ends."""
    out: list[str] = []
    for text in texts:
        ended = not out or out[-1].endswith((" ", "\n"))
        added = text.lstrip(" ") if ended else text
        if added:
            out.append(added)
    lines = (line.strip(" \t") for line in "".join(out).split("\n"))
    return "\n".join(line for line in lines if line).strip()


def piece(text: str) -> str:
    r"""A text node as it stands: runs of spaces kept, white space with a break of the source in it one space.

    >>> piece("in China,  during\n    a conference")
    'in China,  during a conference'
    """
    if not _BREAK.search(text):
        return text
    return _SPACES.sub(lambda run: " " if _BREAK.search(run[0]) else run[0], text)
