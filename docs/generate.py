"""Writes the pages of docs/ that are made from the program itself; `--check` only says which are stale."""

import sys
from collections.abc import Callable
from importlib import resources
from pathlib import Path

from click.testing import CliRunner

from auditor.catalogue import store
from auditor.cli import program
from auditor.credit import manual as credit
from auditor.images import manual as images

HERE = Path(__file__).parent
HELP = (
    (),
    ("check",),
    ("audit",),
    ("catalogue",),
    ("catalogue", "export"),
    ("inspect",),
    *(("inspect", what) for what in ("page", "image", "credit", "caption", "verdict")),
    ("rules",),
    ("explain",),
)


def said_by(*words: str) -> str:
    """What the command prints on standard output."""
    return CliRunner().invoke(program, words, prog_name="auditor").output


def command_line() -> str:
    """Every command's help, as the program tells it."""
    parts = [f"## auditor {' '.join(words)}".rstrip() + f"\n\n```text\n{said_by(*words, '--help')}```\n" for words in HELP]
    return "# Command line\n\nMade by `make docs` from `--help`: do not edit.\n\n" + "\n".join(parts)


def catalogue() -> str:
    """The tables of an archive's catalogue, as they are made."""
    schema = resources.files("auditor.catalogue").joinpath("schema.sql").read_text("utf-8")
    return (
        "# The catalogue\n\nMade by `make docs` from `auditor/catalogue/schema.sql`: do not edit.\n\n"
        f"`auditor audit` keeps what it knows in a SQLite file (WAL). `user_version` {store.VERSION} is the version of\n"
        f"these tables, `application_id` {store.APPLICATION:#x} says that they are ours.\n"
        "How they are used: [archive.md](archive.md).\n\n"
        f"```sql\n{schema}```\n"
    )


PAGES: dict[str, Callable[[], str]] = {
    "rules.md": lambda: said_by("rules", "--format", "markdown"),
    "cli.md": command_line,
    "metadata.md": images.page,
    "agencies.md": credit.page,
    "catalogue.md": catalogue,
}


def main() -> int:
    """Write the pages, or name the stale ones and return 1."""
    stale = [name for name, make in PAGES.items() if not (HERE / name).exists() or (HERE / name).read_text("utf-8") != make()]
    if "--check" in sys.argv:
        for name in stale:
            print(f"docs/{name} is stale: run make docs", file=sys.stderr)
        return bool(stale)
    for name in stale:
        (HERE / name).write_text(PAGES[name](), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
