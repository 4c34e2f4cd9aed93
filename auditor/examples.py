"""Short ways to write the examples of a rule: a figure in a few words, as a desk would tell it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from auditor.model import Embedded, Figure, Image, Page, Photograph, Statement

Texts = str | Sequence[str]
_NAMES = {
    "creator": ("2:80", "dc:creator", "Artist"),
    "byline_title": ("2:85", "photoshop:AuthorsPosition", ""),
    "credit": ("2:110", "photoshop:Credit", ""),
    "source": ("2:115", "photoshop:Source", ""),
    "copyright": ("2:116", "dc:rights", "Copyright"),
    "caption": ("2:120", "dc:description", "ImageDescription"),
    "instructions": ("2:40", "photoshop:Instructions", ""),
    "date": ("2:55", "photoshop:DateCreated", "DateTimeOriginal"),
}


def _texts(texts: Texts) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


def says(place: str, texts: Texts | None, line: int = 1) -> tuple[Statement, ...]:
    """Each text as a statement of one place; none for None."""
    return () if texts is None else tuple(Statement(text, place, line + at, 1) for at, text in enumerate(_texts(texts)))


def file(
    iim: Mapping[str, Texts] | None = None,
    xmp: Mapping[str, Texts] | None = None,
    exif: Mapping[str, Texts] | None = None,
    more: Mapping[str, object] | None = None,
) -> Embedded:
    """What an image file says, block by block: `file(iim={"creator": "JANE DOE", "credit": "AP"})`; `more` as it is."""
    blocks = (("IIM", iim or {}), ("XMP", xmp or {}), ("EXIF", exif or {}))
    fields: dict[str, Any] = {
        field: tuple(
            Statement(text, f"{block} {_NAMES[field][column]}")
            for column, (block, values) in enumerate(blocks)
            for text in _texts(values.get(field, ()))
        )
        for field in _NAMES
    }
    return replace(Embedded(format="JPEG", width=960, height=640), **fields | dict(more or {}))


def figure(
    caption: Texts | None = None,
    credit: Texts | None = None,
    alt: str | None = None,
    embedded: Embedded | None = None,
    url: str = "photo.jpg",
    **more: object,
) -> Figure:
    """A photograph with its texts; `more` are fields of `Figure` as they are."""
    shown = Figure(
        image=Image(url=url, urls=(url,)),
        captions=says("figcaption", caption, 4),
        credits=says("span.credit", credit, 6),
        alt=None if alt is None else Statement(alt, "img@alt", 3, 1),
        embedded=embedded,
        line=3,
        column=1,
    )
    return replace(shown, **cast("dict[str, Any]", more))


def page(*figures: Figure, **more: object) -> Page:
    """A page that shows these photographs, one below the other; `more` are fields of `Page` as they are."""
    below = (*figures[:1], *(_lower(shown, 10 * nth) for nth, shown in enumerate(figures[1:], 1)))
    return replace(Page(location="article.html", figures=below), **cast("dict[str, Any]", more))


def _lower(shown: Figure, lines: int) -> Figure:
    captions, credits = (
        tuple(replace(said, line=said.line + lines) for said in told) for told in (shown.captions, shown.credits)
    )
    return replace(shown, captions=captions, credits=credits, line=shown.line + lines)


def photograph(page: str, caption: str = "", credit: str = "", picture: int = 1, **more: object) -> Photograph:
    """A photograph as the catalogue holds it: `picture` numbers what it shows, `more` are fields of `Photograph` as they are.

    Two numbers are two photographs for every eye, the same number is the same file.
    """
    shown = Photograph(
        page=page,
        image=f"{picture}.jpg",
        key=f"{page}/{picture}",
        line=3,
        column=1,
        caption=next(iter(says("figcaption", caption or None, 4)), None),
        says=caption,
        credit=next(iter(says("span.credit", credit or None, 6)), None),
        look=(picture * 0x9E3779B97F4A7C15F39CC0605CEDC8341082276BF3A27251F86C6A11D0C18E95 % 2**256).to_bytes(32, "big"),
        width=960,
        height=640,
    )
    return replace(shown, **cast("dict[str, Any]", more))
