"""Which file is meant: from the URLs of a figure to the one most likely to keep its metadata, and a key of the photograph.

What products write into their URLs stands in variants.toml; nothing here opens a URL.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from auditor.model import Image

MAX_URL = 2_000  # characters of a URL that are looked at
MAX_CANDIDATES = 12
_MAX_STEPS = 6
_TAIL = 3  # segments that make up a key where the file's name alone says too little
_SIGNATURE = re.compile(r"(?=\D*\d|[^a-z]*[a-z].*[A-Z]|[^A-Z]*[A-Z].*[a-z])(?!\d{1,11}$)[\w+/=.-]{8,}")
# Where URLs write a width, the plainest form first.
_WIDTHS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![a-z])(?:w|width|imwidth|resize|wid)[=_:/]?(\d{2,5})(?!\d)",
        r"(?<!\d)(\d{2,5})x\d{0,5}(?![\w])",
        r"[/_-](\d{3,4})(?=[/._-])",
    )
)
# A name that two photographs will not share: a UUID, a long number or hash, or a long name with a number in it.
_TELLING = re.compile(
    r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{12,}|\d{7,}|(?=\D*\d(?:\D*\d){3}).{12,}|.{20,}", re.IGNORECASE
)
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{24,64}", re.IGNORECASE)
_SHORT_NUMBER = re.compile(r"\d{1,4}")


class _Rule(NamedTuple):
    """A pattern of one product and what is made of its match."""

    product: str
    pattern: re.Pattern[str]
    replacement: str = ""
    reason: str = ""


def candidates(image: Image) -> tuple[str, ...]:
    """URLs or paths to try, the one most likely to keep its metadata first: originals, then variants from large to small.

    A signed URL is tried as it stands and never rewritten.
    """
    stated = [url for url in dict.fromkeys((image.url, *image.urls)) if url]
    made = [original for url in stated for original in originals(url)]
    ranked = sorted(stated, key=lambda url: (bool(strips(url)), -_width(url)))
    # The URL that the page shows is always among them, however many others there are.
    return tuple(dict.fromkeys([*made, *ranked][: MAX_CANDIDATES - 1] + stated[:1]))


def originals(url: str) -> tuple[str, ...]:
    """The URLs that a variant was made from, the first in the chain first; () where the URL is signed or no variant.

    >>> originals("https://example.org/wp-content/uploads/march-scaled-300x200.jpg")
    ('https://example.org/wp-content/uploads/march.jpg', 'https://example.org/wp-content/uploads/march-scaled.jpg')
    """
    chain = [url]
    while len(url) <= MAX_URL and len(chain) <= _MAX_STEPS and not signed(url):
        inner = _inner(url) or _undone(url)
        if not inner or inner in chain:
            break
        url = inner
        chain.append(url)
    return tuple(reversed(chain[1:]))


def strips(url: str) -> str:
    """Why a file from this URL has lost its metadata on the way, as far as the URL tells; "" where it does not.

    >>> strips("https://cdn.example.org/i/x/200x100/smart/filters:strip_exif()/file/march.jpg")
    'The URL asks Thumbor to take the metadata out (strip_exif).'
    """
    url = unquote(url[:MAX_URL])
    return next((rule.reason for rule in _rules("strips") if rule.pattern.search(url)), "")


def signed(url: str) -> bool:
    """Whether the URL carries a signature, so that a server gives nothing for another one made from it.

    >>> signed("https://i.example.org/media/a/master/500.jpg?width=465&s=0123456789abcdef"), signed("/a.jpg?s=300")
    (True, False)
    """
    table = _table()["signed"]
    query = parse_qsl(urlsplit(_safe(url)).query, max_num_fields=None)
    return bool(_signed_path().search(url)) or any(
        name.lower() in table["names"] and _SIGNATURE.fullmatch(value.rstrip(",")) for name, value in query
    )


@lru_cache(10_000)
def key(url: str) -> str:
    """The same for all variants of one photograph, whatever host serves them.

    >>> key("https://i0.wp.com/example.org/wp-content/uploads/20240312-march-scaled.jpg?resize=50%2C33")
    '20240312-march'
    """
    if url.startswith("data:"):
        return "data:" + hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:16]
    for _ in range(_MAX_STEPS):
        inner = _inner(url)
        if not inner:
            break
        url = inner
    parts = urlsplit(_safe(url))
    names = _table()["key"]["names"]
    told = [value for name, value in parse_qsl(parts.query) if name.lower() in names and _TELLING.search(value)]
    return "?".join([_path_key(unquote(unquote(parts.path)).rstrip(",/")), *told[:1]])


def _path_key(path: str) -> str:
    """The telling end of a path, without what belongs to the variant."""
    for run in _patterns("runs"):
        path = run.sub("", path)
    *folders, name = path.split("/") if path else [""]
    kept = [folder for folder in folders if folder and not _of_variant(folder)]
    stem = "" if _of_variant(name) else _stem(name)
    if kept and (not stem or _SHORT_NUMBER.fullmatch(stem)) and _TELLING.fullmatch(_stem(kept[-1])):
        stem = _stem(kept.pop())
    found = _UUID.search(stem)
    if found or _TELLING.fullmatch(stem):
        return found[0] if found else stem
    told = next((folder for folder in reversed(kept) if _UUID.fullmatch(folder)), None)
    return f"{told}/{stem}" if told else "/".join([*kept[1 - _TAIL :], stem or _stem(name)]) or path


def _of_variant(segment: str) -> bool:
    return any(pattern.fullmatch(segment) for pattern in _patterns("segments"))


def _stem(name: str) -> str:
    """A file's name without what resizing adds before and behind it."""
    for prefix in _patterns("prefixes"):
        name = prefix.sub("", name)
    for _ in range(_MAX_STEPS):
        shorter = next((cut for cut in (suffix.sub("", name) for suffix in _patterns("suffixes")) if cut not in {name, ""}), None)
        if shorter is None:
            break
        name = shorter
    return name


