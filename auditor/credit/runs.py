"""Whether a run of words is a credit: a chain of names and suppliers, and nothing that is said rather than named."""

import re
from functools import cache

from auditor.credit.find import supplier, supplier_at_start
from auditor.credit.names import is_person, is_site, kind_of, particles
from auditor.credit.parse import read_credit
from auditor.credit.pieces import read_piece
from auditor.credit.tables import agencies, key, label_words, labels, roles, spellings, words

LONGEST_RUN = 160
_MOST_PARTS = 8  # of a chain
MOST_GIVERS = 10  # words of somebody who gave a picture
CHAIN = re.compile(r"\s?[/|+]\s?|,? via |, | [-–] | ?— ?| ?\(|\) ?/? ?| & | and | und | et | y |=", re.IGNORECASE)
STOPS = ".!?…。！？।۔።။។"  # what ends a sentence, in all scripts that have a sign for it
SENTENCE_END = re.compile(r"[.!?…](?:[\"'”’»)\]]{0,3})(?=\s|$|[A-ZÀ-ÞА-ЯΑ-Ω(\[])|[。！？।۔።။។]")
_SHORTENED = (  # in small letters, three at most: what is looked at is six characters long
    "al|art|bl|bzw|ca|cf|dr|dvs|ed|etc|ev|fig|fot|geb|ggf|hl|ing|jr|kb|kl|ks|mag|mio|mld|mm|mrd|mv|no|nr|op|pl|pp|pr|prof|pvz|"
    "ref|rep|resp|sen|sog|sr|st|stb|str|sz|tel|tzn|tzv|ul|vol|vs|ym|zb|zdj|гг|др|им|кв|млн|руб|см|стр|тыс|ул"
)
ABBREVIATION = re.compile(rf"(?:^|[\s(.])(?:[^\W\d_]|[A-Z][a-z]{{0,2}}|{_SHORTENED})\.$")
_JOINT = re.compile("[-'’]")
LOWER_START = re.compile(r"[a-zà-ÿа-яα-ω]")
_ORDER = re.compile(r" (?:for|pour|für|para|per|voor|för|dla|для) (?=[A-ZÀ-Þ])")
_DATE_BEHIND = re.compile(r"\s?\d{2,4}年\d{1,2}月\d{1,2}日\Z")
_LOOSE = re.compile(r"[;:]\s|\.\s+(?=[^\W\d_])")
_UNSPACED_RUN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{14}")
_SENTENCE_KANA = re.compile(r"\A(?=.{6})[^/]*[がはをにでと][^/]*")


def parts_of(content: str) -> list[str]:
    """The parts of a chain, bare of punctuation: "Jane Doe/AFP via Getty Images" has three."""
    return [part for part in (part.strip(" .,;:()[]\"'") for part in CHAIN.split(content)) if part]


def names_anything(content: str) -> bool:
    """Whether a label's brackets hold something to name at all."""
    return any(letter.isalnum() for letter in content)


def is_credit(content: str) -> bool:
    """Whether a text without label is a credit and nothing else: a supplier, and no part that is no name."""
    content = _DATE_BEHIND.sub("", content) if "日" in content else content
    parts = parts_of(content)
    if len(parts) > _MOST_PARTS or len(content) > LONGEST_RUN or any(map(_prose, parts)):
        return False
    if len(parts) > 1 and not (all(fits(part) and not _small_words(part) for part in parts) and _single_words(parts) <= 1):
        return False
    credit = read_credit(content.strip())  # as it is read again once it is found
    if credit.agencies:
        return len(parts) > 1 or _one_part(parts[0])
    return is_signed(content) or (len(parts) == 1 and _role_only(parts[0]))


def is_all_credit(rest: str) -> bool:
    """Whether everything behind a label belongs to the credit: no sentence ends in it, no prose."""
    if not names_anything(rest) or has_sentence(rest):
        return False
    if len(rest.split()) <= MOST_GIVERS and rest.lower().rstrip(" .)").endswith(_given_behind()):
        return True
    rest = in_chain(rest)
    parts = [part for each in _LOOSE.split(rest) for part in parts_of(each)]
    return bool(parts) and not any(_prose(part) or _runs_on(part) for part in parts) and len(rest.split()) <= 16


