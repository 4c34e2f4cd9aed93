"""Credit lines as read, and how two of them stand to each other."""

from dataclasses import dataclass
from typing import Literal

from auditor.model.statement import Statement

Role = Literal["staff", "stringer", "handout", "courtesy", "pool", "file", "social"]
Word = Literal[
    "agree",
    "compatible",
    "partial",
    "conflict",
    "missing_on_page",
    "missing_in_metadata",
    "both_missing",
    "unreadable",
]


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit line as read: names verbatim, agencies by canonical name (origin first, distributor last)."""

    stated: str
    creators: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    via: bool = False
    role: Role | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A credit within a caption: offsets in code points of the whole text, label and brackets included."""

    start: int
    end: int
    text: str
    credit: Credit


@dataclass(frozen=True, slots=True)
class CaptionText:
    """A caption taken apart: the whole text, the caption without its credits, the credits."""

    text: str
    caption: str
    credits: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a printed credit stands to the file's metadata, and why, one sentence a reason.

    `creator` and `agency` are the same judgement for each of the two sides apart; `evidence` are the file's statements that
    it rests on.
    """

    word: Word
    reasons: tuple[str, ...] = ()
    creator: Literal["same", "near", "page_lacks", "file_lacks", "neither", "different"] = "neither"
    agency: Literal["same", "path", "page_lacks", "file_lacks", "neither", "different"] = "neither"
    evidence: tuple[Statement, ...] = ()
