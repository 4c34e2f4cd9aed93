"""The folder beside a report that is too large for one file: parts that tell findings in full, and the pictures.

Each part is a page of its own that can be read without JavaScript; the report itself shows what a part holds by asking it in a
hidden frame. A part answers whoever knows its key, which is made of the report's own content, and nobody else: a page that
only guesses where the parts lie gets nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

PART = 1_000_000  # bytes from which on a new part is begun with the next page
MOST_BYTES = 1_000_000_000  # of all that is told in full
_ASIDE = re.compile(r"(?:\.\d+)?\.new\Z")  # ends the name of a file that is put in place when it is whole
_OURS = re.compile(r"(?:d\d+\.html|i\d+\.webp)\Z")
_DRAWN = re.compile(
    r'<svg class="pic" viewBox="0 0 (\d+) (\d+)"(?: role="img" aria-label="([^"]*)"|[^>]*)><use href="#i(\d+)"/></svg>'
)

Frame = Callable[[str, Iterable[str]], Iterator[str]]  # a key and articles -> the whole page of a part


def on_disk(out: BinaryIO) -> Path | None:
    """The file that is being written, where it is one with room beside it; None for a pipe."""
    name = getattr(out, "name", None)
    if not isinstance(name, str) or not Path(name).is_file():
        return None
    return Path(_ASIDE.sub("", name))


def folder_of(report: Path) -> Path:
    """The folder for what does not fit into a report."""
    return report.with_name(f"{report.stem}_files")


@dataclass
class Folder:
    """The parts and pictures written so far; `key` is known to the report and its parts only."""

    path: Path
    key: str
    frame: Frame
    size: int = 0
    findings: list[int] = field(default_factory=list)  # the first finding of each part, counted through the run
    pages: list[int] = field(default_factory=list)  # the first page of each part
    _told: int = 0
    _waiting: list[str] = field(default_factory=list)
    _length: int = 0

    def __post_init__(self) -> None:
        """Make the folder, without the parts and pictures of an earlier report under this name."""
        self.path.mkdir(exist_ok=True)
        for old in filter(lambda entry: _OURS.match(entry.name), self.path.iterdir()):
            old.unlink()

    @property
    def name(self) -> str:
        """The folder's name as an address beside the report."""
        return quote(self.path.name)

    def told(self) -> dict[str, object]:
        """What the report's script must know to find an article."""
        return {"name": self.name, "key": self.key, "findings": self.findings, "pages": self.pages}

    def begin(self, page: int, finding: int) -> None:
        """A page follows, the next finding is the one with this number: a part that is full ends here."""
        if self._length > PART or not self.pages:
            self.flush()
            self.pages.append(page)
            self.findings.append(finding)

    def add(self, article: str) -> None:
        """Keep an article in the part that is being filled."""
        drawn = with_files(article)
        self._waiting.append(drawn)
        self._length += len(drawn)
        self.size += len(drawn)

    def flush(self) -> None:
        """Write the part that is being filled."""
        if not self._waiting:
            return
        with (self.path / f"d{len(self.pages) - 1}.html").open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(self.frame(self.key, self._waiting))
        self._waiting, self._length = [], 0

    def picture(self, number: int, content: bytes) -> None:
        """Write a picture."""
        (self.path / f"i{number}.webp").write_bytes(content)

    def finding(self, number: int, identifier: str) -> str:
        """The address of a finding."""
        return f"{self.name}/d{bisect_right(self.findings, number) - 1}.html#f-{identifier}"

    def page(self, number: int) -> str:
        """The address of a page's article."""
        return f"{self.name}/d{bisect_right(self.pages, number) - 1}.html#p-{number}"


def with_files(article: str) -> str:
    """The article with its pictures as files of the folder."""
    return _DRAWN.sub(_file, article)


def _file(drawn: re.Match[str]) -> str:
    width, height, label, number = drawn.groups()
    return f'<img class="pic" src="i{number}.webp" width="{width}" height="{height}" alt="{label or ""}" loading="lazy">'
