"""How far a credit reaches within running text, and whether a run of words is one at all."""

import re
from collections.abc import Iterator
from functools import cache

from auditor.credit.find import Label, supplier, supplier_at_end, supplier_at_start
from auditor.credit.names import is_initial, is_person, is_site, kind_of, particles
from auditor.credit.parse import read_credit
from auditor.credit.pieces import Named, read_piece
from auditor.credit.tables import key, labels, roles, words

Extent = tuple[int, int]
LONGEST_CREDIT, LONGEST_BRACKET, LONGEST_TAIL = 120, 160, 110
MOST_BRACKETS = 40
_CLOSING = {"(": ")", "[": "]"}
_BRACKETS = re.compile(r"\(([^()\[\]]{1,160})\)|\[([^()\[\]]{1,160})\]")
_SENTENCE_END = re.compile(r"[.!?…。！？](?:[\"'”’»)\]]*)(?=\s|$|[A-ZÀ-ÞА-ЯΑ-Ω(\[])")
_BOUNDARY = re.compile(r"[.!?…。！？»”\"'’)\]](?=\s*[^\s.,;:!?)\]])|\s[|/•·–—-](?=\s)|[|\n]|(?<=\S)  (?=\S)|=(?=\S)|[—–](?=\S)|:(?=\s)")
_WORDS = re.compile(r"\S+")
_TOKENS = re.compile(r"[/|+•·]|\S+?(?=[/|(),;\s•·\n]|$)|[(),;]", re.MULTILINE)
_CHAIN = re.compile(r"\s?[/|+]\s?|,? via |, | [-–—] | ?\(|\) ?/? ?| & | and | und | et | y |=", re.IGNORECASE)
_LOOSE = re.compile(r"[;:]\s|\.\s+(?=[^\W\d_])")
_ABBREVIATION = re.compile(r"(?:^|[\s(.])(?:[^\W\d_]|[A-Z][a-z]{0,2}|[a-z]{1,3})\.$")
_LOWER_START = re.compile(r"[a-zà-ÿа-яα-ω]")


def bracketed(text: str, label: Label) -> Extent | None:
    """The brackets around a labelled credit, where its label begins them: "(Foto: dpa)"."""
    before = text[: label.start].rstrip()
    if not before or before[-1] not in _CLOSING or len(text[label.end : label.end + 1].strip()) == 0:
        return None
    close = text.find(_CLOSING[before[-1]], label.end, label.end + LONGEST_BRACKET)
    inner = text.find(before[-1], label.end, close) if close > 0 else -1
    if inner > 0:
        close = text.find(_CLOSING[before[-1]], close + 1, close + LONGEST_BRACKET)
    if close < 0 or not _sayable(text[label.end : close]):
        return None
    return len(before) - 1, close + 1


def after_label(text: str, label: Label) -> Extent | None:
    """A labelled credit without brackets: to the end of the text where all of that reads as one, else as far as it reads."""
    if not (label.colon or label.strong or _opens(text, label.start)):
        return None
    if not label.colon and label.key not in _signs() and not _opens(text, label.start):
        return None
    end = _end(text)
    rest = text[label.end : end]
    if len(rest) <= LONGEST_CREDIT and _all_credit(rest):
        return label.start, end
    reach = _reach(text, label.end, end)
    return (label.start, reach) if reach else None


def bracketed_without_label(text: str) -> Iterator[Extent | None]:
    """Brackets that hold a credit: a supplier with or without names, or at the end of a sentence a name alone."""
    for number, match in enumerate(_BRACKETS.finditer(text)):
        if number >= MOST_BRACKETS:
            return
        content, alone = match[1] or match[2], _stands_alone(text, match)
        if (_is_credit(content) and (alone or _closes(text, match, content))) or (alone and _is_name_or_chain(content)):
            yield _name_before(text, match.start()), match.end()


def _closes(text: str, match: re.Match[str], content: str) -> bool:
    """Whether brackets with a supplier stand where a credit does: not behind a place ("KYIV (AP) —") or its own name."""
    behind = text[match.end() :].lstrip()
    if behind[:1] in {"—", "–", "-"} and behind[:1]:
        return False
    if len(_parts(content)) > 1:
        return True
    before = text[: match.start()].split()[-4:]
    named = supplier_at_end(["", *before])
    return behind.strip(" .") == "" and not (named and named[0] == supplier(content))


