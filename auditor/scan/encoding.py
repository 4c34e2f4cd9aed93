"""From bytes to text as a browser does it: BOM, NUL pattern, valid UTF-8, what the page declares, the fall-back."""

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a charset may be declared
_SAMPLE = 1024  # bytes in which every second one is NUL where the text is UTF-16
_FALL_BACK = "cp1252"
# Names that mean something else on the web than in Python (WHATWG Encoding, section 4.2).
_ON_THE_WEB = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "utf-7": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}


def decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a page, and a sentence where bytes of it could not be read; never raises.

    >>> decoded("Zürich".encode("latin-1"))
    ('Zürich', ())
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _read(content[len(mark) :], encoding)
    wide = _utf_16_without_mark(content[:_SAMPLE])
    if wide:
        return _read(content, wide)
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _read(content, _declared(content[:_HEAD]) or _FALL_BACK)


def _read(content: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = content.decode(encoding, "replace")
    lost = text.count("\ufffd") - content.count("\ufffd".encode())
    if lost <= 0:
        return text, ()
    return text, (f"{lost} characters of the page could not be read as {encoding}",) if _matters(lost, text) else ()


def _matters(lost: int, text: str) -> bool:
    """Whether so much is lost that the page is not what it should be: a byte or two of cp1252 is nobody's concern."""
    return lost * 1000 > len(text)


def _utf_16_without_mark(sample: bytes) -> str | None:
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) < 4 or even + odd == len(sample):
        return None
    if odd * 3 > len(sample) and not even:
        return "utf-16-le"
    return "utf-16-be" if even * 3 > len(sample) and not odd else None


def _declared(head: bytes) -> str | None:
    match = _DECLARED.search(head)
    if not match:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii", "replace")).name
        b"x".decode(name)
    except (LookupError, ValueError):
        return None
    return _ON_THE_WEB.get(name, name)
