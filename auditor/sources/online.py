"""The pictures of a page from the network, where the page's own source does not have them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from html import unescape
from urllib.parse import urldefrag, urljoin

from auditor.model import Capture, Resource
from auditor.sources import IMAGE_LIMIT, Reach
from auditor.sources.network import ask
from auditor.sources.network.exchange import UnavailableError

_HEAD = 2**18  # octets in which a page says where it stands
_TAG = re.compile(r"<(base|link|meta)\b([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]{0,2000})\"|'([^']{0,2000})'|([^\s\"'<>]{1,2000}))")
_NOWHERE = "The page does not say at which address it stands, so its pictures cannot be asked for."


def completed(page: Capture, reach: Reach) -> Capture:
    """The page, its pictures those of its source, else of the network."""
    return replace(page, fetch=Online(page, reach))


@dataclass(frozen=True)
class Online:
    """Gives the bytes for the URLs of one page; calling it is the capture's `fetch`."""

    page: Capture
    reach: Reach

    def __call__(self, url: str) -> Resource | None:
        """The bytes behind a URL of the page as its source has them, else from the network, else why they cannot be had."""
        held = self.page.fetch(url) if self.page.fetch else None
        if (held and not held.problem) or url[:5].lower() in {"data:", "blob:"} or url[:4].lower() == "cid:":
            return held
        try:
            address = urldefrag(urljoin(self._base, url.strip()))[0]
            return self._asked(address) if "://" in address else held or Resource(b"", url, _NOWHERE)
        except (UnavailableError, ValueError) as error:
            return held or Resource(b"", url, str(error))

    def _asked(self, address: str) -> Resource:
        answer = ask(address, self.reach, IMAGE_LIMIT)
        return Resource(answer.content, answer.url)

    @cached_property
    def _base(self) -> str:
        """The address that the URLs of the page are relative to (HTML, 2.4.3), "" where it is not known."""
        stated = _stated(self.page.content[:_HEAD].decode("utf-8", "replace"))
        address = self.page.url or stated.get("canonical") or stated.get("og:url") or ""
        return urljoin(address, stated.get("base", ""))


def _stated(head: str) -> Mapping[str, str]:
    """Where the page says that it stands, the first statement of each kind.

    >>> _stated('<base href="/x/"><link href=https://example.org/a rel=canonical>')
    {'canonical': 'https://example.org/a', 'base': '/x/'}
    """
    found: dict[str, str] = {}
    for tag, rest in reversed(_TAG.findall(head)):
        told = {name.lower(): unescape("".join(values)) for name, *values in _ATTRIBUTE.findall(rest)}
        kind = tag.lower() if tag.lower() == "base" else told.get("rel" if tag.lower() == "link" else "property", "").lower()
        if kind in {"base", "canonical", "og:url"}:
            found[kind] = told.get("href") or told.get("content") or ""
    return found
