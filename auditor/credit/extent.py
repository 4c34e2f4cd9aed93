"""How far a credit reaches within running text: behind a label, in brackets, before the caption."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from auditor.credit.find import Label, strong_supplier, supplier, supplier_at_end, supplier_at_start
from auditor.credit.names import is_initial, is_person, particles
from auditor.credit.noise import without_buttons
from auditor.credit.parse import read_credit, role_of
from auditor.credit.runs import (
    ABBREVIATION,
    CHAIN,
    LOWER_START,
    SENTENCE_END,
    STOPS,
    fits,
    is_all_credit,
    is_credit,
    is_house,
    is_name_or_chain,
    is_person_of_house,
    is_said,
    names_anything,
    parts_of,
    without_label,
)
from auditor.credit.tables import key, label_words, labels, roles, words

Extent = tuple[int, int]
LONGEST_CREDIT, LONGEST_BRACKET = 120, 160
MOST_BRACKETS, LEAST_CAPTION = 40, 20
LONGEST_OWNER = 70
_CLOSED = (")", ",")  # behind these the caption goes on as likely as the credit
_WINDOW = 90  # characters in which one name of a chain ends
MOST_GIVERS = 3  # words in small letters behind "provided by": the family
_SIGNS = frozenset("©ⓒ℗📷📸")
_GIVEN = ("handout", "courtesy")
_CLOSING = {"(": ")", "[": "]"}
_BRACKETS = re.compile(r"\(([^()\[\]]{1,160})\)|\[([^()\[\]]{1,160})\]")
_WORDS = re.compile(r"\S+")
_QUOTED = re.compile(r"(?<!\w)['‘]|['’](?!\w)|[\"“”«»„]")
_LINE = re.compile(r"[\W_]*\w[^\n]*")
_OWNER = re.compile(r"(?:^|[^\w]\s?)((?:[A-ZÀ-Þ][\w.'’&-]{0,20} ){1,4})\Z")
CASED = re.compile("[A-ZÀ-ÞΑ-ΩА-Я]")


def overlaps(extent: Extent, others: Iterable[Extent]) -> bool:
    """Whether an extent shares a letter with another."""
    return any(extent[0] < end and start < extent[1] for start, end in others)


def bracketed(text: str, label: Label) -> Extent | None:
    """The brackets around a labelled credit, where its label begins them: "(Foto: dpa)"."""
    before = text[: _owner(text, label)].rstrip()
    opening, closing = before[-1:], _CLOSING.get(before[-1:])
    if closing is None:
        return None
    named, end, behind = text[label.end : label.end + LONGEST_BRACKET].partition(closing)
    if opening in named:
        more, end, _ = behind.partition(closing)
        named += closing + more
    return (len(before) - 1, label.end + len(named) + 1) if end and names_anything(named) else None


def _owner(text: str, label: Label) -> int:
    """Where a label begins, the words before it that say whose photographer it was taken with it: "Express photo by"."""
    if not label.key.endswith("by"):
        return label.start
    match = _OWNER.search(text, max(0, label.start - LONGEST_OWNER), label.start)
    return match.start(1) if match and _opens(text, match.start(1)) else label.start


def after_label(text: str, label: Label) -> Extent | None:
    """A labelled credit without brackets: to the end of the text where all of that reads as one, else as far as it reads."""
    start = _owner(text, label)
    if not label.colon and label.key not in _SIGNS and not _opens(text, start):
        return None
    line = _LINE.match(text, label.end)
    end = min(end_of(text), line.end()) if line else end_of(text)
    rest = text[label.end : end]
    if not (label.colon or label.key in _SIGNS) and _says_rather(text[label.start : min(end, label.end + LONGEST_CREDIT)], label):
        return None
    if len(rest) <= LONGEST_CREDIT and (is_all_credit(rest) or _is_giver(label, rest)):
        return start, end
    reach = _reach(text, label.end, end)
    if LOWER_START.match(text[reach:end].lstrip()) and not read_credit(text[label.end : reach]).agencies:
        return None
    return (start, reach) if reach else None


def _says_rather(credit: str, label: Label) -> bool:
    """Whether what stands behind a label without a colon is said, not named: "Bild von Picasso versteigert"."""
    rest = credit[label.end - label.start :].strip()
    if read_credit(credit).agencies or key(rest) in roles():
        return False
    given = role_of(label.key) is not None
    if not any(letter.isalpha() and not letter.islower() for letter in rest):
        return not given or len(rest.split()) > MOST_GIVERS
    of = key(credit[: label.end - label.start].rsplit(maxsplit=1)[-1]) in words("joints", "of")
    return not given and is_said(rest, place=of)


def _is_giver(label: Label, rest: str) -> bool:
    """Whether somebody without a name gave a picture: "Photo courtesy of the family"."""
    return role_of(label.key) is not None and rest.islower() and len(rest.split()) <= MOST_GIVERS


def head(text: str) -> Extent | None:
    """A chain with a supplier that stands before the caption: "Jane Doe/AFP Rescuers search the river."."""
    if "/" not in text[:LONGEST_CREDIT]:
        return None
    reach = _reach(text, 0, len(text))
    behind = text[reach:].lstrip() if reach else ""
    if not reach or len(behind) < LEAST_CAPTION or not CASED.match(behind) or not is_credit(text[:reach]):
        return None
    return (0, reach) if "/" in text[:reach] else None


def heading(text: str) -> Extent | None:
    """A supplier, a newspaper or a broadcaster that is the first of several lines: "The Courier⏎Rescuers at the river"."""
    line, _, rest = text.partition("\n")
    name = line.strip()
    known = strong_supplier(name) is not None or (" " in name and key(name) in words("organisations", "known"))
    return (0, len(line)) if rest and known else None


def bracketed_without_label(text: str, known: Sequence[Extent]) -> Iterator[Extent]:
    """Brackets outside known extents that hold a credit: a supplier with or without names, or behind a sentence a name alone."""
    for match in itertools.islice(_BRACKETS.finditer(text), MOST_BRACKETS):
        if overlaps(match.span(), known):
            continue
        content, alone = _rights().sub("", match[1] or match[2]), _stands_alone(text, match)
        if (
            (is_credit(content) and (alone or _closes(text, match, content)))
            or (alone and (is_name_or_chain(content) or is_house(content) or _is_given(content)))
            or (not text[match.end() :].strip(" .") and _signs(content, text, match))
        ):
            yield _name_before(text, match.start()), match.end()


def _signs(content: str, text: str, match: re.Match[str]) -> bool:
    """Whether brackets at the end of a text hold somebody's name with a label or a house, or a house alone behind prose."""
    label, _, named = content.partition(" ")
    labelled = without_label(content) != content and is_name_or_chain(content)
    labelled = labelled or (key(label) in label_words() and is_credit(named))
    return labelled or is_person_of_house(content) or _house_behind_prose(text, match)


