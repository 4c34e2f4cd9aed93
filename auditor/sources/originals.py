"""The pictures as the desk received them: a folder of originals, and which of them a photograph on a page was made from.

A picture is found by the file name in its URLs, by that name without what resizing added, and by the supplier's own number in
the file. Where two originals answer to one name, folders, numbers and the look of the pictures decide; where they cannot, there
is no answer: a wrong original would accuse the page of a credit that belongs to another photograph.
"""

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urlsplit

from auditor.images import read_image
from auditor.images.fingerprint import alike, alike_but_cropped, fingerprint
from auditor.images.keys import key
from auditor.images.locate import candidates
from auditor.images.variants import MAX_URL
from auditor.model import Image, Resource
from auditor.sources import UnreadableError
from auditor.sources.beside import inside

MAX_ORIGINALS = 500_000
_MAX_NAMESAKES = 16  # so many files of one name are opened to tell them apart
_PICTURES = (
    *(".jpg", ".jpeg", ".jpe", ".png", ".webp", ".avif", ".heic", ".heif", ".tif", ".tiff", ".gif"),
    *(".psd", ".dng", ".jxl", ".jp2"),
)
# What a camera writes of itself comes round again: it names no photograph.
_COUNTER = re.compile(r"[a-z]{0,5}[_-]?\d{1,5}")
# What may be a supplier's number in a file's name: worth reading every original for.
_NUMBER = re.compile(r"(?=.{6})(?=\D*\d\D*\d\D*\d)(?![a-z]{0,5}[_-]?\d{1,5}$).+")
_SHORTEST_NUMBER = 4


@dataclass(frozen=True)
class Originals:
    """An index of a folder of originals; paths are relative to it. Calling it is what a capture's `originals` does."""

    root: Path
    names: Mapping[str, Sequence[str]]
    stems: Mapping[str, Sequence[str]]

    def __call__(self, image: Image, shown: bytes) -> Resource | None:
        """The original of a photograph, None where there is none or none for sure; `shown` is the page's own file, or b""."""
        wanted = _Wanted(image, shown)
        for paths, by_name in self._namesakes(wanted):
            found = self._settled(paths, wanted, by_name=by_name)
            if found:
                return found
        return None

    def _namesakes(self, wanted: "_Wanted") -> Iterator[tuple[Sequence[str], bool]]:
        """The originals that answer to the photograph, the surest first, and whether it is by their name."""
        for paths in chain(_answers(self.names, wanted.names), _answers(self.stems, wanted.stems)):
            yield paths, True
        numbers = [*wanted.numbers, *filter(_NUMBER.fullmatch, wanted.stems)]
        for paths in _answers(self._numbers, numbers) if numbers else ():
            yield paths, False

    def _settled(self, paths: Sequence[str], wanted: "_Wanted", *, by_name: bool) -> Resource | None:
        """The one of these files that is meant."""
        if len(paths) > _MAX_NAMESAKES:
            paths = wanted.in_same_folders(paths)[:_MAX_NAMESAKES]
        found = {path: resource for path in paths if (resource := inside(self.root / path, self.root))}
        different = _different(found)
        if len(different) == 1:
            ((path, resource),) = different.items()
            return resource if wanted.may_be(path, resource, by_name=by_name) else None
        for left in (wanted.in_same_folders(different), wanted.of_same_number(different), wanted.looking_the_same(different)):
            if len(left) == 1:
                return different[left[0]]
        return None

    @cached_property
    def _numbers(self) -> Mapping[str, Sequence[str]]:
        """The originals by the supplier's numbers that they carry: every file is read, once, when first asked."""
        numbers = defaultdict(list)
        for path in [path for paths in self.names.values() for path in paths]:
            found = inside(self.root / path, self.root)
            for number in _numbers_in(found.content) if found else ():
                numbers[number].append(path)
        return numbers


