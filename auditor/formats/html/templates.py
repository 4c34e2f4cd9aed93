"""The report's templates, filled in one language: everything made visible first and escaped then, under a policy of its own."""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import islice

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from auditor.formats.html import copies, shown, view, who
from auditor.formats.html.beside import Folder, Frame
from auditor.formats.html.messages import Messages

_FILES = resources.files(__package__)


class Templates:
    """The templates by name, in one language."""

    def __init__(self, words: Messages) -> None:
        self._environment = _environment(words)
        self._found: dict[str, Template] = {}

    def __call__(self, name: str, **values: object) -> str:
        """A template filled."""
        found = self._found.get(name) or self._found.setdefault(name, self._environment.get_template(f"{name}.html"))
        return found.render(values)

    def stream(self, name: str, folder: Folder | None, **values: object) -> Iterator[str]:
        """A template filled piece by piece, as a page of its own; with a folder, links and pictures lead into it."""
        style, script = _asset("report.css"), _script()
        own = {"style": Markup(style), "script": Markup(script), "folder": folder}  # noqa: S704  # our own files
        policy = _policy({"style-src": style, "script-src": script}, beside=folder is not None)
        return self._environment.get_template(f"{name}.html").generate(values | own | {"policy": policy})

    def part(self, home: str) -> Frame:
        """What makes articles a page of a folder, from which links lead back to `home`."""
        style, script = _asset("report.css"), _asset("part.js")
        own = {"style": Markup(style), "script": Markup(script), "home": home}  # noqa: S704  # our own files
        policy = _policy({"style-src": style, "script-src": script}, beside=True)

        def page(key: str, articles: Iterable[str]) -> Iterator[str]:
            values = {"key": key, "articles": map(Markup, articles), "policy": policy}
            return self._environment.get_template("part.html").generate(values | own)

        return page


def _environment(words: Messages) -> Environment:
    found = Environment(
        loader=PackageLoader("auditor.formats.html"),
        autoescape=True,
        finalize=shown.shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(t=words, take=islice, limit=view.FIGURES, blocks=who.BLOCKS)
    # Filters, not functions: with a filter what is constant is put in when the template is compiled, and a call costs a third.
    found.filters.update(
        said=words,
        number=words.number,
        rule=words.rule,
        rule_language=words.rule_language,
        prose=shown.prose,
        web=shown.web,
        places=shown.places,
        source=who.source,
        marks=copies.marks,
        in_file=who.in_file,
    )
    return found


def _policy(inline: Mapping[str, str], *, beside: bool) -> str:
    """The Content-Security-Policy that lets in our own style and script, what lies beside the report, and nothing else."""
    hashes = (
        f"{kind} 'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for kind, text in inline.items()
    )
    folder = ("img-src data: 'self' file:", "frame-src 'self' file:") if beside else ("img-src data:",)
    return "; ".join(("default-src 'none'", *folder, *hashes, "base-uri 'none'", "form-action 'none'"))


@cache
def _script() -> str:
    """The report's script: the files of its folder, in their order, as one function."""
    files = sorted((entry for entry in (_FILES / "script").iterdir() if entry.name.endswith(".js")), key=lambda entry: entry.name)
    inside = "\n".join(entry.read_text(encoding="utf-8").strip() for entry in files)
    return f"'use strict';\n(async () => {{\n{inside}\n}})();"


@cache
def _asset(name: str) -> str:
    return (_FILES / name).read_text(encoding="utf-8").strip()
