"""Audits as a report of an archive that is not public may show them: pages, files and addresses by short names only."""

import re
import shlex
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast
from urllib.parse import unquote

from auditor.model import Audit, Failure, Figure, Finding, Image, Run

_Record = TypeVar("_Record")

_ADDRESS = re.compile(r"(?:https?:|ftp:|file:)//[^\s\"'<>]*|(?<![\w:/])//[\w-]+(?:\.[\w-]+)+[^\s\"'<>]*", re.IGNORECASE)
# Attributes that hold addresses, relative ones as well, up to the end of their value or of what was kept of the line.
_ATTRIBUTE = re.compile(
    r"\b((?:src|srcset|href|poster|style|content|data-[\w-]{1,40})\s?=\s?)(\"[^\"<>]*|'[^'<>]*|[^\s\"'<>]+)", re.IGNORECASE
)
_PATH = re.compile(r"[^\s\"'(),]+")
_LONGEST = 80  # letters of a short name
_NAMELESS = "…"
_HOST = "--allow-host"


def run(told: Run) -> Run:
    """The run with a command that names no folder and no host."""
    try:
        words = shlex.split(told.command)
    except ValueError:  # not as a shell would take it: nobody can tell what is a path
        return replace(told, command="auditor", again=())
    return replace(told, command=shlex.join(_private(words)), again=tuple(_private(told.again)))


def audit(done: Audit) -> Audit:
    """The audit under short names; photographs of one page that would share a name are numbered."""
    names: dict[str, str] = {}

    def named(url: str) -> str:
        if url not in names:
            name, taken = short(url), set(names.values())
            more = (f"{name} ({number})" for number in range(2, len(taken) + 3))
            names[url] = name if name not in taken else next(other for other in more if other not in taken)
        return names[url]

    page = replace(
        done.page, location=short(done.page.location), url=None, figures=tuple(_figure(it, named) for it in done.page.figures)
    )
    findings = tuple(_finding(it, named) for it in done.findings)
    return _everywhere(replace(done, page=page, findings=findings, failures=tuple(map(_failure, done.failures))))


def short(place: str) -> str:
    """The last part of a path or an address.

    >>> short("https://example.org/2025/market-scaled.jpg?w=640"), short("archive/2025/a.html"), short("https://example.org/")
    ('market-scaled.jpg', 'a.html', '…')
    """
    if place.startswith("data:"):
        return _NAMELESS
    path = re.sub(r"^\w+:/+[^/]*", "", place) if "://" in place else re.sub(r"^//[^/]*", "", place)
    name = unquote(re.split(r"[/\\]", re.split(r"[?#]", path, maxsplit=1)[0].rstrip("/\\"))[-1])
    return name[:_LONGEST] or (_NAMELESS if place else "")


def without_addresses(text: str) -> str:
    """A text in which every address of the web is its short name."""
    return _ADDRESS.sub(lambda found: short(found[0]), text)


def _private(words: Iterable[str]) -> Iterator[str]:
    """The words of a command without folders, addresses and hosts."""
    before = ""
    for word in words:
        if before == _HOST:
            yield _NAMELESS
        elif word.startswith(f"{_HOST}="):
            yield f"{_HOST}={_NAMELESS}"
        else:
            yield _word(without_addresses(word))
        before = word


def _word(word: str) -> str:
    """A word of the command without folders: a path, `html=PATH`, or several such with commas."""
    return ",".join("=".join(map(_bare, part.split("="))) for part in word.split(","))


def _bare(part: str) -> str:
    return short(part) if "/" in part or "\\" in part else part


def _figure(figure: Figure, named: Callable[[str], str]) -> Figure:
    image = Image(named(figure.image.url), tuple(map(named, figure.image.urls)), figure.image.width, figure.image.height)
    file = short(figure.file) if figure.file else figure.file
    problem = figure.problem.replace(figure.file, file or "") if figure.file else figure.problem
    return replace(figure, image=image, file=file, problem=problem, markup=_ATTRIBUTE.sub(_attribute, figure.markup))


def _attribute(found: re.Match[str]) -> str:
    """An attribute of the markup, every path in it by its short name."""
    return found[1] + _PATH.sub(lambda path: _bare(path[0]), found[2])


def _finding(finding: Finding, named: Callable[[str], str]) -> Finding:
    evidence = tuple(replace(said, text=named(said.text)) if said.text == finding.image else said for said in finding.evidence)
    image = None if finding.image is None else named(finding.image)
    return replace(finding, page=short(finding.page), image=image, evidence=evidence)


def _failure(failure: Failure) -> Failure:
    name = short(failure.input)
    return replace(
        failure, input=name, message=failure.message.replace(failure.input, name) if failure.input else failure.message
    )


def _everywhere(record: _Record) -> _Record:
    """The same record with every text in it, however deep, without addresses."""
    if isinstance(record, str):
        return cast("_Record", without_addresses(record))
    if isinstance(record, tuple):
        return cast("_Record", tuple(map(_everywhere, record)))
    if isinstance(record, dict):
        return cast("_Record", {key: _everywhere(value) for key, value in record.items()})
    if not is_dataclass(record):
        return record
    told = cast("Any", record)
    return cast("_Record", replace(told, **{field.name: _everywhere(getattr(told, field.name)) for field in fields(told)}))
