"""The table of concepts: which IIM dataset, XMP path and EXIF tag holds what. Read from fields.toml."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_VERSION = re.compile(r"\d{1,4}(?:[.-]\d{1,4})+")


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of the IPTC Photo Metadata Standard and where each block keeps it; `name` is the field of `Embedded`.

    `octets` is the most that IIM allows the dataset, 0 where there is none.
    """

    name: str
    label: str
    clause: str
    iim: str = ""
    octets: int = 0
    xmp: tuple[str, ...] = ()
    exif: tuple[str, ...] = ()
    schema: str = ""
    c2pa: str = ""


@cache
def concepts() -> tuple[Concept, ...]:
    """Every concept, in the order in which it is shown."""
    return tuple(Concept(name, **_frozen(row)) for name, row in _table().items() if "label" in row)


@cache
def namespaces() -> Mapping[str, str]:
    """The prefix of each XMP namespace by its address, as `plain_address` writes it."""
    return {plain_address(address): prefix for prefix, address in _table()["namespaces"].items()}


@cache
def differences() -> tuple[Mapping[str, str], ...]:
    """Where the reading differs from exiftool's on purpose: case, exiftool, here, why."""
    return tuple(_table()["differences"])


@cache
def by_dataset() -> Mapping[tuple[int, int], Concept]:
    """The concept of each IIM dataset, by record and number."""
    numbers = {concept: concept.iim.split(":") for concept in concepts() if concept.iim}
    return {(int(record), int(dataset)): concept for concept, (record, dataset) in numbers.items()}


@cache
def by_path() -> Mapping[str, tuple[Concept, str]]:
    """The concept of each XMP path and the path as the standard spells it; looked up in small letters, for writers differ."""
    return {path.lower(): (concept, path) for concept in concepts() for path in concept.xmp}


@cache
def by_tag() -> Mapping[str, Concept]:
    """The concept of each EXIF tag."""
    return {tag: concept for concept in concepts() for tag in concept.exif}


def plain_address(address: str) -> str:
    """A namespace's address without its version and what writers get wrong: the last slash, the protocol's s, capitals.

    >>> plain_address("https://ns.adobe.com/photoshop/1.0")
    'http://ns.adobe.com/photoshop/#'
    """
    return _VERSION.sub("#", address.strip().lower()).rstrip("/").replace("https://", "http://", 1)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("fields.toml").read_text("utf-8"))


def _frozen(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
