"""A report for people in one HTML file: opens from disk, asks for nothing from the network, can be read without JavaScript.

It is put together in one pass over the audits: what is told in full, the list and the pictures wait in temporary files,
so that memory does not grow with the run; the overview, which stands first, is written when everything has been counted.
"""

import base64
import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from functools import cache
from importlib import resources
from itertools import islice
from typing import BinaryIO, cast

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from auditor.formats.html import copies, redacted, shown, view, who
from auditor.formats.html import rows as data
from auditor.formats.html.details import LEFT_OUT, MANY, Details
from auditor.formats.html.messages import Messages
from auditor.formats.html.overview import STANDINGS, Overview
from auditor.formats.html.pictures import Pictures
from auditor.formats.html.rows import Rows
from auditor.model import Audit, Run
from auditor.rules import all_rules

SUFFIX = ".html"
FIRST = 50  # findings that are listed without JavaScript
PAGES = 30  # pages that are listed
_PLAIN = 1_000_000  # bytes of the list up to which it stands in the report as it is, compressed above
_WRITE = 2**16  # characters handed over at a time


def write(audits: Iterable[Audit], run: Run, out: BinaryIO) -> None:
    """The whole report; the same audits and the same run give the same bytes."""
    with ExitStack() as open_files:
        report = _Report(redacted.run(run) if run.redact_urls else run, open_files)
        for audit in map(redacted.audit, audits) if run.redact_urls else audits:
            report.add(audit)
        out.writelines(piece.encode() for piece in report.pieces())


class _Report:
    """What has been gathered from the audits so far."""

    def __init__(self, run: Run, open_files: ExitStack) -> None:
        self._run = run
        self._words = Messages(run.language)
        self._templates = _templates(self._words)
        self._overview = Overview()
        self._rows = Rows(_spool(open_files))
        self._details = Details(_spool(open_files))
        self._pictures = Pictures(_spool(open_files))
        self._listed: list[str] = []
        self._paged: list[str] = []
        self._pages = 0

    def add(self, audit: Audit) -> None:
        """Take in one page."""
        judged = self._overview.add(audit)
        ranks = [self._details.rank(finding.rule, finding.severity) for finding in audit.findings]
        rank = min(ranks, default=LEFT_OUT) if ranks else self._details.rank_other("page")
        page = view.photographs(audit, judged, self._pictures, self._pages)
        self._pages += 1
        on = page.by_finding
        self._list(audit, page, on)
        if rank == LEFT_OUT:
            return
        self._details.add(self._render("page", it=page), rank, "page")
        for finding, own in zip(audit.findings, ranks, strict=True):
            if own != LEFT_OUT:
                told = view.proof(finding, on.get(finding.id), page)
                self._details.add(self._render("finding", it=told), own, "finding")

    def _list(self, audit: Audit, page: view.Photographs, on: Mapping[str, view.Shown]) -> None:
        """The rows of the list: for the script, and the first of them as they stand."""
        if len(self._paged) < PAGES:
            self._paged.append(self._render("page_row", it=page, audit=audit))
        for finding in audit.findings:
            it = on.get(finding.id)
            self._rows.add(finding, audit.page, it.agency if it else "", it.picture if it else None)
            if len(self._listed) < FIRST:
                self._listed.append(self._render("row", finding=finding, page=audit.page, it=it, reason=data.reason(finding)))

    def _render(self, name: str, **values: object) -> str:
        return self._templates.get_template(f"{name}.html").render(values)

    def pieces(self) -> Iterator[str]:
        """The report from its first line to its last."""
        self._rows.flush()
        findings = self._overview.counts["finding"]
        return _joined(
            self._templates.get_template("report.html").generate(
                run=self._run,
                overview=self._overview,
                standings=STANDINGS,
                rules=all_rules(),
                listed=map(Markup, self._listed),
                paged=map(Markup, self._paged),
                pages=self._pages,
                listed_pages=PAGES,
                first=FIRST,
                full=self._details.count("finding", findings),
                many=findings > MANY,
                articles=map(Markup, self._details.kept("finding", findings)),
                photographs=map(Markup, self._details.kept("page", findings)),
                pictures=self._pictures,
                data=self._data(),
                packed=self._rows.size > _PLAIN,
            )
        )

    def _data(self) -> Iterator[Markup]:
        """The list for the script."""
        told = {rule: cause.message for rule, cause in self._overview.causes.items()}
        head = {
            "words": self._words.part("script"),
            "thousands": self._words("language.thousands"),
            "rules": [[shown.text(rule), shown.text(told[rule])] for rule in self._rows.rules],
        }
        opening = data.embeddable(head).removesuffix(b"}") + b',"chunks":[\n'
        pieces = data.deflated if self._rows.size > _PLAIN else data.plain
        return map(Markup, pieces(_around(opening, self._rows.spool, b"\n]}")))


def _around(head: bytes, spool: BinaryIO, tail: bytes) -> Iterator[bytes]:
    yield head
    spool.seek(0)
    yield from spool
    yield tail


def _joined(pieces: Iterator[str]) -> Iterator[str]:
    """The same text in fewer, larger pieces."""
    waiting: list[str] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size > _WRITE:
            yield "".join(waiting)
            waiting, size = [], 0
    yield "".join(waiting)


def _spool(open_files: ExitStack) -> BinaryIO:
    return cast("BinaryIO", open_files.enter_context(tempfile.TemporaryFile()))


def _templates(words: Messages) -> Environment:
    """The templates in one language: all that is put into them is made visible first and escaped then."""
    style, script = _asset("report.css"), _asset("report.js")
    found = Environment(
        loader=PackageLoader("auditor.formats.html"),
        autoescape=True,
        finalize=shown.shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(
        t=words,
        web=shown.web,
        places=shown.places,
        take=islice,
        limit=view.FIGURES,
        source=who.source,
        blocks=who.BLOCKS,
        marks=copies.marks,
        in_file=who.in_file,
        style=Markup(style),  # noqa: S704  # our own file
        script=Markup(script),  # noqa: S704  # our own file
        policy=_policy({"style-src": style, "script-src": script}),
    )
    return found


def _policy(inline: Mapping[str, str]) -> str:
    """The Content-Security-Policy that lets in our own style and script and nothing else."""
    hashes = (
        f"{kind} 'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for kind, text in inline.items()
    )
    return "; ".join(("default-src 'none'", "img-src data:", *hashes, "base-uri 'none'", "form-action 'none'"))


@cache
def _asset(name: str) -> str:
    return (resources.files(__package__) / name).read_text(encoding="utf-8").strip()
