"""`--trust FILE`: the certificates of those whose C2PA signatures the user trusts, as typed."""

from pathlib import Path

import click

_LONGEST = 4 * 2**20  # octets of such a file
_CERTIFICATE = "-----BEGIN CERTIFICATE-----"


def anchors_typed(context: click.Context, parameter: click.Parameter, value: str | None) -> str:  # noqa: ARG001  # click's own form
    """The certificates in PEM, "" where none are named; a file without any is wrong usage."""
    if not value:
        return ""
    try:
        with Path(value).open("rb") as stream:
            text = stream.read(_LONGEST).decode("utf-8", "replace")
    except OSError as error:
        raise click.BadParameter(f"{value}: cannot be read ({error.strerror}).") from error
    if _CERTIFICATE not in text:
        raise click.BadParameter(f"{value}: holds no certificate in PEM (a text with {_CERTIFICATE}).")
    return text


trust_option = click.option("--trust", "anchors", metavar="FILE", callback=anchors_typed, help="Certificates (PEM) of those whose C2PA signatures are trusted.")  # fmt: skip  # noqa: E501
