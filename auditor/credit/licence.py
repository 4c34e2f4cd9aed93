"""Licences named in a credit: Creative Commons with its version, public domain, the licences of free picture sites."""

import re

_CC = re.compile(
    r"\(?\b(?:(?:https?://)?creativecommons\.org/licenses/|(?:CC|Creative[ -]Commons)(?:[ -]?(?:licen[cs]e|Lizenz))?[ :,\-–/]*)"
    r"(?P<terms>BY(?:[ -](?:NC|SA|ND)){0,2}|0\b|Zero\b)?(?:[ /-]?(?P<version>[1-4]\.\d))?"
    r"(?:[ -]?(?P<place>int(?:ernational)?|deed|unported|IGO|[A-Z]{2})\b)?\)?",
    re.IGNORECASE,
)
_BARE = re.compile(r"\bBY(?P<more>(?:-(?:NC|SA|ND)){1,2})(?: (?P<version>[1-4]\.\d))?\b")
_PUBLIC = re.compile(
    r"\b(?:public domain|gemeinfrei|domaine public|dominio público|domínio público|pubblico dominio|PDM)\b", re.IGNORECASE
)
_NAMED = re.compile(
    r"\(?\b(?P<name>Unsplash|Pexels|Pixabay|OGL|GFDL|ODbL)(?P<licence>[ -](?:Licen[cs]e|Lizenz))?(?: (?P<version>v?\d\.\d))?\b\)?"
)
_NEEDS_NO_WORD = {"OGL", "GFDL", "ODbL"}


def take(text: str) -> tuple[str, str | None]:
    """The text without the licence it names, and the licence in its usual spelling, None where it names none.

    >>> take("Jane Doe / CC BY-SA 4.0")
    ('Jane Doe / /', 'CC BY-SA 4.0')
    """
    for pattern, name in ((_CC, _commons), (_BARE, _bare), (_PUBLIC, _public), (_NAMED, _named)):
        for match in pattern.finditer(text):
            licence = name(match)
            if licence:
                return f"{text[: match.start()]}/{text[match.end() :]}", licence
    return text, None


def _commons(match: re.Match[str]) -> str:
    terms = (match["terms"] or "").upper().replace(" ", "-")
    if terms in {"0", "ZERO"}:
        return "CC0"
    place = (match["place"] or "").upper()
    parts = ("CC", terms, match["version"], place if len(place) in {2, 3} and place != "INT" else "")
    if terms or match["version"]:
        return " ".join(part for part in parts if part)
    return "Creative Commons" if "reative" in match[0] or match[0].startswith("(") else ""


def _bare(match: re.Match[str]) -> str:
    return f"CC BY{match['more']} {match['version'] or ''}".strip()


def _public(_: re.Match[str]) -> str:
    return "public domain"


def _named(match: re.Match[str]) -> str:
    if not match["licence"] and match["name"] not in _NEEDS_NO_WORD:
        return ""
    return " ".join(part for part in (match["name"], "License" if match["licence"] else "", match["version"]) if part)