def _name_before(text: str, at: int) -> int:
    """Where a name that stands before brackets begins, if nothing else does since the last sentence: "… ends. Jane Doe (dpa)"."""
    first = max(0, at - 60)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, first, at) if not _ABBREVIATION.search(text[: match.start() + 1][-6:])]
    start = ends[-1] if ends else first
    name = text[start:at]
    return start + len(name) - len(name.lstrip()) if (ends or not first) and is_person(name.strip()) else at


def tail(text: str, past: int) -> Extent | None:
    """A credit without label or brackets at the end of the text: "… fruit. EPA/JANE DOE"."""
    end = _end(text)
    if past >= end:
        return None
    first = max(past, end - LONGEST_TAIL)
    if first == 0 and _is_credit(text[:end]) and len(text) <= LONGEST_TAIL:
        return _trimmed(text, 0, end)
    for start, sentence in _starts(text, first, end):
        run = text[start:end]
        if _has_sentence(run):
            continue
        if _is_credit(run) or (sentence and _is_signature(text, start, run)):
            return _trimmed(text, start, end)
    return _unmarked(text, first, end)


def _trimmed(text: str, start: int, end: int) -> Extent:
    while start < end and text[start] in " |•·–—-\n":
        start += 1
    return start, end


@cache
def _signs() -> frozenset[str]:
    return frozenset("©ⓒ℗📷📸")


@cache
def _interface() -> re.Pattern[str]:
    phrases = sorted(labels()["interface"]["behind"], key=len, reverse=True)
    return re.compile(rf"\s*(?:{'|'.join(re.escape(phrase) for phrase in phrases)})\s*[>»]?\s*$", re.IGNORECASE)


def _end(text: str) -> int:
    """Where the text ends for a reader: before the words of buttons behind it."""
    button = _interface().search(text, max(0, len(text) - 80))
    return len(text[: button.start()].rstrip()) if button and button.start() > 3 else len(text.rstrip())


def _opens(text: str, at: int) -> bool:
    """Whether something new may begin here: at the start, behind a sentence, a bracket, a dash."""
    before = text[:at].rstrip()
    return not before or before[-1] in ".!?…»”\"'’)]|/–—-•·([。！？:" or "\n" in text[len(before) : at]


def _sayable(content: str) -> bool:
    """Whether a label's brackets hold something to name at all."""
    return any(letter.isalnum() for letter in content)


def _named(content: str) -> list[Named]:
    return [named for part in _CHAIN.split(content) for named in read_piece(part)]


def _parts(content: str) -> list[str]:
    return [part for part in (part.strip(" .,;:()[]\"'") for part in _CHAIN.split(content)) if part]


def _is_credit(content: str) -> bool:
    """Whether a text without label is a credit and nothing else: a supplier, and no part that is no name."""
    parts = _parts(content)
    if not parts or len(parts) > 8 or len(content) > LONGEST_BRACKET:
        return False
    credit = read_credit(content)
    if not credit.agencies:
        return credit.role is not None and len(parts) <= 2 and all(_role_only(part) for part in parts)
    if len(parts) == 1:
        return _one_part(parts[0])
    return all(_fits(part) for part in parts)


def _role_only(part: str) -> bool:
    return key(part) in roles() and len(key(part)) > 1 and not part.isascii()


def _one_part(part: str) -> bool:
    """A single name of a supplier; one that is a word or short needs its own spelling."""
    known = read_piece(part)
    return bool(known) and all(named.kind in {"agency", "role", "creator"} for named in known)


def _fits(part: str) -> bool:
    """Whether a part may stand in a chain of names."""
    if supplier(part) or key(part) in roles() or key(part) in words("nobody", "words"):
        return True
    kind = kind_of(part)
    if kind in {"person", "handle"}:
        return True
    return kind in {"word", "organisation"} and len(part) <= 50 and not _prose(part)


