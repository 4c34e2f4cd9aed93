"""`auditor report` and `auditor view`: reports made again from findings, and opened."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import click

from auditor.cli.lines import records
from auditor.cli.outputs import chosen, this_run, write_all
from auditor.model import Audit, Figure, Finding, Image, Page

REPORTS = Path("reports")


@click.command()
@click.argument("findings", metavar="FINDINGS.jsonl...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE", default="report.html", show_default=True, help="Its ending chooses the format.")
@click.option("--language", default="en", show_default=True, help="The language of the report.")
@click.option("--redact-urls", is_flag=True, help="In the HTML report, short names instead of paths and addresses.")
def report(findings: tuple[str, ...], output: str, language: str, *, redact_urls: bool) -> None:
    """Make a report again from JSON Lines, without reading the pages."""
    write_all(_audits(findings), this_run(language, redact_urls=redact_urls), chosen((("html", "-"),), output))
    click.echo(output)


@click.command()
@click.argument("report_file", metavar="[REPORT]", required=False)
def view(report_file: str | None) -> None:
    """Open a report in the browser; without a name, the latest under reports/."""
    found = [Path(report_file)] if report_file else sorted(REPORTS.rglob("*.html"), key=lambda path: path.stat().st_mtime)
    if not found or not found[-1].is_file():
        raise click.UsageError(f"{report_file or REPORTS}: no report there. `auditor check PAGE -o reports/NAME.html` makes one.")
    click.echo(str(found[-1]))
    click.launch(str(found[-1]))


def _audits(paths: tuple[str, ...]) -> Iterator[Audit]:
    """The findings of each page together again, with the photographs that they name."""
    for path in paths:
        for page, found in itertools.groupby(records(path, Finding), key=lambda finding: finding.page):
            findings = tuple(found)
            urls = dict.fromkeys(finding.image for finding in findings if finding.image)
            yield Audit(Page(page, figures=tuple(Figure(Image(url, (url,))) for url in urls)), findings)
