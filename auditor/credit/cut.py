"""Printed credits that a field of 32 bytes cut off, and what they were before."""

from collections.abc import Iterator, Sequence

from auditor.credit.parse import cut_pieces, read_credit
from auditor.credit.pool import pool
from auditor.credit.tables import key
from auditor.model import Embedded


def cut_off(printed: str, embedded: Embedded | None = None) -> str | None:
    """The credit made whole again where it was cut at 32 bytes; None where it was not, or nobody can tell.

    >>> cut_off("SOPA Images/LightRocket via Gett"), cut_off("APA/GEORG BEISPIEL/GEORG BEISPIE"), cut_off("EPA/JANE DOE")
    ('SOPA Images/LightRocket via Getty Images', 'APA/GEORG BEISPIEL', None)
    """
    for piece, named in cut_pieces(printed):
        meant = named or next(_longer(piece, _named_in(printed, embedded)), None)
        if meant:
            return _mended(printed, piece, meant)
    return None


def _named_in(printed: str, embedded: Embedded | None) -> Iterator[str]:
    """Everybody whom the line itself and the file name."""
    yield from read_credit(printed).creators
    if embedded:
        evidence = pool(embedded)
        yield from (said.text for said in (*evidence.creators, *evidence.agencies, *evidence.organisations))


def _longer(piece: str, names: Iterator[str] | Sequence[str]) -> Iterator[str]:
    """The names of which a piece is the beginning."""
    short = key(piece)
    return (name for name in names if len(short) > 1 and key(name).startswith(short) and key(name) != short)


def _mended(printed: str, piece: str, meant: str) -> str:
    """The line with the whole name in place of the piece, or without the piece where the name stands there already."""
    at = printed.rfind(piece)
    before, behind = printed[:at], printed[at + len(piece) :]
    if key(meant) in key(before):
        return before.rstrip(" /|,-") + behind
    return before + meant + behind