@cache
def _given_behind() -> tuple[str, ...]:
    """What says behind a name, in scripts with spaces, that the picture was given: "bệnh viện cung cấp"."""
    return tuple(f" {ending}" for ending in labels()["behind"]["supplied"])


def is_said(rest: str, *, place: bool) -> bool:
    """Whether the first name behind a label without a colon begins small, or has small words that no name has.

    `place`: a word that leads to a place is such a word: "Foto de Jane Doe en Lima".
    """
    first = next(iter(parts_of(in_chain(rest))), "")
    small = [token.lower() for token in first.split()[1:] if _begins_small(token)]
    places = words("joints", "places") if place else frozenset()
    said = any(
        key(token) in places or (token not in particles() and key(token) not in words("joints", "words")) for token in small
    )
    return bool(LOWER_START.match(first) and kind_of(first) != "handle") or said


def _runs_on(part: str) -> bool:
    """Whether a caption follows a supplier with nothing between them: "Keystone The minister before the press"."""
    tokens = part.split()
    found = supplier_at_start(tokens) if len(tokens) > 4 else None
    return found is not None and any(_is_small(token) for token in tokens[found[1] :])


def is_house(content: str) -> bool:
    """Whether words name organisations and nothing else: "City Police", "District Court, Eastern District"."""
    parts = parts_of(content)
    return 0 < len(parts) <= 3 and len(content.split()) <= 10 and all(map(_is_house, parts))


def _is_house(part: str) -> bool:
    small = [token.lower() for token in part.split() if LOWER_START.match(token)]
    if not part[:1].isupper() or not all(token in particles() or key(token) in words("joints", "words") for token in small):
        return False
    return kind_of(part) == "organisation" and (key(part) in words("organisations", "known") or len(part.split()) > 1)


def is_name_or_chain(content: str) -> bool:
    """Whether words that are a sentence of their own name somebody, a known supplier or not: "Jane Doe", "Jane Doe/The Paper"."""
    content = in_chain(without_label(content))
    parts = [part for each in content.split(": ") for part in parts_of(each)]
    if len(parts) == 1:
        return is_given(content) or is_person(parts[0])
    if len(parts) > 1 and all(key(part) in words("organisations", "known") or supplier(part) for part in parts):
        return True
    if len(parts) > 4 or not all(fits(part) and not _small_words(part) for part in parts):
        return False
    return (("/" in content or ":" in content) and any(is_person(part) or part.isupper() for part in parts)) or is_given(content)


def without_label(content: str) -> str:
    """A name without the label that stands before or behind it without a colon: "Photo Jane Doe", "Jonas Pavyzdys nuotr."."""
    first, _, rest = content.strip().partition(" ")
    if rest and not first[:1].islower() and key(first) in label_words():
        return rest
    ahead, _, last = content.strip().rpartition(" ")
    return ahead if ahead and last in labels()["behind"]["creator"] else content


def in_chain(content: str) -> str:
    """A freelance's credit as a chain: "Jane Doe for The Paper" -> "Jane Doe/The Paper"."""
    match = _ORDER.search(content[:LONGEST_RUN])
    return f"{content[: match.start()]}/{content[match.end() :]}" if match and is_person(content[: match.start()]) else content


def is_person_of_house(content: str) -> bool:
    """Whether a chain names a person and an organisation: "Jane Doe/The Paper", not two players of a pair."""
    parts = parts_of(in_chain(content))
    kinds = {kind_of(part) for part in parts}
    return (
        1 < len(parts) <= 3 and "/" in in_chain(content) and {"person", "organisation"} <= kinds and not any(map(_prose, parts))
    )


