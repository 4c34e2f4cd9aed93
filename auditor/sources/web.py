"""Pages by their addresses, and the pages that a sitemap names, whether that has an address or is a file (.xml, .xml.gz)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from auditor.model import Capture, Failure
from auditor.sources import PAGE_LIMIT, NoPagesError, Part, Reach, UnreadableError
from auditor.sources.network import Answer, ask
from auditor.sources.network.exchange import UnavailableError
from auditor.sources.network.sitemaps import SIZE_LIMIT, Sitemap, sitemap
from auditor.sources.page import capture, in_utf_8, regular

ORDER = 0
NEEDS_NETWORK = True
_SCHEMES = ("http://", "https://")
_SITEMAPS = (".xml", ".xml.gz")
_DEEPEST = 3  # sitemaps that lead to sitemaps
_PAGES = ("text/", "application/xhtml+xml", "application/xml", "application/octet-stream")


def accepts(location: str) -> bool:
    """Whether the location is an address of the web, or the file of a sitemap."""
    return location.lower().startswith(_SCHEMES) or (location.lower().endswith(_SITEMAPS) and "://" not in location)


def captures(location: str, reach: Reach) -> Iterator[Capture | Failure]:
    """The page at the address, or every page that the sitemap names. Raises `NoPagesError` where the network may not be asked."""
    by_address = location.lower().startswith(_SCHEMES)
    wanted = "images" if by_address else "all"
    if reach.fetch == "none" or (not by_address and reach.fetch != "all"):
        raise NoPagesError(f"{location}: lies on the network, which is not asked unless you say so. Add --fetch {wanted}.")
    return _at_address(location, reach) if by_address else _of_file(location, reach)


def parts(location: str, reach: Reach) -> Iterator[Part]:
    """Every page that a sitemap names, by its address, so that many can be read at once; anything else is all one."""
    if reach.fetch != "all" or not location.lower().endswith(_SITEMAPS):
        return iter((Part(location),))
    return _parts(location, reach)


def _parts(location: str, reach: Reach) -> Iterator[Part]:
    by_address = location.lower().startswith(_SCHEMES)
    answer = _answer(location, reach) if by_address else None
    try:
        found = _in_file(location) if answer is None else None if isinstance(answer, Failure) else sitemap(answer.content)
    except UnreadableError as error:
        yield Part(location, problem=str(error))
        return
    if found:
        yield from _named(location, found, reach, {location})
    else:
        yield Part(location, problem=answer.message) if isinstance(answer, Failure) else Part(location)


def _at_address(location: str, reach: Reach) -> Iterator[Capture | Failure]:
    answer = _answer(location, reach)
    if isinstance(answer, Failure):
        yield answer
    elif found := sitemap(answer.content):
        yield from _all(_named(location, found, reach, {location}), reach)
    else:
        yield _page(location, answer)


def _of_file(location: str, reach: Reach) -> Iterator[Capture | Failure]:
    try:
        found = _in_file(location)
    except UnreadableError as error:
        yield Failure(location, "source", str(error))
    else:
        yield from _all(_named(location, found, reach, {location}), reach)


def _in_file(location: str) -> Sitemap:
    """The sitemap in a file. Raises `UnreadableError`."""
    try:
        with regular(Path(location)).open("rb") as stream:
            found = sitemap(stream.read(SIZE_LIMIT + 1))
    except OSError as error:
        raise UnreadableError(f"{location}: cannot be read ({error.strerror or error}). Check the name.") from error
    if not found:
        raise UnreadableError(f"{location}: is no sitemap. Name a page, or a sitemap (sitemaps.org).")
    return found


def _all(found: Iterator[Part], reach: Reach) -> Iterator[Capture | Failure]:
    """The pages at some addresses."""
    for part in found:
        answer = Failure(part.location, "source", part.problem) if part.problem else _answer(part.location, reach)
        yield answer if isinstance(answer, Failure) else _page(part.location, answer)


def _named(location: str, found: Sitemap, reach: Reach, seen: set[str], depth: int = 1) -> Iterator[Part]:
    """The addresses of the pages of a sitemap, then those of the sitemaps that it leads to, each once.

    They are somebody else's words: what is no address of the web must never be taken for a file of this machine.
    """
    if found.problem:
        yield Part(location, problem=f"{location}: {found.problem}")
    if reach.fetch != "all":
        yield Part(location, problem=f"{location}: is a sitemap. To read the pages that it names, add --fetch all.")
        return
    for address in found.pages:
        if address not in seen:
            seen.add(address)
            proper = address.lower().startswith(_SCHEMES)
            yield Part(
                address, problem="" if proper else f"{address}: is no address of the web (http, https), and was not asked."
            )
    for address in found.further:
        if address not in seen:
            seen.add(address)
            yield from _further(address, reach, seen, depth)


def _further(address: str, reach: Reach, seen: set[str], depth: int) -> Iterator[Part]:
    answer = _answer(address, reach) if depth < _DEEPEST else Failure(address, "source", f"{address}: sitemaps too deep.")
    if isinstance(answer, Failure):
        yield Part(address, problem=answer.message)
    elif found := sitemap(answer.content):
        yield from _named(address, found, reach, seen, depth + 1)
    else:
        yield Part(address, problem=f"{address}: is no sitemap, though another sitemap says so.")


def _answer(address: str, reach: Reach) -> Answer | Failure:
    try:
        return ask(address, reach, PAGE_LIMIT)
    except UnavailableError as error:
        return Failure(address, "source", f"{address}: {error}")


def _page(location: str, answer: Answer) -> Capture | Failure:
    if not answer.media_type.startswith(_PAGES):
        return Failure(location, "source", f"{location}: is {answer.media_type[:80]}, not a page. Name the page that shows it.")
    try:
        found = capture(location, in_utf_8(answer.content, answer.charset))
    except UnreadableError as error:
        return Failure(location, "source", str(error).replace("Save the page again.", "Check the address."))
    return replace(found, url=answer.url, media_type="text/html")
