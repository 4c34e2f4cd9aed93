"""The WARC files within a WACZ, read in place: nothing is ever written to disk."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from auditor.sources import UnreadableError
from auditor.sources.records import MAX_RATIO, Stretch

_ENDINGS = (".warc", ".warc.gz")
_TOTAL_LIMIT = 2 * 2**30
_UNPACKED_LIMIT = 64 * 2**20
_LOCAL_HEADER = 30  # octets before name and extra field (APPNOTE 4.3.7)


def warcs(path: Path) -> Iterator[Stretch]:
    """The WARCs of a file: the file itself, or those in it. Raises `UnreadableError` for a zip not to be trusted."""
    if path.suffix.lower() != ".wacz":
        yield Stretch(path, 0, path.stat().st_size)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if entry.filename.lower().endswith(_ENDINGS) and not _link(entry)]
            _check(str(path), entries)
            for entry in entries:
                yield _stretch(archive, entry, path)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError, ValueError) as error:
        raise UnreadableError(f"{path}: the WACZ (zip) is damaged or locked. Download it again.") from error


def _link(entry: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(entry.external_attr >> 16)


def _check(location: str, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse a zip whose parts unpack to too much or lie upon each other."""
    if not entries:
        raise UnreadableError(f"{location}: holds no WARC file. A WACZ holds them in its folder archive/.")
    if sum(entry.file_size for entry in entries) > _TOTAL_LIMIT:
        raise UnreadableError(f"{location}: holds more than 2 GB. Split it, or name the WARC files themselves.")
    if any(entry.file_size > MAX_RATIO * max(entry.compress_size, 1) for entry in entries):
        raise UnreadableError(f"{location}: unpacks to more than {MAX_RATIO} times its size, and was not read.")
    if sum(entry.file_size for entry in entries if entry.compress_type != zipfile.ZIP_STORED) > _UNPACKED_LIMIT:
        raise UnreadableError(f"{location}: its WARC files are packed a second time. Unpack it and name the WARC files.")
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    if any(one.header_offset + one.compress_size > two.header_offset for one, two in pairwise(ordered)):
        raise UnreadableError(f"{location}: parts of the zip lie upon each other; it was not read.")


def _stretch(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> Stretch:
    """A stored part where it stands; a packed one, which WACZ advises against, in memory."""
    with archive.open(entry) as part:
        if entry.compress_type != zipfile.ZIP_STORED:
            content = part.read(entry.file_size)
            return Stretch(content, 0, len(content))
    lengths = Stretch(path, entry.header_offset, _LOCAL_HEADER).read(26, 4)
    start = entry.header_offset + _LOCAL_HEADER + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
    return Stretch(path, start, entry.file_size)
