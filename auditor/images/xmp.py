"""XMP: RDF in XML, read with entities, DTDs and the network switched off (ISO 16684-1, chapters 6 and 7)."""

import codecs
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import cast

from lxml import etree

from auditor.images.fields import by_path, namespaces, plain_address
from auditor.images.gathered import Gathered
from auditor.images.iim import decoded
from auditor.images.unicode import utf8

MAX_PACKET = 16 * 2**20  # octets; depth maps in extended XMP are a few million
_MAX_PACKETS = 8
_MAX_DAMAGED = 4 * 2**20  # octets of a packet that is not well-formed
_MAX_WRONG = 1_000  # octets that are no UTF-8; more are no slips of a few bytes
_LEGACY = "auditor-windows-1252"
_LONG = 50_000  # octets; shorter packets cannot hold too much
_MANY_ATTRIBUTES = 5_000
_MAX_COMPARED = 100_000_000
_MAX_MARKS = 300_000  # elements and attributes of one packet, for each takes a hundred times its octets in memory

_Value = tuple[str, str, str]  # path, language, text

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_CONTAINERS = {f"{_RDF}Alt", f"{_RDF}Seq", f"{_RDF}Bag"}
_SAME_PATH = {f"{_RDF}Description", f"{_RDF}value"}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DEFAULT = ("", "x-default")
_ADDRESS = f"{_RDF}resource"
_DESCRIPTION = f"{_RDF}Description"
_STATED = {_ADDRESS, f"{_RDF}value"}

_PACKET = re.compile(rb"<(?P<name>(?:[A-Za-z_][\w.-]{0,40}:)?x[am]pmeta)[\s>]")
_BARE = re.compile(rb"<(?P<name>(?:[A-Za-z_][\w.-]{0,40}:)?RDF)[\s>]")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:x0*[0-9A-Fa-f]{1,6}|0*[0-9]{1,7});")
# What writers forgot to escape: `AT&T`, `a < b`.
_AMPERSAND = re.compile(r"&(?!#?[A-Za-z0-9]{1,31};)")
_LESS = re.compile(r"<(?![A-Za-z_/!?])")
_TAG = re.compile(rb"<[^<>]{1000,}")


def _parser(*, recover: bool) -> etree.XMLParser:
    """A parser that resolves, loads and fetches nothing."""
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


_STRICT, _LENIENT = _parser(recover=False), _parser(recover=True)


def read(block: bytes, found: Gathered) -> None:
    """Tell `found` every concept that the packets of the block state, with its place as `XMP dc:creator`.

    Of alternatives by language the default comes first; the others carry theirs: `XMP dc:description [fr]`.
    """
    table = by_path()
    for packet in _packets(block, found):
        root = _parsed(packet, found)
        for written, language, text in [] if root is None else _properties(root):
            known = table.get(written)
            if known:
                concept, path = known
                found.say(concept.name, text, f"XMP {path}" if language in _DEFAULT else f"XMP {path} [{language}]")


def _packets(block: bytes, found: Gathered) -> Iterator[bytes]:
    """Each RDF document of the block as UTF-8, without what stands before it: byte order mark, declarations, a DTD."""
    if len(block) > MAX_PACKET:
        found.problem(f"The XMP block is larger than {MAX_PACKET // 2**20} MB and was cut.")
    markup = utf8(block[:MAX_PACKET])
    start = _PACKET.search(markup) or _BARE.search(markup)
    if start is None:
        if markup.strip(b"\0 \t\r\n\xef\xbb\xbf"):
            found.problem("The XMP block holds no RDF and was not read.")
        return
    if markup.find(b"<!DOCTYPE", 0, start.start()) >= 0:
        found.problem("The XMP holds a document type declaration (DTD), which XMP may not; it was left out.")
    for _ in range(_MAX_PACKETS):
        closing = b"</" + start["name"] + b">"
        end = markup.find(closing, start.end())
        position = end + len(closing) if end >= 0 else len(markup)
        yield markup[start.start() : position]
        following = start.re.search(markup, position)
        if following is None:
            return
        start = following


def _parsed(packet: bytes, found: Gathered) -> etree._Element | None:
    if len(packet) > _LONG and _overlong(packet):
        found.problem("The XMP has more elements or attributes than any real one and was not read.")
        return None
    try:
        return etree.fromstring(packet, _STRICT)
    except etree.XMLSyntaxError as error:
        found.problem(f"The XMP is not well-formed ({_reason(error)}); what can be read of it was read.")
    readable = _UNWRITABLE.sub(_writable, _text(packet[:_MAX_DAMAGED]))
    escaped = _LESS.sub("&lt;", _AMPERSAND.sub("&amp;", readable))
    try:
        return etree.fromstring(escaped.encode("utf-8", "replace"), _LENIENT)
    except etree.XMLSyntaxError:
        return None


