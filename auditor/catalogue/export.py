"""The catalogue for those who analyse: one table, a row a photograph (or page, finding, failure, run), as CSV or Parquet."""

import csv
import importlib
import io
import json
import sqlite3
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import BinaryIO

_ROWS = 10_000  # at a time
_PAGE = "p.location AS page, p.url, p.title, p.published, p.captured, p.publisher, p.language, p.kind"
_RUN = "(SELECT max(id) FROM runs WHERE finished IS NOT NULL)"
_IN_ORDER = "FROM inputs i CROSS JOIN pages p ON p.input = i.id"
TABLES = {
    "photographs": f"""SELECT {_PAGE}, s.image, s.key, s.line, s.column, s.caption, s.says, s.credit, s.creators, s.agencies,
        lower(hex(s.look)) AS look, s.numbers, s.series, s.taken, s.width, s.height
        {_IN_ORDER} CROSS JOIN photographs s ON s.page = p.id
        WHERE i.run = {_RUN} AND p.run = {_RUN} ORDER BY i.position, p.number, p.copy, s.id""",  # our own words
    "pages": f"""SELECT {_PAGE}, (SELECT count(*) FROM photographs s WHERE s.page = p.id) AS photographs,
        (SELECT count(*) FROM findings f WHERE f.page = p.id) AS findings
        {_IN_ORDER} WHERE i.run = {_RUN} AND p.run = {_RUN} ORDER BY i.position, p.number, p.copy""",  # noqa: S608  # as above
    "gone": f"""SELECT {_PAGE}, r.started AS gone_since FROM pages p JOIN inputs i ON i.id = p.input JOIN runs r ON r.id = p.gone
        ORDER BY p.gone, i.location, p.number, p.copy""",  # noqa: S608  # as above
    "findings": f"""SELECT f.finding, f.rule, f.severity, f.image, {_PAGE}
        {_IN_ORDER} CROSS JOIN (SELECT page, number, finding, rule, severity, image FROM findings
            UNION ALL SELECT page, number + 1000000, finding, rule, severity, image FROM across) f ON f.page = p.id
        WHERE i.run = {_RUN} AND p.run = {_RUN} ORDER BY i.position, p.number, p.copy, f.number""",  # noqa: S608  # as above
    "failures": f"""SELECT i.location AS input, f.place, f.stage, f.message FROM inputs i JOIN failures f ON f.input = i.id
        WHERE i.run = {_RUN} AND f.run = {_RUN} ORDER BY i.position, f.number""",  # noqa: S608  # as above
    "runs": "SELECT * FROM runs WHERE finished IS NOT NULL ORDER BY id",
}
FORMATS = ("csv", "parquet")
_LISTS = frozenset({"creators", "agencies", "numbers", "series"})
_NUMBERS = frozenset(
    {"line", "column", "width", "height", "photographs", "findings", "id", "pages", "listings", "failures", "errors"}
    | {"warnings", "notes", "new", "fixed", "back", "gone"}
)


class NoParquetError(Exception):
    """What writes Parquet is not installed: `str()` says how to get it."""


def write(file: sqlite3.Connection, table: str, form: str, out: BinaryIO) -> int:
    """Write a table of the last finished run; how many rows it has. Raises `NoParquetError`."""
    cursor = file.execute(TABLES[table])
    names = [column[0] for column in cursor.description]
    return _parquet(cursor, names, out) if form == "parquet" else _csv(cursor, names, out)


def _csv(cursor: sqlite3.Cursor, names: Sequence[str], out: BinaryIO) -> int:
    """RFC 4180 in UTF-8; lists with semicolons, and what a spreadsheet would take for a formula behind an apostrophe."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(names)
    count = 0
    for rows in _batches(cursor):
        writer.writerows([_cell(name, value) for name, value in zip(names, row, strict=True)] for row in rows)
        count += len(rows)
    text.detach()
    return count


def _cell(name: str, value: object) -> object:
    text = "; ".join(json.loads(str(value))) if name in _LISTS else value
    return f"'{text}" if isinstance(text, str) and text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def _parquet(cursor: sqlite3.Cursor, names: Sequence[str], out: BinaryIO) -> int:
    arrow, parquet = _library("pyarrow"), _library("pyarrow.parquet")
    kinds = {name: arrow.list_(arrow.string()) if name in _LISTS else arrow.int64() if name in _NUMBERS else arrow.string() for name in names}  # fmt: skip  # noqa: E501
    schema = arrow.schema(list(kinds.items()))
    count = 0
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for rows in _batches(cursor):
            columns = zip(names, zip(*rows, strict=True), strict=True)
            told = {name: [json.loads(value) for value in values] if name in _LISTS else values for name, values in columns}
            writer.write_table(arrow.table(told, schema=schema))
            count += len(rows)
    return count


def _batches(cursor: sqlite3.Cursor) -> Iterator[list[tuple[object, ...]]]:
    while rows := cursor.fetchmany(_ROWS):
        yield rows


def _library(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise NoParquetError("Parquet needs pyarrow: pip install 'caption-credit-auditor[parquet]', or --format csv.") from error
