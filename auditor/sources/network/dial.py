"""One request over a connection to a very address that was checked, within bounds of time and size: urllib3 behind one door.

urllib3 asks the system for nothing here: no name is resolved a second time, no proxy is taken from the environment, nothing is
tried again and no redirect is followed by itself.
"""

import socket
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPResponse, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, SSLError
from urllib3.exceptions import TimeoutError as TimedOutError
from urllib3.util import Timeout

from auditor.sources.network.exchange import Bounds, Reply, UnavailableError
from auditor.sources.network.targets import Target

_PIECE = 2**16


class _Watch:
    """Ends a connection when its time is up, whatever it is doing: a server may send an octet a second without end."""

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._held: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._timer.start()

    def watch(self, dialled: socket.socket) -> None:
        """Remember a connection by a second handle, because TLS takes the first one over."""
        self._held.append(dialled.dup())

    def _end(self) -> None:
        self.over = True
        for held in self._held:
            try:
                held.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # it has ended already

    def close(self) -> None:
        """Stop watching."""
        self._timer.cancel()
        for held in self._held:
            held.close()


class _Dialled:
    """What both kinds of connection do differently from urllib3's own: they dial the address that they are told."""

    def __init__(self, *arguments: Any, addresses: Sequence[str], watch: _Watch, **named: Any) -> None:  # noqa: ANN401  # urllib3's own
        super().__init__(*arguments, **named)
        self._addresses, self._watch = addresses, watch

    def _new_conn(self) -> socket.socket:
        connection: Any = self
        trouble = "time is up"
        for address in self._addresses:
            try:
                dialled = socket.create_connection((address, connection.port), connection.timeout)
            except OSError as error:
                trouble = error.strerror or trouble
                continue
            self._watch.watch(dialled)
            return dialled
        raise UnavailableError(f"{connection.host} does not answer ({trouble}).")


class _Plain(_Dialled, HTTPConnection):
    pass


class _Secure(_Dialled, HTTPSConnection):
    pass


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


def reply(target: Target, headers: Mapping[str, str], bounds: Bounds) -> Reply:
    """What the server at the target answers. Raises `UnavailableError`."""
    watch = _Watch(bounds.total)
    try:
        with _asked(target, headers, bounds, watch) as answer:
            said = {name.lower(): value for name, value in answer.headers.items()}
            content = _content(answer, bounds.size, watch) if answer.status == 200 else b""
            if watch.over:
                raise UnavailableError(_late(bounds))
            return Reply(answer.status, said, content)
    except (HTTPError, OSError, ValueError) as error:
        raise UnavailableError(_why(error, target.host, bounds, late=watch.over)) from error
    finally:
        watch.close()


@contextmanager
def _asked(target: Target, headers: Mapping[str, str], bounds: Bounds, watch: _Watch) -> Iterator[HTTPResponse]:
    pool_class = _SecurePool if target.scheme == "https" else _PlainPool
    timeout = Timeout(connect=bounds.connect, read=bounds.total)
    with pool_class(target.host, target.port, timeout=timeout, retries=False, addresses=target.addresses, watch=watch) as pool:
        answer = pool.urlopen(
            "GET", target.path, headers=dict(headers), redirect=False, preload_content=False, assert_same_host=False
        )
        try:
            yield answer  # type: ignore[misc]  # with preload_content off it is always this class
        finally:
            answer.close()


def _content(answer: HTTPResponse, size: int, watch: _Watch) -> bytes:
    """The body unpacked, one octet more than the size where it is longer."""
    pieces, held = [], 0
    for piece in answer.stream(_PIECE):
        pieces.append(piece)
        held += len(piece)
        if held > size or watch.over:
            break
    return b"".join(pieces)[: size + 1]


def _why(error: Exception, host: str, bounds: Bounds, *, late: bool) -> str:
    if late or isinstance(error, (TimeoutError, TimedOutError)):
        return _late(bounds)
    if isinstance(error, SSLError):
        return f"The certificate of {host} is not in order."
    return f"{host} broke off its answer."


def _late(bounds: Bounds) -> str:
    return f"The answer took longer than {bounds.allowed:.0f} seconds."
