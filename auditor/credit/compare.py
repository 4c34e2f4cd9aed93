"""Page against file: does the printed credit name whom the metadata names? The verdict table, and its reasons in plain words."""

import re
from collections.abc import Sequence
from functools import lru_cache

from auditor.credit.disguise import unmask
from auditor.credit.find import connected, supplier
from auditor.credit.parse import read_credit
from auditor.credit.pool import FileSays, Pool, Said, file_says, only, pool
from auditor.credit.reasons import Compared, Creator, Supplier, reasons
from auditor.credit.same import Sameness, any_near, sameness
from auditor.credit.tables import ambiguous, key, words
from auditor.model import Credit, Embedded, Figure, Verdict, Word

# Rows: how the agencies stand; columns: how the creators stand.
_TABLE: dict[Supplier, dict[Creator, Word]] = {
    "same": {"same": "agree", "near": "compatible", "page_lacks": "partial", "file_lacks": "agree", "neither": "agree"},
    "path": {
        "same": "compatible",
        "near": "compatible",
        "page_lacks": "partial",
        "file_lacks": "compatible",
        "neither": "compatible",
    },
    "page_lacks": {
        "same": "partial",
        "near": "partial",
        "page_lacks": "missing_on_page",
        "file_lacks": "partial",
        "neither": "missing_on_page",
    },
    "file_lacks": {
        "same": "compatible",
        "near": "compatible",
        "page_lacks": "partial",
        "file_lacks": "missing_in_metadata",
        "neither": "missing_in_metadata",
    },
    "neither": {
        "same": "agree",
        "near": "compatible",
        "page_lacks": "missing_on_page",
        "file_lacks": "missing_in_metadata",
        "neither": "both_missing",
    },
}
_WORD = re.compile(r"[^\W\d_]{3,}")
_PARTS = re.compile(r"[^\w\s.-]+|\bvia\b", re.IGNORECASE)
_LOST = re.compile("[?\ufffd]{3}")
_SHORTEST_NAME = 4


def credit_printed(figure: Figure) -> str | None:
    """The credit as a reader meets it, all its lines together; None where there is none."""
    return " / ".join(credit.text for credit in figure.credits) or None


def compare(
    printed: str | None, embedded: Embedded, house: tuple[str, ...] = (), *, require_distributor: bool = False
) -> Verdict:
    """How a printed credit stands to what the file says of itself.

    `house` are names of the publisher; `require_distributor`: a chain without its distributor is less than compatible.

    >>> from auditor.model import Statement
    >>> file = Embedded("JPEG", creator=(Statement("JANE DOE", "IIM 2:80"),), credit=(Statement("EPA", "IIM 2:110"),))
    >>> compare("EPA/Jane Doe", file).word, compare("EPA", file).word, compare(None, file).word
    ('agree', 'partial', 'missing_on_page')
    """
    return _compare(printed, file_says(embedded), house, require_distributor)


@lru_cache(maxsize=512)
def _compare(printed: str | None, fields: FileSays, house: tuple[str, ...], require_distributor: bool) -> Verdict:
    """The same for several rules that ask the same."""
    embedded = only(fields)
    credit, evidence = read_credit(printed or ""), pool(embedded)
    own = {supplier(name) for name in house}
    page = _settled([name for name in credit.agencies if name not in own], evidence.chain(), credit.stated)
    file = tuple(name for name in evidence.chain() if name not in own)
    creator, matches = _creators(credit, evidence)
    compared = Compared(
        credit, evidence, creator, _suppliers(page, file, credit, evidence), matches, page, file, bool(own & set(credit.agencies))
    )
    word = _lowered(_word(compared, embedded), compared)
    if require_distributor and word == "compatible" and compared.distributor_left_out():
        word = "partial"
    return Verdict(word, reasons(compared, word), creator, compared.agency, evidence.evidence)


def _settled(page: Sequence[str], file: Sequence[str], stated: str) -> tuple[str, ...]:
    """The page's agencies, a name that several suppliers share read as the one that the file names."""
    named, parts = list(page), {key(part) for part in _PARTS.split(stated)}
    for alias, owners in ambiguous().items():
        meant = [owner for owner in owners if owner in file]
        if meant and alias in parts:
            named = [meant[0] if name in owners else name for name in named]
    return tuple(dict.fromkeys(named))


