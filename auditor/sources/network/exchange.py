"""What passes between those who ask the network: how much an answer may cost, what a server answered, why there is nothing."""

from collections.abc import Mapping
from typing import NamedTuple


class UnavailableError(Exception):
    """What could not be had from the network: `str()` is the sentence for the user, without the URL."""


class Bounds(NamedTuple):
    """What an answer may cost: seconds until it is connected, seconds left of those that are allowed in all, octets."""

    connect: float
    total: float
    allowed: float
    size: int


class Reply(NamedTuple):
    """What a server answered: status, headers with small names, body."""

    status: int
    headers: Mapping[str, str]
    content: bytes
