"""What a desk may set, and where it is written down: the file nearest above each input wins, what is typed wins over it.

Files: `auditor.toml`, `[tool.auditor]` in `pyproject.toml`, `[auditor]` in `setup.cfg`. This module knows no rule; whoever
calls it checks the names.
"""

import configparser
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal, cast

from auditor.model import Severity

BUILT_IN = "built in"
RANK: Mapping[str, int] = {"error": 3, "warning": 2, "note": 1}
_LONGEST = 2**20  # bytes of a configuration file
_SECTIONS = (
    "[auditor]",
    "[auditor:severity]",
    "[auditor:options:RULE]",
    "[auditor:paths:PATTERN]",
    "[auditor:paths:PATTERN:severity]",
)


class ConfigurationError(Exception):
    """A configuration that cannot be meant: `str()` names the file, the key and the nearest spelling."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force for one page. Rules go by their ids.

    `house` are the publisher's own agencies and names, `options` what single rules offer, `paths` settings for pages whose path
    matches a pattern, `origin` the file that says so, `origins` for each key where its value stands. `articles` and `listings`
    are patterns of paths and addresses whose pages are the one or the other, whatever the page itself looks like. `today` is
    the day of the run, "" where nothing may depend on it.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    house: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    paths: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    articles: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()
    origin: str = BUILT_IN
    origins: Mapping[str, str] = field(default_factory=dict)
    today: str = ""

    def for_page(self, location: str) -> "Settings":
        """These settings with those of every pattern under `paths` that matches the location."""
        settings = self
        for pattern, table in self.paths.items():
            if fnmatchcase(location, pattern) or fnmatchcase(location, f"*/{pattern}"):
                settings = replace(_with(settings, table, f'{self.origin} [paths."{pattern}"]'), origin=self.origin)
        return settings

    def kind(self, location: str, url: str) -> Literal["article", "listing"] | None:
        """What the desk says a page is, None where it says nothing."""

        def named(patterns: tuple[str, ...]) -> bool:
            return any(fnmatchcase(name, pattern) for pattern in patterns for name in (location, url))

        if named(self.articles):
            return "article"
        return "listing" if named(self.listings) else None


_LISTS = ("select", "ignore", "house", "articles", "listings")
KEYS = tuple(entry.name for entry in fields(Settings) if entry.name not in {"origin", "origins", "today"})


def settings_for(location: str) -> Settings:
    """The settings in the file nearest above a location, or the built-in ones. Raises `ConfigurationError`."""
    start = Path(location).absolute() if location != "-" else Path.cwd() / "-"
    for folder in (start, *start.parents) if start.is_dir() else start.parents:
        for path, table in _tables(folder):
            return _with(Settings(), table, str(path))
    return Settings()


def _tables(folder: Path) -> Iterator[tuple[Path, Mapping[str, object]]]:
    """The configuration in a folder: our own file first, then our part of the files that all tools share."""
    own, shared, classic = folder / "auditor.toml", folder / "pyproject.toml", folder / "setup.cfg"
    if own.is_file():
        yield own, _toml(own)
    if shared.is_file():
        tool = _toml(shared).get("tool")
        if isinstance(tool, dict) and isinstance(tool.get("auditor"), dict):
            yield shared, tool["auditor"]
    if classic.is_file():
        yield from ((classic, table) for table in _ini(classic))


def _toml(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: is not valid TOML: {error}.") from error


def _ini(path: Path) -> Iterator[Mapping[str, object]]:
    """Lists in lines or commas; what is a table in TOML is a section of its own: `[auditor:severity]`."""
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(_text(path))
    except configparser.Error as error:
        raise ConfigurationError(f"{path}: {error.message}.") from error
    table: dict[str, Any] = {}
    for name in parser.sections():
        head, *tables = name.split(":")
        if head == "auditor":
            told = _section(tables, parser[name])
            if told is None:
                raise ConfigurationError(f"{path}: there is no section [{name}]. There are {', '.join(_SECTIONS)}.")
            inner = table
            for each in tables:
                inner = inner.setdefault(each, {})
            inner.update(told)
    if table:
        yield table


def _section(tables: list[str], section: Mapping[str, str]) -> dict[str, object] | None:
    """What a section of setup.cfg sets; None where there is no table of its name."""
    match tables:
        case [] | ["paths", _]:
            return {key: list(listed(value)) for key, value in section.items()}
        case ["severity"] | ["paths", _, "severity"]:
            return dict(section)
        case ["options", _]:
            return {key: _number(value) for key, value in section.items()}
    return None


def _number(value: str) -> object:
    words = {"true": True, "false": False}
    return words.get(value.lower(), int(value) if value.isdecimal() else value)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return stream.read(_LONGEST).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: cannot be read ({error}).") from error


def _with(settings: Settings, table: Mapping[str, object], origin: str) -> Settings:
    """The settings with a table's entries in place of theirs, each checked for its form."""
    told: dict[str, Any] = {}
    for key, value in table.items():
        if key not in KEYS:
            raise ConfigurationError(f"{origin}: there is no setting {key!r}.{nearest(key, KEYS)}{_sections(key, origin)}")
        told[key] = _texts(key, value, origin) if key in _LISTS else _table(key, value, origin)
    for rule, severity in cast("Mapping[str, object]", told.get("severity", {})).items():
        if severity not in RANK:
            raise ConfigurationError(f"{origin}: severity of {rule} is {severity!r}; it must be error, warning or note.")
    return replace(settings, origin=origin, origins={**settings.origins, **dict.fromkeys(told, origin)}, **told)


def _sections(key: str, origin: str) -> str:
    """Where setup.cfg has the settings that are tables elsewhere, for a key such as "severity.credit-missing"."""
    dotted = Path(origin).name == "setup.cfg" and "." in key
    return f" Tables are sections there: {', '.join(_SECTIONS[1:])}." if dotted else ""


def _texts(key: str, value: object, origin: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise ConfigurationError(f"{origin}: {key} must be a list of names.")
    return tuple(value)


def _table(key: str, value: object, origin: str) -> Mapping[str, object]:
    if not isinstance(value, dict) or (key != "severity" and not all(isinstance(entry, dict) for entry in value.values())):
        raise ConfigurationError(f"{origin}: {key} must be a table.")
    return value


def listed(value: object) -> tuple[str, ...]:
    """The names an option lists: a list of them, or as setup.cfg has them, with commas or lines between.

    >>> listed(["AFP", "dpa"]), listed("AFP, dpa"), listed(())
    (('AFP', 'dpa'), ('AFP', 'dpa'), ())
    """
    texts = value if isinstance(value, list | tuple) else str(value).replace("\n", ",").split(",")
    return tuple(text for text in (str(each).strip() for each in texts) if text)


def nearest(name: str, names: tuple[str, ...]) -> str:
    """A hint at the spelling that was meant, or all there are.

    >>> nearest("selct", ("select", "ignore"))
    ' Did you mean select?'
    """
    close = get_close_matches(name, names, 1)
    return f" Did you mean {close[0]}?" if close else f" There are: {', '.join(names)}."
