"""What an image file says, block by block: as a record for programs, as a table for people."""

from dataclasses import fields

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from auditor.dates import days
from auditor.formats import visible
from auditor.images.fields import concepts
from auditor.model import Embedded, Manifest, Statement
from auditor.text import fold

BLOCKS = {"iim": "IIM", "xmp": "XMP", "exif": "EXIF"}
CONCEPTS = tuple(field.name for field in fields(Embedded) if field.default == ())[:-1]  # all but `problems`


def as_record(file: str, embedded: Embedded) -> dict[str, object]:
    """The fields of each block by the names of the glossary."""
    said = {name: {concept: texts for concept in CONCEPTS if (texts := _said(embedded, concept, name))} for name in BLOCKS}
    problems = [*filter(None, (embedded.broken,)), *embedded.problems]
    size = {"file": file, "format": embedded.format, "width": embedded.width, "height": embedded.height}
    return {**size, **said, "c2pa": embedded.c2pa, "decodings": embedded.decodings, "problems": problems}


def show(file: str, embedded: Embedded) -> None:
    """Print a table, a line a concept and a column a block; what disagrees is marked."""
    size = f", {embedded.width} × {embedded.height}" if embedded.width else ""
    click.echo(f"{visible(file)}: {embedded.format or 'no image'}{size}")
    labels = {concept.name: concept.label for concept in concepts()}
    table = Table(box=box.SIMPLE_HEAD)
    for title in ("", *BLOCKS.values()):
        table.add_column(title, overflow="fold")
    table.add_column(no_wrap=True)
    for concept in CONCEPTS:
        columns = [_said(embedded, concept, name) for name in BLOCKS]
        if any(columns):
            texts = [Text(visible(_in_lines("; ".join(column))) or "–") for column in columns]
            table.add_row(labels[concept], *texts, Text("disagree", style="bold red") if _disagree(columns) else "")
    if table.row_count:
        Console(highlight=False).print(table)
    else:
        click.echo("  The file names nobody: it holds no IIM, XMP or EXIF text about the photograph.")
    if embedded.c2pa:
        _show_manifest(embedded.c2pa)
    if embedded.decodings:
        named = ", ".join(labels[concept] for concept in CONCEPTS if concept in embedded.decodings)
        click.echo(f"  IIM does not say its charset; these texts may be meant otherwise, as --format jsonl lists: {named}")
    for problem in embedded.problems:
        click.echo(f"  {visible(problem)}")


def _show_manifest(manifest: Manifest) -> None:
    """Print a line for what the C2PA manifest tells, and whether it holds."""
    held = {
        "trusted": "intact, and signed by one whom you trust",
        "intact": "intact; whether to trust the signer is yours to say (--trust)",
        "invalid": "does not hold",
    }
    click.echo(f"  C2PA: {held[manifest.state]}")
    told = {
        "signed by": manifest.signer,
        "signed at": manifest.signed,
        "claim generator": manifest.generator,
        "authors": "; ".join(manifest.authors),
        "actions": ", ".join(filter(None, manifest.actions)),
        "validation codes": ", ".join(manifest.codes),
    }
    for label, text in told.items():
        if text:
            click.echo(f"    {label}: {visible(text)}")


def _said(embedded: Embedded, concept: str, block: str) -> list[str]:
    statements: tuple[Statement, ...] = getattr(embedded, concept)
    return [statement.text for statement in statements if statement.place.startswith(f"{BLOCKS[block]} ")]


def _compared(text: str) -> str:
    """The text folded; a date as the day it names, whatever its form."""
    named = days(text) if text[:4].isdecimal() else ()
    return named[0].isoformat() if named else fold(text)


def _in_lines(text: str) -> str:
    """The text with one kind of line end, as a terminal shows it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _disagree(columns: list[list[str]]) -> bool:
    """Whether two blocks that both speak say different things, one not the other cut off."""
    texts = [" ".join(column) for column in columns]
    told = [_compared(text) for text in texts if text.strip("-–. ")]
    return any(not (one.startswith(other) or other.startswith(one)) for one in told for other in told)
