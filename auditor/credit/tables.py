"""What is known of suppliers and of the words around a credit: agencies.toml and labels.toml as look-ups, read once."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from auditor.model import Role

# Kinds of supplier that are named as organisations, not as agencies; a licence is neither.
ORGANISATIONS = frozenset({"government", "publisher", "broadcaster", "ngo", "social", "ai", "data"})
ROLES: tuple[Role, ...] = ("handout", "courtesy", "pool", "stringer", "social", "file", "staff")  # the first that is said counts
SPELLING_WORDS = 5  # the longest spelling, in words


@dataclass(frozen=True, slots=True)
class Former:
    """A name a supplier had, or a distributor it had; years, 0 = not known."""

    name: str
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class Example:
    """An invented credit line and how it is read."""

    line: str
    creators: tuple[str, ...]
    agencies: tuple[str, ...]
    role: Role | None


@dataclass(frozen=True, slots=True)
class Agency:
    """A supplier of photographs; `form` and `short` are the credit it asks for, with and without a photographer."""

    name: str
    kind: str
    country: str
    spellings: tuple[str, ...]
    weak: tuple[str, ...]
    historic: tuple[Former, ...]
    via: tuple[str, ...]
    former_via: tuple[Former, ...]
    parent: str
    form: str
    short: str
    examples: tuple[Example, ...]
    basis: tuple[str, ...]

    @property
    def is_agency(self) -> bool:
        """Whether it is named among the agencies of a credit, not among its organisations."""
        return self.kind not in ORGANISATIONS


@lru_cache(maxsize=512)
def key(name: str) -> str:
    """A name without case, spaces and punctuation, as suppliers and label words are looked up.

    >>> key("dpa-Bildfunk"), key("A.P."), key("imago stock&people")
    ('dpabildfunk', 'ap', 'imagostockpeople')
    """
    if name.isascii():
        return "".join(filter(str.isalnum, name)).lower()
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in folded if letter.isalnum() or unicodedata.category(letter) in {"Mc", "Mn"})


@cache
def agencies() -> Mapping[str, Agency]:
    """Every supplier by its canonical name."""
    return {name: _agency(name, entry) for name, entry in _table("agencies").items() if name not in {"basis", "ambiguous"}}


@cache
def basis() -> Mapping[str, str]:
    """What the short codes behind each fact stand for."""
    codes: Mapping[str, str] = _table("agencies")["basis"]
    return codes


@cache
def ambiguous() -> Mapping[str, tuple[str, ...]]:
    """Names that several suppliers share, by key."""
    return {name: tuple(owners) for name, owners in _table("agencies")["ambiguous"].items()}


@cache
def spellings() -> Mapping[str, str]:
    """Key of a spelling that is nobody else's name -> canonical name."""
    return {key(spelling.removeprefix("www.")): agency.name for agency in agencies().values() for spelling in agency.spellings}


@cache
def weak() -> Mapping[str, str]:
    """Weak spelling, letter for letter -> canonical name; and by key where nobody claimed that before."""
    exact = {spelling: agency.name for agency in agencies().values() for spelling in agency.weak}
    folded = {key(spelling): name for spelling, name in reversed(exact.items())}
    return {**folded, **exact}


@cache
def partners() -> Mapping[str, frozenset[str]]:
    """Canonical name -> those who distribute for it, now or in the past, and its owner."""
    return {
        agency.name: frozenset(agency.via) | {former.name for former in agency.former_via} | ({agency.parent} - {""})
        for agency in agencies().values()
    }


@cache
def labels() -> Mapping[str, Any]:
    """labels.toml as it stands."""
    return _table("labels")


@cache
def words(table: str, entry: str) -> frozenset[str]:
    """The keys of a list of labels.toml."""
    return frozenset(key(word) for word in labels()[table][entry]) - {""}


@cache
def roles() -> Mapping[str, Role]:
    """Key of a role word -> role; where a word stands twice, the first role of ROLES that has it."""
    return {key(word): role for role in reversed(ROLES) for word in labels()["roles"][role]}


@cache
def label_phrases() -> Mapping[str, Mapping[int, Mapping[tuple[str, ...], bool]]]:
    """First word -> number of words, the highest first -> the labels of so many; True where nothing need stand behind one."""
    found: dict[str, dict[int, dict[tuple[str, ...], bool]]] = {}
    for table, bare in (("labels", False), ("phrases", True)):
        for label in _every(labels()[table].values()):
            parts = tuple(map(_label_part, label.split()))
            found.setdefault(parts[0], {}).setdefault(len(parts), {})[parts] = bare
    return {first: dict(sorted(ways.items(), reverse=True)) for first, ways in found.items()}


def _label_part(part: str) -> str:
    """A word by key, a sign such as ⓒ as it stands."""
    return part if len(part) == 1 and not part.isalnum() else key(part)


@cache
def label_words() -> frozenset[str]:
    """Every label that stands before a colon, by key."""
    known = (label for table in ("labels", "phrases") for label in _every(labels()[table].values()))
    return frozenset(key(label) for label in known if len(label) > 1 or label.isalnum()) - {""}


def _every(lists: Iterable[list[str]]) -> Iterable[str]:
    for each in lists:
        yield from each


@cache
def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files("auditor.credit").joinpath(f"{name}.toml").read_text("utf-8"))


def _agency(name: str, entry: Mapping[str, Any]) -> Agency:
    return Agency(
        name=name,
        kind=entry["kind"],
        country=entry.get("country", ""),
        spellings=tuple(entry.get("spellings", ())),
        weak=tuple(entry.get("weak", ())),
        historic=tuple(Former(each["name"], each["from"], each["until"]) for each in entry.get("historic", ())),
        via=tuple(entry.get("via", ())),
        former_via=tuple(Former(each["name"], 0, each["until"]) for each in entry.get("former_via", ())),
        parent=entry.get("parent", ""),
        form=entry.get("form", ""),
        short=entry.get("short", ""),
        examples=tuple(_example(each) for each in entry.get("examples", ())),
        basis=tuple(entry["basis"]),
    )


def _example(entry: Mapping[str, Any]) -> Example:
    return Example(entry["line"], tuple(entry["creators"]), tuple(entry["agencies"]), entry.get("role"))
