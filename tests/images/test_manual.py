"""The page of the manual about metadata."""

from dataclasses import fields

from auditor.images.fields import concepts
from auditor.images.manual import page
from auditor.model import Embedded


def test_it_names_every_concept_and_every_concept_has_its_field() -> None:
    text = page()
    names = {field.name for field in fields(Embedded)}
    for concept in concepts():
        assert f"| `{concept.name}` | {concept.label} |" in text
        assert concept.name in names


def test_its_tables_are_whole() -> None:
    rows = [line for line in page().splitlines() if line.startswith("|")]
    assert len(rows) > 60
    assert all(line.endswith("|") for line in rows)