def _reason(error: etree.XMLSyntaxError) -> str:
    return (error.msg or "no reason given").split(", line")[0][:100]


def _overlong(packet: bytes) -> bool:
    """Whether parsing would take too much memory or time: libxml2 compares each attribute of an element with all others."""
    attributes = packet.count(b"=")
    if attributes <= _MANY_ATTRIBUTES:
        return packet.count(b"<") > _MAX_MARKS
    compared = sum(tag.count(b"=") ** 2 for tag in _TAG.findall(packet))
    return packet.count(b"<") + attributes > _MAX_MARKS or compared > _MAX_COMPARED


def _text(packet: bytes) -> str:
    """The packet as text, with octets that are no UTF-8 read as Windows-1252."""
    wrong = len(packet) - len(packet.decode("utf-8", "ignore").encode())
    return packet.decode("utf-8", _LEGACY) if wrong <= _MAX_WRONG else packet.decode("latin-1")


def _legacy(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)  # the only kind that decoding raises
    return decoded(error.object[error.start : error.end]), error.end


def _writable(match: re.Match[str]) -> str:
    """A character reference that XML allows, nothing for what it forbids."""
    if not match[0].startswith("&"):
        return ""
    digits = match[0][2:-1]
    number = int(digits[1:], 16) if digits[0] == "x" else int(digits)
    allowed = number in (9, 10, 13) or (32 <= number < 0x110000 and not 0xD800 <= number < 0xE000)
    return match[0] if allowed else ""


def _properties(root: etree._Element) -> list[_Value]:
    """Every value of the table's properties; one that two descriptions state comes twice."""
    wanted = _properties_wanted()
    values: list[_Value] = []
    for description in _descriptions(root):
        values += [(_name(name), "", value) for name, value in _attributes(description)]
        for element in description:
            name = _name(element.tag)
            if name in wanted:
                _read_value(element, name, "", values)
    return values


def _descriptions(root: etree._Element) -> Iterator[etree._Element]:
    """What stands directly in the RDF, and descriptions within descriptions, which RDF does not know but writers do."""
    for description in chain.from_iterable(root.iter(f"{_RDF}RDF")):
        yield description
        yield from description.iterchildren(_DESCRIPTION)


@cache
def _properties_wanted() -> frozenset[str]:
    return frozenset(path.partition("/")[0] for path in by_path())


def _read_value(element: etree._Element, path: str, language: str, values: list[_Value]) -> None:
    """Add a property's values: a text, an address, the items of a container, the fields of a structure."""
    for name, value in _attributes(element):
        if name == _LANGUAGE:
            language = value
        elif name in _STATED:
            values.append((path, language, value))
        elif not name.startswith(_RDF):
            values.append((f"{path}/{_name(name)}", language, value))
    if not len(element):
        values.append((path, language, element.text or ""))
    elif element[0].tag in _CONTAINERS:
        for item in sorted(element[0], key=_not_default):
            _read_value(item, path, language, values)
    else:
        _read_parts(element, path, language, values)


def _read_parts(element: etree._Element, path: str, language: str, values: list[_Value]) -> None:
    """Add the fields of a structure, or a value with qualifiers; a text with references that cannot be resolved as it stands."""
    for child in element:
        if callable(child.tag):  # an entity that was not resolved
            values.append((path, language, "".join(map(str, element.itertext()))))
            return
        _read_value(child, path if child.tag in _SAME_PATH else f"{path}/{_name(child.tag)}", language, values)


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    return cast("list[tuple[str, str]]", element.items())


def _not_default(item: etree._Element) -> bool:
    return item.get(_LANGUAGE, "x-default").lower() != "x-default"


@lru_cache(512)
def _name(tag: str) -> str:
    """`{http://purl.org/dc/elements/1.1/}creator` as `dc:creator`, whatever prefix the file uses, in small letters."""
    if callable(tag):
        return ""  # an entity that was not resolved
    address, closed, local = tag[1:].partition("}")
    name = f"{namespaces().get(plain_address(address), '?')}:{local}" if closed else tag
    return name.lower()


codecs.register_error(_LEGACY, _legacy)