def is_given(name: str) -> bool:
    """A role that alone is a credit: "Supplied", "HANDOUT / Studio"."""
    parts = parts_of(name)
    spoken = [roles().get(key(part)) for part in parts]
    return (
        0 < len(parts) <= 3
        and any(role in {"handout", "pool"} for role in spoken)
        and all(fits(part) and not _small_words(part) for part in parts)
    )


def fits(part: str) -> bool:
    """Whether a part may stand in a chain of names."""
    if supplier(part) or key(part) in roles() or key(part) in words("nobody", "words"):
        return True
    kind = kind_of(part)
    if kind in {"person", "handle"}:
        return True
    return kind in {"word", "organisation"} and len(part) <= 50 and not _prose(part)


def has_sentence(run: str) -> bool:
    """Whether a sentence ends within a run and something else begins."""
    return any(
        run[match.end() :].strip(" .)") and not ABBREVIATION.search(run[: match.start() + 1]) and not _goes_on(run[match.end() :])
        for match in SENTENCE_END.finditer(run)
    )


def closes_quote(run: str) -> bool:
    """Whether a run ends a quotation that began before it."""
    return (run.count('"') % 2 == 1) or (
        run.rstrip(" .").endswith(("”", "»", "“")) and not run.strip().startswith(("“", "«", "„"))
    )


def _single_words(parts: list[str]) -> int:
    """How many parts are one word that names nobody known: a list of them is no credit."""
    return sum(1 for part in parts if not supplier(part) and key(part) not in roles() and kind_of(part) == "word")


def is_signed(content: str) -> bool:
    """Whether a text ends in a word that makes it a credit: "鈴木一郎撮影", "東京都提供", "김예제 기자"."""
    content = _DATE_BEHIND.sub("", content.strip(" .="))
    endings = (*labels()["behind"]["creator"], *labels()["behind"]["supplied"], *labels()["names"]["titles"])
    return len(content) <= 24 and content.endswith(_unspaced(endings)) and not _prose(content)


@cache
def _unspaced(endings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(ending for ending in endings if (not ending.isascii() and len(ending) > 1) or ending in "摄攝")


def _role_only(part: str) -> bool:
    return key(part) in roles() and not part.isascii()


def _small_words(part: str) -> bool:
    """Whether a part without label has words in small letters that are neither a supplier's nor a name's."""
    tokens = part.split()
    return len(tokens) > 1 and not supplier(part) and key(part) not in roles() and any(map(_is_small, tokens))


def _is_small(token: str) -> bool:
    """Whether a word begins small as no part of a name does."""
    return _begins_small(token) and token.lower() not in particles()


def _begins_small(token: str) -> bool:
    """Whether a word begins with a small letter, and is neither a site nor joined to a name: "al-Masri", "d'Exemple"."""
    head, *rest = _JOINT.split(token, maxsplit=1)
    joined = bool(rest) and rest[0][:1].isupper() and head.lower() in particles()
    return bool(LOWER_START.match(token)) and not joined and not is_site(token)


def _one_part(part: str) -> bool:
    """A single name of a supplier; one that is a word or short needs its own spelling."""
    name = supplier(part)
    if name and key(part) not in spellings() and part not in agencies()[name].weak:
        return False
    known = read_piece(part)
    return all(named.kind in {"agency", "role", "creator", "remark"} for named in known)


def _prose(part: str) -> bool:
    """Whether words are said, not named: most of them in small letters."""
    if _UNSPACED_RUN.search(part) or _SENTENCE_KANA.fullmatch(part):
        return True
    tokens = [token for token in part.split() if token.lower() not in particles()]
    small = sum(map(_begins_small, tokens))
    said = len(tokens) > 6 or (small * 2 > len(tokens) and len(tokens) > 1)
    return said and not supplier(part) and key(part) not in roles()


def _goes_on(rest: str) -> bool:
    """Whether what follows a full stop is one more hand at the picture or another label: ". Styling: …"."""
    first = rest.strip().split(":", 1)
    return (len(first) > 1 and key(first[0]) in words("other_work", "words")) or key(rest.split(" of ", 1)[0]) in roles()
