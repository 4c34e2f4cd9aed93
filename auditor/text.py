"""Reading text as a reader does: what counts as the same, and what stands twice."""

import re
import unicodedata

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_QUOTES = dict.fromkeys("“”„‟«»″❝❞＂", '"') | dict.fromkeys("‘’‚‛‹›′`´ʼ＇", "'") | dict.fromkeys("–—‐‑−―﹣－", "-")
_ALIKE = str.maketrans(_QUOTES | dict.fromkeys(_INVISIBLE, ""))
_UNSEEN = str.maketrans(dict.fromkeys(_INVISIBLE, ""))
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    r"""The text as a browser shows it: white space folded, nothing invisible, no space at the ends.

    >>> clean("A  vendor\n   arranges\u00a0fruit.\u200b ")
    'A vendor arranges fruit.'
    """
    return _SPACE.sub(" ", text.translate(_UNSEEN)).strip()


def fold(text: str) -> str:
    """The text with all that a reader does not see as a difference taken out: spaces, case, quotes, dashes, width.

    >>> fold("“ＡＰ” –  Photo") == fold('"AP" - photo')
    True
    """
    return clean(unicodedata.normalize("NFKC", text.translate(_ALIKE)).translate(_ALIKE)).casefold()
