"""From a capture to its page: every editorial photograph with the texts about it. Pure: no input, no output."""

from collections.abc import Collection

from auditor.model import Capture, Figure, Image, Page, Statement
from auditor.scan.about import address, authors, houses, language, published, publisher, title
from auditor.scan.article import Article, article
from auditor.scan.aside import stands_aside
from auditor.scan.captions import crowded, texts
from auditor.scan.data import Data
from auditor.scan.dom import LONGEST, Document, parse
from auditor.scan.kind import kind
from auditor.scan.lines import caption_of, unsigned, without_label
from auditor.scan.photographs import Photograph, photographs
from auditor.scan.plain import read_text
from auditor.scan.quotes import Paragraphs, paragraphs, quoted
from auditor.scan.structured import structured
from auditor.scan.suppressions import Requests, concerning, requests
from auditor.scan.texts import Texts
from auditor.scan.words import external
from auditor.text import clean, fold


def read_page(capture: Capture) -> Page:
    """The page of a capture; never raises, what could not be read stands in `problems`."""
    if capture.media_type == "text/plain":
        return read_text(capture)
    document = parse(capture.content)
    page = _page(capture, document)
    document.forget()
    return page


def _page(capture: Capture, document: Document) -> Page:
    data = Data(document)
    document.address = capture.url or address(data) or ""
    where = article(document)
    shown = photographs(document, where, data.shared)
    crowd = crowded(shown)
    own = houses(data)
    told = [(each, texts(each, where, crowd, own)) for each in shown]
    writers = authors(data)
    kept = [(each, found) for each, found in told if _stands(each, found) and not _aside(each, found, where, writers)]
    said = structured(data, [each for each, _ in kept])
    asked, quoting = requests(document), paragraphs(where)
    return Page(
        location=capture.location,
        url=document.address or None,
        title=title(data, where),
        published=published(data),
        language=language(data),
        publisher=publisher(data),
        figures=tuple(_figure(each, found, about, quoting, asked) for (each, found), about in zip(kept, said, strict=True)),
        suppressions=tuple(statement for statement, _ in asked),
        problems=(*capture.problems, *document.problems),
        kind=kind(data),
    )


def printed(figure: Figure) -> tuple[str | None, str | None]:
    """Caption and credit as a reader sees them, each without the other and without labels; None where there is none."""
    holders = {(said.place, said.line, said.column) for said in figure.captions}
    own = [said for said in figure.credits if (said.place, said.line, said.column) not in holders and "@" not in said.place]
    lines = [line.text for line in figure.credits]
    caption = next((unsigned(caption_of(said.text, [line.text for line in own]), lines) for said in figure.captions), "")
    credit = {fold(line): line for said in reversed(own or figure.credits) if (line := without_label(said.text))}
    return clean(caption) or None, " / ".join(reversed(credit.values())) or None


def _figure(photograph: Photograph, found: Texts, data: tuple[Statement, ...], quoting: Paragraphs, asked: Requests) -> Figure:
    element = photograph.element
    return Figure(
        image=Image(photograph.url, photograph.urls),
        captions=tuple(found.captions),
        credits=tuple(found.credits),
        hidden=tuple(found.hidden),
        structured=data,
        alt=_attribute(photograph, "alt"),
        title=_attribute(photograph, "title"),
        line=element.line,
        column=element.column,
        suppressions=tuple(concerning(photograph, asked)),
        quoted=quoted(found.captions, quoting, element),
    )


def _attribute(photograph: Photograph, name: str) -> Statement | None:
    element = photograph.element
    if not element.has(name):
        return None
    text = element.get(name)
    if len(text) > LONGEST:
        element.document.cut_text(element)
    return Statement(text[:LONGEST], f"{element.tag}@{name}", element.line, element.column)


def _stands(photograph: Photograph, found: Texts) -> bool:
    """Whether what is told about a picture makes it a photograph, where its place on the page leaves a doubt."""
    if any(external(said.text) for said in found.captions):
        return False
    if photograph.moving:
        return bool(found.credits)
    return photograph.sure or bool(found.credits) or bool(found.captions)


def _aside(photograph: Photograph, found: Texts, where: Article, writers: Collection[str]) -> bool:
    """Whether a picture of which nothing sure is said, but for a writer's name, shows the writer or is the house's own."""
    told = found.credits or any(said not in found.guessed and fold(said.text) not in writers for said in found.captions)
    return not told and stands_aside(photograph.element, photograph.url, where, writers)
