"""`auditor baseline` and `auditor diff`: findings that are known already, by the fingerprint that survives edits elsewhere."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import click
import msgspec

from auditor.cli.lines import records
from auditor.formats import encode, visible
from auditor.model import Severity

_SHOWN = 20
Decision = Literal["accept", "false-alarm", "to-fix"]
_ACCEPTED = ("accept", "false-alarm")


class Known(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a line of findings, of a baseline or of exported decisions says of one finding."""

    id: str
    rule: str = ""
    severity: Severity = "error"
    page: str = ""
    decision: Decision = "accept"
    reason: str = ""
    note: str = ""  # what a desk wrote beside its decision: the reason, once it is taken in


def accepted_ids(path: str) -> frozenset[str]:
    """The fingerprints that a baseline file accepts. Raises `click.UsageError` where it cannot be read."""
    return frozenset(known.id for known in _known(path) if known.decision in _ACCEPTED)


@click.group()
def baseline() -> None:
    """Keep a file of accepted findings, so that a gate fails on new ones only."""


@baseline.command()
@click.argument("findings", metavar="FINDINGS.jsonl")
@click.argument("file", metavar="BASELINE")
@click.option("--reason", default="", help="Why these are accepted.")
def create(findings: str, file: str, reason: str) -> None:
    """Accept all findings of a run."""
    if Path(file).exists():
        raise click.UsageError(f"{file} exists already. `auditor baseline update` adds to it.")
    _write(file, _with_reason(_known(findings), reason))


@baseline.command()
@click.argument("findings", metavar="FINDINGS.jsonl")
@click.argument("file", metavar="BASELINE")
@click.option("--reason", default="", help="Why the new ones are accepted.")
def update(findings: str, file: str, reason: str) -> None:
    """Accept what a run found beyond the baseline; what it holds already keeps its reason."""
    _write(file, [*_with_reason(_known(findings), reason), *_known(file)])


@baseline.command()
@click.argument("findings", metavar="FINDINGS.jsonl")
@click.argument("file", metavar="BASELINE")
def prune(findings: str, file: str) -> None:
    """Drop from the baseline what a run no longer finds."""
    found = {known.id for known in _known(findings)}
    _write(file, [known for known in _known(file) if known.id in found])


@baseline.command("import")
@click.argument("decisions", metavar="DECISIONS.jsonl")
@click.argument("file", metavar="BASELINE")
def take_in(decisions: str, file: str) -> None:
    """Take in the decisions that were made in a report: accepted and false alarms go in, what is to be fixed goes out."""
    decided = {known.id: _noted(known) for known in _known(decisions)}
    kept = _known(file) if Path(file).exists() else []
    _write(file, [known for known in {**{known.id: known for known in kept}, **decided}.values() if known.decision in _ACCEPTED])


@baseline.command()
@click.argument("file", metavar="BASELINE")
def stats(file: str) -> None:
    """Count what a baseline holds, by rule and decision."""
    for (rule, decision), count in sorted(Counter((known.rule, known.decision) for known in _known(file)).items()):
        click.echo(f"{count:6}  {rule}  {decision}")


@click.command()
@click.argument("runs", metavar="OLD.jsonl... NEW.jsonl", nargs=-1, required=True)
def diff(runs: tuple[str, ...]) -> None:
    """Compare runs: what is new in the last one, fixed since the one before, back after it was fixed, unchanged."""
    if len(runs) < 2:
        raise click.UsageError("Name at least two runs, the oldest first.")
    *earlier, old, new = ({known.id: known for known in _known(run)} for run in runs)
    gone_before = {key for run in earlier for key in run if key not in old}
    groups = {
        "new": [known for key, known in new.items() if key not in old and key not in gone_before],
        "fixed": [known for key, known in old.items() if key not in new],
        "back": [known for key, known in new.items() if key not in old and key in gone_before],
    }
    counts = [
        f"{name} {len(group)} ({sum(known.severity == 'error' for known in group)} errors)" for name, group in groups.items()
    ]
    click.echo("   ".join([*counts, f"unchanged {len(new.keys() & old.keys())}"]))
    for name, group in groups.items():
        for known in group[:_SHOWN]:
            click.echo(f"{name:6} {known.severity:7} {known.rule}  {visible(known.page)}  {known.id}")
        if len(group) > _SHOWN:
            click.echo(f"{name:6} and {len(group) - _SHOWN} more")


def _noted(known: Known) -> Known:
    return msgspec.structs.replace(known, reason=known.note or known.reason, note="")


def _with_reason(found: Iterable[Known], reason: str) -> list[Known]:
    return [msgspec.structs.replace(known, reason=reason) for known in found]


def _known(path: str) -> list[Known]:
    return list(records(path, Known))


def _write(path: str, known: Iterable[Known]) -> None:
    """One line a finding, sorted, each once, the last one said wins; written aside and put in place whole."""
    lines = [encode(one) + b"\n" for one in sorted({one.id: one for one in known}.values(), key=lambda one: (one.page, one.id))]
    aside = Path(f"{path}.new")
    try:
        aside.write_bytes(b"".join(lines))
        aside.replace(path)
    except OSError as error:
        raise click.UsageError(f"{path}: cannot be written ({error.strerror or error}).") from error
    click.echo(f"{path}: {len(lines)} accepted")
