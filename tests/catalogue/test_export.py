import csv
import sqlite3
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor.catalogue.export import TABLES
from auditor.cli import program
from tests.batch.archives import findings, pages, run


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory, fixtures: Path) -> Path:
    out = tmp_path_factory.mktemp("out")
    run(fixtures / "languages", fixtures / "founding-doubled.html", fixtures / "missing.html", "-o", out)
    return out


def export(*words: str | Path) -> Result:
    return CliRunner().invoke(program, ["catalogue", "export", *map(str, words)])


def rows(audited: Path, table: str, out: Path) -> list[dict[str, str]]:
    assert export(audited, "--table", table, "-o", out).exit_code == 0
    with out.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def test_each_table_as_csv(audited: Path, tmp_path: Path) -> None:
    counts = {table: len(rows(audited, table, tmp_path / f"{table}.csv")) for table in TABLES}
    assert counts["pages"] == len(pages(audited))
    assert counts["findings"] == len(findings(audited))
    assert (counts["failures"], counts["runs"]) == (1, 1)
    photographs = rows(audited, "photographs", tmp_path / "again.csv")
    (shown,) = [row for row in photographs if row["page"].endswith("founding-doubled.html")]
    assert (shown["creators"], shown["agencies"]) == ("NARONG SANGNAK", "EPA")
    assert len(shown["look"]) == 64


def test_photographs_as_parquet(audited: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    assert export(audited, "--format", "parquet").exit_code == 0
    table = parquet.read_table(audited / "photographs.parquet")
    assert table.num_rows == sum(len(list(rows(audited, "photographs", audited / "p.csv"))) for _ in range(1))
    assert table.column("creators").to_pylist()[-1] == ["NARONG SANGNAK"]


def test_what_is_not_there_is_told(audited: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "there is no catalogue" in export(tmp_path).output
    assert "cannot be written" in export(audited, "-o", tmp_path / "no/such/folder.csv").output
    with sqlite3.connect(tmp_path / "catalogue.sqlite") as other:
        other.execute("CREATE TABLE mine (a)")
    assert "is no catalogue" in export(tmp_path).output
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    told = export(audited, "--format", "parquet")
    assert told.exit_code == 2
    assert "pip install 'caption-credit-auditor[parquet]'" in told.output


def test_a_cell_is_no_formula_for_a_spreadsheet(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<title>=cmd()</title><h1>=cmd()</h1><figure><img src=a.jpg><figcaption>A caption</figcaption></figure>")
    run(page, "-o", tmp_path / "out")
    assert rows(tmp_path / "out", "photographs", tmp_path / "p.csv")[0]["title"] == "'=cmd()"
