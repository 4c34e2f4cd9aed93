"""How many findings on the labelled pages are right, by a list of findings that were read side by side with their pages.

Usage: judged.py SHARED. The list is judged.jsonl beside this file: page, rule, id of the finding, right or wrong, and why. A
finding that is not in the list was not read yet; one of the list that is no longer made is gone.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LIST = Path(__file__).with_name("judged.jsonl")
_CHECK = (sys.executable, "-m", "auditor", "check", "--isolated", "--fail-on", "never", "--format", "jsonl")
_READ = ("error", "warning")  # severities that are read


class Precision(NamedTuple):
    """What became of the findings of one rule and severity."""

    right: int
    wrong: int
    unread: int
    gone: int

    @property
    def share(self) -> str:
        """The share of right ones among those that were read."""
        read = self.right + self.wrong
        return f"{self.right / read:6.1%}" if read else "     -"


def found(shared: Path) -> list[dict[str, str]]:
    """Every error and warning on the labelled pages."""
    pages = sorted((shared / "corpus" / "pages").iterdir())
    done = subprocess.run([*_CHECK, *map(str, pages)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    told = (json.loads(line) for line in done.stdout.splitlines())
    return [finding for finding in told if finding["severity"] in _READ]


def precisions(findings: list[dict[str, str]]) -> Iterator[tuple[str, str, Precision]]:
    """Each rule with each of its severities, and how right it is; then each severity over all rules."""
    judged = {line["id"]: line for line in map(json.loads, LIST.read_text("utf-8").splitlines())}
    ids = {finding["id"] for finding in findings}
    kinds = {(line["rule"], line["severity"]) for line in (*judged.values(), *findings)}
    for rule, severity in (*sorted(kinds), *((None, severity) for severity in _READ)):

        def of_kind(line: dict[str, str], rule: str | None = rule, severity: str = severity) -> bool:
            return line["severity"] == severity and rule in {None, line["rule"]}

        now = [finding for finding in findings if of_kind(finding)]
        verdicts = Counter(judged[finding["id"]]["verdict"] if finding["id"] in judged else "unread" for finding in now)
        gone = sum(of_kind(line) and key not in ids for key, line in judged.items())
        yield rule or "all rules", severity, Precision(verdicts["right"], verdicts["wrong"], verdicts["unread"], gone)


def table(shared: Path) -> str:
    """The figures, a line a rule."""
    lines = ["rule                      severity    right  wrong unread   gone"]
    for rule, severity, told in precisions(found(shared)):
        counts = f"{told.right:8} {told.wrong:6} {told.unread:6} {told.gone:6}"
        lines.append(f"{rule:25} {severity:8} {counts}   right of those read {told.share}")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Print the table; 2 where the pages are not there."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    if not (shared / "corpus").is_dir():
        print(f"{shared}: no labelled pages there; nothing was measured.", file=sys.stderr)
        return 2
    print(table(shared), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
