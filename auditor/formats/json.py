"""One JSON document: the run, the pages with all that was read, the findings, what could not be read."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from functools import cache
from typing import Any, BinaryIO, cast

from auditor.formats import encode
from auditor.model import Audit, Page, Run

SUFFIX = ".json"
SCHEMA = "caption-credit-auditor/1"


def write(audits: Iterable[Audit], run: Run, out: BinaryIO) -> None:
    """The document, with a line a page and a line a finding so that a difference can be read."""
    with tempfile.TemporaryFile() as findings, tempfile.TemporaryFile() as failures:
        out.write(b'{"schema":%b,\n"run":%b,\n"pages":[\n' % (encode(SCHEMA), encode(run)))
        out.writelines(_pages(audits, cast("BinaryIO", findings), cast("BinaryIO", failures)))
        for name, waiting in ((b"findings", findings), (b"failures", failures)):
            out.write(b'\n],\n"%b":[\n' % name)
            waiting.seek(0)
            shutil.copyfileobj(waiting, out)
        out.write(b"\n]\n}\n")


def _pages(audits: Iterable[Audit], findings: BinaryIO, failures: BinaryIO) -> Iterator[bytes]:
    """A line a page; what was found on it waits in the two files."""
    for number, audit in enumerate(audits):
        yield (b",\n" if number else b"") + encode(_summary(audit))
        for records, waiting in ((audit.findings, findings), (audit.failures, failures)):
            for record in records:
                waiting.write((b",\n" if waiting.tell() else b"") + encode(record))


def _summary(audit: Audit) -> dict[str, object]:
    """The page in short, how many of the findings and failures are its own, and all that was scanned but pictures and markup."""
    page = audit.page
    return {
        "page": page.location,
        "url": page.url,
        "title": page.title.text if page.title else None,
        "images": len(page.figures),
        "compared": sum(figure.embedded is not None for figure in page.figures),
        "findings": len(audit.findings),
        "failures": len(audit.failures),
        "new": audit.new,
        "back": audit.back,
        "scanned": lean(_without_pictures(page)),
    }


def _without_pictures(page: Page) -> Page:
    return replace(page, figures=tuple(replace(figure, thumbnail=b"", markup="") for figure in page.figures))


def lean(record: object) -> object:
    """A record as plain values, without the fields that are at their default.

    >>> from auditor.model import Statement
    >>> lean(Statement("AP", "IIM 2:110"))
    {'text': 'AP', 'place': 'IIM 2:110'}
    """
    if isinstance(record, tuple):
        return [lean(each) for each in record]
    if not is_dataclass(record) or isinstance(record, type):
        return record
    told = ((field, getattr(record, field.name)) for field in _fields(type(record)))
    return {field.name: lean(value) for field, value in told if value != _default(field)}


@cache
def _fields(kind: type) -> tuple[Field[Any], ...]:
    return fields(kind)


def _default(field: Field[Any]) -> object:
    return field.default if field.default_factory is MISSING else field.default_factory()
