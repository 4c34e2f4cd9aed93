"""A credit without label or brackets at the end of a text: "… fruit. EPA/JANE DOE"."""

import re
from collections.abc import Iterator

from auditor.credit.extent import LEAST_CAPTION, Extent, end_of
from auditor.credit.find import supplier, supplier_at_end
from auditor.credit.names import is_initial, is_person, kind_of, particles
from auditor.credit.runs import (
    ABBREVIATION,
    LOWER_START,
    STOPS,
    closes_quote,
    has_sentence,
    is_credit,
    is_name_or_chain,
    is_signed,
    parts_of,
    without_label,
)
from auditor.credit.tables import SPELLING_WORDS, key, label_words, words

LONGEST_TAIL, LONGEST_SIGNED = 110, 220
_BOUNDARY = re.compile(
    rf"[{STOPS}»”\"'’)\]](?=\s*[^\s.,;:!?)\]])|\s[|/•·–—-](?=\s)|[|\n]|(?<=\S)  (?=\S)|[=、，](?=\S)|[—–](?=\S)|:(?=\s)"
)
_INITIAL = 3  # characters: what stands before it, the letter, its dot
_BEHIND_INITIAL = re.compile(r"(?:^|[\s,])[A-ZÀ-Þ]\.\Z")
_LAST_TWO = re.compile(r"(?:^|\s)(\S{1,30} \S{1,40})\s?/\Z")
_DASHES, _HOUSE = frozenset("-–—"), 3  # words
_COMMAS = frozenset("、，")
_LISTS = frozenset("、=")  # a text with one is no credit as a whole
_CLOSERS = frozenset('»”"’|/')  # behind these something new begins
_SIGNED = re.compile(r"[a-zà-ÿ0-9)»”\"] ((?:[A-Z]{2,5}) ?/ ?)([A-ZÀ-Þ][\w.'’-]{1,20}(?: [\w.'’-]{1,20}){1,3})\Z")


def tail(text: str, past: int) -> Extent | None:
    """A credit without label or brackets at the end of the text: "… fruit. EPA/JANE DOE"."""
    end = end_of(text)
    first = max(past, end - LONGEST_TAIL)
    if first == 0 and not _LISTS & set(text) and not has_sentence(text[:end]) and _is_all(text[:end]):
        return _trimmed(text, 0, end)
    for start, sentence in _starts(text, first, end):
        run = text[start:end]
        if has_sentence(run) or closes_quote(run) or _in_a_list(text, start, run) or _is_surname(text, start, run):
            continue
        if is_credit(run) or (sentence and (_is_labelled_behind(run) or _is_signature(text, start, run))):
            return _with_name_ahead(text, first, start, end)
    return _unmarked(text, first, end)


def _with_name_ahead(text: str, first: int, start: int, end: int) -> Extent:
    """What stands behind a dash or a stroke, with the supplier or the name that stands before it.

    "… the streets Jane Doe - Europa Press", "… 2024 EPA / Jane Doe", "… the streets J. Pavyzdys / LRT nuotr."
    """
    signed = text[:start].endswith(" /") and is_person(text[start:end].strip(" ."))
    ahead = _unmarked(text, first, end) if signed or text[:start].endswith(" -") else None
    if ahead and ahead[0] < start:
        return ahead
    named = _LAST_TWO.search(text, first, start) if _is_labelled_behind(text[start:end]) else None
    return _trimmed(text, named.start(1) if named and is_person(named[1]) else start, end)


def _is_all(text: str) -> bool:
    return is_credit(text) and _no_lead(text) and not _is_captioned(text)


def _is_captioned(text: str) -> bool:
    """Whether a label stands before a later part of a text whose first is no supplier: "Jane Doe – Foto Ansa" shows her."""
    first, *others = parts_of(text)
    begin = (part.partition(" ") for part in others)
    return not supplier(first) and any(rest and key(word) in label_words() for word, _, rest in begin)


def _in_a_list(text: str, start: int, run: str) -> bool:
    """Whether a run holds, or stands behind, a comma of Chinese and Japanese, and is not plainly a credit by itself."""
    return "、" in run or (text[start - 1] in _COMMAS and not is_signed(run) and not supplier(run.strip()))


