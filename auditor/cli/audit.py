"""`auditor audit`: a whole archive, read once; started again it goes on, and audits what has changed."""

import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import click

from auditor.batch import history
from auditor.batch.across import judge_across
from auditor.batch.articles import ByWorkers
from auditor.batch.pictures import illustrate
from auditor.batch.plan import Plan
from auditor.batch.run import WorkersDieError, audit_all, begin
from auditor.batch.withdrawn import KillEntry
from auditor.catalogue import store
from auditor.cli.archive import jobs_typed, kill_list_typed
from auditor.cli.known import accepted_ids
from auditor.cli.outcome import INCOMPLETE
from auditor.cli.progress import Progress
from auditor.cli.reach import listed, reach_options
from auditor.cli.run_folder import run_folder
from auditor.cli.settings import rule_ids, settings_by_location
from auditor.cli.written import Written
from auditor.config import RANK, Settings
from auditor.engines import UnknownEngineError, Workers
from auditor.engines import opened as workers_of
from auditor.sources import NoPagesError, Part, Reach, UnreadableError
from auditor.sources import parts as parts_of

INTERRUPTED = 128 + signal.SIGINT
_THUMBNAILS = 8  # in a task: some thousands in all, spread over the archive


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What was typed, as far as the run itself needs it."""

    locations: tuple[str, ...]
    settings: Callable[[str], Settings]
    originals: str
    withdrawn: tuple[KillEntry, ...]
    listings: bool
    resume: bool
    reach: Reach


@click.command()
@click.argument("locations", metavar="LOCATION...", nargs=-1)
@click.option("-o", "--output", metavar="FOLDER", default="reports/audit", show_default=True, help="Where catalogue, findings and report go; the same folder goes on.")  # fmt: skip  # noqa: E501
@click.option("-j", "--jobs", metavar="N", default="auto", show_default=True, callback=jobs_typed, help="How many pages are audited at once: a number, or auto for one a processor.")  # fmt: skip  # noqa: E501
@click.option("--engine", metavar="ENGINE", default="processes", show_default=True, help="Where the work is done: processes, here, or NAME://ADDRESS.")  # fmt: skip  # noqa: E501
@click.option("--resume/--no-resume", default=True, show_default=True, help="Leave alone what is as it was, or audit every page again.")  # fmt: skip  # noqa: E501
@click.option("--select", metavar="RULES", default="", callback=rule_ids, help="Run only these rules, separated by commas.")
@click.option("--ignore", metavar="RULES", default="", callback=rule_ids, help="Leave these rules out.")
@click.option("--fail-on", type=click.Choice([*RANK, "never"]), default="error", show_default=True, help="The severity from which on the exit code is 1.")  # fmt: skip  # noqa: E501
@click.option("--baseline", metavar="FILE", help="Leave out the findings that this file accepts.")
@click.option("--originals", metavar="FOLDER", default="", help="Compare with the original pictures in this folder and below it.")  # fmt: skip  # noqa: E501
@click.option("--files-from", metavar="FILE", help="Read further locations from this file, or - (standard input), one a line.")
@reach_options
@click.option(
    "--withdrawn",
    metavar="FILE",
    callback=kill_list_typed,
    help="A supplier's kill list: a number, job id or picture file a line.",
)
@click.option("--listings", is_flag=True, help="Judge front pages and sections as well, not articles only.")
@click.option("--language", default="en", show_default=True, help="The language of the HTML report.")
@click.option("--redact-urls", is_flag=True, help="In the HTML report, short names instead of paths and addresses.")
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
def audit(
    locations: tuple[str, ...],
    output: str,
    jobs: int,
    engine: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    baseline: str | None,
    originals: str,
    files_from: str | None,
    reach: Reach,
    withdrawn: tuple[KillEntry, ...],
    language: str,
    *,
    resume: bool,
    listings: bool,
    redact_urls: bool,
    isolated: bool,
) -> None:
    """Audit archives: folders of saved pages, MHTML, WARC and WACZ files, thousands or millions of pages.

    What is known is kept in FOLDER/catalogue.sqlite. Started again with the same folder, the audit goes on where it was ended,
    and audits new and changed pages only. Beside it stand findings.jsonl, failures.jsonl and report.html. FOLDER may be the
    address of a store (s3://…).
    """
    locations += listed(files_from)
    if not locations or "-" in locations:
        raise click.UsageError("Name folders, archives or pages; --files-from FILE names many. `auditor check -` reads one.")
    settings = settings_by_location(select, ignore, isolated=isolated)
    wanted = _Wanted(locations, settings, originals, withdrawn, listings, resume, reach)
    accepted = accepted_ids(baseline) if baseline else frozenset()
    parts = _outside(_parts(wanted), output)
    with run_folder(output) as folder:
        house = settings(locations[0]).house
        written = Written(folder=folder, named=output, accepted=accepted, language=language, redact_urls=redact_urls, house=house)
        code = _ended(output, lambda held: _audit(wanted, parts, written, (engine, jobs), fail_on, held))
    sys.exit(code)


def _ended(output: str, run: Callable[[ExitStack], int]) -> int:
    """The exit code of a run; one that is ended before its end says how to go on."""
    on = f"What is done is kept in {output}; the same command goes on from there."
    try:
        with ExitStack() as held:
            return run(held)
    except KeyboardInterrupt:
        click.echo(f"auditor: interrupted. {on}", err=True)
        return INTERRUPTED
    except (OSError, sqlite3.Error) as error:
        click.echo(f"auditor: {output}: {_trouble(error)} {on}", err=True)
    except WorkersDieError as error:
        click.echo(f"auditor: {error}. {on}", err=True)
    return INCOMPLETE


def _audit(
    wanted: _Wanted, parts: Iterator[Part], written: Written, engine: tuple[str, int], fail_on: str, held: ExitStack
) -> int:
    """The run: audited, compared, written; its exit code."""
    file, work = _catalogue(written, held)
    progress = held.enter_context(Progress())
    workers = _workers(engine, held)
    run = begin(file, wanted.locations)
    plan = Plan(file, run, work, wanted.settings, wanted.originals, wanted.listings, _THUMBNAILS, wanted.resume, wanted.reach)
    audit_all(plan, parts, workers, progress.told)
    progress.says("comparing pages with one another")
    store.withdraw(file, wanted.withdrawn)
    judge_across(file, run, wanted.settings(wanted.locations[0]))
    illustrate(plan, workers)
    history.end(file, run)
    progress.says("writing the report")
    code = written.all(file, run, fail_on, ByWorkers(workers, work))
    progress.end()
    written.summary(file, run)
    return code


def _catalogue(written: Written, held: ExitStack) -> tuple[sqlite3.Connection, Path]:
    """The catalogue, locked, and the folder of tasks; where they cannot be had nothing is begun."""
    try:
        written.prepare()
        held.enter_context(store.locked(written.lock, str(written.folder)))
        work = held.enter_context(written.work())
        return held.enter_context(store.opened(written.catalogue)), work
    except store.CatalogueError as error:
        raise click.UsageError(str(error)) from error
    except (OSError, sqlite3.Error) as error:
        raise click.UsageError(f"{written.folder}: cannot be written ({error}). Choose another folder with -o.") from error


def _workers(engine: tuple[str, int], held: ExitStack) -> Workers:
    try:
        return held.enter_context(workers_of(*engine))
    except UnknownEngineError as error:
        raise click.UsageError(str(error)) from error


def _parts(wanted: _Wanted) -> Iterator[Part]:
    """The files at the locations; what cannot be meant is wrong usage before the first is read."""
    for location in wanted.locations:
        wanted.settings(location)
    try:
        return chain.from_iterable([parts_of(location, wanted.reach) for location in wanted.locations])
    except (NoPagesError, UnreadableError) as error:
        raise click.UsageError(str(error)) from error


def _outside(parts: Iterator[Part], output: str) -> Iterator[Part]:
    """The files that are no reports of ours: the folder of the run may lie in a folder that is audited."""
    own = os.path.join(os.path.abspath(output), "")  # noqa: PTH100, PTH118  # a million times: no file is to be looked at
    return (part for part in parts if not os.path.abspath(part.location).startswith(own))  # noqa: PTH100  # as above


def _trouble(error: OSError | sqlite3.Error) -> str:
    """What went wrong with the disk, and what to do."""
    said = str(error.strerror or error) if isinstance(error, OSError) else str(error)
    if "full" in said or "space" in said.lower():
        return f"there is no space left on the disk ({said}). Make room."
    return f"cannot be written ({said})."
