"""One JSON document: the run, the pages, the findings, what could not be read."""

from collections.abc import Iterable
from typing import BinaryIO

from auditor.formats import encode
from auditor.model import Audit, Run

SUFFIX = ".json"
SCHEMA = "caption-credit-auditor/1"


def write(audits: Iterable[Audit], run: Run, out: BinaryIO) -> None:
    """The document, with a line a page and a line a finding so that a difference can be read."""
    kept = [(_summary(audit), audit.findings, audit.failures) for audit in audits]
    out.write(b'{"schema":%b,\n"run":%b,\n' % (encode(SCHEMA), encode(run)))
    _list(b"pages", [page for page, _, _ in kept], out)
    _list(b"findings", [finding for _, findings, _ in kept for finding in findings], out)
    _list(b"failures", [failure for _, _, failures in kept for failure in failures], out, last=True)
    out.write(b"}\n")


def _summary(audit: Audit) -> dict[str, object]:
    page = audit.page
    return {
        "page": page.location,
        "url": page.url,
        "title": page.title.text if page.title else None,
        "images": len(page.figures),
        "compared": sum(figure.embedded is not None for figure in page.figures),
    }


def _list(name: bytes, records: list[object], out: BinaryIO, *, last: bool = False) -> None:
    out.write(b'"%b":[\n%b\n]%b\n' % (name, b",\n".join(map(encode, records)), b"" if last else b","))
