"""`auditor check`: a few pages before they are published, and an exit code for a gate."""

import os
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from auditor import __version__
from auditor.audit import audit
from auditor.cli.outcome import Tally
from auditor.cli.settings import rule_ids, settings_by_location
from auditor.config import RANK, Settings
from auditor.formats import all_formats
from auditor.model import Audit, Capture, Page, Run
from auditor.sources import NoPagesError, captures


def _outputs(context: click.Context, parameter: click.Parameter, value: str) -> tuple[tuple[str, str], ...]:  # noqa: ARG001
    outputs = tuple((name, path or "-") for name, _, path in (part.strip().partition("=") for part in value.split(",")))
    for name, _ in outputs:
        if name not in all_formats():
            raise click.BadParameter(f"there is no format {name}. There are: {', '.join(all_formats())}.")
    return outputs


@click.command()
@click.argument("locations", metavar="PAGE...", nargs=-1)
@click.option("-f", "--format", "outputs", metavar="FORMAT[=FILE],…", default="text", callback=_outputs, help="What to write: text (default), jsonl, json, html; several with commas, each to a file or to standard output.")  # fmt: skip  # noqa: E501
@click.option("-o", "--output", metavar="FILE", help="Write the format to this file; its ending chooses the format.")
@click.option("--select", metavar="RULES", default="", callback=rule_ids, help="Run only these rules, separated by commas.")
@click.option("--ignore", metavar="RULES", default="", callback=rule_ids, help="Leave these rules out.")
@click.option("--fail-on", type=click.Choice([*RANK, "never"]), default="error", show_default=True, help="The severity from which on the exit code is 1.")  # fmt: skip  # noqa: E501
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
def check(
    locations: tuple[str, ...],
    outputs: tuple[tuple[str, str], ...],
    output: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    *,
    isolated: bool,
) -> None:
    """Audit saved pages: .html, .htm, .html.gz, .txt, folders of them, or - for standard input."""
    outputs = _chosen(outputs, output)
    run = Run(__version__, shlex.join(["auditor", *sys.argv[1:]]), _now())
    tally = Tally()
    settings = settings_by_location(select, ignore, isolated=isolated)
    audits = tally.counting(_audits(locations, settings, thumbnails=any(name == "html" for name, _ in outputs)))
    _write(audits, run, outputs)
    sys.exit(tally.exit_code(fail_on))


def _audits(locations: tuple[str, ...], settings: Callable[[str], Settings], *, thumbnails: bool) -> Iterator[Audit]:
    """Each page audited; an input that could not be read is an audit with nothing but its failure."""
    if not locations:
        raise click.UsageError("Name a page or a folder of pages, or - to read one from standard input.")
    for location in locations:
        settings(location)
    try:
        found = [captures(location) for location in locations]
    except NoPagesError as error:
        raise click.UsageError(str(error)) from error
    for source in found:
        for capture in source:
            if isinstance(capture, Capture):
                yield audit(capture, settings(capture.location), thumbnails=thumbnails)
            else:
                yield Audit(Page(capture.input), failures=(capture,))


def _write(audits: Iterator[Audit], run: Run, outputs: tuple[tuple[str, str], ...]) -> None:
    """Write every format; where there are several, the audits of the few pages are kept for them."""
    kept: Iterable[Audit] = list(audits) if len(outputs) > 1 else audits
    for name, path in outputs:
        if path == "-":
            all_formats()[name].write(kept, run, sys.stdout.buffer)
            sys.stdout.flush()
            continue
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            with Path(path).open("wb") as out:
                all_formats()[name].write(kept, run, out)
        except OSError as error:
            raise click.UsageError(f"{path}: cannot be written ({error.strerror or error}).") from error


def _chosen(outputs: tuple[tuple[str, str], ...], output: str | None) -> tuple[tuple[str, str], ...]:
    if output is None:
        return outputs
    by_suffix = {form.SUFFIX: name for name, form in all_formats().items()}
    name = by_suffix.get(Path(output).suffix.lower(), outputs[0][0])
    return ((name, output),)


def _now() -> str | None:
    """The time in UTC, to the second; None where SOURCE_DATE_EPOCH asks for output that does not depend on the clock."""
    return None if "SOURCE_DATE_EPOCH" in os.environ else datetime.now(UTC).isoformat(timespec="seconds")
