"""What has been found in one image file so far: a note pad that the readers write on, one after another.

It is kept while a file is being read only, so that a block that breaks in the middle has still said what it could.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

from auditor.model import Statement

Kind = Literal["iim", "xmp", "exif"]

MAX_BLOCKS = 64  # of one kind in one file; honest files have one or two
MAX_OCTETS_KEPT = 64 * 2**20  # of all blocks of a file, after decompression
MAX_TEXT = 100_000  # characters of one value
MAX_VALUES = 5_000  # of one field
MAX_PROBLEMS = 20


@dataclass(slots=True)
class Gathered:
    """The blocks of a file, then what they say.

    `unfinished`: the container has no end, so only the pixels can tell whether the picture is whole. `manifest`: the file
    holds a C2PA manifest.
    """

    format: str = ""
    width: int | None = None
    height: int | None = None
    blocks: dict[Kind, list[bytes]] = field(default_factory=dict)
    said: dict[str, dict[tuple[str, str], None]] = field(default_factory=dict)
    decodings: dict[str, list[str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    broken: str = ""
    unfinished: bool = False
    manifest: bool = False

    def block(self, kind: Kind, content: bytes) -> None:
        """Keep a metadata block; the same one twice says nothing new."""
        kept = self.blocks.setdefault(kind, [])
        if not content or content in kept:
            return
        if len(kept) == MAX_BLOCKS:
            self.problem(f"More than {MAX_BLOCKS} {kind.upper()} blocks; the rest was not read.")
            return
        if sum(map(len, chain.from_iterable(self.blocks.values()))) + len(content) > MAX_OCTETS_KEPT:
            self.problem(f"The metadata blocks are larger than {MAX_OCTETS_KEPT // 2**20} MB together; the rest was not read.")
            return
        kept.append(content)

    def say(self, name: str, text: str, place: str) -> None:
        """Keep what a block says of a concept, once; an empty value says nothing, nor does a zero within one."""
        text = text.replace("\0", "")
        if len(text) > MAX_TEXT:
            self.problem(f"{place} is longer than {MAX_TEXT} characters and was cut.")
            text = text[:MAX_TEXT]
        if text and not text.isspace():
            said = self.said.setdefault(name, {})
            if len(said) < MAX_VALUES:
                said[text, place] = None

    def statements(self) -> dict[str, tuple[Statement, ...]]:
        """What the blocks say, by concept, in the order in which they said it."""
        return {name: tuple(Statement(text, place) for text, place in said) for name, said in self.said.items()}

    def readings(self, name: str, texts: Iterable[str]) -> None:
        """Keep the plausible readings of a text whose charset is not declared."""
        kept = self.decodings.setdefault(name, [])
        if len(kept) < MAX_VALUES:
            kept.extend(text for text in texts if text not in kept)

    def problem(self, sentence: str) -> None:
        """Keep a sentence about what could not be read."""
        if sentence not in self.problems and len(self.problems) < MAX_PROBLEMS:
            self.problems.append(sentence)

    def size(self, width: int, height: int) -> None:
        """Keep the picture's size, the first that is told."""
        if self.width is None and width > 0 and height > 0:
            self.width, self.height = width, height
