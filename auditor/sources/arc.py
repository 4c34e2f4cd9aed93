"""ARC, the form in which archives of before 2009 stand: a line of blanks between fields, then the server's answer.

(Internet Archive, "ARC File Format": version 1 has five fields, version 2 ten; the last is the length.) The line is given the
headers that a WARC record would have, so that the rest need not know of it.
"""

import re

from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]  # warcio has no annotations

FIRST = b"filedesc://"
LONGEST = 8_192
_LINE = re.compile(
    rb"([a-z][a-z0-9+.-]{0,20}:[^\s]{1,4000}) ([0-9a-fA-F.:]{3,45}) (\d{8,14}) ([^\s]{1,200}) "
    rb"(?:[^\s]{1,4000} ){0,5}(\d{1,15})\r?\n"
)


def begins(head: bytes) -> bool:
    """Whether these octets are the beginning of a record."""
    return _LINE.match(head) is not None


def headers(head: bytes) -> tuple[StatusAndHeaders, int] | None:
    r"""The headers of the record that begins here, and the length of its line; None where none begins.

    >>> told, length = headers(b"http://example.org/ 192.0.2.1 20010203040506 text/html 9\nHTTP/1.1 ")
    >>> told.get_header("WARC-Target-URI"), told.get_header("WARC-Date"), length
    ('http://example.org/', '2001-02-03T04:05:06Z', 57)
    """
    line = _LINE.match(head)
    if not line:
        return None
    address, _, date, media_type, length = (field.decode("utf-8", "replace") for field in line.groups())
    kind = "response" if address.startswith(("http:", "https:")) else "warcinfo" if head.startswith(FIRST) else "other"
    told = {"WARC-Type": kind, "WARC-Target-URI": address, "WARC-Date": _iso(date), "Content-Type": media_type}
    return StatusAndHeaders("ARC", [*told.items(), ("Content-Length", length)]), line.end()


def _iso(date: str) -> str:
    day, time = f"{date[:4]}-{date[4:6]}-{date[6:8]}", date[8:].ljust(6, "0")
    return f"{day}T{time[:2]}:{time[2:4]}:{time[4:6]}Z"
