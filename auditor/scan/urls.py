"""The URLs that serve a photograph: where templates put them, and which of them are the same photograph."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from urllib.parse import unquote

from auditor.scan.dom import Element

MOST_URLS = 200  # of one photograph
_LONGEST = 4_096
_LONGEST_SET = 200_000
_UNITS = ("w", "x", "h")
_CANDIDATE = re.compile(r"([^\s,]\S{0,4095})(?:\s{1,40}([^\s,]{1,40}))?")
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|avif|gif|jfif|tiff?|heic)(?:[?#!:;/,&%@]|$)", re.IGNORECASE)
_URL = re.compile(
    r"(?:https?:)?/{1,2}[^\s\"'<>]{4,4000}|[\w./-]{1,300}\.(?:jpe?g|png|webp|avif|gif)(?:\?[^\s\"'<>]{0,2000})?", re.IGNORECASE
)
_INNER = re.compile(r"https?:/{1,2}[^\s\"'<>]{4,}", re.IGNORECASE)
_HOST = re.compile(r"^(?:https?:)?//[^/]{0,300}", re.IGNORECASE)
_EXTENSION = re.compile(r"\.(?:jpe?g|png|webp|avif|gif|jfif|tiff?|heic)$", re.IGNORECASE)
_SIZE = re.compile(r"(?:[-_.](?:\d{2,4}x\d{2,4}|\d{2,4}x|x\d{2,4}|w\d{2,4}|h\d{2,4}|\d{2,4}w|scaled|rotated|e\d{10,13}))+$")
# What the alternatives have in common stands before them: most letters of a path are told to be none by one look.
_ID = re.compile(r"(?=[0-9a-f]{5})(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|[0-9a-f]{16,64}|\d{5,20})")
_MARK = re.compile(r"(?=[0-9a-z]{7})(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|[0-9a-f]{12,64}|[0-9a-z]{20,40}|\d{7,20})")
_DAY = re.compile(r"(?:19|20)\d\d[01]\d[0-3]\d")
_LONG_NAME = 10  # characters from which a file name names one photograph
_TELLING = re.compile(r"\d{5}|[0-9a-f]{12}")
_IN_JSON = re.compile(r"\"((?:https?:)?//[^\s\"\\]{4,2000})\"", re.IGNORECASE)
_BACKGROUND = re.compile(r"url\(\s{0,9}[\"']?([^\"')]{1,4000})", re.IGNORECASE)
_SET = re.compile(r"srcset|src-?set|sizes-?set", re.IGNORECASE)
_LAZY = re.compile(
    r"src|original|image|img|photo|picture|hires|large|full|zoom|lazy|url|bg|background|href|poster", re.IGNORECASE
)
_NOT_THIS = re.compile(r"link|share|page|article|logo|icon|sprite|author|video|href-url|canonical", re.IGNORECASE)
_PLAIN = ("src", "data-src")
_DRAWN = re.compile(r"\.(?:gif|svg)$", re.IGNORECASE)  # where a script has another one: what stands there until it runs
_NO_FILE = ("data:", "about:", "javascript:", "blob:", "#", "{{", "<")
_BLANKS = ("placeholder", "spacer", "blank", "transparent", "1x1", "pixel", "lazyload", "lazy_load", "loading", "dummy")
_EMPTY = (
    "leer",
    "empty",
    "clear",
    "trans",
    "dot",
    "pix",
    "px",
    "vide",
    "null",
    "none",
    "grey",
    "gray",
    "white",
    "1",
    "0",
    "s",
    "t",
    "x",
)
_BLANK = re.compile(
    rf"(?:{'|'.join(_BLANKS)})[\w-]{{0,40}}\.(?:gif|png|svg|jpe?g|webp)|(?:^|/)(?:{'|'.join(_EMPTY)})\.(?:gif|png|svg)"
)


def served(element: Element) -> tuple[str, ...]:
    """All URLs that an element and the `source`s beside it give for its picture, the one a browser would show first."""
    found: dict[str, list[str]] = {"plain": [], "set": [], "lazy": []}
    for each in (element, *_sources(element)):
        for name, value in each.attributes.items():
            role = _role(name)
            if role:
                found[role] += _READERS[role](value[:_LONGEST_SET])
    return _different((*found["plain"], *found["set"], *found["lazy"], *_background(element)))


def shown(element: Element) -> str:
    """The URL a browser would show once scripts have run: a real `src`, else the first of all that serve it; "" if none."""
    url, later = (element.get(name) for name in _PLAIN)
    if real(url) and not (_DRAWN.search(url[-_LONGEST:]) and real(later)):
        return url
    return later if real(later) else next(iter(served(element)), "")


def lazy(element: Element) -> tuple[str, ...]:
    """The URLs of pictures that a script would read from an element that is no image."""
    told = [
        url for name, value in element.attributes.items() if _role(name) for url in _READERS[_role(name)](value[:_LONGEST_SET])
    ]
    return _different(url for url in (*told, *_background(element)) if picture_file(url))


def _different(urls: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(url for url in urls if real(url)))[:MOST_URLS]


def real(url: str) -> bool:
    """Whether a URL leads to a picture at all, and not to a placeholder until a script has run."""
    start = url[:_LONGEST].lstrip()
    if not start or start[:12].lower().startswith(_NO_FILE):
        return False
    name = start.partition("?")[0][-80:].lower()
    return not ((name.endswith((".gif", ".png", ".svg")) or any(word in name for word in _BLANKS)) and _BLANK.search(name))


def picture_file(url: str) -> bool:
    """Whether a URL is that of a picture, by its name."""
    return bool(_PICTURE_FILE.search(url[:_LONGEST]))


def _sources(element: Element) -> list[Element]:
    """The `source`s of the `picture` that an image stands in, or of a picture itself."""
    holder = element if element.tag == "picture" else element.parent
    if holder is None or holder.tag != "picture":
        return []
    return [child for child in islice(holder.children, MOST_URLS) if isinstance(child, Element) and child.tag == "source"]


def _largest_first(value: str) -> list[str]:
    return [url for _, url in sorted(_candidates(value), key=lambda candidate: -candidate[0])]


def _candidates(value: str) -> Iterator[tuple[float, str]]:
    for match in islice(_CANDIDATE.finditer(value[:_LONGEST_SET]), MOST_URLS):
        url, size = match[1], match[2] or ""
        if url.endswith(","):
            size = ""
        yield _number(size[:-1]) if size[-1:] in _UNITS else 0.0, url.rstrip(",")


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


@lru_cache(maxsize=512)
def _role(name: str) -> str:
    """What an attribute of this name holds: the URL itself, a set of them, one for a script to load; "" for none."""
    if name in _PLAIN:
        return "plain"
    if _SET.search(name):
        return "set"
    lazy = name.startswith("data-") and _LAZY.search(name) and not _NOT_THIS.search(name)
    return "lazy" if lazy else ""


def _plain(value: str) -> list[str]:
    return [value]


def _of_script(value: str) -> list[str]:
    """The URL in an attribute that a script reads, or those in its JSON."""
    if value[:1] in {"{", "["}:
        return _IN_JSON.findall(value)[:MOST_URLS]
    value = value.strip()
    return [value] if len(value) < _LONGEST and _URL.fullmatch(value) else []


def _background(element: Element) -> list[str]:
    style = element.get("style")
    if "url(" not in style:
        return []
    return [url for url in _BACKGROUND.findall(style[: 4 * _LONGEST])[:4] if real(url)]


def key(url: str) -> tuple[str, ...]:
    """The same for all sizes and crops of one photograph, as far as its URL tells.

    >>> key("https://img.example/fit/w=640/2024/market-7812345-800x600.jpg?q=80") == key("//img.example/2024/market-7812345.webp")
    True
    """
    inner = unquote(url[:_LONGEST])
    proxied = _proxied(inner)
    path = (proxied.partition("&")[0] if proxied else inner).partition("#")[0]
    path, _, query = _HOST.sub("", path).partition("?")
    parts = [part for part in path.casefold().split("/") if part]
    name = _SIZE.sub("", _EXTENSION.sub("", parts[-1])) if parts else ""
    if _TELLING.search(name):
        return (name,)
    ids = tuple(dict.fromkeys(_ID.findall("/".join(parts[:-1]))))
    if not ids and (len(name) < 6 or not _EXTENSION.search(path)):
        return (*parts, query)
    return (name, *ids)


def _proxied(url: str) -> str:
    """The URL within a URL, as that of a service that resizes pictures has one; "" where there is none."""
    found = _INNER.search(url, 8) if ":/" in url[8:] else None
    return found[0] if found else ""


@lru_cache(maxsize=512)
def marks(url: str) -> frozenset[str]:
    """What in a URL may name a photograph in every size and crop: its file name, long numbers, hashes."""
    inner = unquote(url[:_LONGEST])
    path = _HOST.sub("", (_proxied(inner) or inner).partition("#")[0]).casefold()
    name = _SIZE.sub("", _EXTENSION.sub("", path.partition("?")[0].rpartition("/")[2]))
    found = {mark for mark in _MARK.findall(path) if not _DAY.fullmatch(mark)}
    return frozenset(found | {name} if len(name) >= _LONG_NAME else found)


def has_mark(url: str, wanted: Collection[str]) -> bool:
    """Whether one of these marks is one of a URL's; most URLs do not even hold the letters of one."""
    letters = unquote(url[:_LONGEST]).casefold()
    return any(mark in letters for mark in wanted) and not marks(url).isdisjoint(wanted)


_READERS = {"plain": _plain, "set": _largest_first, "lazy": _of_script}
