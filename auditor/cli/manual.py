"""`auditor rules`, `auditor explain` and `auditor formats`: the manual, from the rules and formats themselves."""

import inspect

import click

from auditor.cli.settings import settings_by_location
from auditor.config import BUILT_IN, KEYS, nearest
from auditor.formats import all_formats, encode, visible
from auditor.rules import Rule, all_rules


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
def rules(form: str) -> None:
    """List all rules."""
    if form == "json":
        kept = ("id", "severity", "message", "why", "mend", "default", "options")
        click.echo(encode([{name: getattr(rule, name) for name in kept} for rule in all_rules().values()]).decode())
    elif form == "markdown":
        click.echo(_markdown(), nl=False)
    else:
        width = max(map(len, all_rules()))
        for rule in all_rules().values():
            click.echo(f"{rule.id:{width}}  {rule.severity:7}  {rule.message}{'' if rule.default else ' (off)'}")


@click.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Tell what a rule finds, why it matters and how to mend it."""
    found = all_rules().get(rule)
    if found is None:
        raise click.UsageError(f"There is no rule {rule}.{nearest(rule, tuple(all_rules()))}")
    click.echo(f"{found.id}   {found.severity}{'' if found.default else ', off by default'}\n")
    for title, text in (("What is wrong", found.message), ("Why it matters", found.why), ("How to mend it", found.mend)):
        click.echo(f"{title}\n{click.wrap_text(text, 90, '  ', '  ')}\n")
    for name, value in found.options.items():
        click.echo(f"Option {name} = {value}")


@click.command()
def formats() -> None:
    """List the formats that a run can be written as."""
    for name, form in all_formats().items():
        click.echo(f"{name:6} {(inspect.getdoc(form) or '').splitlines()[0]}")


@click.command()
@click.argument("location", metavar="PAGE", default=".")
@click.option("--show", is_flag=True, help="Print the settings (the default).")
def config(location: str, *, show: bool) -> None:  # noqa: ARG001  # there is nothing else to do with them yet
    """Print the settings in force for a page or folder, and for each the file that says so."""
    settings = settings_by_location((), (), isolated=False)(location).for_page(location)
    click.echo(f"# in force for {visible(location)}: {visible(settings.origin)}")
    for key in KEYS:
        said = f"{key} = {encode(getattr(settings, key)).decode()}"
        click.echo(f"{said}  # {visible(settings.origins.get(key, BUILT_IN))}")


def _markdown() -> str:
    head = "# Rules\n\nMade by `make docs` from the rules themselves: do not edit.\n\n"
    table = "".join(f"| [{rule.id}](#{rule.id}) | {rule.severity} | {rule.message} |\n" for rule in all_rules().values())
    return head + "| rule | severity | what is wrong |\n|---|---|---|\n" + table + "".join(map(_section, all_rules().values()))


def _section(rule: Rule) -> str:
    off = "" if rule.default else ", off by default"
    return f"\n## {rule.id}\n\n{rule.severity}{off}. **{rule.message}**\n\n{rule.why}\n\nHow to mend it: {rule.mend}\n"
