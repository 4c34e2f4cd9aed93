"""The run among those before it: how many errors there were each time, and what has come and gone since."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from auditor.model import PastRun, Run

SHOWN = 8  # runs
WIDTH, HEIGHT = 420, 120  # of the drawing
_LEFT, _RIGHT, _TOP, _BOTTOM = 22, 22, 26, 26


class Point(NamedTuple):
    """A run in the drawing: where its dot stands, and what is written there."""

    x: float
    y: float
    label: str
    errors: int


@dataclass(frozen=True, slots=True)
class History:
    """The last runs, this one at the end; `change` is what has changed since the one before."""

    runs: tuple[PastRun, ...]
    points: tuple[Point, ...]

    @property
    def now(self) -> PastRun:
        """The run that is told."""
        return self.runs[-1]

    @property
    def before(self) -> PastRun:
        """The run before this one."""
        return self.runs[-2]

    @property
    def line(self) -> str:
        """The points as SVG wants them for one line."""
        return " ".join(f"{point.x},{point.y}" for point in self.points)

    def change(self, what: str) -> int:
        """How many more of something there are than in the run before."""
        return int(getattr(self.now, what)) - int(getattr(self.before, what))


def history(run: Run, counts: Counter[str]) -> History | None:
    """The last runs with this one, None where no earlier one is known."""
    if not run.history:
        return None
    runs = (*run.history[-SHOWN + 1 :], _this(run, counts))
    return History(runs, tuple(_points(runs)))


def _this(run: Run, counts: Counter[str]) -> PastRun:
    before = run.history[-1]
    stayed = counts["finding"] - counts["new"] - counts["back"]
    return PastRun(
        date=run.started or "",
        pages=counts["page"],
        photographs=counts["photograph"],
        errors=counts["error"],
        warnings=counts["warning"],
        notes=counts["note"],
        new=counts["new"],
        fixed=max(0, before.errors + before.warnings + before.notes - stayed),
        back=counts["back"],
    )


def _points(runs: Sequence[PastRun]) -> list[Point]:
    """The dots, from left to right, the largest number of errors at the top, none at the bottom."""
    most = max(1, *(run.errors for run in runs))
    step = (WIDTH - _LEFT - _RIGHT) / (len(runs) - 1)
    high = HEIGHT - _TOP - _BOTTOM
    return [
        Point(round(_LEFT + step * at, 1), round(_TOP + high * (1 - run.errors / most), 1), run.date[5:10], run.errors)
        for at, run in enumerate(runs)
    ]
