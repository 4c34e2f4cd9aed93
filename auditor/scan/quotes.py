"""Whether a caption stands in a paragraph of the article as well, word for word."""

from collections.abc import Sequence

from auditor.model import Statement
from auditor.scan.article import Article
from auditor.scan.dom import Element
from auditor.scan.lines import split
from auditor.text import LONG, clean, words

_MOST_PARAGRAPHS = 400
_LONGEST = 4_000  # characters of a paragraph that are shown

Paragraphs = list[tuple[Element, str]]


def paragraphs(article: Article) -> Paragraphs:
    """The paragraphs of an article that may quote a caption, each with its text; asked once a page."""
    found = article.text.find("p")[:_MOST_PARAGRAPHS] if article.text is not None else ()
    return [(each, each.raw) for each in found if len(each.raw) > LONG and not _of_a_figure(each)]


def quoted(captions: Sequence[Statement], among: Paragraphs, shown: Element) -> tuple[Statement, ...]:
    """The paragraph that quotes the first caption of a photograph; nothing for a short one, which may be there by chance."""
    caption = split(captions[0].text)[0] if captions else ""
    for paragraph, text in among if caption else ():
        if caption in text and not paragraph.holds(shown) and not _is_it(paragraph, captions) and len(words(caption)) >= LONG:
            return (Statement(clean(text[:_LONGEST]), "p", paragraph.line, paragraph.column),)
    return ()


def _of_a_figure(paragraph: Element) -> bool:
    return any(above.tag in {"figure", "figcaption"} for above in paragraph.ancestors())


def _is_it(paragraph: Element, captions: Sequence[Statement]) -> bool:
    """Whether the paragraph is the caption itself."""
    return any((said.line, said.column) == (paragraph.line, paragraph.column) for said in captions)
