"""IPTC-IIM: numbered datasets with texts whose charset is often not declared (IIM 4.2, chapters 1 and 6)."""

import re
import struct
from collections.abc import Iterator

from auditor.images.fields import Concept, by_dataset
from auditor.images.gathered import Gathered

_HEAD = struct.Struct(">BBBH")  # marker, record, dataset, length
_DATASET = re.compile(rb"\x1c[\x01-\x09]")
_MAX_DATASETS = 20_000
_CHARSET = (1, 90)
_CONTROL = re.compile("[\x7f-\x9f]")
# ESC % G, and the ISO 2022 forms ESC % / G to I that name a level of UTF-8.
_UTF8 = re.compile(rb"\x1b%/?[GHI]")
# Charsets that news systems have written without saying so; the first that can be read is shown, all are compared.
_CHARSETS = (
    "utf-8",
    *("cp1252", "mac_roman", "cp1250", "mac_latin2", "cp1251", "mac_cyrillic", "koi8_r", "koi8_u", "iso8859_5", "cp1253"),
    *("mac_greek", "cp1254", "mac_turkish", "iso8859_9", "cp1255", "iso8859_8", "cp1256", "iso8859_6", "cp1257", "iso8859_13"),
    *("iso8859_4", "cp1258", "cp874", "iso8859_2", "iso8859_7", "iso8859_15", "iso8859_16", "mac_croatian", "mac_romanian"),
    *("cp437", "cp850", "cp852", "cp866", "cp932", "euc_jp", "gb18030", "big5hkscs", "cp949"),
)
_SHIFTED = ("iso2022_kr", "iso2022_jp_2")  # written with no octet above 127, but with escapes
_ESCAPE = b"\x1b"


def read(block: bytes, found: Gathered) -> None:
    """Tell `found` every rights dataset of the block, with its place as `IIM 2:80`, and the readings of undeclared texts."""
    declared = False
    table = by_dataset()
    for record, dataset, value in _datasets(_in_order(block), found):
        concept = table.get((record, dataset))
        if concept:
            _tell(concept, value.rstrip(b"\0 "), found, declared=declared)
        elif (record, dataset) == _CHARSET:
            declared = bool(_UTF8.match(value.strip()))


def _tell(concept: Concept, value: bytes, found: Gathered, *, declared: bool) -> None:
    place = f"IIM {concept.iim}"
    found.say(concept.name, next(_readings(value), "") if _ESCAPE in value else decoded(value), place)
    if (value.isascii() and _ESCAPE not in value) or (declared and _valid(value)):
        return
    found.readings(concept.name, _readings(value))
    if declared:
        found.problem(f"{place} ({concept.label}) is declared as UTF-8 and is not; it was read as Windows-1252.")


def decoded(value: bytes) -> str:
    """The text as UTF-8 where it is valid UTF-8, else as Windows-1252; bytes that has no letter for stay control characters.

    >>> decoded("Müller".encode()), decoded("Müller".encode("latin-1"))
    ('Müller', 'Müller')
    """
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(_CP1252[byte] for byte in value)


def _datasets(block: bytes, found: Gathered) -> Iterator[tuple[int, int, bytes]]:
    """Record, dataset number and octets of each dataset; what stands between two datasets is skipped."""
    position = 0
    for _ in range(_MAX_DATASETS):
        start = _DATASET.search(block, position)
        if start is None or start.end() + 3 > len(block):
            return
        _, record, dataset, length = _HEAD.unpack_from(block, start.start())
        position = start.start() + _HEAD.size
        if length & 0x8000:  # an extended dataset: the length of the length
            octets = length & 0x7FFF
            length = int.from_bytes(block[position : position + octets], "big") if octets <= 4 else len(block)
            position += octets
        if position + length > len(block):
            found.problem(f"The IIM block ends within dataset {record}:{dataset:02}; what there is of it was read.")
            length = _until_next(block, position)
        yield record, dataset, block[position : position + length]
        position += length
    found.problem(f"More than {_MAX_DATASETS} IIM datasets; the rest was not read.")


def _until_next(block: bytes, position: int) -> int:
    following = _DATASET.search(block, position)
    return (following.start() if following else len(block)) - position


def _in_order(block: bytes) -> bytes:
    """The block with its octets in order: some TIFF writers store it as 32-bit numbers and swap each four."""
    if block[:1] != b"\x1c" and block[3:4] == b"\x1c":
        whole = block[: len(block) // 4 * 4]
        return b"".join(whole[at : at + 4][::-1] for at in range(0, len(whole), 4))
    return block


def _readings(value: bytes) -> Iterator[str]:
    for charset in _SHIFTED if _ESCAPE in value else _CHARSETS:
        try:
            text = value.decode(charset)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            yield text


def _valid(value: bytes) -> bool:
    try:
        value.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _letter(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_CP1252 = [_letter(byte) for byte in range(256)]
