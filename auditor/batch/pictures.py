"""Small pictures of the photographs that findings across pages are about, for a report to show them side by side."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec

from auditor.batch.plan import Plan
from auditor.batch.run import completed, remove
from auditor.batch.task import PART, Picture, Sought, lines, written
from auditor.batch.work import picture_task
from auditor.engines import Workers
from auditor.model import Photograph

MOST = 2_000  # photographs of which small pictures are made
_IN_TASK = 32
_PAGE = """
SELECT p.id, p.number, i.id, i.location, i.within FROM pages p JOIN inputs i ON i.id = p.input
WHERE p.location = ? AND p.run = ? ORDER BY i.position, p.number, p.copy
"""


def illustrate(plan: Plan, workers: Workers) -> None:
    """Make small pictures of the first photographs that findings across pages are about."""
    plan.file.execute("DELETE FROM thumbnails")
    for name in completed(workers, picture_task, _tasks(plan), _without):
        pictures = list(lines(f"{name}{PART}", Picture))
        rows = [msgspec.structs.astuple(picture) for picture in pictures]
        plan.file.executemany("INSERT OR REPLACE INTO thumbnails VALUES (?, ?, ?)", rows)
        remove([name])


def _tasks(plan: Plan) -> Iterator[str]:
    sought = _sought(plan)
    number = 0
    while items := list(islice(sought, _IN_TASK)):
        yield written(str(plan.folder / f"pictures-{number}"), items)
        number += 1


def _sought(plan: Plan) -> Iterator[Sought]:
    """The pages whose pictures are wanted, each once."""
    images: dict[str, dict[str, None]] = defaultdict(dict)
    members = (
        shown
        for (told,) in plan.file.execute("SELECT members FROM across ORDER BY page, number").fetchall()
        for shown in msgspec.json.decode(told, type=tuple[Photograph, ...])
    )
    for shown in islice(members, MOST):
        images[shown.page][shown.image] = None
    for location, wanted in images.items():
        page, number, source, file, within = plan.file.execute(_PAGE, (location, plan.run)).fetchone()
        index = plan.indexed[source].path if source in plan.indexed else ""
        yield Sought(page, file, within, index, number, tuple(wanted))


def _without(name: str, step: object, error: Exception) -> bool:  # noqa: ARG001  # as others that give up
    """Do without the pictures of a task that has cost two workers their lives."""
    Path(f"{name}{PART}").write_bytes(b"")
    return True