def _is_given(content: str) -> bool:
    """Whether brackets behind a sentence say only that it was given, or by whom to a supplier: "City council/AP"."""
    given, slash, by = content.rpartition("/")
    return roles().get(key(content)) in _GIVEN or (bool(slash) and given[:1].isupper() and supplier(by.strip()) is not None)


@cache
def _rights() -> re.Pattern[str]:
    """A legal phrase that ends a credit in brackets."""
    return re.compile(rf"[.,;]\s?(?:{'|'.join(map(re.escape, labels()['rights']['phrases']))})\.?$", re.IGNORECASE)


def _house_behind_prose(text: str, match: re.Match[str]) -> bool:
    """Whether brackets hold a known newspaper or broadcaster behind a word in small letters: behind a name it is an employer."""
    before = text[: match.start()].split()[-1:]
    return key(match[1] or match[2]) in words("organisations", "known") and bool(before) and before[0].islower()


def _closes(text: str, match: re.Match[str], content: str) -> bool:
    """Whether brackets with a supplier stand where a credit does: not behind a place ("KYIV (AP) —") or its own name."""
    behind = text[match.end() :].lstrip()
    if behind[:1] in {"—", "–", "-"}:
        return False
    if len(parts_of(content)) > 1:
        return True
    before = text[: match.start()].split()[-4:]
    named = supplier_at_end(["", *before])
    return behind.strip(" .") == "" and not (named and named[0] == supplier(content))