def _word(compared: Compared, embedded: Embedded) -> Word:
    credit, evidence = compared.credit, compared.evidence
    if compared.creator not in {"same", "near"} and _unreadable(credit, embedded, evidence):
        return "unreadable"
    if not _says_something(credit):
        return "missing_on_page" if evidence.names_somebody else "both_missing"
    if not evidence.names_somebody:
        return "missing_in_metadata"
    if "different" in {compared.creator, compared.agency}:
        return "conflict"
    word = _TABLE[compared.agency][compared.creator]
    return _between_organisations(credit) if word in {"both_missing", "missing_in_metadata"} else word


def _between_organisations(credit: Credit) -> Word:
    """Where the file names organisations alone, and the page none of them: organisations that differ deny nothing."""
    return "compatible" if credit.organisations or credit.agencies or credit.creators else "missing_on_page"


def _lowered(word: Word, compared: Compared) -> Word:
    """The word after all that makes an agreement less than one."""
    if word not in {"agree", "compatible"}:
        return word
    if compared.unhonoured() or compared.left_out():
        return "partial"
    doubted = compared.creator == "file_lacks" and (compared.evidence.withheld or compared.others())
    return "compatible" if doubted else word


def _says_something(credit: Credit) -> bool:
    return _names(credit) or bool(_rest(credit.stated))


def _names(credit: Credit) -> bool:
    return bool(credit.creators or credit.agencies or credit.organisations or credit.role or credit.licence)


def _rest(stated: str) -> str:
    """What is left of a credit that names nobody: "C.", and nothing of "Uncredited" and "Foto:"."""
    parts = [part for part in re.split(r"[\s:/|]+", stated) if key(part) and key(part) not in words("nobody", "words")]
    return "".join(part for part in parts if not supplier(part) and key(part) not in words("remarks", "words"))


def _unreadable(credit: Credit, embedded: Embedded, evidence: Pool) -> bool:
    """Whether one side is there, and names nobody that could be read."""
    if _LOST.search(credit.stated) and not _names(credit):
        return True
    lost = any(_LOST.search(statement.text) for statement in (*embedded.creator, *embedded.credit))
    if evidence.names_somebody:
        return bool(_rest(credit.stated)) and not _names(credit)
    return lost


def _creators(credit: Credit, evidence: Pool) -> tuple[Creator, tuple[tuple[str, Said, Sameness], ...]]:
    """How the creators stand, and for each on the page the person of the file that comes nearest."""
    if not credit.creators:
        return _unnamed(credit, evidence)
    if not evidence.creators:
        return "file_lacks", ()
    matches = tuple(_nearest(name, evidence.creators) for name in credit.creators)
    found = [how for _, _, how in matches if how != "different"]
    if not found:
        return "different", matches
    return ("same" if set(found) == {"same"} and len(found) == len(matches) else "near"), matches


def _unnamed(credit: Credit, evidence: Pool) -> tuple[Creator, tuple[tuple[str, Said, Sameness], ...]]:
    """The page names no person: or it does, in words that could as well be an organisation's."""
    stated = key(credit.stated)
    for said in evidence.creators:
        broken = any(sameness(name, said.text) == "same" for name in credit.organisations)
        if broken or (len(key(said.text)) >= _SHORTEST_NAME and key(said.text) in stated):
            return "same", ((said.text, said, "same"),)
    for word in _WORD.findall(unmask(credit.stated)):
        for match in [_nearest(word, evidence.creators)] if evidence.creators and not supplier(word) else []:
            if match[2] in {"part", "letter"}:
                return "near", (match,)
    return ("page_lacks" if evidence.creators else "neither"), ()


def _nearest(name: str, said: Sequence[Said]) -> tuple[str, Said, Sameness]:
    from_order = [(sameness(name, each.text), each) for each in said]
    how = any_near([name], [each.text for each in said])
    return name, next(each for found, each in from_order if found == how), how


def _suppliers(page: Sequence[str], file: Sequence[str], credit: Credit, evidence: Pool) -> Supplier:
    if not page or not file:
        return _one_sided(page, file, credit, evidence)
    if set(page) == set(file):
        return "same"
    if any(connected(a, b) for a in page for b in file):
        return "path"
    return "different"


def _one_sided(page: Sequence[str], file: Sequence[str], credit: Credit, evidence: Pool) -> Supplier:
    """No agency on one side; organisations count as the same where both sides name one, and never as different."""
    if page:
        return "file_lacks"
    if file:
        return "page_lacks"
    stated = key(credit.stated)
    named = [key(name) for name in credit.organisations]
    met = any(key(said.text) in stated or any(name in key(said.text) for name in named) for said in evidence.organisations)
    return "same" if met else "neither"
