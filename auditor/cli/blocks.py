"""What an image file says, block by block: as a record for programs, as a table for people."""

from dataclasses import fields

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from auditor.dates import days
from auditor.formats import visible
from auditor.model import Embedded, Statement
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
    table = Table(box=box.SIMPLE_HEAD)
    for title in ("", *BLOCKS.values()):
        table.add_column(title, overflow="fold")
    table.add_column(no_wrap=True)
    for concept in CONCEPTS:
        columns = [_said(embedded, concept, name) for name in BLOCKS]
        if any(columns):
            texts = [Text(visible("; ".join(column)) or "–") for column in columns]
            table.add_row(concept.replace("_", " "), *texts, Text("disagree", style="bold red") if _disagree(columns) else "")
    Console(highlight=False).print(table)
    for problem in embedded.problems:
        click.echo(f"  {visible(problem)}")


def _said(embedded: Embedded, concept: str, block: str) -> list[str]:
    statements: tuple[Statement, ...] = getattr(embedded, concept)
    return [statement.text for statement in statements if statement.place.startswith(f"{BLOCKS[block]} ")]


def _compared(text: str) -> str:
    """The text folded; a date as the day it names, whatever its form."""
    named = days(text) if text[:4].isdecimal() else ()
    return named[0].isoformat() if named else fold(text)


def _disagree(columns: list[list[str]]) -> bool:
    """Whether two blocks that both speak say different things, one not the other cut off."""
    told = [_compared(" ".join(column)) for column in columns if column]
    return any(not (one.startswith(other) or other.startswith(one)) for one in told for other in told)
