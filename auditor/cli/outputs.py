"""Where a run is written: formats and files as typed, and the run as its reports tell it."""

import os
import pickle
import shlex
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

import click

from auditor import __version__
from auditor.formats import all_formats
from auditor.model import Audit, Run
from auditor.sources import UnreadableError, objects

_FLAGS = frozenset({"--isolated"})
_SEEN_WITH = frozenset({"--originals", "--fetch", "--allow-host", "--trust", *_FLAGS})
Outputs = tuple[tuple[str, str], ...]


def outputs_typed(context: click.Context, parameter: click.Parameter, value: str) -> Outputs:  # noqa: ARG001  # click's own form
    """`text,html=report.html` as pairs of a format and a file, `-` for standard output."""
    outputs = tuple((name, path or "-") for name, _, path in (part.strip().partition("=") for part in value.split(",")))
    for name, _ in outputs:
        if name not in all_formats():
            raise click.BadParameter(f"there is no format {name}. There are: {', '.join(all_formats())}.")
    return outputs


def chosen(outputs: Outputs, output: str | None) -> Outputs:
    """The outputs, or the one file of `--output` in the format that its ending names."""
    if output is None:
        return outputs
    by_suffix = {form.SUFFIX: name for name, form in all_formats().items()}
    return ((by_suffix.get(Path(output).suffix.lower(), outputs[0][0]), output),)


def this_run(language: str = "en", *, redact_urls: bool = False, house: tuple[str, ...] = ()) -> Run:
    """The run: what was typed, and when, in UTC; the clock is left out where SOURCE_DATE_EPOCH is set."""
    started = None if "SOURCE_DATE_EPOCH" in os.environ else datetime.now(UTC).isoformat(timespec="seconds")
    command, again = shlex.join(["auditor", *sys.argv[1:]]), tuple(_again(sys.argv[1:]))
    return Run(__version__, command, started, language=language, redact_urls=redact_urls, again=again, house=house)


def _again(typed: Iterable[str]) -> Iterator[str]:
    """Of the words typed, the options that decide how a page is seen, as `auditor check` takes them too."""
    words = iter(typed)
    for word in words:
        name, value, _ = word.partition("=")
        if name == "--":
            return
        if name in _SEEN_WITH:
            yield word
            if not value and name not in _FLAGS:
                yield from islice(words, 1)


def write_all(audits: Iterator[Audit], run: Run, outputs: Outputs) -> None:
    """Write every format; where there are several, the audits wait on disk for them. Raises `click.UsageError`."""
    if len(outputs) == 1:
        _write(audits, run, *outputs[0])
        return
    with tempfile.TemporaryFile() as kept:
        first, *others = outputs
        _write(_keeping(audits, cast("BinaryIO", kept)), run, *first)
        for name, path in others:
            kept.seek(0)
            _write(_kept(cast("BinaryIO", kept)), run, name, path)


def _write(audits: Iterable[Audit], run: Run, name: str, path: str) -> None:
    if path == "-":
        all_formats()[name].write(audits, run, sys.stdout.buffer)
        sys.stdout.flush()
        return
    try:
        with _writable(path) as out:
            all_formats()[name].write(audits, run, out)
    except UnreadableError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.UsageError(f"{path}: cannot be written ({error.strerror or error}).") from error


def _writable(path: str) -> AbstractContextManager[BinaryIO]:
    """The file to write, whose folder is made where there is none, or the object of a store. Raises `OSError`."""
    if objects.in_store(path):
        return objects.writable(path)
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    return Path(path).open("wb")


def _keeping(audits: Iterable[Audit], kept: BinaryIO) -> Iterator[Audit]:
    for audit in audits:
        pickle.dump(audit, kept, pickle.HIGHEST_PROTOCOL)
        yield audit


def _kept(kept: BinaryIO) -> Iterator[Audit]:
    """The audits that this run has put there itself."""
    end = kept.seek(0, os.SEEK_END)
    kept.seek(0)
    while kept.tell() < end:
        yield pickle.load(kept)  # noqa: S301  # a nameless file that nobody else can write to
