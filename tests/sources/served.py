"""Servers on this machine that answer well and badly."""

import gzip
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Answer = Callable[[socket.socket], None]


class _Files(SimpleHTTPRequestHandler):
    """The files of a folder, and what is asked for by name."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path.startswith("/moved?"):
            self.send_response(302)
            self.send_header("Location", self.path.partition("?")[2])
            self.end_headers()
        elif self.path.startswith("/status?"):
            self.send_error(int(self.path.partition("?")[2]))
        elif self.path.startswith("/packed?"):
            content = gzip.compress(Path(self.directory, self.path.partition("?")[2]).read_bytes())
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(content)
        else:
            super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the standard library's name
        pass


class Server:
    """A running server: where it is, and what it was asked for."""

    def __init__(self, port: int, asked: list[str]) -> None:
        self.host = f"127.0.0.1:{port}"
        self.url = f"http://{self.host}"
        self.asked = asked


@contextmanager
def files(folder: Path, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server of the files in a folder."""
    asked: list[str] = []
    handler = type("Handler", (_Files,), {"asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield Server(server.server_port, asked)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Raw(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # the other side has gone, as it should


@contextmanager
def raw(answer: Answer) -> Iterator[Server]:
    """A server that reads what it is asked and then does what it is told with the connection."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(2**16)
            answer(self.request)

    server = _Raw(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield Server(server.server_address[1], [])
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def slow_body(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n")
    _slowly(connection)


def slow_head(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Filler: ")
    _slowly(connection)


def slow_start(connection: socket.socket) -> None:
    _slowly(connection)


def silent(connection: socket.socket) -> None:
    connection.settimeout(60)
    connection.recv(1)


def endless_chunks(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        connection.sendall(b"1\r\nx\r\n" * 9)
        time.sleep(0.01)


def endless_body(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(bytes(2**16))


def endless_head(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X-Filler: x\r\n" * 9)


@cache
def _bomb() -> bytes:
    return gzip.compress(bytes(2**26), 6)


def bomb(connection: socket.socket) -> None:
    packed = _bomb()
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed) + packed)


def broken_off(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\nhalf")


def moved_nowhere(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n")


def moved_slowly(connection: socket.socket) -> None:
    time.sleep(0.9)
    connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n")


def no_http(connection: socket.socket) -> None:
    connection.sendall(b"\x00\xff\xfe nothing of the kind\r\n\r\n" * 9)


def _slowly(connection: socket.socket) -> None:
    while True:
        connection.sendall(b"x")
        time.sleep(0.2)
