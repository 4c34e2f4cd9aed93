"""How much of what the generator puts into pages an audit finds: `python -m tests.mechanisms.measure PAGE...`."""

import argparse
import gzip
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from auditor.audit import audit
from auditor.config import Settings
from auditor.model import Capture
from tests.mechanisms.generate import Case, cases

RULES = ("caption-doubled", "caption-repeated")
_SETTINGS = Settings(select=RULES)


class Answer(NamedTuple):
    """A case, the page it was made from, and which of the two rules fired for its photograph or anew elsewhere."""

    page: str
    case: Case
    fired: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the rule that must fire did, or neither did where neither may."""
        return self.case.rule in self.fired if self.case.rule else not self.fired


def content(path: Path) -> bytes:
    """The page, unpacked."""
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def answers(paths: Iterable[Path], every: int = 1, seed: int = 0) -> Iterator[Answer]:
    """What an audit says to every n-th case of each page, beginning with another case on each page."""
    for number, path in enumerate(paths):
        page = content(path)
        before: set[str] | None = None
        for case in list(cases(page, seed))[number % every :: every]:
            before = _fired(page, "") if before is None else before
            yield Answer(path.name, case, tuple(sorted(_fired(case.html, case.image) - before)))


def _fired(page: bytes, image: str) -> set[str]:
    """The rules that fired: by name for the photograph that was put in, by name and picture for all others."""
    findings = audit(Capture("page.html", page), _SETTINGS).findings
    return {finding.rule if _same(finding.image, image) else f"{finding.rule} of {finding.image}" for finding in findings}


def _same(found: str | None, put_in: str) -> bool:
    return bool(put_in) and put_in.rsplit("/", 1)[-1].removesuffix(".jpg") in (found or "")


def share(given: Iterable[Answer]) -> float:
    """The share of right answers, 1 where there are none."""
    told = [answer.right for answer in given]
    return sum(told) / len(told) if told else 1.0


def table(given: list[Answer]) -> Iterator[str]:
    """A line a mechanism, a line a rule, a line a case that went wrong."""
    for name in dict.fromkeys(answer.case.mechanism for answer in given):
        of_name = [answer for answer in given if answer.case.mechanism == name]
        yield f"{share(of_name):7.1%} {len(of_name):5}  {name}"
    for rule in (*RULES, None):
        of_rule = [answer for answer in given if answer.case.rule == rule]
        yield f"{share(of_rule):7.1%} {len(of_rule):5}  {rule or 'look-alikes silent'}"
    for answer in given:
        if not answer.right:
            yield f"{answer.page}: {answer.case.mechanism} -> {', '.join(answer.fired) or 'silent'}"


if __name__ == "__main__":
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("page", nargs="+", type=Path)
    words.add_argument("--every", type=int, default=1, help="only every n-th case of a page")
    words.add_argument("--seed", type=int, default=0)
    asked = words.parse_args()
    sys.stdout.writelines(f"{line}\n" for line in table(list(answers(asked.page, asked.every, asked.seed))))
