"""`auditor inspect`: what each station sees, as JSON Lines, without a judgement."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import click
import msgspec

from auditor.cli.blocks import CONCEPTS, as_record, show
from auditor.cli.outcome import INCOMPLETE, sentence
from auditor.cli.trust import trust_option
from auditor.credit import compare, read_caption, read_credit
from auditor.formats import encode
from auditor.images import read_image
from auditor.model import Capture, Embedded, Failure, Figure, Page, Statement
from auditor.scan import printed, read_page
from auditor.sources import NoPagesError, captures
from auditor.sources.image import image_bytes

# Names of the JSON contract, of Arc ANS and of schema.org, for the fields of a file.
_METADATA = {name: name for name in CONCEPTS} | {
    "byline": "creator",
    "by": "creator",
    "affiliation": "credit",
    "creditText": "credit",
}


@click.group()
def inspect() -> None:
    """Show what was found in a page, an image, a credit line or a caption: JSON Lines, no judgement."""


@inspect.command("page")
@click.argument("locations", metavar="PAGE...", nargs=-1, required=True)
def inspect_page(locations: tuple[str, ...]) -> None:
    """Every editorial photograph of a page with its caption, credit and alt text, one line a page."""
    failed = False
    for source in _sources(locations):
        for found in source:
            if isinstance(found, Failure):
                failed = True
                _tell(found)
                continue
            page = read_page(found)
            for problem in page.problems:
                failed = True
                _tell(Failure(page.location, "page", problem))
            _emit(_page(page))
    sys.exit(INCOMPLETE if failed else 0)


@inspect.command("image")
@click.argument("files", metavar="IMAGE...", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default=lambda: "text" if sys.stdout.isatty() else "jsonl",
    show_default="text on a terminal, else jsonl",
)
@trust_option
def inspect_image(files: tuple[str, ...], form: str, anchors: str) -> None:
    """What an image file says of itself, block by block: a table for people, or one JSON line a file."""
    failed = False
    for file in files:
        content = image_bytes(file)
        if isinstance(content, Failure):
            failed = True
            _tell(content)
            continue
        embedded = read_image(content, anchors)
        if embedded.broken:
            failed = True
            _tell(Failure(file, "image", embedded.broken))
        if form == "text":
            show(file, embedded)
        else:
            _emit(as_record(file, embedded))
    sys.exit(INCOMPLETE if failed else 0)


@inspect.command("credit")
@click.argument("texts", metavar="TEXT...|-", nargs=-1, required=True)
def inspect_credit(texts: tuple[str, ...]) -> None:
    """How a credit line is read: creators, agencies, organisations, role, licence."""
    for text in _items(texts):
        credit = msgspec.to_builtins(read_credit(text))
        _emit({"text": text, **{name: value for name, value in credit.items() if name != "stated"}})


@inspect.command("caption")
@click.argument("texts", metavar="TEXT...|-", nargs=-1, required=True)
def inspect_caption(texts: tuple[str, ...]) -> None:
    """How a caption is taken apart from the credits printed in it."""
    for text in _items(texts):
        taken_apart = read_caption(text)
        spans = [
            {"start": s.start, "end": s.end, "text": s.text, "creators": s.credit.creators, "agencies": s.credit.agencies}
            for s in taken_apart.credits
        ]
        _emit({"text": text, "caption": taken_apart.caption, "credits": spans})


@inspect.command("verdict")
@click.argument("source", metavar="-", type=click.Choice(["-"]))
def inspect_verdict(source: str) -> None:  # noqa: ARG001  # standard input is the only one
    """How printed credits stand to metadata: JSON Lines in, the same lines with verdict and reasons out."""
    for number, line in enumerate(_items(("-",)), 1):
        try:
            item = msgspec.json.decode(line, type=dict[str, object])
            metadata = msgspec.convert(item.get("metadata") or {}, dict[str, str | list[str] | None])
            printed_credit = msgspec.convert(item.get("page"), str | None)
        except msgspec.MsgspecError as error:
            raise click.UsageError(f'Line {number}: {error}. A line is {{"page": "…", "metadata": {{…}}}}.') from error
        verdict = compare(printed_credit, _embedded(metadata))
        _emit({**item, "verdict": verdict.word, "reasons": verdict.reasons})


def _embedded(metadata: dict[str, str | list[str] | None]) -> Embedded:
    """Metadata as typed in, in the form it has when it is read from a file."""
    told: dict[str, Any] = {}
    for name, value in metadata.items():
        field = _METADATA.get(name)
        if field and value:
            texts = [value] if isinstance(value, str) else value
            told[field] = (*told.get(field, ()), *(Statement(text, f"metadata {name}") for text in texts))
    return replace(Embedded(format=""), **told)


def _items(texts: tuple[str, ...]) -> Iterator[str]:
    """The texts as typed, or the lines of standard input for `-`."""
    for text in texts:
        if text != "-":
            yield text
            continue
        for line in sys.stdin.buffer:
            yield line.decode("utf-8", "replace").rstrip("\r\n")


def _sources(locations: tuple[str, ...]) -> list[Iterator[Capture | Failure]]:
    try:
        return [captures(location) for location in locations]
    except NoPagesError as error:
        raise click.UsageError(str(error)) from error


def _page(page: Page) -> dict[str, object]:
    told = {name: getattr(page, name) for name in ("title", "published")}
    texts = {name: statement.text if statement else None for name, statement in told.items()}
    return {"page": page.location, "url": page.url, **texts, "images": [_figure(figure) for figure in page.figures]}


def _figure(figure: Figure) -> dict[str, object]:
    caption, credit = printed(figure)
    return {
        "url": figure.image.url,
        "urls": figure.image.urls,
        "caption": caption,
        "credit": credit,
        "alt": figure.alt.text if figure.alt else None,
        "title": figure.title.text if figure.title else None,
        "line": figure.line,
    }


def _tell(failure: Failure) -> None:
    click.echo(f"auditor: {sentence(failure)}", err=True)


def _emit(record: object) -> None:
    sys.stdout.buffer.write(encode(record) + b"\n")
