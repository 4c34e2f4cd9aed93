"""Sitemaps (sitemaps.org 0.9): the addresses of a site's pages, or of further sitemaps; XML, packed or not."""

import io
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

SIZE_LIMIT = 50 * 2**20  # of sitemaps.org
MAX_ADDRESSES = 50_000
_PACKED = b"\x1f\x8b"
_NAMES = {"url": "pages", "sitemap": "further"}


class Sitemap(NamedTuple):
    """The pages and the further sitemaps that one names, and what is wrong with it."""

    pages: tuple[str, ...]
    further: tuple[str, ...]
    problem: str = ""


def sitemap(content: bytes) -> Sitemap | None:
    """A sitemap as read, None for what is none.

    >>> sitemap(b"<urlset><url><loc> https://example.org/a </loc></url></urlset>").pages
    ('https://example.org/a',)
    """
    unpacked = _unpacked(content)
    if unpacked is None or not _begins(unpacked):
        return None
    found: dict[str, list[str]] = {"pages": [], "further": []}
    problem = "" if len(unpacked) <= SIZE_LIMIT else "The sitemap is larger than 50 MB; only its beginning was read."
    try:
        for kind, address in _addresses(unpacked[:SIZE_LIMIT]):
            found[kind].append(address)
            if len(found[kind]) > MAX_ADDRESSES:
                problem = f"The sitemap names more than {MAX_ADDRESSES:,} addresses; the rest was not read."
                break
    except etree.XMLSyntaxError:
        problem = problem or "The sitemap is damaged; what stands behind the damage was not read."
    return Sitemap(tuple(found["pages"][:MAX_ADDRESSES]), tuple(found["further"][:MAX_ADDRESSES]), problem)


def _unpacked(content: bytes) -> bytes | None:
    if not content.startswith(_PACKED):
        return content
    try:
        return zlib.decompressobj(31).decompress(content, SIZE_LIMIT + 1)
    except zlib.error:
        return None


def _begins(content: bytes) -> bool:
    head = content[:4096].lower()
    return b"<urlset" in head or b"<sitemapindex" in head


def _addresses(content: bytes) -> Iterator[tuple[str, str]]:
    """Each address and what stands there; addresses of pictures and translations are none of these."""
    tags = [f"{{*}}{name}" for name in _NAMES]
    parser = etree.iterparse(
        io.BytesIO(content), tag=tags, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    for _, element in parser:
        address = (element.findtext("{*}loc") or "").strip()
        if address:
            yield _NAMES[etree.QName(element).localname], address
        element.clear()
