"""HEIC and AVIF: items of a meta box, each with a type and the places of its octets (ISO 23008-12; ISO 14496-12, 8.11)."""

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.images.boxes import XMP_UUID, Box, boxes, first
from auditor.images.gathered import Gathered

_BRANDS = {b"avif": "AVIF", b"avis": "AVIF"} | dict.fromkeys(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"mif2"), "HEIC"
)
_ANY = (b"mif1", b"msf1", b"mif2")
_C2PA = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_MAX_ITEMS = 20_000
_MAX_EXTENTS = 16  # of one item; metadata lies in one piece
_IN_META = 1
_QUARTER_TURNS = (1, 3)


@dataclass(slots=True)
class _Octets:
    """A box's content, read from front to back; behind its end there are zeros."""

    content: bytes
    position: int
    end: int

    def number(self, width: int) -> int:
        """The next number of so many octets."""
        taken = self.content[self.position : min(self.position + width, self.end)]
        self.position += width
        return int.from_bytes(taken, "big")

    def text(self) -> bytes:
        """The next octets up to a zero."""
        stop = self.content.find(b"\0", self.position, self.end)
        taken = self.content[self.position : stop if stop >= 0 else self.end]
        self.position += len(taken) + 1
        return taken

    def more(self) -> bool:
        """Whether there is anything left."""
        return self.position < self.end


def accepts(content: bytes) -> bool:
    """A file type box with a still picture's brand, first or among the compatible ones."""
    return content[4:8] == b"ftyp" and _format(content) is not None


def find(content: bytes, found: Gathered) -> None:
    """Keep size and metadata blocks of a HEIC or AVIF file."""
    found.format = _format(content) or ""
    meta = None
    for box in boxes(content, 0, len(content)):
        if box.kind == b"meta" and meta is None:
            meta = box
            _items(content, box, found)
        elif box.kind == b"uuid":
            _uuid(content, box, found)
        if not box.whole:
            found.broken = f"This {found.format} file is cut off before its end. Ask for the file again."
    if meta is None:
        found.broken = f"This {found.format} file holds no picture: it ends before its list of items. Ask for the file again."


def _uuid(content: bytes, box: Box, found: Gathered) -> None:
    """A manifest, or XMP as older writers keep it (XMP part 3, 1.1.5)."""
    name = content[box.begin : box.begin + 16]
    found.manifest = found.manifest or name == _C2PA
    if name == XMP_UUID:
        found.block("xmp", content[box.begin + 16 : box.end])


def _format(content: bytes) -> str | None:
    """The format that the brands name, those before the ones that say no more than "still picture"."""
    size = min(int.from_bytes(content[:4], "big"), 512)
    brands = (content[8:12], *(content[at : at + 4] for at in range(16, size, 4)))
    named = [brand for brand in brands if brand in _BRANDS]
    telling = [brand for brand in named if brand not in _ANY]
    return next((_BRANDS[brand] for brand in (*telling, *named)), None)


def _items(content: bytes, meta: Box, found: Gathered) -> None:
    parts = {box.kind: box for box in boxes(content, meta.begin + 4, meta.end)}
    if b"iinf" in parts and b"iloc" in parts:
        kinds = dict(_kinds(content, parts[b"iinf"]))
        for item, block in _located(content, parts, set(kinds)):
            if kinds[item] == b"Exif":
                found.block("exif", block[4 + int.from_bytes(block[:4], "big") :])
            else:
                found.block("xmp", block)
    if b"iprp" in parts:
        _size(content, parts, found)


def _kinds(content: bytes, iinf: Box) -> Iterator[tuple[int, bytes]]:
    """Number and type of the items with metadata: `Exif`, or `mime` of RDF."""
    wide = content[iinf.begin] > 0
    for _, box in zip(range(_MAX_ITEMS), boxes(content, iinf.begin + (8 if wide else 6), iinf.end), strict=False):
        octets = _Octets(content, box.begin, box.end)
        version = octets.number(4) >> 24
        item = octets.number(4 if version > 2 else 2)
        octets.number(2)
        kind = content[octets.position : octets.position + 4]
        octets.position += 4
        octets.text()
        if kind == b"Exif" or (kind == b"mime" and octets.text() in {b"application/rdf+xml", b"application/xml"}):
            yield item, kind


def _located(content: bytes, parts: dict[bytes, Box], wanted: set[int]) -> Iterator[tuple[int, bytes]]:
    """Number and octets of the wanted items (ISO 14496-12, 8.11.3)."""
    octets = _Octets(content, parts[b"iloc"].begin, parts[b"iloc"].end)
    version = octets.number(4) >> 24
    widths, more = octets.number(1), octets.number(1)
    offset_width, length_width, base_width, index_width = widths >> 4, widths & 15, more >> 4, more & 15 if version else 0
    for _ in range(min(octets.number(4 if version > 1 else 2), _MAX_ITEMS)):
        if not octets.more():
            return
        item = octets.number(4 if version > 1 else 2)
        method = octets.number(2) & 15 if version else 0
        octets.number(2)
        base = octets.number(base_width)
        extents = []
        for _ in range(min(octets.number(2), _MAX_EXTENTS)):
            octets.number(index_width)
            extents.append((base + octets.number(offset_width), octets.number(length_width)))
        if item in wanted:
            idat = parts.get(b"idat")
            shift = idat.begin if method == _IN_META and idat else 0
            yield item, b"".join(content[shift + begin : shift + begin + length] for begin, length in extents)


def _size(content: bytes, parts: dict[bytes, Box], found: Gathered) -> None:
    """The size of the primary item, after its rotation (ISO 23008-12, 6.5)."""
    container = first(content, parts[b"iprp"], b"ipco")
    association = first(content, parts[b"iprp"], b"ipma")
    if container is None or association is None:
        return
    properties = list(boxes(content, container.begin, container.end))
    primary = _primary(content, parts.get(b"pitm"))
    own = [properties[index - 1] for index in _indices(content, association, primary) if 0 < index <= len(properties)]
    extent = next((box for box in own if box.kind == b"ispe"), None)
    if extent is None:
        return
    octets = _Octets(content, extent.begin + 4, extent.end)
    width, height = octets.number(4), octets.number(4)
    turned = any(box.kind == b"irot" and content[box.begin] & 3 in _QUARTER_TURNS for box in own)
    found.size(*((height, width) if turned else (width, height)))


def _primary(content: bytes, box: Box | None) -> int:
    if box is None:
        return 1
    octets = _Octets(content, box.begin, box.end)
    return octets.number(4 if octets.number(4) >> 24 else 2)


def _indices(content: bytes, box: Box, wanted: int) -> list[int]:
    """The numbers of an item's properties, counted from 1 (ISO 23008-12, 9.3.1)."""
    octets = _Octets(content, box.begin, box.end)
    head = octets.number(4)
    version, wide = head >> 24, head & 1
    for _ in range(min(octets.number(4), _MAX_ITEMS)):
        item = octets.number(4 if version else 2)
        indices = [octets.number(2) & 0x7FFF if wide else octets.number(1) & 0x7F for _ in range(octets.number(1))]
        if item == wanted:
            return indices
        if not octets.more():
            break
    return []
