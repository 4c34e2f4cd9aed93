"""Floors for the labelled lines beside the checkout: real lines, none of which stands in the project."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from auditor.credit import compare, disguises, read_caption, read_credit
from auditor.model import Embedded, Statement


def items(shared: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((shared / "credits" / f"{name}.json").read_text("utf-8"))["items"]
    return found


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_credits", shared / "score" / "score_credits.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_credit_lines(shared: Path) -> None:
    gold = items(shared, "credits_gold")
    figures, _ = scorer(shared).lines(gold, [msgspec.to_builtins(read_credit(item["text"])) for item in gold])
    stated = sum(bool(item.get("role_stated")) for item in gold)
    assert figures["creators"] >= 98
    assert figures["agencies"] >= 99
    assert figures["role"] >= 100 * (stated - 3) / stated - 0.01
    assert not [item["text"] for item in gold if disguises(item["text"])]


def test_credits_within_captions(shared: Path) -> None:
    gold = items(shared, "captions_gold")
    figures, _ = scorer(shared).captions(gold, [msgspec.to_builtins(read_caption(item["text"])) for item in gold])
    assert figures["spans_f1"] >= 97
    assert figures["invented"] == 0


def test_worked_examples(shared: Path) -> None:
    wrong = []
    for item in items(shared, "worked_examples"):
        told = {"creator" if name == "byline" else name: text for name, text in item["metadata"].items() if text}
        known = {
            name: (Statement(text, f"metadata {name}"),) for name, text in told.items() if name in Embedded.__dataclass_fields__
        }
        verdict = compare(item["page"], Embedded("", **known))  # type: ignore[arg-type]
        if verdict.word != item["verdict"]:
            wrong.append((item["id"], verdict.word, verdict.reasons))
    assert wrong == []
