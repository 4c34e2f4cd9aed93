"""Every record that passes between stations, and nothing that works on them.

Texts travel as `Statement`: what is said, and where. `None` means "not known", an empty tuple "known to be empty":
an image that could not be read (`embedded is None`) is not an image without a credit.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "note"]
Role = Literal["staff", "stringer", "handout", "courtesy", "pool", "file", "social"]
Word = Literal[
    "agree",
    "compatible",
    "partial",
    "conflict",
    "missing_on_page",
    "missing_in_metadata",
    "both_missing",
    "unreadable",
]


@dataclass(frozen=True, slots=True)
class Statement:
    """A text and who says it; line and column count from 1, 0 = unknown.

    `place` names the element or field as its own standard does: `figcaption`, `img@alt`, `IIM 2:110`,
    `XMP photoshop:Credit`, `EXIF Artist`, `JSON-LD creditText`.
    """

    text: str
    place: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Resource:
    """Bytes that a capture could give for a URL, and where they were found; `problem` says why they are cut or empty."""

    content: bytes
    place: str
    problem: str = ""


Fetch = Callable[[str], Resource | None]


@dataclass(frozen=True, slots=True)
class Capture:
    """One copy of a page at one time.

    `location` is the path as given, `url` the address it was published at, where the capture itself knows it. `fetch` gives
    the bytes behind a URL of the page as it stands there (relative, absolute or `data:`), or None: not at hand. `originals`
    gives the picture that a photograph was made from, where a desk's own are at hand: it is told the photograph and the bytes
    that the page shows of it, b"" where there are none.
    """

    location: str
    content: bytes
    url: str | None = None
    captured: str | None = None
    media_type: Literal["text/html", "text/plain"] = "text/html"
    problems: tuple[str, ...] = ()
    fetch: Fetch | None = None
    originals: "Callable[[Image, bytes], Resource | None] | None" = None


@dataclass(frozen=True, slots=True)
class Image:
    """A photograph as the page serves it: the URL a browser would show, all URLs that serve it, size in CSS pixels as stated."""

    url: str
    urls: tuple[str, ...] = ()
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a C2PA manifest says of the picture, and whether it holds (C2PA 2.2, 15: validation).

    `state`: "trusted" means intact and signed by one whom the given anchors vouch for, "intact" signed by anyone, "invalid" that
    picture, manifest or signature were changed: `codes` are the standard's own words for why.
    """

    state: Literal["trusted", "intact", "invalid"]
    codes: tuple[str, ...] = ()
    generator: str = ""
    signer: str = ""
    signed: str = ""
    authors: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Embedded:
    """What an image file says of itself, one Statement for each block and value, the blocks kept apart.

    Field names are the glossary's; `fields.toml` maps them to IIM datasets, XMP paths and EXIF tags. Width and height are
    pixels, None where only a codec that we do not carry could tell. `decodings` holds every plausible reading of IIM text
    whose charset is not declared. `problems` are sentences: what could not be read, and why; `broken` says why no browser
    could show the picture (cut off, no image at all), "" where it can be shown. `c2pa` is None where there is no manifest or it
    was not checked.
    """

    format: str
    width: int | None = None
    height: int | None = None
    creator: tuple[Statement, ...] = ()
    byline_title: tuple[Statement, ...] = ()
    credit: tuple[Statement, ...] = ()
    source: tuple[Statement, ...] = ()
    copyright: tuple[Statement, ...] = ()
    caption: tuple[Statement, ...] = ()
    headline: tuple[Statement, ...] = ()
    instructions: tuple[Statement, ...] = ()
    date: tuple[Statement, ...] = ()
    job_id: tuple[Statement, ...] = ()
    supplier: tuple[Statement, ...] = ()
    licensor: tuple[Statement, ...] = ()
    usage_terms: tuple[Statement, ...] = ()
    web_statement: tuple[Statement, ...] = ()
    digital_source_type: tuple[Statement, ...] = ()
    alt_text: tuple[Statement, ...] = ()
    title: tuple[Statement, ...] = ()
    licensor_url: tuple[Statement, ...] = ()
    copyright_owner: tuple[Statement, ...] = ()
    other_constraints: tuple[Statement, ...] = ()
    media_constraints: tuple[Statement, ...] = ()
    data_mining: tuple[Statement, ...] = ()
    licence_end: tuple[Statement, ...] = ()
    release_date: tuple[Statement, ...] = ()
    expiry_date: tuple[Statement, ...] = ()
    ai_system: tuple[Statement, ...] = ()
    ai_system_version: tuple[Statement, ...] = ()
    ai_prompt: tuple[Statement, ...] = ()
    ai_prompt_writer: tuple[Statement, ...] = ()
    extended_description: tuple[Statement, ...] = ()
    caption_writer: tuple[Statement, ...] = ()
    event: tuple[Statement, ...] = ()
    person: tuple[Statement, ...] = ()
    asset_id: tuple[Statement, ...] = ()
    c2pa: Manifest | None = None
    decodings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    broken: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One photograph as shown, with every text about it.

    `captions` and `credits` are what a reader meets, as it stands in the page (a caption still holds the credit printed at
    its end; that credit stands in `credits` as well); `hidden` is what the page holds but does not show. `embedded` is what
    the image file says, None where no file was at hand; `served` is the same for the very file that a reader is shown, where
    a better one, the original, was at hand beside it. `file` says where the file came from, `problem` why it could not be
    read. `thumbnail` is a small WebP made anew from the pixels, without metadata, b"" where none was asked for. `markup` are
    the lines of the page's source from `line` to a few behind the caption, long ones cut, "" where none were asked for.
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


