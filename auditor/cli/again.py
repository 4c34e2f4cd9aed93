"""Audits as files of findings tell them: from JSON all but the pictures, from JSON Lines the findings alone."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click
import msgspec

from auditor.cli.lines import records
from auditor.model import Audit, Failure, Figure, Finding, Image, Page, Run

_OPENING = b'{"schema":'


class _Scanned(msgspec.Struct):
    """A page of a document, and how many of its findings and failures are the page's."""

    scanned: Page
    findings: int
    failures: int
    new: tuple[str, ...] = ()
    back: tuple[str, ...] = ()


class _Document(msgspec.Struct):
    run: Run
    pages: list[_Scanned]
    findings: list[Finding]
    failures: list[Failure]


class Again:
    """What `paths` hold. Raises `click.UsageError`, which names the file, where one holds none."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._documents = {path: _document(path) for path in paths}

    def run(self, own: Run) -> Run:
        """The run that found it, where a file tells it, else the one that reads it again; language and names are its own."""
        told = next((document.run for document in self._documents.values() if document), own)
        return replace(
            told,
            language=own.language,
            redact_urls=own.redact_urls,
            made_from=tuple(self._documents),
            findings_only=None in self._documents.values(),
        )

    def audits(self) -> Iterator[Audit]:
        """Page by page, in the order of the files."""
        for path, document in self._documents.items():
            yield from _from_document(document) if document else _from_lines(path)


def _document(path: str) -> _Document | None:
    """The document, None where the file is one of JSON Lines."""
    try:
        with Path(path).open("rb") as content:
            if not content.peek(len(_OPENING)).startswith(_OPENING):
                return None
            return msgspec.json.decode(content.read(), type=_Document)
    except OSError as error:
        raise click.UsageError(f"{path}: cannot be read ({error.strerror or error}).") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{path}: is no document as `auditor check --format json` writes it ({error}).") from error


def _from_document(document: _Document) -> Iterator[Audit]:
    findings, failures = iter(document.findings), iter(document.failures)
    for page in document.pages:
        found = tuple(itertools.islice(findings, page.findings))
        yield Audit(page.scanned, found, tuple(itertools.islice(failures, page.failures)), page.new, page.back)


def _from_lines(path: str) -> Iterator[Audit]:
    """The findings of each page together again, with the photographs that they name."""
    for page, found in itertools.groupby(records(path, Finding), key=lambda finding: finding.page):
        findings = tuple(found)
        urls = dict.fromkeys(finding.image for finding in findings if finding.image)
        yield Audit(Page(page, figures=tuple(Figure(Image(url, (url,))) for url in urls)), findings)
