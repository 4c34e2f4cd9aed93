"""`auditor catalogue`: what an audit keeps, for other programs."""

from pathlib import Path

import click

from auditor.batch.task import aside
from auditor.catalogue import export as tables
from auditor.catalogue import store
from auditor.cli.run_folder import catalogue_of
from auditor.sources import UnreadableError, objects


@click.group()
def catalogue() -> None:
    """Look into the catalogue that `auditor audit` keeps."""


@catalogue.command()
@click.argument("folder", metavar="FOLDER", default="reports/audit")
@click.option("--table", type=click.Choice([*tables.TABLES]), default="photographs", show_default=True, help="What a row is.")
@click.option("--format", "form", type=click.Choice(tables.FORMATS), default="csv", show_default=True, help="Parquet needs the extra [parquet].")  # fmt: skip  # noqa: E501
@click.option("-o", "--output", metavar="FILE", help="Where to write it; by default in FOLDER, named as the table.")
def export(folder: str, table: str, form: str, output: str | None) -> None:
    """Write a table of the last finished run as CSV or Parquet."""
    target = output or _beside(folder, f"{table}.{form}")
    try:
        with catalogue_of(folder) as path:
            if not path.is_file():
                raise click.UsageError(f"{folder}: there is no catalogue. `auditor audit LOCATION -o FOLDER` makes one.")
            with store.opened(path) as file, objects.writable(target) if objects.in_store(target) else aside(target) as out:
                count = tables.write(file, table, form, out)
    except (store.CatalogueError, tables.NoParquetError, UnreadableError) as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.UsageError(f"{target}: cannot be written ({error.strerror or error}).") from error
    click.echo(f"{target}: {count:,} rows")


def _beside(folder: str, name: str) -> str:
    """A file in a folder, in a store, or beside the catalogue that is named itself."""
    if objects.in_store(folder):
        return f"{folder.rstrip('/')}/{name}"
    return str((Path(folder) if Path(folder).is_dir() else Path(folder).parent) / name)
