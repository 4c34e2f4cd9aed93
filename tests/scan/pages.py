"""Small pages of our own making around one piece of markup."""

from auditor.model import Capture, Figure, Page
from auditor.scan import printed, read_page

PARAGRAPH = "<p>The council met for three hours on Tuesday and agreed on a plan for the old harbour, officials said later.</p>\n"


def page(inside: str = "", before: str = "", behind: str = "", head: str = "") -> str:
    """An article with markup within its text, before it, or behind it."""
    text = PARAGRAPH * 3 + inside + PARAGRAPH * 3
    return (
        f'<!doctype html><html lang="en"><head><title>Harbour plan agreed</title>{head}</head><body>'
        f'<header><a href="/"><img src="/logo.svg" alt="Logo"></a><nav><a href="/news">News</a></nav></header>'
        f"<main><article><h1>Harbour plan agreed</h1>{before}<div>{text}</div></article>{behind}</main></body></html>"
    )


def scan(html: str | bytes) -> Page:
    content = html if isinstance(html, bytes) else html.encode()
    return read_page(Capture("page.html", content))


def figures(inside: str = "", before: str = "", behind: str = "", head: str = "") -> tuple[Figure, ...]:
    return scan(page(inside, before, behind, head)).figures


def shown(inside: str = "", before: str = "", behind: str = "", head: str = "") -> list[tuple[str | None, str | None]]:
    """Caption and credit of every photograph of the page."""
    return [printed(figure) for figure in figures(inside, before, behind, head)]
