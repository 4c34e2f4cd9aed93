"""A page as scanned: its photographs, each with every text about it."""

from dataclasses import dataclass
from typing import Literal

from auditor.model.embedded import Embedded
from auditor.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Image:
    """A photograph as the page serves it: the URL a browser would show, all URLs that serve it, size in CSS pixels as stated."""

    url: str
    urls: tuple[str, ...] = ()
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One photograph as shown, with every text about it.

    `captions` and `credits` are what a reader meets, as it stands in the page (a caption still holds the credit printed at
    its end; that credit stands in `credits` as well); `hidden` is what the page holds but does not show. `embedded` is what
    the image file says, None where no file was at hand; `served` is the same for the very file that a reader is shown, where
    a better one, the original, was at hand beside it. `file` says where the file came from, `problem` why it could not be
    read. `thumbnail` is a small WebP made anew from the pixels, without metadata, b"" where none was asked for. `markup` are
    the lines of the page's source from `line` to a few behind the caption, long ones cut, "" where none were asked for. `look` is
    the picture's perceptual hash (`images.fingerprint`), b"" where none was asked for or there is next to nothing in it.
    `suppressions` are those of the page's requests to leave findings out that concern this photograph, `quoted` is the
    paragraph of the article that holds its caption.
    """

    image: Image
    captions: tuple[Statement, ...] = ()
    credits: tuple[Statement, ...] = ()
    alt: Statement | None = None
    title: Statement | None = None
    structured: tuple[Statement, ...] = ()
    hidden: tuple[Statement, ...] = ()
    embedded: Embedded | None = None
    served: Embedded | None = None
    file: str | None = None
    problem: str = ""
    thumbnail: bytes = b""
    line: int = 0
    column: int = 0
    markup: str = ""
    suppressions: tuple[Statement, ...] = ()
    look: bytes = b""
    quoted: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page as scanned; `location` is the path as given, `problems` say what of the page was cut off or could not be read.

    `kind` is "listing" for a front page, a section or a search result, which shows pictures of articles that stand elsewhere.
    `suppressions` are the page's own requests to leave findings out, after the audit those that held nothing back.
    """

    location: str
    url: str | None = None
    title: Statement | None = None
    published: Statement | None = None
    language: Statement | None = None
    publisher: Statement | None = None
    figures: tuple[Figure, ...] = ()
    problems: tuple[str, ...] = ()
    suppressions: tuple[Statement, ...] = ()
    kind: Literal["article", "listing"] = "article"
