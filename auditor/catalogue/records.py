"""What workers hand in and what tasks carry out of the catalogue: one record a page, encoded as JSON Lines."""

import msgspec

from auditor.model import Failure, Photograph, Request, Severity


class Told(msgspec.Struct, frozen=True):
    """A finding as the catalogue lists it."""

    finding: str
    rule: str
    severity: Severity
    image: str | None


class Judged(msgspec.Struct, frozen=True, tag=True):
    """A page that was audited: what the tables hold of it."""

    input: int
    number: int
    location: str
    copy: int
    kind: str
    digest: bytes
    asked: bytes
    judged: str
    audit: bytes
    url: str | None = None
    title: str | None = None
    published: str | None = None
    captured: str | None = None
    publisher: str | None = None
    language: str | None = None
    photographs: tuple[Photograph, ...] = ()
    findings: tuple[Told, ...] = ()
    requests: tuple[Request, ...] = ()


class Same(msgspec.Struct, frozen=True, tag=True):
    """A page that is as it was."""

    input: int
    number: int
    location: str
    copy: int


class Unread(msgspec.Struct, frozen=True, tag=True):
    """What could not be read."""

    input: int
    number: int
    failure: Failure


class Known(msgspec.Struct, frozen=True):
    """A page as the catalogue has it: enough to tell whether it must be audited again."""

    location: str
    copy: int
    digest: bytes
    asked: bytes
    judged: str


Met = Judged | Same | Unread
