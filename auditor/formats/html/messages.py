"""The report's own words, one file a language in `messages/`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

_FILES = resources.files(__package__) / "messages"
ENGLISH = "en"


class Messages:
    """The words of one language: called with a dotted key and the values that stand in the sentence.

    An entry with `one` and `other` is chosen by the value named `count`. What a translation lacks is said in English.
    """

    def __init__(self, language: str) -> None:
        self.language = language if (_FILES / f"{language}.toml").is_file() else ENGLISH
        self._entries = {**_entries(ENGLISH), **_entries(self.language)}

    def __call__(self, key: str, **values: object) -> str:
        """The sentence; KeyError for a key that no language has."""
        if not values and key in self._entries:
            return self._entries[key]
        count = values.get("count")
        entry = self._entries.get(key) or self._entries[f"{key}.{'one' if count == 1 else 'other'}"]
        return entry.format(**{name: self.number(value) if isinstance(value, int) else value for name, value in values.items()})

    def number(self, count: int) -> str:
        """A number with its thousands apart as the language writes them."""
        return f"{count:,}".replace(",", self._entries["language.thousands"])

    def rule(self, rule: str, part: str, english: str) -> str:
        """A rule's message, why or mend in this language, in English where the language has none."""
        return self._entries.get(f"rule.{rule}.{part}", english)

    def rule_language(self, rule: str, part: str = "message") -> str:
        """The language that `rule` answers in."""
        return self.language if f"rule.{rule}.{part}" in self._entries else ENGLISH

    def part(self, section: str) -> dict[str, str]:
        """All entries of one section, by what stands behind the dot: the words that the script needs."""
        opening = f"{section}."
        return {key.removeprefix(opening): entry for key, entry in self._entries.items() if key.startswith(opening)}


@cache
def _entries(language: str) -> dict[str, str]:
    return dict(_flat(tomllib.loads((_FILES / f"{language}.toml").read_text(encoding="utf-8")), ""))


def _flat(table: Mapping[str, object], before: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, entry in table.items():
        found += _flat(entry, f"{before}{key}.") if isinstance(entry, dict) else [(before + key, str(entry))]
    return found
