"""A text and who says it: what every other record is made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """A text and who says it; line and column count from 1, 0 = unknown.

    `place` names the element or field as its own standard does: `figcaption`, `img@alt`, `IIM 2:110`,
    `XMP photoshop:Credit`, `EXIF Artist`, `JSON-LD creditText`.
    """

    text: str
    place: str
    line: int = 0
    column: int = 0
