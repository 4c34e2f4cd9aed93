"""`auditor check`: a few pages before they are published, and an exit code for a gate."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

import click

from auditor.audit import audit
from auditor.cli.known import accepted_ids
from auditor.cli.originals import originals_typed
from auditor.cli.outcome import Tally
from auditor.cli.outputs import chosen, outputs_typed, this_run, write_all
from auditor.cli.reach import listed, reach_options
from auditor.cli.settings import rule_ids, settings_by_location
from auditor.cli.trust import trust_option
from auditor.config import RANK, Settings
from auditor.model import Audit, Capture, Failure, Page
from auditor.sources import NoPagesError, Reach, captures
from auditor.sources.originals import Originals


@click.command()
@click.argument("locations", metavar="PAGE...", nargs=-1)
@click.option("-f", "--format", "outputs", metavar="FORMAT[=FILE],…", default="text", callback=outputs_typed, help="What to write: text (default), jsonl, json, html; several with commas, each to a file or to standard output.")  # fmt: skip  # noqa: E501
@click.option("-o", "--output", metavar="FILE", help="Write the format to this file; its ending chooses the format.")
@click.option("--select", metavar="RULES", default="", callback=rule_ids, help="Run only these rules, separated by commas.")
@click.option("--ignore", metavar="RULES", default="", callback=rule_ids, help="Leave these rules out.")
@click.option("--fail-on", type=click.Choice([*RANK, "never"]), default="error", show_default=True, help="The severity from which on the exit code is 1.")  # fmt: skip  # noqa: E501
@click.option("--baseline", metavar="FILE", help="Leave out the findings that this file accepts.")
@click.option("--originals", metavar="FOLDER", callback=originals_typed, help="Compare with the original pictures in this folder and below it.")  # fmt: skip  # noqa: E501
@trust_option
@click.option("--files-from", metavar="FILE", help="Read the names of further pages from this file, or - (standard input), one a line.")  # fmt: skip  # noqa: E501
@reach_options
@click.option("--language", default="en", show_default=True, help="The language of the HTML report.")
@click.option("--redact-urls", is_flag=True, help="In the HTML report, short names instead of paths and addresses.")
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
def check(
    locations: tuple[str, ...],
    outputs: tuple[tuple[str, str], ...],
    output: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    baseline: str | None,
    originals: Originals | None,
    anchors: str,
    files_from: str | None,
    reach: Reach,
    language: str,
    *,
    redact_urls: bool,
    isolated: bool,
) -> None:
    """Audit saved pages: .html, .htm, .html.gz, .txt, .mhtml, .warc, .warc.gz, .wacz, folders of them, or - (standard input).

    With --fetch also pages by their addresses, and sitemaps: .xml, .xml.gz, or the address of one.
    """
    outputs = chosen(outputs, output)
    locations += listed(files_from)
    tally = Tally()
    settings = settings_by_location(select, ignore, isolated=isolated)
    pages = (
        replace(page, originals=originals, anchors=anchors) if isinstance(page, Capture) else page
        for page in _pages(locations, settings, reach)
    )
    audits = _audits(pages, settings, thumbnails=any(name == "html" for name, _ in outputs))
    audits = tally.counting(_without(accepted_ids(baseline), audits) if baseline else audits)
    house = settings(locations[0]).house if locations else ()
    write_all(audits, this_run(language, redact_urls=redact_urls, house=house), outputs)
    sys.exit(tally.exit_code(fail_on))


def _pages(locations: tuple[str, ...], settings: Callable[[str], Settings], reach: Reach) -> Iterator[Capture | Failure]:
    """Every page at the locations, in their order; what cannot be meant is wrong usage before the first is read."""
    if not locations:
        raise click.UsageError("Name a page or a folder of pages, or - to read one from standard input.")
    for location in locations:
        settings(location)
    try:
        found = [captures(location, reach) for location in locations]
    except NoPagesError as error:
        raise click.UsageError(str(error)) from error
    yield from chain.from_iterable(found)


def _audits(pages: Iterator[Capture | Failure], settings: Callable[[str], Settings], *, thumbnails: bool) -> Iterator[Audit]:
    """Each page audited; an input that could not be read is an audit with nothing but its failure."""
    for page in pages:
        if isinstance(page, Capture):
            yield audit(page, settings(page.location), thumbnails=thumbnails)
        else:
            yield Audit(Page(page.input), failures=(page,))


def _without(accepted: frozenset[str], audits: Iterator[Audit]) -> Iterator[Audit]:
    """The audits without the findings that a desk has accepted."""
    for done in audits:
        yield replace(done, findings=tuple(finding for finding in done.findings if finding.id not in accepted))
