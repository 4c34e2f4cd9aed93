"""The table of how products that resize pictures write their URLs (variants.toml), and the URLs that stand within others."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

MAX_URL = 2_000  # characters of a URL that are looked at
_HOST = re.compile(r"(?:[\w-]{1,63}\.){1,5}[a-z]{2,8}/.")  # begins a URL that is written without its protocol


class Rule(NamedTuple):
    """A pattern of one product and what is made of its match."""

    product: str
    pattern: re.Pattern[str]
    replacement: str = ""
    reason: str = ""


@cache
def table() -> dict[str, Any]:
    """The table as it stands in the file."""
    return tomllib.loads(files(__package__).joinpath("variants.toml").read_text("utf-8"))


@cache
def rules(section: str) -> Sequence[Rule]:
    """The rules of a section, in the order in which they are tried."""
    return [
        Rule(row["product"], re.compile(row["pattern"]), row.get("replacement", ""), row.get("reason", ""))
        for row in table()[section]
    ]


def inner(url: str) -> str:
    """The URL that stands within this one, "" where there is none.

    >>> inner("https://example.org/_next/image?url=%2Fuploads%2Fmarch.jpg&w=640")
    'https://example.org/uploads/march.jpg'
    """
    for rule in rules("wraps"):
        match = rule.pattern.search(url[:MAX_URL])
        if match:
            named = match.groupdict()
            found = (
                f"{named['scheme'] or 'https:'}//{named['host']}" if "host" in named else _absolute(url, unquote(named["url"]))
            )
            return "" if found == url else found
    return ""


def safe(url: str) -> str:
    """The URL, or nothing where it is none (a bracket that opens no address)."""
    try:
        urlsplit(url[:MAX_URL])
    except ValueError:
        return ""
    return url[:MAX_URL]


def _absolute(outer: str, within: str) -> str:
    """The inner URL as one that can be asked for; proxies write it without its second slash, its protocol, or its host."""
    within = unquote(within) if within.lower().startswith(("http%", "https%")) else within
    within = re.sub(r"^(https?):/{1,3}", r"\1://", within)
    if within.startswith("http"):
        return within
    return f"https://{within}" if _HOST.match(within) else urljoin(safe(outer), safe(within))
