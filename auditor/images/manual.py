"""The page of the manual about metadata, made from fields.toml and variants.toml."""

from collections.abc import Iterable, Iterator

from auditor.images import locate
from auditor.images.blocks import families
from auditor.images.fields import Concept, concepts, differences

_HEAD = """# Metadata: what is read, and where it stands

Made by `make docs` from `auditor/images/fields.toml` and `variants.toml`: do not edit.

A photograph's file can state the same thing in three blocks: IIM (the wire services' own, since 1991), XMP (XML, since 2001) and
EXIF (the camera's). They are read one by one and kept apart, so that a disagreement can be seen. A block that is damaged never
hides another.
"""


def page() -> str:
    """The page in Markdown."""
    parts = (_HEAD, *_formats(), *_fields(), *_lost(), *_undone(), *_differences())
    return "\n".join(part.strip("\n") + "\n" for part in parts)


def _formats() -> Iterator[str]:
    yield "## Formats"
    yield "\n".join(f"- {(family.__doc__ or '').splitlines()[0]}" for family in families())


def _fields() -> Iterator[str]:
    yield "## Concepts"
    yield (
        "The name is that of `auditor inspect image`. IIM: number of the dataset and the octets that the standard allows it. "
        "Schema.org: the property of an ImageObject on the page. C2PA: where a manifest states it."
    )
    rows = ("name", "concept", "IIM", "octets", "XMP", "EXIF", "schema.org", "C2PA", "defined in"), *map(_cells, concepts())
    yield _table(rows)


def _cells(concept: Concept) -> tuple[str, ...]:
    octets = str(concept.octets) if concept.octets else ""
    places = "<br>".join(concept.xmp), "<br>".join(concept.exif)
    return f"`{concept.name}`", concept.label, concept.iim, octets, *places, concept.schema, concept.c2pa, concept.clause


def _lost() -> Iterator[str]:
    yield "## Addresses that say that the metadata is lost"
    yield _table((("product", "what it means"), *locate.losses()))


def _undone() -> Iterator[str]:
    yield "## Addresses of resized pictures, and of the file they were made from"
    yield "An address that carries a signature is never rewritten: the server would refuse it."
    yield _table(
        (("a variant", "is looked for at"), *((f"`{variant}`", f"`{original}`") for variant, original in locate.examples()))
    )


def _differences() -> Iterator[str]:
    yield "## Where the reading differs from exiftool's, and why"
    yield (
        "On the labelled images, on some two hundred odd files that tests/images/odd.py writes, and on a thousand files that "
        "other programs ship for their own tests, every other value is the same. These differences are meant:"
    )
    yield _table((("case", "exiftool", "here", "why"), *(tuple(row.values()) for row in differences())))


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    head, *body = rows
    lines = [head, tuple("---" for _ in head), *body]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
