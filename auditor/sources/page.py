"""What every source does with the bytes of a page: cut at the limit, refuse what is no page."""

import codecs
import re
import stat
from pathlib import Path

from auditor.model import Capture, Fetch
from auditor.sources import PAGE_LIMIT, UnreadableError
from auditor.sources.within import Within, address, taken_out

# Charsets that a header is believed about. Not Latin-1: it is what servers say when nobody told them.
_CHARSETS = re.compile(
    r"iso8859-(?!1$)\d{1,2}|cp\d{3,4}|koi8-[rtu]|shift_jis|euc_(?:jp|kr)|gb\w{1,6}|big5\w{0,6}|mac-\w{1,9}|utf-16-?\w{0,2}"
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_SIGNS = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive",
    b"\x1f\x8b": "a gzip file",
}


def regular(path: Path) -> Path:
    """The path of a regular file. Raises `UnreadableError` for any other kind (a pipe would be waited for without end)."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise UnreadableError(f"{path}: is no regular file. Name a saved page or a folder of pages.")
    return path


def capture(location: str, content: bytes, fetch: Fetch | None = None) -> Capture:
    """The capture of one page. Raises `UnreadableError` for nothing at all and for what is no text."""
    if not content.strip():
        raise UnreadableError(f"{location}: the file is empty. Save the page again.")
    if b"\0" in content[:4096] and not content.startswith(_UTF_16):
        kind = next((kind for sign, kind in _SIGNS.items() if content.startswith(sign)), "a binary file")
        raise UnreadableError(f"{location}: is {kind}, not a page. Name the saved HTML page instead.")
    content, pictures = taken_out(content)
    cut = len(content) > PAGE_LIMIT
    return Capture(
        location=location,
        content=content[:PAGE_LIMIT],
        url=address(content),
        media_type="text/plain" if location.lower().endswith(".txt") else "text/html",
        problems=(f"The page is longer than {PAGE_LIMIT // 2**20} MB; only the first {PAGE_LIMIT // 2**20} MB were read.",) * cut,
        fetch=Within(pictures, fetch) if pictures else fetch,
    )


def in_utf_8(content: bytes, charset: str) -> bytes:
    """The page in UTF-8 where the header beside it names another charset, else as it is; a page that is UTF-8 stays so.

    >>> in_utf_8("Łódź".encode("iso-8859-2"), "ISO-8859-2").decode()
    'Łódź'
    """
    try:
        name = codecs.lookup(charset).name
        content.decode("utf-8")
    except UnicodeDecodeError:
        unmarked = not content.startswith(_UTF_16)
        return content.decode(name, "replace").encode() if unmarked and _CHARSETS.fullmatch(name) else content
    except (LookupError, ValueError):
        return content
    return content
