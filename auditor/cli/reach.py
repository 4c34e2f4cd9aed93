"""`--fetch`, `--allow-host` and `--files-from`: what else may be read, as typed."""

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from auditor.sources import Reach

MAX_LISTED = 64 * 2**20  # octets of a list of names


def reach_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of the network; it gets them as one `Reach`, named `reach`."""

    @click.option("--fetch", type=click.Choice(["none", "images", "all"]), default="none", show_default=True, help="What may be asked for from the network: the pictures of the pages; all, also the pages that sitemaps name.")  # fmt: skip  # noqa: E501
    @click.option("--allow-host", "allowed", metavar="HOST[:PORT]", multiple=True, help="Also ask this host, though it is not on the public internet.")  # fmt: skip  # noqa: E501
    @wraps(command)
    def with_reach(*arguments: Any, fetch: Any, allowed: tuple[str, ...], **named: Any) -> None:  # noqa: ANN401  # click's own
        return command(*arguments, reach=Reach(fetch, tuple(host.lower() for host in allowed)), **named)

    return with_reach


def listed(file: str | None) -> tuple[str, ...]:
    """The names in a file, one a line, blank ones left out; `-` is standard input."""
    if file is None:
        return ()
    try:
        with sys.stdin.buffer if file == "-" else Path(file).open("rb") as stream:
            content = stream.read(MAX_LISTED + 1)
    except OSError as error:
        raise click.UsageError(f"--files-from {file}: cannot be read ({error.strerror or error}).") from error
    if len(content) > MAX_LISTED:
        raise click.UsageError(f"--files-from {file}: is longer than {MAX_LISTED // 2**20} MB. Divide it.")
    names = content.decode("utf-8", "surrogateescape").removeprefix("\ufeff").splitlines()
    return tuple(name for name in names if name.strip())
