"""Files of JSON Lines that runs and reports have written, read back."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import click
import msgspec

Record = TypeVar("Record")


def records(path: str, kind: type[Record]) -> Iterator[Record]:
    """The record on each line. Raises `click.UsageError`, which names file and line, where there is none."""
    try:
        with Path(path).open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _record(line, kind, f"{path}:{number}")
    except OSError as error:
        raise click.UsageError(f"{path}: cannot be read ({error.strerror or error}).") from error


def _record(line: bytes, kind: type[Record], place: str) -> Record:
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{place}: is no finding as `auditor check --format jsonl` writes it ({error}).") from error
