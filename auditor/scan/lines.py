"""Whether a text near a photograph is a credit line, a label of one, or a caption with a credit in it."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from auditor.credit import read_caption, read_credit
from auditor.credit.tables import key, label_phrases, label_words, labels
from auditor.text import clean, fold

LONGEST_CREDIT = 250  # characters
_LONGEST_NAME, _MOST_WORDS = 90, 12
_LONGEST_LABEL = 40
_AROUND = " .:：=…|-–—"
_SOMEBODY = "Xaver Qvist"  # a name to try a label with
_ANNOUNCING = " :：=＝"  # what is left of a label that stands elsewhere
_AROUND_LINE = f"{_ANNOUNCING}/／|"
_JOINING = frozenset({"de", "del", "di", "du", "fra", "from", "från", "of", "van", "von"})  # behind half a label
_FIRST_WORD = re.compile(r"[a-zA-Z]+")
_ANNOUNCES = re.compile(r"[:：=]\s?[^\W\d_]+\s[^\W\d_]")  # and a name of several words behind it
_BRACKETS = {"(": ")", "[": "]", "（": "）", "［": "］"}
_SIGNED = re.compile(
    r"(?:[(\[（][^()\[\]（）]{2,60}[)\]）]|(?<=[.!?…。！？।۔])\s?[^.!?…。！？।۔()\[\]]{2,60}|\s[/|–—-]\s[^/|()\[\]–—]{2,60})\Z"
)
_AROUND_NAME = " ()[]（）/|–—-."
_ANNOUNCED = re.compile(r"(?:[^:：=©|]{0,40}?(?:[:：=]|\.{3}|…)|[©ⓒ℗])\s*")
_MOST_LABEL = 3  # words of a label
_LONGEST_REST = 80  # characters behind a credit that a line begins with which may still belong to it


def split(text: str) -> tuple[str, tuple[str, ...]]:
    """A caption without the credits printed in it, and those credits, each once.

    >>> split("A vendor arranges fruit. EPA/JANE DOE")
    ('A vendor arranges fruit.', ('EPA/JANE DOE',))
    """
    taken = read_caption(text)
    return taken.caption, tuple(dict.fromkeys(span.text for span in taken.credits))


def shares_a_name(line: str, other: str) -> bool:
    """Whether two credit lines name one creator, supplier or organisation in common.

    >>> shares_a_name("EPA/JANE DOE", "Jane Doe"), shares_a_name("AP", "Jane Doe")
    (True, False)
    """
    return bool(_names(line) & _names(other))


def caption_of(text: str, beside: Sequence[str]) -> str:
    """A caption without its credits, where a credit stands beside it without those that name the same.

    >>> caption_of("Rescuers at the river, Jane Doe. EPA", ["EPA"])
    'Rescuers at the river, Jane Doe.'
    """
    body, lines = split(text)
    return body if not beside or any(shares_a_name(line, other) for line in lines for other in beside) else clean(text)


def signature(text: str, houses: Collection[str]) -> str:
    """What ends a text, in brackets, behind a stroke or its last sentence, or is all of it, and is one of these folded names.

    >>> signature("A market in Bangkok (The Paper)", {"the paper"}), signature("A vendor reads The Paper", {"the paper"})
    ('(The Paper)', '')
    >>> signature("The Paper", {"the paper"})
    'The Paper'
    """
    text = clean(text)
    found = _SIGNED.search(text) if houses else None
    last = found[0] if found and found.start() else text
    return last.strip(" /|–—-") if fold(last).strip(_AROUND_NAME) in houses else ""


def unsigned(text: str, lines: Iterable[str]) -> str:
    """A text without the credit, one of these lines, that it ends with."""
    rest = next((text.removesuffix(line) for line in lines if text.endswith(line) and len(text) > len(line)), text)
    return rest.rstrip(" /|–—-") if rest != text else text


def _names(line: str) -> set[str]:
    credit = read_credit(line)
    return {fold(name) for name in (*credit.creators, *credit.agencies, *credit.organisations)}


def is_line(text: str) -> bool:
    """Whether a text is a credit line and nothing else, by its label or by the suppliers it names.

    >>> is_line("Photo: Jane Doe"), is_line("Getty Images"), is_line("A vendor arranges fruit.")
    (True, True, False)
    """
    text = clean(text)
    if not text or len(text) > LONGEST_CREDIT:
        return False
    taken = read_caption(text)
    return bool(taken.credits) and (not taken.caption or (taken.credits[0].start == 0 and len(taken.caption) <= _LONGEST_REST))


def has_words(text: str) -> bool:
    """Whether a text has letters enough to say something: a counter such as "2 / 5" has not."""
    return len(list(islice(filter(str.isalpha, text), 2))) > 1


def is_label(text: str) -> bool:
    """Whether a text is the label of a credit and names nobody: with a name behind it, it makes a credit line.

    >>> is_label("Image credits:"), is_label("Photo: Jane Doe"), is_label("The harbour")
    (True, False, False)
    """
    text = text.strip(_AROUND)
    first = _FIRST_WORD.match(text)
    if not text or len(text) > _LONGEST_LABEL or (first and key(first[0]) not in label_phrases()):
        return False
    if key(text) in label_words():
        return True
    if _ANNOUNCES.search(text):
        return False
    tried = read_caption(f"{text}: {_SOMEBODY}")
    if not tried.credits or tried.credits[0].start or tried.caption:
        return False
    credit = tried.credits[0].credit
    return credit.creators == (_SOMEBODY,) and not credit.agencies and not credit.organisations


def reads_like_one(text: str) -> bool:
    """Whether a text may be a credit line by its shape, where its place already suggests it: names, no sentence.

    >>> reads_like_one("Jane Doe / Market Archive"), reads_like_one("A vendor arranges fruit at a market")
    (True, False)
    """
    text = clean(text)
    if is_line(text):
        return True
    if len(text) > _LONGEST_NAME or read_caption(text).credits:
        return False
    words = [word for word in text.replace("/", " ").split() if any(letter.isalpha() for letter in word)]
    if not words or len(words) > _MOST_WORDS or text[-1] in "!?…":
        return False
    if not any(letter.isupper() for letter in text):
        return False
    small = sum(word[0].islower() for word in words)
    return small * 3 <= len(words) and len("".join(words)) > 1 and not is_label(text)


def without_label(line: str) -> str:
    """A credit line without the brackets around it and the words that announce it, before or behind the names.

    >>> without_label("(Photo: Jane Doe/AP)"), without_label("Photo by Jane Doe"), without_label("Getty Images")
    ('Jane Doe/AP', 'Jane Doe', 'Getty Images')
    >>> without_label("山田太郎撮影"), without_label("J. Jonaitis / LRT nuotr.")
    ('山田太郎', 'J. Jonaitis / LRT')
    """
    line = _without_ending(_bare(clean(line).lstrip("-–—").strip(_AROUND_LINE)))
    announced = _ANNOUNCED.match(line)
    if announced and announced.end() < len(line) and is_label(announced[0]):
        return line[announced.end() :]
    whole = _names(line)
    words = line.split(" ")
    for count in range(min(_MOST_LABEL, len(words) - 1), 0, -1):
        rest = " ".join(words[count:])
        if not rest[0].isalnum() or words[count] in _JOINING:
            continue
        if whole and _names(rest) == whole and is_label(" ".join(words[:count])):
            return rest
    name = next(iter(read_credit(line).creators), "") if len(whole) == 1 and " " not in line else ""
    return name if name and name in line and is_label(line.replace(name, "")) else line


def _without_ending(line: str) -> str:
    """A line without the word behind the names that says whose work it is; in scripts with spaces that is a word of its own."""
    for ending in labels()["behind"]["creator"]:
        rest = line.removesuffix(ending)
        if rest != line and has_words(rest) and (rest[-1:].isspace() or not ending[0].isascii()):
            return rest.rstrip(_AROUND_LINE)
    return line


def _bare(line: str) -> str:
    return line[1:-1].strip() if line[:1] in _BRACKETS and line.endswith(_BRACKETS[line[:1]]) else line
