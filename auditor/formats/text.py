"""For people at a terminal: each finding with its texts, what to print instead, and a line that sums up."""

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from rich.console import Console
from rich.text import Text

from auditor.credit import credit_printed
from auditor.formats import visible
from auditor.formats.html.copies import Copy, copies
from auditor.formats.html.copies import Run as Marked
from auditor.formats.html.who import BLOCKS, PAGE, STRUCTURED, Table, source, table
from auditor.model import Audit, Embedded, Figure, Finding, Page, Run, Statement

SUFFIX = ".txt"
_STYLE = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_MARKS = {"same": "", "": "", "spaces": "bold red", "differs": "bold red underline"}
_SIGNS = (("differs", "✕", "bold red"), ("partly", "≈", "yellow"), ("agrees", "✓", "green"))
_ORDINALS = ("1st", "2nd", "3rd")
_SILENT = "–"
_ASKED = ("person", "agency")
_LABEL = 12  # letters before a text
_MOST_SPACES = 12  # dots in place of a run of spaces
_WIDTH_OF_A_FILE = 110


def write(audits: Iterable[Audit], run: Run, out: BinaryIO) -> None:
    """All findings, a blank line between, coloured where `out` is a terminal."""
    text = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
    console = Console(file=text, highlight=False, soft_wrap=False, width=None if text.isatty() else _WIDTH_OF_A_FILE)
    counts: Counter[str] = Counter()
    for audit in audits:
        numbers = {figure.image.url: at for at, figure in reversed(list(enumerate(audit.page.figures, 1)))}
        for finding in audit.findings:
            _print(finding, audit.page, numbers.get(finding.image or "", 0), run.house, console)
        counts.update(_counts(audit))
    console.print(_summary(counts), soft_wrap=True)
    text.detach()


def _print(finding: Finding, page: Page, number: int, house: tuple[str, ...], console: Console) -> None:
    """One finding; `number` counts the photographs of the page, 0 where it is about none of them."""
    place = f"{visible(finding.page)}:{finding.line}:{finding.column}: "
    head = Text.assemble(place, (finding.severity, _STYLE[finding.severity]), f" {finding.rule} ", (finding.message, "bold"))
    console.print(head, soft_wrap=True)
    for label, text in _rows(finding, page, number, house):
        lines = text.wrap(console, max(_LABEL, console.width - _LABEL), overflow="fold")
        for at, line in enumerate(lines):
            line.rstrip()
            console.print(Text.assemble((f"    {'' if at else label}".ljust(_LABEL), "dim"), line), soft_wrap=True)
    console.print()


def _rows(finding: Finding, page: Page, number: int, house: tuple[str, ...]) -> Iterator[tuple[str, Text]]:
    if finding.image:
        yield "image", Text.assemble(visible(finding.image), (f"  ({number} of {len(page.figures)})" if number else "", "dim"))
    figure = page.figures[number - 1] if number else None
    compared = table(figure, page, house) if figure else None
    said = [statement for statement in finding.evidence if statement.text != finding.image]
    for copy in copies(said, compared.conflicting if compared else ()):
        yield _label(copy), Text.assemble(*_marked(copy), (("\n" if copy.number else "  ") + _places(copy), "dim"))
    if figure and compared:
        yield "credit", _credit(figure, compared)
    if finding.suggestion:
        yield "fix", Text(visible(finding.suggestion), style="green")


def _label(copy: Copy) -> str:
    """Which copy it is, else who says it."""
    if "@" in copy.statement.place:
        return copy.statement.place.rsplit("@", 1)[-1][: _LABEL - 5]
    if copy.number:
        return _ORDINALS[copy.number - 1] if copy.number <= len(_ORDINALS) else f"{copy.number}th"
    side = source(copy.statement)
    return {PAGE: "page", STRUCTURED: "data"}.get(side, "file")


def _marked(copy: Copy) -> Iterator[tuple[str, str]]:
    """The text with what is to be seen in it: doubled spaces, what differs, credits."""
    for stretch in copy.stretches:
        for run in stretch.runs:
            yield _shown(run), f"{_MARKS[run.mark]}{' bold' if stretch.credit else ''}".strip()


def _shown(run: Marked) -> str:
    if run.mark != "spaces":
        return visible(run.text.replace("\n", " "))
    return " ↵ " if "\n" in run.text else "·" * min(len(run.text), _MOST_SPACES)


def _places(copy: Copy) -> str:
    """Where it stands, and what of it the eye may miss."""
    if not copy.number:
        return f"({_joined([copy.statement, *copy.also])})"
    doubled = f"; {copy.doubled} doubled space{'' if copy.doubled == 1 else 's'}" if copy.doubled else ""
    also = f"; word for word in {_joined(copy.also)}" if copy.also else ""
    return f"({_joined([copy.statement])}{doubled}{also})"


def _joined(statements: Sequence[Statement]) -> str:
    return visible(", ".join(dict.fromkeys(statement.place for statement in statements)))


def _credit(figure: Figure, compared: Table) -> Text:
    """What is printed, and how each other source stands to it; where none does, whom the file names."""
    printed = credit_printed(figure)
    told = Text(visible(printed) if printed else "none printed")
    if figure.embedded is None:
        return told.append(f"   {figure.problem or 'no picture was at hand to compare'}", "dim")
    signs = [(side, *_sign(compared, side)) for side in (*filter(BLOCKS.__contains__, compared.sources), STRUCTURED)]
    if all(sign == _SILENT for side, sign, _ in signs if side in BLOCKS):
        named = _named(figure.embedded)
        return told.append(f"   the file names {visible(', '.join(named)) if named else 'nobody'}", "" if named else "dim")
    for side, sign, style in signs:
        told.append(f"   {'structured data' if side == STRUCTURED else side} ").append(sign, style)
    return told


def _sign(compared: Table, side: str) -> tuple[str, str]:
    """How a source stands to the page as a whole: the worst of person and agency, "–" where it says nothing."""
    cells = [cell for row in compared.rows if row.question in _ASKED for cell in row.cells if cell.source == side]
    return next(((sign, style) for kind, sign, style in _SIGNS if any(cell.sign == kind for cell in cells)), (_SILENT, "dim"))


def _named(embedded: Embedded) -> list[str]:
    return list(dict.fromkeys(statement.text for statement in (*embedded.creator, *embedded.credit) if statement.text.strip()))


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
