"""The report's articles, told by workers: the same bytes as in one process, also where workers die over them."""

import multiprocessing
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.batch.articles import ByWorkers
from auditor.engines import opened
from auditor.formats import html
from auditor.formats.html.articles import Telling, in_turn
from auditor.model import Audit
from tests.formats import made_up

PAGES = 150


@pytest.fixture(scope="module", params=[25_000_000, 100_000], ids=["in one file", "beside"])
def one_file(request: pytest.FixtureRequest) -> Iterator[int]:
    """Bytes up to which a report stands in one file: enough for all of it, and not."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(html, "ONE_FILE", request.param)
        yield request.param


@pytest.fixture(scope="module")
def expected(one_file: int, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    found = written(tmp_path_factory.mktemp("here"), audits(), in_turn)
    assert ("r_files/d0.html" in found) == (one_file < len(b"".join(found.values())))
    return found


def audits() -> Iterator[Audit]:
    """Pages with pictures, one with hundreds of them, and enough of them for several tasks."""
    yield from made_up.all_of_them()
    many = made_up.founding()
    yield replace(many, page=replace(many.page, location="pages/long.html", figures=many.page.figures * 500))
    yield from made_up.many(PAGES)


def written(folder: Path, found: Iterator[Audit], telling: Telling) -> dict[str, bytes]:
    with (folder / "r.html").open("wb") as out:
        html.write(found, made_up.RUN, out, telling)
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize(("engine", "jobs"), [("here", 1), ("processes", 1), ("processes", 2)])
def test_whoever_tells_the_pages_the_report_is_the_same(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, expected: dict[str, bytes], engine: str, jobs: int
) -> None:
    tasks = tmp_path_factory.mktemp("tasks")
    with opened(engine, jobs) as workers:
        assert written(tmp_path, audits(), ByWorkers(workers, tasks)) == expected
    assert not list(tasks.iterdir())


def test_what_a_worker_died_over_is_told_all_the_same(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, expected: dict[str, bytes]
) -> None:
    killed = []

    def deadly() -> Iterator[Audit]:
        for number, audit in enumerate(audits()):
            if number % 40 == 39:
                with suppress(IndexError):
                    worker = multiprocessing.active_children()[0]
                    worker.kill()
                    killed.append(worker)
            yield audit

    with opened("processes", 2) as workers:
        assert written(tmp_path, deadly(), ByWorkers(workers, tmp_path_factory.mktemp("tasks"))) == expected
    assert killed


def test_few_pages_start_no_worker(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    with opened("processes", 2) as workers:
        written(tmp_path, iter(made_up.all_of_them()), ByWorkers(workers, tmp_path_factory.mktemp("tasks")))
        assert not multiprocessing.active_children()
