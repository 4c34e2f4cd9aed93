"""A key for the photograph that a URL shows: the same for all its sizes, on whatever host, and never that of another one.

Structure comes first: a folder that is called like a picture names it, and what stands behind is a size of it; a name that no
two photographs share is enough; a script's URL tells by its parameters. What products add stands in variants.toml.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from auditor.images.variants import inner, safe, table

_MAX_STEPS = 6
_TAIL = 3  # segments that make up a key where the file's name alone says too little
# A name that two photographs will not share: a UUID, a long number or hash, or a long name with a number in it.
_TELLING = re.compile(
    r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{12,}|\d{7,}|(?=\D*\d(?:\D*\d){3}).{12,}|.{20,}", re.IGNORECASE
)
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{24,64}", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{7,}")  # a folder of one article or picture
_WIDTH = re.compile(r"\d{3,4}")  # a name that may be no more than a size
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|avif|gif|tiff?|heic|svg)$", re.IGNORECASE)
_PICTURE_FOLDER = re.compile(r"^(.*?[^/]\.(?:jpe?g|png|webp|avif|gif|tiff?|heic)(?:_gen)?)/.+$", re.IGNORECASE)
_DATE = re.compile(r"(?<=/)((?:19|20)\d\d)/(\d\d?)(?:/(\d\d?))?(?=/)")


@lru_cache(512)
def key(url: str) -> str:
    """The same for all variants of one photograph, whatever host serves them.

    >>> key("https://i0.wp.com/example.org/wp-content/uploads/20240312-march-scaled.jpg?resize=50%2C33")
    '20240312-march'
    >>> key("https://example.org/photo.php?w=300&id=12"), key("https://example.org/photo.php?id=13&w=600")
    ('photo?id=12', 'photo?id=13')
    """
    if url.startswith("data:"):
        return "data:" + hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:16]
    for _ in range(_MAX_STEPS):
        within = inner(url)
        if not within:
            break
        url = within
    parts = urlsplit(safe(url))
    path = unquote(unquote(parts.path)).rstrip(",/")
    found = _path_key(path)
    return "?".join([found, *_told(parse_qsl(parts.query), path, found)])


def _told(query: Iterable[tuple[str, str]], path: str, found: str) -> list[str]:
    """What the query tells of the picture: the parameter that names it; of a script's URL, all that say no size."""
    names, size = table()["key"]["names"], _any("sizes")
    query = [(name.lower(), value) for name, value in query]
    told = [value for name, value in query if name in names and _TELLING.search(value)]
    if told or _PICTURE.search(path) or _TELLING.fullmatch(found):
        return told[:1]
    kept = sorted((name, value) for name, value in query if not size.fullmatch(name))
    return ["&".join(f"{name}={value}" for name, value in kept)] if kept else []


def _path_key(path: str) -> str:
    """The telling end of a path, without what belongs to the variant."""
    for run in _patterns("runs"):
        path = run.sub("", path)
    whole = _PICTURE_FOLDER.match(path)
    path = _DATE.sub(_day, whole[1] if whole else path)
    *folders, name = path.split("/") if path else [""]
    kept = [folder for folder in folders if folder and not _of_variant(folder)]
    stem = "" if _is_size(name) else _stem(name)
    if kept and (not stem or _WIDTH.fullmatch(stem)) and _TELLING.fullmatch(_stem(kept[-1])):
        stem = _stem(kept.pop())
    found = _UUID.search(stem)
    if found or _TELLING.fullmatch(stem):
        return found[0] if found else stem
    told = next((folder for folder in reversed(kept) if _UUID.fullmatch(folder)), None)
    if told:
        return f"{told}/{stem}" if stem else told
    return "/".join(_tail(kept, stem or ("" if kept else _stem(name)))) or path


def _tail(folders: Sequence[str], stem: str) -> list[str]:
    """The last segments, and before them the folder of one article or picture where it stands further up."""
    segments = [*folders, stem] if stem else [*folders]
    numbered = [folder for folder in segments[:-_TAIL] if _NUMBERED.search(folder)]
    return [*numbered[-1:], *segments[-_TAIL:]]


def _day(match: re.Match[str]) -> str:
    """A date in folders as one folder, so that its numbers are not taken for sizes."""
    return "-".join(filter(None, match.groups()))


@lru_cache(512)
def _of_variant(segment: str) -> bool:
    return bool(_any("segments").fullmatch(segment))


@lru_cache(512)
def _is_size(name: str) -> bool:
    """Whether a file's name says nothing but the size or form of the picture."""
    if _PICTURE.search(name):
        return bool(_any("sized").fullmatch(_stem(name)))
    return _of_variant(name)


@lru_cache(512)
def _stem(name: str) -> str:
    """A file's name without what resizing adds before and behind it."""
    for pattern, replacement in _renamed():
        name = pattern.sub(replacement, name)
    for prefix in _patterns("prefixes"):
        name = prefix.sub("", name)
    for _ in range(_MAX_STEPS):
        shorter = next((cut for cut in (suffix.sub("", name) for suffix in _patterns("suffixes")) if cut not in {name, ""}), None)
        if shorter is None:
            break
        name = shorter
    return name


@cache
def _patterns(name: str) -> Sequence[re.Pattern[str]]:
    anchored = {"suffixes": "(?:%s)$", "prefixes": "^(?:%s)"}.get(name, "%s")
    return [re.compile(anchored % pattern, re.IGNORECASE) for pattern in table()["key"][name]]


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in table()["key"][name]), re.IGNORECASE)


@cache
def _renamed() -> Sequence[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern, re.IGNORECASE), replacement) for pattern, replacement in table()["key"]["renamed"]]
