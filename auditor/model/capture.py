"""Pages and files as they come in: bytes, and where more of them can be had."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from auditor.model.page import Image


@dataclass(frozen=True, slots=True)
class Resource:
    """Bytes that a capture could give for a URL, and where they were found; `problem` says why they are cut or empty."""

    content: bytes
    place: str
    problem: str = ""


Fetch = Callable[[str], Resource | None]


@dataclass(frozen=True, slots=True)
class Capture:
    """One copy of a page at one time.

    `location` is the path as given, `url` the address it was published at, where the capture itself knows it. `fetch` gives
    the bytes behind a URL of the page as it stands there (relative, absolute or `data:`), or None: not at hand. `originals`
    gives the picture that a photograph was made from, where a desk's own are at hand: it is told the photograph and the bytes
    that the page shows of it, b"" where there are none. `anchors` are certificates (PEM) of those whose C2PA signatures are
    trusted.
    """

    location: str
    content: bytes
    url: str | None = None
    captured: str | None = None
    media_type: Literal["text/html", "text/plain"] = "text/html"
    problems: tuple[str, ...] = ()
    fetch: Fetch | None = None
    originals: Callable[[Image, bytes], Resource | None] | None = None
    anchors: str = ""
