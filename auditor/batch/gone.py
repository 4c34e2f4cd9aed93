"""Pages that are no longer where they were: marked, so that nothing is told of them, and known all the same.

A page is gone where all that it could stand in was read and it was not there: its archive, or the folder, pattern or list that
its file was found at. What stands at locations that this run was not asked for stays as it is, and so does what could not be
read: of that nothing is known.
"""

import sqlite3
from collections.abc import Collection, Iterator
from pathlib import Path

# Of inputs of this run that were read without a failure, what was not met.
_IN_INPUTS = """
UPDATE pages SET gone = :run WHERE run != :run AND gone IS NULL AND input IN (SELECT id FROM inputs WHERE run = :run)
    AND input NOT IN (SELECT input FROM failures WHERE run = :run)
"""
_FAILURES = "DELETE FROM failures WHERE run != :run AND input IN (SELECT id FROM inputs WHERE run = :run)"
_OTHERS = """
SELECT i.id, i.location, i.named FROM inputs i WHERE i.run != :run
    AND EXISTS (SELECT 1 FROM pages p WHERE p.input = i.id AND p.gone IS NULL)
"""
_NAMED = "SELECT DISTINCT named FROM inputs WHERE run = :run AND named != location"
_UNREAD = "SELECT location FROM inputs WHERE run = :run AND id IN (SELECT input FROM failures WHERE run = :run)"


def miss(file: sqlite3.Connection, run: int, missed: Collection[str] = ()) -> None:
    """Mark the pages that a run no longer found, and drop the failures of its inputs that are mended.

    Of locations that something was `missed` at it is not known what there is.
    """
    told = {"run": run}
    others = list(_other_inputs(file, told, missed))
    file.execute("BEGIN IMMEDIATE")
    file.execute(_IN_INPUTS, told)
    file.executemany("UPDATE pages SET gone = ? WHERE input = ? AND gone IS NULL", ((run, number) for number in others))
    file.execute(_FAILURES, told)
    file.execute("COMMIT")


def _other_inputs(file: sqlite3.Connection, told: dict[str, int], missed: Collection[str]) -> Iterator[int]:
    """The inputs that a location of this run had in an earlier one, and has no longer."""
    named = {row[0] for row in file.execute(_NAMED, told)}
    folders = {_folder(name) for name in named}
    unread = {row[0] for row in file.execute(_UNREAD, told)}
    for number, location, found_at in file.execute(_OTHERS, told):
        above = set(_above(location))
        if (found_at in named or above & folders) and found_at not in missed and not above & unread:
            yield number


def _folder(name: str) -> str:
    """A folder's name as the names of its files begin."""
    return name.rstrip("/") if "://" in name else str(Path(name))


def _above(location: str) -> Iterator[str]:
    """The folders that a file stands in.

    >>> list(_above("saved/2025/a.html"))
    ['saved/2025', 'saved']
    """
    while "/" in location:
        location = location.rpartition("/")[0]
        yield location
