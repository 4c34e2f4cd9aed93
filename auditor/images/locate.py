"""Which file is meant: from the URLs of a figure to the one most likely to keep its metadata.

What products write into their URLs stands in variants.toml; nothing here opens a URL.
"""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import parse_qsl, unquote, urlsplit

from auditor.images.variants import MAX_URL, inner, rules, safe, table
from auditor.model import Image

MAX_CANDIDATES = 12
_MAX_STEPS = 6
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
        made_from = inner(url) or _undone(url)
        if not made_from or made_from in chain:
            break
        url = made_from
        chain.append(url)
    return tuple(reversed(chain[1:]))


def strips(url: str) -> str:
    """Why a file from this URL has lost its metadata on the way, as far as the URL tells; "" where it does not.

    >>> strips("https://cdn.example.org/i/x/200x100/smart/filters:strip_exif()/file/march.jpg")
    'The URL asks Thumbor to take the metadata out (strip_exif).'
    """
    url = unquote(url[:MAX_URL])
    return next((rule.reason for rule in rules("strips") if rule.pattern.search(url)), "")


def signed(url: str) -> bool:
    """Whether the URL carries a signature, so that a server gives nothing for another one made from it.

    >>> signed("https://i.example.org/media/a/master/500.jpg?width=465&s=0123456789abcdef"), signed("/a.jpg?s=300")
    (True, False)
    """
    names = table()["signed"]["names"]
    query = parse_qsl(urlsplit(safe(url)).query, max_num_fields=None)
    return bool(_signed_path().search(url)) or any(
        name.lower() in names and _SIGNATURE.fullmatch(value.rstrip(",")) for name, value in query
    )


def _undone(url: str) -> str:
    for rule in rules("undo"):
        undone = rule.pattern.sub(rule.replacement, url, count=1)
        if undone != url:
            return undone
    return ""


def _width(url: str) -> int:
    """The width in pixels that a URL asks for; one that asks for none is taken to be the whole picture."""
    found = (pattern.findall(url[:MAX_URL]) for pattern in _WIDTHS)
    return max(map(int, next(filter(None, found), ["100000"])))


@cache
def _signed_path() -> re.Pattern[str]:
    return re.compile(table()["signed"]["path"])


def examples() -> Iterator[tuple[str, str]]:
    """URLs of variants and of the file each was made from, as the table shows them."""
    for row in table()["undo"]:
        yield row["from"], row["to"]


def losses() -> Iterator[tuple[str, str]]:
    """Products whose URLs say that the metadata is lost, and how that is known."""
    return ((rule.product, rule.reason) for rule in rules("strips"))
