"""What is told beside a verdict, word for word: a desk reads it, and acts on it."""

# ruff: noqa: E501  # what is told stands in one line

import pytest

from auditor.credit import compare
from auditor.model import Embedded, Statement

VERDICTS: list[tuple[str, dict[str, str], str, tuple[str, ...]]] = [
    (
        "EPA/JANE DOE",
        {"creator": "JANE DOE", "credit": "EPA"},
        "agree",
        ("Page and file name the same photographer: JANE DOE.", "Page and file name the same supplier: EPA."),
    ),
    (
        "EPA",
        {"creator": "JANE DOE", "credit": "EPA"},
        "partial",
        (
            "The file names the photographer JANE DOE (metadata creator); the page does not.",
            "Page and file name the same supplier: EPA.",
        ),
    ),
    (
        "Jane Doe",
        {"creator": "JANE DOE", "credit": "EPA"},
        "partial",
        (
            "Page and file name the same photographer: Jane Doe.",
            "The file names the supplier EPA (metadata credit); the page does not.",
        ),
    ),
    (
        "Mark Jones/EPA",
        {"creator": "JANE DOE", "credit": "EPA"},
        "conflict",
        (
            "Page and file name different photographers: Mark Jones on the page, JANE DOE (metadata creator) in the file.",
            "Page and file name the same supplier: EPA.",
        ),
    ),
    (
        "Jane Doe/Reuters",
        {"creator": "JANE DOE", "credit": "EPA"},
        "conflict",
        (
            "Page and file name the same photographer: Jane Doe.",
            "Page and file name suppliers that are not known to work together: Reuters on the page, EPA (metadata credit) in the file.",
        ),
    ),
    (
        "J. Doe/EPA",
        {"creator": "JANE DOE", "credit": "EPA"},
        "compatible",
        (
            "The photographer's name is written with initials on one side: J. Doe, JANE DOE (metadata creator).",
            "Page and file name the same supplier: EPA.",
        ),
    ),
    (
        "Doe/EPA",
        {"creator": "JANE DOE", "credit": "EPA"},
        "compatible",
        (
            "The photographer's name is longer on one side: Doe, JANE DOE (metadata creator).",
            "Page and file name the same supplier: EPA.",
        ),
    ),
    (
        "Jane Do/EPA",
        {"creator": "JANE DOE", "credit": "EPA"},
        "conflict",
        (
            "Page and file name different photographers: Jane Do on the page, JANE DOE (metadata creator) in the file.",
            "Page and file name the same supplier: EPA.",
        ),
    ),
    (
        "",
        {"creator": "JANE DOE", "credit": "EPA"},
        "missing_on_page",
        (
            "The file names the photographer JANE DOE (metadata creator); the page does not.",
            "The file names the supplier EPA (metadata credit); the page does not.",
        ),
    ),
    (
        "Jane Doe/EPA",
        {},
        "missing_in_metadata",
        (
            "The page prints a credit; the file names nobody.",
            "The page names Jane Doe; the file names no photographer.",
            "The page names the supplier EPA; the file names none and denies none.",
        ),
    ),
    (
        "Jane Doe/AFP",
        {"creator": "Jane Doe", "credit": "AFP via Getty Images"},
        "compatible",
        (
            "Page and file name the same photographer: Jane Doe.",
            "The suppliers belong together, one distributes for the other: AFP on the page, AFP (metadata credit), Getty Images (metadata credit) in the file.",
        ),
    ),
    (
        "Jane Doe/Getty Images",
        {"creator": "Jane Doe", "credit": "AFP via Getty Images"},
        "compatible",
        (
            "Page and file name the same photographer: Jane Doe.",
            "The suppliers belong together, one distributes for the other: Getty Images on the page, AFP (metadata credit), Getty Images (metadata credit) in the file.",
        ),
    ),
    (
        "STRINGER/EPA",
        {"creator": "JANE DOE", "credit": "EPA"},
        "partial",
        (
            "The file names the photographer JANE DOE (metadata creator); the page does not.",
            "Page and file name the same supplier: EPA.",
        ),
    ),
    (
        "Jane Doe/EPA",
        {"creator": "STRINGER", "credit": "EPA"},
        "compatible",
        (
            "The page names Jane Doe; the file names nobody on purpose. Ask the agency: the name may be kept back for safety.",
            "Page and file name the same supplier: EPA.",
        ),
    ),
    (
        "Harbour Museum",
        {"credit": "City Police"},
        "compatible",
        (),
    ),
    (
        "City Police",
        {"credit": "City Police"},
        "agree",
        ("Page and file name the same organisation.",),
    ),
    (
        "Jane Doe and Mark Jones/AP",
        {"creator": "Jane Doe", "credit": "AP"},
        "compatible",
        (
            "Nobody in the file is called Mark Jones; the file names Jane Doe (metadata creator).",
            "Page and file name the same supplier: AP.",
        ),
    ),
    (
        "Jane Doe/AP",
        {"creator": "Jane Doe; Mark Jones", "credit": "AP"},
        "partial",
        (
            "Page and file name the same photographer: Jane Doe.",
            "The file names Mark Jones (metadata creator) as well; the page does not.",
            "Page and file name the same supplier: AP.",
        ),
    ),
    (
        "Jane Doe/AP",
        {"credit": "AP", "instructions": "MANDATORY CREDIT: Harbour Museum"},
        "partial",
        (
            "The page names Jane Doe; the file names no photographer.",
            "Page and file name the same supplier: AP.",
            "The file makes a credit mandatory that the page does not print: Harbour Museum (metadata instructions).",
        ),
    ),
    (
        "Handout/EPA",
        {"creator": "Harbour Museum / HANDOUT", "credit": "EPA"},
        "agree",
        ("Page and file name the same supplier: EPA.",),
    ),
    (
        "C.",
        {"creator": "JANE DOE", "credit": "EPA"},
        "unreadable",
        (
            "No name and no agency could be read on one of the two sides.",
            "The file names the photographer JANE DOE (metadata creator); the page does not.",
            "The file names the supplier EPA (metadata credit); the page does not.",
        ),
    ),
    (
        "Jane Doe / CC BY 4.0",
        {"creator": "Jane Doe"},
        "agree",
        ("Page and file name the same photographer: Jane Doe.",),
    ),
    (
        "Jane Doe/dpa",
        {"creator": "Jane Doe", "credit": "AFP"},
        "compatible",
        (
            "Page and file name the same photographer: Jane Doe.",
            "The suppliers belong together, one distributes for the other: dpa on the page, AFP (metadata credit) in the file.",
        ),
    ),
    (
        "Doe Jane/AP",
        {"creator": "Jane Doe", "credit": "AP"},
        "agree",
        ("Page and file name the same photographer: Doe Jane.", "Page and file name the same supplier: AP."),
    ),
    (
        "Jane Doe",
        {"copyright": "© Jane Doe"},
        "agree",
        ("Page and file name the same photographer: Jane Doe.",),
    ),
    (
        "AP",
        {"source": "AP"},
        "agree",
        ("Page and file name the same supplier: AP.",),
    ),
]


@pytest.mark.parametrize(("printed", "told", "word", "reasons"), VERDICTS)
def test_a_verdict_is_told(printed: str, told: dict[str, str], word: str, reasons: tuple[str, ...]) -> None:
    file = Embedded("JPEG", **{name: (Statement(text, f"metadata {name}"),) for name, text in told.items()})  # type: ignore[arg-type]
    verdict = compare(printed, file)
    assert (verdict.word, verdict.reasons) == (word, reasons)
