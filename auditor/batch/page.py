"""One page of an archive: the same as before, or audited again and made ready for the catalogue."""

import traceback
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b

import msgspec

from auditor.audit import audit, illustrated
from auditor.catalogue.records import Judged, Known, Met, Same, Told, Unread
from auditor.config import Settings
from auditor.credit import credit_printed, read_caption, read_credit
from auditor.formats import encode
from auditor.images.keys import key
from auditor.memory import one_page
from auditor.model import Audit, Capture, Failure, Fetch, Figure, Page, Photograph, Resource, Statement

_LONGEST = 2_000  # letters of a text that the catalogue's tables hold
_QUICK = 1  # deflate's level: three times smaller, and hardly any time


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands in the catalogue."""

    input: int
    number: int
    location: str
    copy: int = 0


@dataclass(slots=True)
class Asked:
    """A capture's `fetch` that remembers what was asked for at hand, and a digest of what came."""

    fetch: Fetch
    answers: dict[str, str] = field(default_factory=dict)

    def __call__(self, url: str) -> Resource | None:
        """The bytes behind a URL."""
        found = self.fetch(url)
        if url[:5].lower() != "data:" and not _from_network(found, url):
            self.answers[url] = _answer(found)
        return found


@one_page()
def met(capture: Capture, place: Place, known: Known | None, judged: str, how: "How") -> Met:
    """The page as the catalogue is told of it. The one place of the program where any mistake of ours is caught and told."""
    try:
        digest = _digest(capture)
        if known and (known.digest, known.judged) == (digest, judged) and _still(known.asked, capture.fetch):
            return Same(place.input, place.number, place.location, place.copy)
        asked = Asked(capture.fetch) if capture.fetch else None
        done = audit(replace(capture, fetch=asked), how.settings, across=True, listings=how.listings)
        done = illustrated(done, capture, how.thumbnails_left)
        how.thumbnails_left -= sum(bool(figure.thumbnail) for figure in done.page.figures)
        return _judged(
            done, capture, place, {"digest": digest, "asked": _packed(asked.answers if asked else {}), "judged": judged}
        )
    except Exception as error:  # noqa: BLE001  # a page that brings a mistake of ours to light must not end the run
        at = traceback.extract_tb(error.__traceback__)[-1]
        told = f"internal error at {at.name}, line {at.lineno}: {type(error).__name__}: {error}. Please report it with the page."
        return Unread(place.input, place.number, Failure(place.location, "page", told))


@dataclass(slots=True)
class How:
    """Under which settings the pages of a task are audited, and how many thumbnails are left to be made."""

    settings: Settings
    listings: bool
    thumbnails_left: int


def unpacked(content: bytes) -> Audit:
    """The audit that a page's row holds."""
    return msgspec.json.decode(zlib.decompress(content), type=Audit)


def _judged(done: Audit, capture: Capture, place: Place, told: Mapping[str, object]) -> Judged:
    page = done.page
    return Judged(
        input=place.input,
        number=place.number,
        location=place.location,
        copy=place.copy,
        kind=page.kind,
        audit=zlib.compress(encode(done), _QUICK),
        url=page.url,
        title=_text(page.title),
        published=_text(page.published),
        captured=capture.captured,
        publisher=_text(page.publisher),
        language=_text(page.language),
        photographs=tuple(map(_photograph, [page] * len(page.figures), page.figures)),
        requests=done.requests,
        findings=tuple(Told(finding.id, finding.rule, finding.severity, finding.image) for finding in done.findings),
        **told,  # type: ignore[arg-type]  # digest and asked are bytes, judged is text
    )


def _photograph(page: Page, figure: Figure) -> Photograph:
    caption = figure.captions[0] if figure.captions else None
    printed = credit_printed(figure) or ""
    credit = read_credit(printed) if printed else None
    embedded = figure.embedded
    jobs = _texts(embedded.job_id) if embedded else ()
    return Photograph(
        page=page.location,
        image=figure.image.url,
        key=key(figure.image.url),
        line=figure.line,
        column=figure.column,
        caption=_cut(caption) if caption else None,
        says=read_caption(caption.text).caption[:_LONGEST] if caption else "",
        credit=_cut(next(iter(figure.credits), Statement(printed, "credit", figure.line, figure.column))) if printed else None,
        creators=credit.creators if credit else (),
        agencies=credit.agencies if credit else (),
        look=figure.look,
        numbers=(*jobs, *(_texts(embedded.asset_id) if embedded else ())),
        series=jobs,
        taken=next(iter(_texts(embedded.date)), "") if embedded else "",
        width=(embedded.width if embedded else None) or 0,
        height=(embedded.height if embedded else None) or 0,
    )


def _cut(said: Statement) -> Statement:
    return replace(said, text=said.text[:_LONGEST])


def _texts(said: tuple[Statement, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for one in said if (text := one.text.strip()[:_LONGEST])))


def _text(said: Statement | None) -> str | None:
    return said.text[:_LONGEST] if said else None


def _digest(capture: Capture) -> bytes:
    about = repr((capture.url, capture.media_type, capture.problems)).encode("utf-8", "replace")
    return blake2b(about + b"\0" + capture.content, digest_size=16).digest()


def _answer(found: Resource | None) -> str:
    if found is None:
        return ""
    return blake2b(found.content + found.problem.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _from_network(found: Resource | None, url: str) -> bool:
    """Whether an answer came over the network, or could not: it is not asked for again to see whether it has changed."""
    return found is not None and (found.place.startswith(("http://", "https://")) or (bool(found.problem) and found.place == url))


def _packed(answers: Mapping[str, str]) -> bytes:
    return zlib.compress(encode(answers), _QUICK)


def _still(asked: bytes, fetch: Fetch | None) -> bool:
    """Whether everything that a page asked for is as it was."""
    answers = msgspec.json.decode(zlib.decompress(asked), type=dict[str, str])
    return all(fetch is not None and _answer(fetch(url)) == answer for url, answer in answers.items())
