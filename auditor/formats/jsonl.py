"""JSON Lines, one finding a line: for other programs, and to make any report from again."""

from collections.abc import Iterable
from typing import BinaryIO

from auditor.formats import encode
from auditor.model import Audit, Run

SUFFIX = ".jsonl"


def write(audits: Iterable[Audit], run: Run, out: BinaryIO) -> None:  # noqa: ARG001  # every format takes the run
    """One line a finding, in the order of the inputs, then of the page."""
    for audit in audits:
        out.writelines(encode(finding) + b"\n" for finding in audit.findings)