def _is_surname(text: str, start: int, run: str) -> bool:
    """Whether a run begins within a name, behind its initial: "J. | Pavyzdys / ELTA nuotr."."""
    return bool(_BEHIND_INITIAL.search(text[max(0, start - _INITIAL) : start])) and not supplier(run.strip(" ."))


def _trimmed(text: str, start: int, end: int) -> Extent:
    while text[start] in " |•·–—-\n":
        start += 1
    return start - (text[start - 1 : start] == "="), end


def _no_lead(text: str) -> bool:
    """Whether no words stand before brackets: "The king (AFP)", "Jane Doe (AFP)"."""
    lead = text.partition("(")[0].strip()
    return not lead or lead == text.strip()


def _starts(text: str, first: int, end: int) -> Iterator[tuple[int, bool]]:
    """Places where a credit at the end may begin, the earliest first; True behind the end of a sentence."""
    for match in _BOUNDARY.finditer(text, first, end):
        sentence = match[0][-1] in STOPS and not ABBREVIATION.search(text[max(0, match.end() - 6) : match.end()])
        dashed = match[0].strip() in _DASHES and text[: match.start()].rstrip()[-1:] in STOPS
        yield match.end(), sentence or dashed or match[0].strip()[:1] in _CLOSERS


def _is_labelled_behind(run: str) -> bool:
    """Whether a run is names with a label behind them: "J. Pavyzdys / LRT nuotr."."""
    names = _without_label_behind(run.strip())
    return names != run.strip() and (is_name_or_chain(names) or is_credit(names) or names.isupper())


def _without_label_behind(run: str) -> str:
    names = without_label(run)
    return names if run.startswith(names) else run


def _is_signature(text: str, start: int, run: str) -> bool:
    """A bare name behind a whole sentence: a person, or a short name in capitals."""
    name = run.strip(" .")
    said = text[:start].split()
    if len(said) < 4 or not any(LOWER_START.match(word) for word in said):
        return False
    if name.isupper() and name.isalpha() and 2 <= len(name) <= 5:
        return len(text) <= LONGEST_SIGNED
    if is_person(name):
        return len(name.split()) <= 4
    dashed = text[:start].rstrip()[-1:] in _DASHES
    return is_name_or_chain(name) or (
        dashed and kind_of(name) == "organisation" and not LOWER_START.match(name) and len(name.split()) <= _HOUSE
    )


def _unmarked(text: str, first: int, end: int) -> Extent | None:
    """A chain that ends the text with nothing before it: "… in the city Jane Doe/AFP"."""
    run = _without_label_behind(text[first:end])
    signed = _SIGNED.search(run)
    if signed and first + signed.start(1) > LEAST_CAPTION and is_person(signed[2].strip(" .")):
        return first + signed.start(1), end
    at = _supplier_before_name(run)
    if at:
        return first + at, end
    slash = max(run.rfind("/"), run.lower().rfind(" via "), run.rfind(" - "))
    if slash < 0:
        return None
    chain = run.find("/") if run.find("/") >= 0 else slash
    before = run[:chain].rstrip().split()
    for length in (3, 2, 1) if key(" ".join(before[-3:-2])) in words("names", "given") else (2, 3, 1):
        name = " ".join(before[-length:])
        if _ends_prose(before, length) and (is_person(name) or supplier(name)) and is_credit(name + run[chain:]):
            start = first + run.rfind(name, 0, chain + 1)
            return start, end
    return None


def _supplier_before_name(run: str) -> int:
    """Where a supplier begins that has a stroke and a person behind it at the end of a run, 0 where there is none."""
    before, _, name = run.rpartition("/")
    if not is_person(name.strip(" .")):
        return 0
    tokens = list(re.finditer(r"\S+", before))
    found = supplier_at_end([match[0] for match in tokens[-SPELLING_WORDS - 1 :]])
    return tokens[-found[1]].start() if found else 0


def _ends_prose(before: list[str], length: int) -> bool:
    """Whether the words before a name of some length are prose, and the name begins with a whole word."""
    if len(before) <= length or is_initial(before[-length]) or before[-length].lower() in particles():
        return False
    return length == 2 or bool(LOWER_START.match(before[-length - 1]))
