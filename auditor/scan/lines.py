"""Whether a text near a photograph is a credit line, a label of one, or a caption with a credit in it."""

from auditor.credit import read_caption, read_credit
from auditor.text import clean

LONGEST_CREDIT = 250  # characters
_LONGEST_NAME, _MOST_WORDS = 90, 12
_LONGEST_LABEL = 40
_MOST_LABEL = 3  # words of a label
_LONGEST_REST = 80  # characters behind a credit that a line begins with which may still belong to it


def split(text: str) -> tuple[str, tuple[str, ...]]:
    """A caption without the credits printed in it, and those credits, each once.

    >>> split("A vendor arranges fruit. EPA/JANE DOE")
    ('A vendor arranges fruit.', ('EPA/JANE DOE',))
    """
    taken = read_caption(text)
    return taken.caption, tuple(dict.fromkeys(span.text for span in taken.credits))


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
    return sum(letter.isalpha() for letter in text) > 1


def is_label(text: str) -> bool:
    """Whether a text is the label of a credit and names nobody.

    >>> is_label("Image credits:"), is_label("Photo: Jane Doe")
    (True, False)
    """
    if len(text) > _LONGEST_LABEL or not any(letter.isalpha() or letter in "©ⓒ℗" for letter in text):
        return False
    credit = read_credit(text)
    return not (credit.creators or credit.agencies or credit.organisations or credit.role or credit.licence)


def reads_like_one(text: str) -> bool:
    """Whether a text may be a credit line by its shape, where its place already suggests it: names, no sentence.

    >>> reads_like_one("Jane Doe / Market Archive"), reads_like_one("A vendor arranges fruit at a market")
    (True, False)
    """
    text = clean(text)
    if is_line(text):
        return True
    words = [word for word in text.replace("/", " ").split() if any(letter.isalpha() for letter in word)]
    if not words or len(text) > _LONGEST_NAME or len(words) > _MOST_WORDS or text[-1] in "!?…":
        return False
    if not any(letter.isupper() for letter in text):
        return False
    small = sum(word[0].islower() for word in words)
    return small * 3 <= len(words) and len("".join(words)) > 1 and not is_label(text)


def without_label(line: str) -> str:
    """A credit line without the words that announce it, where it names the same without them.

    >>> without_label("Photo: Jane Doe/AP"), without_label("© Jane Doe"), without_label("Getty Images")
    ('Jane Doe/AP', 'Jane Doe', 'Getty Images')
    """
    line = clean(line).strip("()[] ") if line[:1] in "([" else clean(line)
    whole = read_credit(line)
    words = line.split(" ")
    for count in range(min(_MOST_LABEL, len(words) - 1), 0, -1):
        rest = " ".join(words[count:]).lstrip(":=|/ ")
        credit = read_credit(rest)
        same = (credit.creators, credit.agencies, credit.organisations) == (whole.creators, whole.agencies, whole.organisations)
        if same and (credit.creators or credit.agencies or credit.organisations) and is_label(" ".join(words[:count])):
            return rest
    return line
