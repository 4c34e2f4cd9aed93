"""`auditor report` and `auditor view`: reports made again from findings, and opened."""

import webbrowser
from pathlib import Path

import click

from auditor.cli.again import Again
from auditor.cli.outputs import chosen, this_run, write_all

REPORTS = Path("reports")


@click.command()
@click.argument("findings", metavar="FINDINGS...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE", default="report.html", show_default=True, help="Its ending chooses the format.")
@click.option("--language", default="en", show_default=True, help="The language of the report.")
@click.option("--redact-urls", is_flag=True, help="In the HTML report, short names instead of paths and addresses.")
def report(findings: tuple[str, ...], output: str, language: str, *, redact_urls: bool) -> None:
    """Make a report again, without reading the pages: from JSON all but the pictures, from JSON Lines the findings alone."""
    again = Again(findings)
    write_all(again.audits(), again.run(this_run(language, redact_urls=redact_urls)), chosen((("html", "-"),), output))
    click.echo(output)


@click.command()
@click.argument("report_file", metavar="[REPORT]", required=False)
def view(report_file: str | None) -> None:
    """Open a report in the browser; without a name, the latest under reports/."""
    found = [Path(report_file)] if report_file else sorted(_reports(), key=lambda path: path.stat().st_mtime)
    if not found or not found[-1].is_file():
        raise click.UsageError(f"{report_file or REPORTS}: no report there. `auditor check PAGE -o reports/NAME.html` makes one.")
    click.echo(str(found[-1]))
    if not webbrowser.open(found[-1].resolve().as_uri()):
        click.echo("auditor: no browser could be opened; BROWSER names one.", err=True)


def _reports() -> list[Path]:
    """All reports, without the parts of large ones."""
    return [path for path in REPORTS.rglob("*.html") if not path.parent.name.endswith("_files")]
