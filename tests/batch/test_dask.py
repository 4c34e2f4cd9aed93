"""An archive audited by Dask's workers, which are killed meanwhile, gives what one process gives."""

import os
from pathlib import Path

from tests.batch.archives import findings, pages, run
from tests.batch.test_deaths import PAGE, POISON

# The first who opens a file of this name is killed, and nobody afterwards.
_TRAP = """
def _kill_once(event, told):
    if event == "open" and isinstance(told[0], str) and "/trap" in told[0] and told[0].endswith(".jpg"):
        try:
            os.close(os.open(told[0] + ".sprung", os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(_kill_once)
"""


def site(folder: Path, *, traps: tuple[int, ...] = ()) -> Path:
    folder.mkdir()
    for number in range(12):
        picture = f"trap{number}.jpg" if number in traps else f"{number}.jpg"
        (folder / f"{number:02}.html").write_text(PAGE.format(number, picture, "caption here"), "utf-8")
        (folder / picture).write_text("no picture", "utf-8")
    return folder


def hooked(folder: Path, script: str) -> dict[str, str]:
    """The environment in which every process runs a script first."""
    (folder / "sitecustomize.py").write_text(script, "utf-8")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)}


def test_workers_killed_twice_lose_nothing(tmp_path: Path) -> None:
    made = site(tmp_path / "site", traps=(3, 8))
    environment = hooked(tmp_path, POISON + _TRAP)
    code, _, err = run(made, "-o", tmp_path / "out", "--engine", "dask", "--jobs", "2", env=environment)
    assert len(list(made.glob("*.sprung"))) == 2
    assert (code, err) == (1, "")
    assert run(made, "-o", tmp_path / "calm", "--engine", "here")[0] == 1
    assert pages(tmp_path / "out") == pages(tmp_path / "calm")
    assert findings(tmp_path / "out") == findings(tmp_path / "calm")


def test_a_page_that_kills_its_worker_each_time_costs_itself_and_no_other(tmp_path: Path) -> None:
    made = site(tmp_path / "site")
    (made / "05.html").write_text(PAGE.format(5, "poison.jpg", "caption here"), "utf-8")
    (made / "poison.jpg").write_text("whoever opens this is killed", "utf-8")
    words = (made, "--jobs", "2", "-o")
    code, _, err = run(*words, tmp_path / "out", "--engine", "dask", env=hooked(tmp_path, POISON))
    assert code == 1
    assert "05.html: the page could not be audited, in two tries: its worker died" in err
    (made / "05.html").unlink()
    assert run(*words, tmp_path / "without", "--engine", "here")[0] == 1
    assert findings(tmp_path / "out") == findings(tmp_path / "without")