@dataclass(frozen=True, slots=True)
class Page:
    """A page as scanned; `location` is the path as given, `problems` say what of the page was cut off or could not be read."""

    location: str
    url: str | None = None
    title: Statement | None = None
    published: Statement | None = None
    language: Statement | None = None
    publisher: Statement | None = None
    figures: tuple[Figure, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit line as read: names verbatim, agencies by canonical name (origin first, distributor last)."""

    stated: str
    creators: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    via: bool = False
    role: Role | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A credit within a caption: offsets in code points of the whole text, label and brackets included."""

    start: int
    end: int
    text: str
    credit: Credit


@dataclass(frozen=True, slots=True)
class CaptionText:
    """A caption taken apart: the whole text, the caption without its credits, the credits."""

    text: str
    caption: str
    credits: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a printed credit stands to the file's metadata, and why, one sentence a reason.

    `creator` and `agency` are the same judgement for each of the two sides apart; `evidence` are the file's statements that
    it rests on.
    """

    word: Word
    reasons: tuple[str, ...] = ()
    creator: Literal["same", "near", "page_lacks", "file_lacks", "neither", "different"] = "neither"
    agency: Literal["same", "path", "page_lacks", "file_lacks", "neither", "different"] = "neither"
    evidence: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule yields: the statements that prove it, and where it can the text that should stand.

    A rule that looks at the whole page names in `figure` the photograph it means.
    """

    evidence: tuple[Statement, ...]
    suggestion: str | None = None
    severity: Severity | None = None
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault as reported. `id` survives edits elsewhere on the page."""

    id: str
    rule: str
    severity: Severity
    message: str
    page: str
    line: int
    column: int
    image: str | None
    evidence: tuple[Statement, ...]
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """An input, or a part of one, that could not be read: at which station, and what to do about it."""

    input: str
    stage: str
    message: str


@dataclass(frozen=True, slots=True)
class Audit:
    """All that is known of one page after the audit."""

    page: Page
    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One start of the program, as its reports tell it; `started` is None where the output must not depend on the clock.

    `language` is that of reports for people; with `redact_urls` they show pages, files and addresses by short names only.
    """

    version: str
    command: str
    started: str | None = None
    language: str = "en"
    redact_urls: bool = False
