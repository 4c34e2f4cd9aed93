"""XMP sidecars: a packet in a file of its own, beside a raw photograph (XMP part 3, 3.1)."""

import re

from auditor.images.gathered import Gathered

_FIRST = re.compile(rb"<[A-Za-z_]")
_PACKET = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,40}:)?(?:x[am]pmeta|RDF)[\s>]")


def accepts(content: bytes) -> bool:
    """XML, in whatever encoding, whose first element is a packet's."""
    beginning = content[:65536].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").replace(b"\0", b"")
    first = _FIRST.search(beginning) if beginning.startswith(b"<") else None
    return bool(first and _PACKET.match(beginning, first.start()))


def find(content: bytes, found: Gathered) -> None:
    """Keep the whole file as a block; there is no picture."""
    found.format = "XMP"
    found.block("xmp", content)
    found.broken = "This is an XMP sidecar: metadata without a picture."
