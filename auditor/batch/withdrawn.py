"""A supplier's kill list (`--withdrawn FILE`): one entry a line.

An entry is what the supplier calls the picture (a number, a job id), or the name of a picture file, as seen from the folder of
the list or from here. What stands behind a tab is a remark; empty lines and lines that begin with `#` tell nothing.
"""

from collections.abc import Iterator
from pathlib import Path

from auditor.images.fingerprint import look
from auditor.sources import IMAGE_LIMIT, UnreadableError

KillEntry = tuple[str, str, str, bytes]
_LONGEST = 64 * 2**20


def kill_list(path: str) -> Iterator[KillEntry]:
    """The entries of a list: as they stand, where, the number, the look of the picture. Raises `UnreadableError`."""
    try:
        with Path(path).open("rb") as stream:
            lines = stream.read(_LONGEST).decode("utf-8-sig", "replace").splitlines()
    except OSError as error:
        raise UnreadableError(f"{path}: the kill list cannot be read ({error.strerror or error}).") from error
    for number, line in enumerate(lines, 1):
        entry = line.partition("\t")[0].strip()
        if entry and not entry.startswith("#"):
            yield _entry(line.strip(), entry, f"{path}:{number}", Path(path).parent)


def _entry(line: str, entry: str, place: str, folder: Path) -> KillEntry:
    picture = next((file for file in (folder / entry, Path(entry)) if _is_file(file)), None)
    if picture is None:
        return line, place, entry, b""
    with picture.open("rb") as stream:
        seen = look(stream.read(IMAGE_LIMIT + 1))
    if not seen:
        raise UnreadableError(f"{place}: {picture} cannot be recognised: it is no picture, or there is next to nothing in it.")
    return line, place, "", seen


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
