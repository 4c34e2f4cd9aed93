"""A report for people in one HTML file: opens from disk, asks for nothing from the network, can be read without JavaScript.

It is put together in one pass over the audits: what is told in full, the list and the pictures wait in temporary files,
so that memory does not grow with the run; the overview, which stands first, is written when everything has been counted.
What is more than one file can hold goes into a folder beside it.
"""

import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import quote

from markupsafe import Markup

from auditor.formats.html import listed, redacted, shown, view
from auditor.formats.html import rows as data
from auditor.formats.html.articles import Sheet, Telling, Told, in_turn
from auditor.formats.html.beside import Folder, folder_of, on_disk
from auditor.formats.html.details import LEFT_OUT, Details, Place
from auditor.formats.html.groups import Groups
from auditor.formats.html.history import history
from auditor.formats.html.messages import Messages
from auditor.formats.html.overview import STANDINGS, Overview, Sample
from auditor.formats.html.pictures import MOST, Pictures
from auditor.formats.html.rows import Rows
from auditor.formats.html.templates import Templates
from auditor.model import Audit, Run
from auditor.rules import all_rules

SUFFIX = ".html"
ONE_FILE = 25_000_000  # bytes up to which everything stands in one file
FIRST = 50  # findings that are listed without JavaScript
PAGES = 30  # pages that are listed without JavaScript
_PLAIN = 1_000_000  # bytes of the list up to which it stands in the report as it is, compressed above
_WRITE = 2**16  # characters handed over at a time


def write(audits: Iterable[Audit], run: Run, out: BinaryIO, telling: Telling = in_turn) -> None:
    """The whole report; the same audits and the same run give the same bytes, whoever tells the pages."""
    with ExitStack() as open_files:
        report = _Report(redacted.run(run) if run.redact_urls else run, open_files, on_disk(out))
        report.add(map(redacted.audit, audits) if run.redact_urls else audits, telling)
        out.writelines(piece.encode() for piece in report.pieces())


@dataclass(frozen=True, slots=True)
class _Begun:
    """A page that waits to be told: how it and each of its findings rank, and how many pictures of what size there were then."""

    audit: Audit
    sheet: Sheet
    rank: int
    ranks: tuple[int, ...]
    pictures: int
    size: int


class _Report:
    """What has been gathered from the audits so far; `room` is the file that is written, where it may have a folder beside it."""

    def __init__(self, run: Run, open_files: ExitStack, room: Path | None) -> None:
        self._run = run
        self._room = room
        self._words = Messages(run.language)
        self._templates = Templates(self._words)
        self._overview = Overview()
        self._rows = Rows(_spool(open_files), since=bool(run.history))
        self._details = Details(_spool(open_files), roomy=room is not None)
        self._pictures = Pictures(_spool(open_files), roomy=room is not None)
        self._groups = Groups(_spool(open_files))
        self._listed: list[listed.Row] = []
        self._paged: list[listed.PageRow] = []
        self._pages = 0

    def add(self, audits: Iterable[Audit], telling: Telling) -> None:
        """Take in all pages; they are begun as they come, and ended when they have been told, in the same order."""
        begun: deque[_Begun] = deque()

        def sheets() -> Iterator[Sheet]:
            for audit in audits:
                begun.append(self._begin(audit))
                yield begun[-1].sheet

        for told in telling(self._run, sheets()):
            self._end(begun.popleft(), told)

    def _begin(self, audit: Audit) -> _Begun:
        """A page with its number and its pictures, and what of it is to be told."""
        ranks = tuple(self._details.rank(finding.rule, finding.severity) for finding in audit.findings)
        rank = min(ranks) if ranks else self._details.rank_page()
        wanted = tuple(self._details.fitting(each) != LEFT_OUT for each in (rank, *ranks))
        sheet = Sheet(audit, self._pages, view.pictures(audit, self._pictures), wanted[0], wanted[1:])
        self._pages += 1
        return _Begun(audit, sheet, rank, ranks, len(self._pictures), self._pictures.size)

    def _end(self, begun: _Begun, told: Told) -> None:
        """Take in one page with what is told of it."""
        audit, first, number = begun.audit, self._rows.count, begun.sheet.number
        self._overview.add(audit, told.judged)
        rank, *ranks = (self._details.fitting(each) for each in (begun.rank, *begun.ranks))
        page = view.photographs(audit, told.judged, begun.sheet.pictures, number)
        self._list(audit, page, told=rank != LEFT_OUT)
        self._groups.add(page, audit.findings, first)
        if rank == LEFT_OUT:
            return
        self._details.add(told.page, rank, Place("page", number, first))
        for at, (own, article) in enumerate(zip(ranks, told.findings, strict=True), first):
            if own != LEFT_OUT:
                self._details.add(article, own, Place("finding", at))
        self._move_out(begun)

    def _list(self, audit: Audit, page: view.Photographs, *, told: bool) -> None:
        """The rows of the list: for the script, and the first of them as they stand."""
        if told:
            self._rows.page(page)
        if len(self._paged) < PAGES:
            self._paged.append(listed.page_row(page, audit.findings))
        on = page.by_finding
        for number, finding in enumerate(audit.findings, self._rows.count):
            it = on.get(finding.id)
            since = data.NEW if finding.id in audit.new else data.BACK if finding.id in audit.back else data.KNOWN
            self._overview.sample(finding.rule, Sample(finding.id, number, it.picture if it else None))
            self._rows.add(finding, page, it, since, told=told)
            if len(self._listed) < FIRST:
                self._listed.append(listed.row(finding, number, audit.page, it))

    def _move_out(self, begun: _Begun) -> None:
        """Begin the folder where there is room for one and the report has become too large with this page."""
        too_large = self._details.size + begun.size > ONE_FILE or begun.pictures > MOST
        if self._room and not self._details.folder and too_large:
            home = f"../{quote(self._room.name)}"
            folder = Folder(folder_of(self._room), self._details.key(), self._templates.part(home))
            self._details.into(folder)
            self._pictures.into(folder)

    def pieces(self) -> Iterator[str]:
        """The report from its first line to its last."""
        self._rows.flush()
        folder = self._details.folder
        if folder:
            folder.flush()
        findings = self._overview.counts["finding"]
        return _joined(
            self._templates.stream(
                "report",
                folder,
                run=self._run,
                overview=self._overview,
                history=history(self._run, self._overview.counts),
                standings=STANDINGS,
                rules=all_rules(),
                groups=self._groups,
                listed=self._listed,
                paged=self._paged,
                pages=self._pages,
                first=FIRST,
                full=self._details.count(findings),
                articles=map(Markup, self._details.kept("finding", findings)),
                photographs=map(Markup, self._details.kept("page", findings)),
                pictures=self._pictures,
                data=self._data(folder),
                packed=self._rows.size > _PLAIN,
            )
        )

    def _data(self, folder: Folder | None) -> Iterator[Markup]:
        """The list for the script."""
        told = {rule: cause.message for rule, cause in self._overview.causes.items()}
        head = {
            "words": self._words.part("script"),
            "thousands": self._words("language.thousands"),
            "rules": [[shown.text(rule), shown.text(self._words.rule(rule, "message", told[rule]))] for rule in self._rows.rules],
            "folder": folder.told() if folder else None,
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
