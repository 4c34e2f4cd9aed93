"""For people at a terminal: each finding with its texts, what to print instead, and a line that sums up."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from auditor.formats import visible
from auditor.model import Audit, Figure, Finding, Run

SUFFIX = ".txt"
_STYLE = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_ORDINALS = ("1st", "2nd", "3rd")
_DOUBLED_SPACE = re.compile(r"(?<=\S)  +(?=\S)")
_WIDTH_OF_A_FILE = 110


def write(audits: Iterable[Audit], run: Run, out: BinaryIO) -> None:  # noqa: ARG001  # every format takes the run
    """All findings, a blank line between, coloured where `out` is a terminal."""
    text = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
    console = Console(file=text, highlight=False, soft_wrap=False, width=None if text.isatty() else _WIDTH_OF_A_FILE)
    counts: Counter[str] = Counter()
    for audit in audits:
        figures = {figure.image.url: figure for figure in reversed(audit.page.figures)}
        for finding in audit.findings:
            _print(finding, figures.get(finding.image or ""), console)
        counts.update(_counts(audit))
    console.print(_summary(counts), soft_wrap=True)
    text.detach()


def _print(finding: Finding, figure: Figure | None, console: Console) -> None:
    place = f"{visible(finding.page)}:{finding.line}:{finding.column}: "
    head = Text.assemble(place, (finding.severity, _STYLE[finding.severity]), f" {finding.rule} ", (finding.message, "bold"))
    console.print(head, soft_wrap=True)
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="dim", no_wrap=True)
    rows.add_column(overflow="fold")
    for label, text, style in _rows(finding, figure):
        rows.add_row(f"    {label}", Text(visible(text), style=style))
    console.print(rows)
    console.print()


def _rows(finding: Finding, figure: Figure | None) -> Iterator[tuple[str, str, str]]:
    if finding.image:
        yield "image", finding.image, ""
    shown: dict[str, str] = {finding.image or "": ""}
    places = [statement.place for statement in finding.evidence]
    for index, statement in enumerate(finding.evidence):
        label = _label(statement.place, places, index)
        if statement.text not in shown:
            yield label, _DOUBLED_SPACE.sub(lambda spaces: "·" * len(spaces[0]), statement.text.replace("\n", " ↵ ")), ""
        elif shown[statement.text]:
            yield label, f"the same as {shown[statement.text]}", "dim"
        shown.setdefault(statement.text, label)
    yield from _file(figure)
    if finding.suggestion:
        yield "print", finding.suggestion, "green"


def _label(place: str, places: list[str], index: int) -> str:
    """The place of a statement, and which one it is where several stand there."""
    at = places[:index].count(place)
    return f"{place} {_ORDINALS[at] if at < len(_ORDINALS) else at + 1}" if places.count(place) > 1 else place


def _file(figure: Figure | None) -> Iterator[tuple[str, str, str]]:
    """What the image file adds: that it was not there, or what it names."""
    if figure is None:
        return
    if figure.embedded is None:
        yield "file", figure.problem or "no picture was at hand to compare", "dim"
        return
    named = [*figure.embedded.creator, *figure.embedded.credit]
    told = "; ".join(f"{statement.text} ({statement.place})" for statement in named)
    yield "file", told or "names nobody", "dim"


def _counts(audit: Audit) -> Counter[str]:
    counts: Counter[str] = Counter(finding.severity for finding in audit.findings)
    compared = sum(figure.embedded is not None for figure in audit.page.figures)
    return counts + Counter({"page": 1, "image": len(audit.page.figures), "compared": compared})


def _summary(counts: Counter[str]) -> str:
    def many(what: str) -> str:
        return f"{counts[what]:,} {what}{'' if counts[what] == 1 else 's'}"

    return (
        f"{many('error')}, {many('warning')}, {many('note')} in {many('page')} "
        f"({many('image')}, {counts['compared']:,} compared with their files).  auditor explain RULE tells more."
    )
