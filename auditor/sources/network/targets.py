"""From a URL to the addresses that are dialled for it: taken apart strictly, its host resolved once, each address checked."""

import re
import socket
import threading
from collections.abc import Callable, Sequence
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from auditor.sources.network.addresses import public
from auditor.sources.network.exchange import UnavailableError

Resolver = Callable[[str, int], Sequence[str]]

_LONGEST = 8_000
_PORTS = {"http": 80, "https": 443}
# Signs that programs read in more than one way: what one takes for a path is another's host.
_AMBIGUOUS = re.compile(r"[\s\\\x00-\x1f\x7f]")
_HOST = re.compile(r"(?!-)[a-z0-9_.-]{1,253}|[0-9a-f:.]{2,45}")
_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?")  # no name ends so; only programs that guess read an address in it
_FOUR_NUMBERS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_UNQUOTED = "!#$%&'()*+,/:;=?@[]~"


class Target(NamedTuple):
    """What to dial and what to ask there."""

    scheme: str
    host: str
    port: int
    path: str
    addresses: Sequence[str]


def resolved(host: str, port: int) -> Sequence[str]:
    """The addresses of a host, as the system resolves it. Raises `OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


def target(url: str, allowed: Sequence[str], resolve: Resolver, seconds: float) -> Target:
    """Where a URL leads. Raises `UnavailableError` for a URL or a host that is not asked.

    `allowed` are hosts, `HOST` or `HOST:PORT`, that are asked whatever their addresses.
    """
    scheme, host, port, path = _parts(url)
    addresses = _addresses(host, port, resolve, seconds)
    if host not in allowed and f"{host}:{port}" not in allowed and not all(map(public, addresses)):
        raise UnavailableError(
            f"{host} is not on the public internet, and was not asked. Where it is meant, name it with --allow-host."
        )
    return Target(scheme, host, port, path, addresses)


def _parts(url: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and path with query."""
    if len(url) > _LONGEST or _AMBIGUOUS.search(url):
        raise UnavailableError("The address is no proper one (blanks, backslashes, or too long), and was not asked.")
    try:
        parts = urlsplit(url)
        scheme, host = parts.scheme.lower(), _ascii(parts.hostname or "")
        port = parts.port or _PORTS.get(scheme, 0)
    except ValueError:
        scheme = host = ""
    guessed = _NUMBER.fullmatch(host) and not _FOUR_NUMBERS.fullmatch(host)
    if scheme not in _PORTS or guessed or not _HOST.fullmatch(host):
        raise UnavailableError("The address is none of the web (http, https), and was not asked.")
    if "@" in parts.netloc:
        raise UnavailableError("The address holds a name or password for its host, and was not asked.")
    query = f"?{parts.query}" if parts.query else ""
    return scheme, host, port, quote((parts.path or "/") + query, safe=_UNQUOTED)


def _ascii(host: str) -> str:
    """The host as it is asked for in the domain name system (IDNA). Raises `ValueError` for what cannot be one."""
    return host if host.isascii() else host.encode("idna").decode()


def _addresses(host: str, port: int, resolve: Resolver, seconds: float) -> Sequence[str]:
    """The addresses of a host; a resolver that does not answer in time is left behind."""
    found: list[Sequence[str] | OSError | UnicodeError] = []

    def ask() -> None:
        try:
            found.append(resolve(host, port))
        except (OSError, UnicodeError) as error:
            found.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    addresses = found[0] if found else OSError("no answer")
    if isinstance(addresses, (OSError, UnicodeError)) or not addresses:
        raise UnavailableError(f"The host {host} is not known here. Check the address and the connection.")
    return addresses