def _prose(part: str) -> bool:
    """Whether words are said, not named: most of them in small letters."""
    tokens = [token for token in part.split() if token.lower() not in particles()]
    small = sum(1 for token in tokens if _LOWER_START.match(token) and not is_site(token))
    return len(tokens) > 6 or (small * 2 > len(tokens) and len(tokens) > 1)


def _has_sentence(run: str) -> bool:
    """Whether a sentence ends within a run and something else begins."""
    return any(
        run[match.end() :].strip(" .)") and not _ABBREVIATION.search(run[: match.start() + 1]) and not _goes_on(run[match.end() :])
        for match in _SENTENCE_END.finditer(run)
    )


def _all_credit(rest: str) -> bool:
    """Whether everything behind a label belongs to the credit: no sentence ends in it, no prose."""
    if not _sayable(rest) or _has_sentence(rest):
        return False
    parts = [part for each in _LOOSE.split(rest) for part in _parts(each)]
    return bool(parts) and not any(_prose(part) for part in parts) and len(rest.split()) <= 16


def _goes_on(rest: str) -> bool:
    """Whether what follows a full stop is one more hand at the picture or another label: ". Styling: …"."""
    first = rest.strip().split(":", 1)
    return len(first) > 1 and key(first[0]) in words("other_work", "words") or key(rest.split(" of ", 1)[0]) in roles()


def _reach(text: str, at: int, until: int) -> int | None:
    """Where a credit that begins at `at` ends, text of the caption following it; None where none begins there."""
    end = None
    while at < until:
        step = _part(text, at, until)
        if step is None:
            return end
        end, at, more = step
        if not more:
            return end
    return end


def _part(text: str, at: int, until: int) -> tuple[int, int, bool] | None:
    """One part of a chain: where it ends, where the next begins, and whether there is a next; None where there is no name."""
    window = text[at : min(until, at + 90)]
    joint = _CHAIN.search(window)
    sentence = _SENTENCE_END.search(window)
    whole = window[: joint.start()] if joint else ""
    if joint and whole.strip() and len(whole.split()) <= 5 and _fits(whole.strip()) and not (sentence and sentence.start() < joint.start()):
        return at + joint.start(), at + joint.end(), joint[0].strip() not in {")", ","} or True
    length = _name_length(window)
    return (at + length, at + length, False) if length else None


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
    return bool(before) and before[-1] in ".!?…»”\"'’)" and (not behind or behind[0] == "(")


def _is_name_or_chain(content: str) -> bool:
    parts = _parts(content)
    if len(parts) == 1:
        return is_person(parts[0]) or bool(read_credit(content).agencies)
    return "/" in content and len(parts) <= 4 and all(_fits(part) for part in parts)


def _starts(text: str, first: int, end: int) -> Iterator[tuple[int, bool]]:
    """Places where a credit at the end may begin, the earliest first; True behind the end of a sentence."""
    for match in _BOUNDARY.finditer(text, first, end):
        sentence = match[0][-1] in ".!?…。！？" and not _ABBREVIATION.search(text[max(0, match.end() - 6) : match.end()])
        yield match.end(), sentence or match[0].strip()[:1] in tuple("»”\"’\n|/")


def _is_signature(text: str, start: int, run: str) -> bool:
    """A bare name behind a whole sentence: a person, or a short name in capitals."""
    name = run.strip(" .")
    said = text[:start].split()
    if len(said) < 4 or not any(_LOWER_START.match(word) for word in said):
        return False
    return is_person(name) or (name.isupper() and name.isalpha() and 2 <= len(name) <= 5)


def _unmarked(text: str, first: int, end: int) -> Extent | None:
    """A chain that ends the text with nothing before it: "… in the city Jane Doe/AFP"."""
    run = text[first:end]
    slash = max(run.rfind("/"), run.lower().rfind(" via "))
    if slash < 0 or not _is_credit(run[slash:].strip("/ ")) or len(run) - slash > 40:
        return None
    chain = run.find("/") if run.find("/") >= 0 else slash
    before = run[:chain].rstrip().split()
    for length in (3, 2, 1):
        name = " ".join(before[-length:])
        if len(before) > length and _LOWER_START.match(before[-length - 1]) and (is_person(name) or supplier(name)) and _is_credit(name + run[chain:]):
            start = first + run.rfind(name, 0, chain + 1)
            return start, end
    return None
