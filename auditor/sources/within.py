"""Pages that hold their pictures themselves, as SingleFile and other tools save them: `data:` URIs of the size of a photograph.

Each is taken out of the page and given a short address by its content, before anything else reads the page: the rest of the
program need not carry megabytes about as an address. What is smaller (icons, the blurred picture that stands until the real one
is loaded) stays where it is.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model import Fetch, Resource
from auditor.sources.beside import embedded_in_url

_SMALLEST, _SMALLEST_SAVED = 16_384, 4_096  # letters; the second where a tool says that it saved the page whole
_PICTURE = re.compile(rb"data:image/([a-z0-9.+-]{1,20})(?:;[\w=.-]{1,40}){0,3};base64,[A-Za-z0-9+/=]{4096,}", re.IGNORECASE)
PICTURE = b"data:image/"
_FOLDER = "embedded/"
_HEAD = 2_048
# How SingleFile and browsers ("saved from", with the length of the address) say where the page stood.
_SAVED = re.compile(
    rb"<!--\s{0,9}(?:Page saved with SingleFile\s{1,9}url: ?|saved from url=\(\d{4}\))(https?://[^\s<>\"]{4,2000})"
)


@dataclass(frozen=True, slots=True)
class Within:
    """Gives the pictures taken out of a page, else what its source has; calling it is the capture's `fetch`."""

    pictures: Mapping[str, bytes]
    source: Fetch | None

    def __call__(self, url: str) -> Resource | None:
        """The bytes behind a URL of the page."""
        held = self.pictures.get(url)
        if held is not None:
            return embedded_in_url(held.decode("ascii"))
        return self.source(url) if self.source else None


def taken_out(content: bytes) -> tuple[bytes, Mapping[str, bytes]]:
    """The page with short addresses for the pictures that it holds, and the `data:` URI of each.

    >>> page, pictures = taken_out(b'<img src="data:image/jpeg;base64,' + b"A" * 16384 + b'">')
    >>> page, len(pictures)
    (b'<img src="embedded/10418bfcc48e.jpeg">', 1)
    """
    if PICTURE not in content:
        return content, {}
    smallest = _SMALLEST_SAVED if address(content) else _SMALLEST
    pictures: dict[str, bytes] = {}

    def shortened(match: re.Match[bytes]) -> bytes:
        if len(match[0]) < smallest:
            return match[0]
        name = f"{_FOLDER}{hashlib.sha256(match[0]).hexdigest()[:12]}.{match[1].decode().lower()}"
        pictures[name] = match[0]
        return name.encode()

    return _PICTURE.sub(shortened, content), pictures


def address(content: bytes) -> str | None:
    """Where the page stood, as the tool that saved it says.

    >>> address(b"<!-- saved from url=(0022)https://example.org/a -->")
    'https://example.org/a'
    """
    found = _SAVED.search(content[:_HEAD])
    return found[1].decode("ascii", "replace") if found else None