def _inner(url: str) -> str:
    """The URL that stands within this one, "" where there is none."""
    for rule in _rules("wraps"):
        match = rule.pattern.search(url[:MAX_URL])
        if match:
            named = match.groupdict()
            inner = (
                f"{named['scheme'] or 'https:'}//{named['host']}" if "host" in named else _absolute(url, unquote(named["url"]))
            )
            return "" if inner == url else inner
    return ""


def _absolute(outer: str, inner: str) -> str:
    """The inner URL as one that can be asked for; proxies write it without its second slash, or relative to themselves."""
    inner = unquote(inner) if inner.lower().startswith(("http%", "https%")) else inner
    inner = re.sub(r"^(https?):/{1,3}", r"\1://", inner)
    return inner if inner.startswith("http") else urljoin(_safe(outer), _safe(inner))


def _undone(url: str) -> str:
    for rule in _rules("undo"):
        undone = rule.pattern.sub(rule.replacement, url, count=1)
        if undone != url:
            return undone
    return ""


def _width(url: str) -> int:
    """The width in pixels that a URL asks for; one that asks for none is taken to be the whole picture."""
    found = (pattern.findall(url[:MAX_URL]) for pattern in _WIDTHS)
    return max(map(int, next(filter(None, found), ["100000"])))


def _safe(url: str) -> str:
    """The URL, or nothing where it is none (a bracket that opens no address)."""
    try:
        urlsplit(url[:MAX_URL])
    except ValueError:
        return ""
    return url[:MAX_URL]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("variants.toml").read_text("utf-8"))


@cache
def _rules(section: str) -> Sequence[_Rule]:
    return [
        _Rule(row["product"], re.compile(row["pattern"]), row.get("replacement", ""), row.get("reason", ""))
        for row in _table()[section]
    ]


@cache
def _patterns(name: str) -> Sequence[re.Pattern[str]]:
    anchored = {"suffixes": "(?:%s)$", "prefixes": "^(?:%s)"}.get(name, "%s")
    return [re.compile(anchored % pattern, re.IGNORECASE) for pattern in _table()["key"][name]]


@cache
def _signed_path() -> re.Pattern[str]:
    return re.compile(_table()["signed"]["path"])


def examples() -> Iterator[tuple[str, str]]:
    """URLs of variants and of the file each was made from, as the table shows them."""
    for row in _table()["undo"]:
        yield row["from"], row["to"]


def losses() -> Iterator[tuple[str, str]]:
    """Products whose URLs say that the metadata is lost, and how that is known."""
    return ((rule.product, rule.reason) for rule in _rules("strips"))
