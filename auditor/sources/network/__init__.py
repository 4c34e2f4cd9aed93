"""Pages and pictures from the network, where the user has said that it may be asked: `--fetch images` or `--fetch all`.

Without that nothing here runs and no socket is opened. With it, each host is resolved once, each of its addresses must be a
public one (or be named by `--allow-host`), and that very address is dialled; each redirect is judged anew. An answer costs
10 seconds to connect, 30 in all and the size of a picture or page at most.
"""

import importlib
import time
from collections.abc import Mapping, Sequence
from email.message import Message
from functools import cache
from types import ModuleType
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin

from auditor import __version__
from auditor.sources import PAGE_LIMIT, Reach
from auditor.sources.network.exchange import Bounds, Reply, UnavailableError
from auditor.sources.network.targets import Resolver, resolved, target

_REDIRECTS = 5
_MOVED = {301, 302, 303, 307, 308}
_NAME = f"auditor/{__version__} (photo captions and image credits)"
_PAGES = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5"
_SAID = {401: ": it asks for a password", 403: ": it refuses", 404: ": there is nothing", 410: ": it is gone", 429: ": too often"}


class Answer(NamedTuple):
    """What the network gave for a URL: the address it came from after redirects, its media type and charset, its octets."""

    url: str
    media_type: str
    charset: str
    content: bytes


def ask(url: str, reach: Reach, size: int, resolve: Resolver = resolved) -> Answer:
    """What the network gives for a URL, at most `size` octets. Raises `UnavailableError`: why it gives nothing."""
    end = time.monotonic() + reach.total_seconds
    headers = {
        "User-Agent": _NAME,
        "Accept-Encoding": "gzip, deflate",
        "Accept": _PAGES if size == PAGE_LIMIT else "image/*, */*;q=0.5",
    }
    for _ in range(_REDIRECTS + 1):
        reply = _reply(url, headers, _left(end, reach, size), reach.allowed, resolve)
        if reply.status not in _MOVED or "location" not in reply.headers:
            return _answer(url, reply, size)
        url = _moved(url, reply.headers["location"])
    raise UnavailableError(f"The server leads on from address to address, more than {_REDIRECTS} times.")


def _left(end: float, reach: Reach, size: int) -> Bounds:
    """What the next answer may cost: all of them together have one time."""
    seconds = max(0.01, end - time.monotonic())
    return Bounds(min(reach.connect_seconds, seconds), seconds, reach.total_seconds, size)


def _reply(url: str, headers: Mapping[str, str], bounds: Bounds, allowed: Sequence[str], resolve: Resolver) -> Reply:
    dial = _dial()
    began = time.monotonic()
    asked = target(url, allowed, resolve, bounds.connect)
    left = max(0.01, bounds.total - (time.monotonic() - began))
    found: Reply = dial.reply(asked, headers, bounds._replace(connect=min(bounds.connect, left), total=left))
    return found


def _answer(url: str, reply: Reply, size: int) -> Answer:
    if reply.status != 200:
        raise UnavailableError(f"The server answered {reply.status}{_SAID.get(reply.status, '')}.")
    if len(reply.content) > size:
        raise UnavailableError(f"The answer is larger than {size // 2**20} MB and was not read.")
    kind = Message()
    kind["Content-Type"] = reply.headers.get("content-type", "")
    return Answer(url, kind.get_content_type(), kind.get_content_charset(""), reply.content)


def _moved(url: str, location: str) -> str:
    try:
        return urldefrag(urljoin(url, location))[0]
    except ValueError as error:
        raise UnavailableError("The server leads on to an address that is none.") from error


@cache
def _dial() -> ModuleType:
    """What opens connections, loaded when one is wanted. Raises `UnavailableError` where its library is not installed."""
    try:
        return importlib.import_module(f"{__name__}.dial")
    except ImportError as error:
        raise UnavailableError("To read from the network, install caption-credit-auditor[fetch].") from error
