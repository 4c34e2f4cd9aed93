"""What every source does with the bytes of a page: cut at the limit, refuse what is no page."""

from auditor.model import Capture, Fetch
from auditor.sources import PAGE_LIMIT, UnreadableError

_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_SIGNS = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive",
    b"\x1f\x8b": "a gzip file",
}


def capture(location: str, content: bytes, fetch: Fetch | None = None) -> Capture:
    """The capture of one page. Raises `UnreadableError` for nothing at all and for what is no text."""
    if not content.strip():
        raise UnreadableError(f"{location}: the file is empty. Save the page again.")
    if b"\0" in content[:4096] and not content.startswith(_UTF_16):
        kind = next((kind for sign, kind in _SIGNS.items() if content.startswith(sign)), "a binary file")
        raise UnreadableError(f"{location}: is {kind}, not a page. Name the saved HTML page instead.")
    cut = len(content) > PAGE_LIMIT
    return Capture(
        location=location,
        content=content[:PAGE_LIMIT],
        media_type="text/plain" if location.lower().endswith(".txt") else "text/html",
        problems=(f"The page is longer than {PAGE_LIMIT // 2**20} MB; only the first {PAGE_LIMIT // 2**20} MB were read.",) * cut,
        fetch=fetch,
    )
