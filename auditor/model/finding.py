"""What is wrong with a page, what could not be read, and the run that found it."""

from dataclasses import dataclass
from typing import Literal

from auditor.model.page import Figure, Page
from auditor.model.photograph import Photograph
from auditor.model.statement import Statement

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule yields: the statements that prove it, and where it can the text that should stand.

    A rule that looks at the whole page names in `figure` the photograph it means, one across pages in `photograph`, and in
    `group` all that are to be seen side by side.
    """

    evidence: tuple[Statement, ...]
    suggestion: str | None = None
    severity: Severity | None = None
    figure: Figure | None = None
    photograph: Photograph | None = None
    group: tuple[Photograph, ...] = ()


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
class Request:
    """A page's own request that rules across pages leave findings out as well: `rules`, `*` for all of them.

    `figures` are the photographs that it concerns, by their places among those of the page. It is `idle` where it has held
    nothing back on the page although its rules ran: what rules across pages leave out because of it is then its only use.
    """

    said: Statement
    rules: tuple[str, ...]
    figures: tuple[int, ...]
    idle: bool


@dataclass(frozen=True, slots=True)
class Audit:
    """All that is known of one page after the audit; `requests` are those that matter to rules across pages, where these follow.

    Where earlier runs are known, `new` are the ids of findings that none of them had, `back` of those that were gone in the
    last of them and had been there before; all others were there in the last run already.
    """

    page: Page
    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    new: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    requests: tuple[Request, ...] = ()


@dataclass(frozen=True, slots=True)
class PastRun:
    """An earlier run over the same pages, as its successors count it; `date` is its day or moment (ISO 8601).

    `new`, `fixed` and `back` count findings against the run before it; None where there was none.
    """

    date: str
    pages: int
    photographs: int
    errors: int
    warnings: int
    notes: int
    new: int | None = None
    fixed: int | None = None
    back: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One start of the program, as its reports tell it; `started` is None where the output must not depend on the clock.

    `language` is that of reports for people; with `redact_urls` they show pages, files and addresses by short names only.
    `history` are the earlier runs over the same pages, the oldest first, empty where none is known. `made_from` are the files
    of findings that a report was made from, where no page was read; with `findings_only` they told nothing but findings.
    `again` are the options with which a page is seen as this run saw it, `house` the publisher's own names in the settings of
    the first input.
    """

    version: str
    command: str
    started: str | None = None
    language: str = "en"
    redact_urls: bool = False
    history: tuple[PastRun, ...] = ()
    made_from: tuple[str, ...] = ()
    findings_only: bool = False
    again: tuple[str, ...] = ()
    house: tuple[str, ...] = ()
