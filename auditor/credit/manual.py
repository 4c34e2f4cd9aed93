"""The page of the manual about suppliers, made from agencies.toml."""

from collections.abc import Iterator

from auditor.credit.tables import Agency, Former, agencies, basis

_HEAD = """# Suppliers of photographs

Made by `make docs` from `auditor/credit/agencies.toml`: do not edit. To add one, add a table there, with an example of its credit
line: the example is run as a test.

"K" marks facts from general knowledge that nobody has checked. A spelling of three letters or fewer counts only beside a slash,
brackets or a label.
"""

BAR = "\\|"  # within a cell of a table


def page() -> str:
    """The page in Markdown."""
    head = ("supplier", "kind", "asks for", "also written", "hands on through", "had been", "basis")
    table = "\n".join(map(_row, (head, ("---",) * len(head), *map(_cells, agencies().values()))))
    sources = "\n".join(f"- **{code}**: {source}" for code, source in basis().items())
    return f"{_HEAD}\n{table}\n\n## Basis\n\n{sources}\n"


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cell.replace('|', BAR) for cell in cells)} |"


def _cells(agency: Agency) -> tuple[str, ...]:
    kind = f"{agency.kind} {agency.country}".strip()
    form = f"`{agency.form}`" if agency.form else ""
    written = ", ".join(dict.fromkeys((*agency.weak, *agency.spellings)))
    return agency.name, kind, form, written, ", ".join(agency.via), "; ".join(_formerly(agency)), " ".join(agency.basis)


def _formerly(agency: Agency) -> Iterator[str]:
    for former in agency.historic:
        yield f"{former.name}{_years(former)}"


def _years(former: Former) -> str:
    return f" ({former.since or ''}–{former.until})" if former.until else ""
