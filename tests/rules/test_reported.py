"""What each rule reports of its own examples, word for word, is kept in reported.json: a change shows up in review.

`python -m tests.rules.test_reported` writes it anew.
"""

import json
from pathlib import Path

from auditor.rules import Rule, all_rules

KEPT = Path(__file__).with_name("reported.json")


def reported(rule: Rule) -> list[list[dict[str, object]]]:
    """What a rule tells, example by example, each fault: severity, evidence with its places, suggestion, photograph."""
    return [
        [
            {
                "severity": fault.severity or rule.severity,
                "evidence": [f"{said.place} {said.line}:{said.column} {said.text}" for said in fault.evidence],
                "suggestion": fault.suggestion,
                "figure": fault.figure.image.url if fault.figure else None,
            }
            for fault in rule.faults(example, {})
        ]
        for example in rule.fires
    ]


def _all_reported() -> dict[str, list[list[dict[str, object]]]]:
    return {rule.id: reported(rule) for rule in all_rules().values()}


def test_what_is_reported_is_as_kept() -> None:
    assert _all_reported() == json.loads(KEPT.read_text("utf-8")), (
        "run python -m tests.rules.test_reported and read the difference"
    )


if __name__ == "__main__":
    KEPT.write_text(json.dumps(_all_reported(), ensure_ascii=False, indent=1) + "\n", "utf-8")