class _Wanted:
    """A photograph of a page, with the names that its original may have."""

    def __init__(self, image: Image, shown: bytes) -> None:
        self.shown = shown
        self.paths = list(dict.fromkeys(filter(None, map(_path, candidates(image)))))
        self.names = [path.rsplit("/", 1)[-1] for path in self.paths]
        self.stems = list(dict.fromkeys(stem for url in candidates(image) for stem in _stems(url)))

    @cached_property
    def numbers(self) -> frozenset[str]:
        return _numbers_in(self.shown) if self.shown else frozenset()

    @cached_property
    def _look(self) -> int | None:
        return fingerprint(self.shown) if self.shown else None

    def may_be(self, path: str, found: Resource, *, by_name: bool) -> bool:
        """Whether the only original that answers may be the one: its name says enough, or nothing seen speaks against it."""
        stem = _stem(path)
        if found.problem or self.in_same_folders([path]) or (by_name and _telling(stem)):
            return True
        if self._look is None:
            return bool(self.shown) or not (by_name and _COUNTER.fullmatch(stem))
        look = fingerprint(found.content)
        return look is None or self._is_of(found.content)

    def in_same_folders(self, paths: Iterable[str]) -> list[str]:
        """Those that share more of the folders in the URL than any other does, one at least."""
        depths = {path: max((_shared_folders(path, own) for own in self.paths), default=0) for path in paths}
        deepest = max(depths.values(), default=0)
        return [path for path, depth in depths.items() if depth == deepest > 0]

    def of_same_number(self, found: Mapping[str, Resource]) -> list[str]:
        return [path for path, resource in found.items() if self.numbers & _numbers_in(resource.content)] if self.numbers else []

    def looking_the_same(self, found: Mapping[str, Resource]) -> list[str]:
        return [path for path, resource in found.items() if self._is_of(resource.content)] if self._look else []

    def _is_of(self, original: bytes) -> bool:
        """Whether the file that is shown looks as if it was made from an original, cropped a little or not."""
        return alike(self._look, fingerprint(original)) or alike_but_cropped(original, self._look)


def index(folder: str) -> Originals:
    """Index a folder of originals with all folders below it. Raises `UnreadableError` where it holds no picture."""
    root = Path(folder)
    if not root.is_dir():
        raise UnreadableError(f"{folder}: is no folder. Name the folder that holds the original pictures.")
    names, stems = defaultdict(list), defaultdict(list)
    for count, path in enumerate(_pictures(root.resolve())):
        if count == MAX_ORIGINALS:
            raise UnreadableError(f"{folder}: holds more than {MAX_ORIGINALS:,} pictures. Name a folder within it.")
        names[path.rsplit("/", 1)[-1].casefold()].append(path)
        stems[_stem(path)].append(path)
    if not names:
        raise UnreadableError(f"{folder}: no picture in this folder. Originals are JPEG, PNG, WebP, AVIF, HEIC, TIFF, PSD files.")
    return Originals(root.resolve(), names, stems)


def _pictures(root: Path) -> Iterator[str]:
    """Every picture below a folder; a link counts where it leads to a file, and `inside` refuses those that lead out."""
    for here, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            if name.lower().endswith(_PICTURES) and (path := Path(here, name)).is_file():
                yield path.relative_to(root).as_posix()


def _answers(known: Mapping[str, Sequence[str]], names: Iterable[str]) -> Iterator[Sequence[str]]:
    return (known[name] for name in names if name in known)


def _different(found: Mapping[str, Resource]) -> dict[str, Resource]:
    """One file for each different content: a copy in a second folder is no second original."""
    by_content: dict[bytes, str] = {}
    for path, resource in found.items():
        by_content.setdefault(hashlib.sha256(resource.content).digest(), path)
    return {path: found[path] for path in by_content.values()}


def _path(url: str) -> str:
    """The path in a URL as people write it, "" where it has none."""
    if url[:5].lower() == "data:":
        return ""
    try:
        return unquote(urlsplit(url[:MAX_URL]).path).casefold()
    except ValueError:
        return ""


def _stems(url: str) -> Iterator[str]:
    """What names the photograph in its URL, whatever its folders: the last part of its key, or what its query tells."""
    if _path(url):
        path, _, told = key(url).casefold().partition("?")
        yield from filter(None, (path.rsplit("/", 1)[-1], told))


def _stem(path: str) -> str:
    """The name of a file without its ending and without what resizing adds."""
    return key(path.rsplit("/", 1)[-1]).casefold()


def _telling(stem: str) -> bool:
    """Whether a name is one that no two photographs share: then its key needs no folder."""
    return "/" not in key(f"a/b/{stem}")


def _shared_folders(path: str, other: str) -> int:
    """How many folders, counted from the file upwards, have the same names."""
    pairs = zip(reversed(path.casefold().split("/")[:-1]), reversed(other.split("/")[:-1]), strict=False)
    return next((count for count, (one, two) in enumerate(pairs) if one != two), min(path.count("/"), other.count("/")))


def _numbers_in(content: bytes) -> frozenset[str]:
    """The supplier's numbers for the photograph (IIM 2:103, the agencies' asset ids) that a file carries."""
    said = read_image(content)
    numbers = (statement.text.strip().casefold() for statement in (*said.job_id, *said.asset_id))
    return frozenset(number for number in numbers if len(number) >= _SHORTEST_NUMBER)
