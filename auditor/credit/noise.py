"""What stands in a credit line and says nothing of who made the picture: addresses, dates, legal phrases, words of buttons."""

import re
from functools import cache

from auditor.credit.find import supplier
from auditor.credit.tables import labels
from auditor.text import clean

LONGEST_BUTTON, _LAST = 80, 2
_SENTENCE_ENDS = (".", "!", "?", "|", "…", "”", '"', ")")
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,200}|https?://\S+")
_NUMBER = re.compile(
    r"\(?\b(?:\d{2,4}年\d{1,2}月\d{1,2}日|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:©\s*)?(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?"
    r"|[A-Z]{0,4}\d{5,}[a-z]{0,2}|(?:vis )?id:? ?\d+)\b\)?",
    re.IGNORECASE,
)


@cache
def _noise() -> re.Pattern[str]:
    phrases = [*labels()["sign_offs"]["phrases"], *sorted(labels()["rights"]["phrases"], key=len, reverse=True)]
    return re.compile("|".join(re.escape(phrase) for phrase in phrases), re.IGNORECASE)


@cache
def _buttons() -> re.Pattern[str]:
    phrases = map(re.escape, labels()["interface"]["behind"])
    return re.compile(rf"(?:{'|'.join(phrases)})[.>»]?$", re.IGNORECASE)


@cache
def _last_letters() -> frozenset[str]:
    """The last letters of the words of buttons: most lines can be told from those by these."""
    return frozenset(phrase[-_LAST:].lower() for phrase in labels()["interface"]["behind"])


def without_buttons(line: str) -> str:
    """The line without the words of buttons and links behind it.

    >>> without_buttons("Foto: Anna Beispiel/APVisa mer"), without_buttons("a walk in Baltimore")
    ('Foto: Anna Beispiel/AP', 'a walk in Baltimore')
    """
    line = line.rstrip()
    if line[-LONGEST_BUTTON:].rstrip(".>»")[-_LAST:].lower() not in _last_letters():
        return line
    button = _buttons().search(line, max(0, len(line) - LONGEST_BUTTON))
    if not button:
        return line
    glued = line[button.start() - 1 : button.start()].isalnum()
    before = line[: button.start()].rstrip()
    if not before or before.endswith("/"):
        return line
    apart = (
        supplier(before.rsplit(maxsplit=1)[-1])
        or button[0][0].isupper()
        or not button[0].isascii()
        or before.endswith(_SENTENCE_ENDS)
    )
    return before if apart and (" " in button[0] or not glued) else line


def without_noise(line: str) -> str:
    """The line without addresses, dates, numbers, legal phrases and the words of buttons behind it."""
    line = _ADDRESS.sub(_host, line)
    for pattern in (_noise(), _NUMBER):
        line = pattern.sub(" / ", line)
    return without_buttons(clean(line))


def _host(address: re.Match[str]) -> str:
    """The supplier whose site an address is on, nothing for other addresses."""
    host = address[0].split("/")[2] if "//" in address[0] else ""
    return f" / {host} / " if supplier(host) else " / "