def _name_before(text: str, at: int) -> int:
    """Where a name that stands before brackets begins, if nothing else does since the last sentence: "… ends. Jane Doe (dpa)"."""
    first = max(0, at - 60)
    ends = [
        match.end() for match in SENTENCE_END.finditer(text, first, at) if not ABBREVIATION.search(text[: match.start() + 1][-6:])
    ]
    start = ends[-1] if ends else first
    name = text[start:at]
    if supplier(name.strip().removesuffix("发")):
        return start
    return (
        start + len(name) - len(name.lstrip())
        if not _QUOTED.search(name) and is_person(name.strip()) and CASED.match(name.strip())
        else at
    )


def end_of(text: str) -> int:
    """Where the text ends for a reader: before the words of buttons behind it."""
    return len(without_buttons(text)) or len(text.rstrip())


def _opens(text: str, at: int) -> bool:
    """Whether something new may begin here: at the start, behind a sentence, a bracket, a dash."""
    before = text[:at].rstrip()
    if text[at : at + 1].isupper() and text[at - 1 : at].islower():
        return True
    return not before or before[-1] in STOPS + "»”\"'’)]|/–—-•·([:" or "\n" in text[len(before) : at]


def _reach(text: str, at: int, until: int) -> int | None:
    """Where a credit that begins at `at` ends, text of the caption following it; None where none begins there."""
    end = None
    while joint := _joint(text, at, until):
        end, at = joint
    length = _name_length(text[at : min(until, at + _WINDOW)])
    last = text[at : at + length]
    if end and " " not in last and not strong_supplier(last) and text[end - 1 : at].rstrip().endswith(_CLOSED):
        return end
    return at + length if length else end


def _joint(text: str, at: int, until: int) -> Extent | None:
    """The joint behind the first name of a chain, None where no name stands before one."""
    window = text[at : min(until, at + _WINDOW)]
    joint, sentence = CHAIN.search(window), SENTENCE_END.search(window)
    if not joint or not fits(window[: joint.start()].strip()) or (sentence and sentence.start() < joint.start()):
        return None
    return at + joint.start() + joint[0].startswith(")"), at + joint.end()


def _name_length(window: str) -> int:
    """How many characters at the start of running text are the last name of a credit."""
    tokens = [(match[0], match.end()) for match in _WORDS.finditer(window)][:6]
    if not tokens:
        return 0
    found = supplier_at_start([re.sub(r"[.,;)]+$", "", token) for token, _ in tokens] + ["."])
    if found:
        return len(window[: tokens[found[1] - 1][1]].rstrip(".,;)"))
    glued = _glued_supplier(tokens[0][0])
    return glued or _person_length(tokens)


def _glued_supplier(token: str) -> int:
    """A supplier with the caption's next word stuck to it: "APVisa"."""
    for at in range(len(token) - 1, 1, -1):
        if token[at].isupper() and token[at - 1].isalpha() and supplier(token[:at]):
            return at
    return 0


def _person_length(tokens: list[tuple[str, int]]) -> int:
    capitals = tokens[0][0].isupper() and len(key(tokens[0][0])) > 1
    taken = 0
    for token, end in tokens[:4]:
        bare = token.rstrip(".,;:)")
        if not (bare[:1].isupper() or bare.lower() in particles()) or (capitals and not (bare.isupper() and len(bare) > 1)):
            break
        taken = end - (len(token) - len(bare))
        if bare != token and not is_initial(token):
            break
        if not capitals and _full_name([word for word, other in tokens if other <= end]):
            break
    return taken


def _full_name(tokens: list[str]) -> bool:
    main = [token for token in tokens if token.lower() not in particles() and not is_initial(token)]
    return len(main) >= 2 and tokens[-1].lower() not in particles()


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether brackets are a sentence of their own at the end: behind a full stop, nothing or another such bracket after them."""
    before, behind = text[: match.start()].rstrip(), text[match.end() :].strip(" .")
    return (not before or before[-1] in STOPS + "»”\"'’)") and (not behind or (bool(before) and behind[0] == "("))
