"""What is remembered while one page is worked on: each of its texts is read once, and nothing is kept when it is done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Read = TypeVar("Read")
_PAGE: ContextVar[dict[tuple[object, str], Any] | None] = ContextVar("texts of the page", default=None)


@contextmanager
def one_page() -> Iterator[None]:
    """Remember what is read until the page is done; within another page's memory, until that is."""
    if _PAGE.get() is not None:
        yield
        return
    token = _PAGE.set({})
    try:
        yield
    finally:
        _PAGE.reset(token)


def once(read: Callable[[str], Read], text: str) -> Read:
    """What a function says of a text, asked only once a page.

    >>> with one_page():
    ...     once(str.split, "A market") is once(str.split, "A market")
    True
    """
    page = _PAGE.get()
    if page is None:
        return read(text)
    asked = read, text
    if asked not in page:
        page[asked] = read(text)
    said: Read = page[asked]
    return said
