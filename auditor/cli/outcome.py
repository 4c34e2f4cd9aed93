"""What a run comes to: the exit code, and the failures as sentences."""

from collections import Counter
from collections.abc import Iterable, Iterator

import click

from auditor.config import RANK
from auditor.formats import visible
from auditor.model import Audit, Failure

FINDINGS, INCOMPLETE = 1, 3


class Tally:
    """What passes through a run, counted for the exit code; its failures are told on standard error, unless `quiet`."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet
        self.severities: Counter[str] = Counter()
        self.failed = False

    def counting(self, audits: Iterable[Audit]) -> Iterator[Audit]:
        """The same audits."""
        for done in audits:
            self.severities.update(finding.severity for finding in done.findings)
            for failure in done.failures:
                self.failed = True
                if not self.quiet:
                    click.echo(f"auditor: {sentence(failure)}", err=True)
            yield done

    def exit_code(self, fail_on: str) -> int:
        """1 for findings at or above `fail_on`, else 3 where an input failed, else 0."""
        bar = RANK.get(fail_on, max(RANK.values()) + 1)
        if any(RANK[severity] >= bar for severity in self.severities):
            return FINDINGS
        return INCOMPLETE if self.failed else 0


def sentence(failure: Failure) -> str:
    """The failure for people, naming the input once."""
    named = failure.message.startswith(failure.input)
    return visible(failure.message if named else f"{failure.input}: {failure.message}")
