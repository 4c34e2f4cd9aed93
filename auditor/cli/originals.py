"""`--originals FOLDER`: the desk's own pictures, as typed."""

import click

from auditor.sources import UnreadableError
from auditor.sources.originals import Originals, index


def originals_typed(context: click.Context, parameter: click.Parameter, value: str | None) -> Originals | None:  # noqa: ARG001  # click's own form
    """The folder indexed; one that is missing or holds no picture is wrong usage."""
    try:
        return index(value) if value else None
    except UnreadableError as error:
        raise click.BadParameter(str(error)) from error
