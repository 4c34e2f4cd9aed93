"""SVG: an XMP packet, or bare RDF, within the drawing's own XML (SVG 2, 5.10; XMP part 3, 2.6)."""

import re

from lxml import etree

from auditor.images.gathered import Gathered
from auditor.images.unicode import utf8

_BEGINNING = 4096  # octets within which the root element opens
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,40}:)?svg(?=[\s>/])")
_ROOT_END = re.compile(rb"</(?:[A-Za-z_][\w.-]{0,40}:)?svg\s*>|<(?:[A-Za-z_][\w.-]{0,40}:)?svg[^<]*/>\s*$")
_MAX_COMMENTS = 10_000
_FIRST = re.compile(rb"<[A-Za-z_]")
_PACKETS = (
    (re.compile(rb"<(?:[A-Za-z_][\w.-]{0,40}:)?x[am]pmeta[\s>]"), re.compile(rb"</(?:[A-Za-z_][\w.-]{0,40}:)?x[am]pmeta\s*>")),
    (re.compile(rb"<(?:[A-Za-z_][\w.-]{0,40}:)?RDF[\s>]"), re.compile(rb"</(?:[A-Za-z_][\w.-]{0,40}:)?RDF\s*>")),
)
_NAMESPACES = re.compile(rb"\sxmlns:[\w.-]{1,40}\s*=\s*(?:\"[^\"<]{1,200}\"|'[^'<]{1,200}')")
_LENGTH = re.compile(r"\s*(\d{1,7})(?:\.\d{0,9})?\s*(?:px)?\s*")
_NUMBER = re.compile(r"-?\d{1,7}(?:\.\d{1,9})?")
_PARSER = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)


def accepts(content: bytes) -> bool:
    """XML whose first element is called svg."""
    beginning = utf8(content[:_BEGINNING]).lstrip(b"\xef\xbb\xbf \t\r\n")
    first = _FIRST.search(beginning) if beginning.startswith(b"<") else None
    return bool(first and _ROOT.match(beginning, first.start()))


def find(content: bytes, found: Gathered) -> None:
    """Keep size and metadata blocks of an SVG."""
    found.format = "SVG"
    content = utf8(content)
    root = _ROOT.search(content)
    assert root is not None  # `accepts` has seen it
    tag = content[root.start() : content.find(b">", root.end()) + 1 or len(content)]
    if b"<!DOCTYPE" in content[: root.start()]:
        found.problem("The SVG begins with a document type declaration (DTD), which was not read.")
    found.manifest = b"<c2pa:manifest" in content
    _size(tag, found)
    packet = _packet(_without_comments(content))
    if packet:
        found.block("xmp", _with_namespaces(packet, tag))
    if not _ROOT_END.search(content, max(root.start(), len(content) - 4096)):
        found.broken = "This SVG is cut off before its end. Ask for the file again."


def _packet(content: bytes) -> bytes:
    """The first XMP packet, else the first bare RDF."""
    for opening, closing in _PACKETS:
        begin = opening.search(content)
        end = closing.search(content, begin.end()) if begin else None
        if begin and end:
            return content[begin.start() : end.end()]
    return b""


def _without_comments(content: bytes) -> bytes:
    """The drawing without what its author took out of it by comment marks."""
    kept, position = [], 0
    for _ in range(_MAX_COMMENTS):
        begin = content.find(b"<!--", position)
        end = content.find(b"-->", begin + 4) if begin >= 0 else -1
        if end < 0:
            break
        kept.append(content[position:begin])
        position = end + 3
    return b"".join((*kept, content[position:])) if kept else content


def _with_namespaces(packet: bytes, root: bytes) -> bytes:
    """The packet with the prefixes that only the drawing's root declares."""
    name = re.match(rb"<[\w.:-]+", packet)
    end = name.end() if name else 0
    own = {declaration.split(b"=")[0].strip() for declaration in _NAMESPACES.findall(packet[: packet.find(b">")])}
    missing = [found for found in _NAMESPACES.findall(root) if found.split(b"=")[0].strip() not in own]
    return packet[:end] + b"".join(missing) + packet[end:]


def _size(tag: bytes, found: Gathered) -> None:
    root = etree.fromstring(tag.removesuffix(b">").removesuffix(b"/") + b"/>", _PARSER)
    if root is None:
        return
    box = _NUMBER.findall(root.get("viewBox", ""))
    width, height = (_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height"))
    if width and height:
        found.size(int(width[1]), int(height[1]))
    elif len(box) == 4:
        found.size(round(float(box[2])), round(float(box[3])))
