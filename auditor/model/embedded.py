"""What an image file says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from auditor.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a C2PA manifest says of the picture, and whether it holds (C2PA 2.2, 15: validation).

    `state`: "trusted" means intact and signed by one whom the given anchors vouch for, "intact" signed by anyone, "invalid" that
    picture, manifest or signature were changed: `codes` are the standard's own words for why.
    """

    state: Literal["trusted", "intact", "invalid"]
    codes: tuple[str, ...] = ()
    generator: str = ""
    signer: str = ""
    signed: str = ""
    authors: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Embedded:
    """What an image file says of itself, one Statement for each block and value, the blocks kept apart.

    Field names are the glossary's; `fields.toml` maps them to IIM datasets, XMP paths and EXIF tags. Width and height are
    pixels, None where only a codec that we do not carry could tell. `decodings` holds every plausible reading of IIM text
    whose charset is not declared. `problems` are sentences: what could not be read, and why; `broken` says why no browser
    could show the picture (cut off, no image at all), "" where it can be shown. `c2pa` is None where there is no manifest or it
    was not checked.
    """

    format: str
    width: int | None = None
    height: int | None = None
    creator: tuple[Statement, ...] = ()
    byline_title: tuple[Statement, ...] = ()
    credit: tuple[Statement, ...] = ()
    source: tuple[Statement, ...] = ()
    copyright: tuple[Statement, ...] = ()
    caption: tuple[Statement, ...] = ()
    headline: tuple[Statement, ...] = ()
    instructions: tuple[Statement, ...] = ()
    date: tuple[Statement, ...] = ()
    job_id: tuple[Statement, ...] = ()
    supplier: tuple[Statement, ...] = ()
    licensor: tuple[Statement, ...] = ()
    usage_terms: tuple[Statement, ...] = ()
    web_statement: tuple[Statement, ...] = ()
    digital_source_type: tuple[Statement, ...] = ()
    alt_text: tuple[Statement, ...] = ()
    title: tuple[Statement, ...] = ()
    licensor_url: tuple[Statement, ...] = ()
    copyright_owner: tuple[Statement, ...] = ()
    other_constraints: tuple[Statement, ...] = ()
    media_constraints: tuple[Statement, ...] = ()
    data_mining: tuple[Statement, ...] = ()
    licence_end: tuple[Statement, ...] = ()
    release_date: tuple[Statement, ...] = ()
    expiry_date: tuple[Statement, ...] = ()
    ai_system: tuple[Statement, ...] = ()
    ai_system_version: tuple[Statement, ...] = ()
    ai_prompt: tuple[Statement, ...] = ()
    ai_prompt_writer: tuple[Statement, ...] = ()
    extended_description: tuple[Statement, ...] = ()
    caption_writer: tuple[Statement, ...] = ()
    event: tuple[Statement, ...] = ()
    person: tuple[Statement, ...] = ()
    asset_id: tuple[Statement, ...] = ()
    c2pa: Manifest | None = None
    decodings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    broken: str = ""
