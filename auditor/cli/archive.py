"""What only an archive's audit is told: how much is done at once, and which photographs were withdrawn."""

import os

import click

from auditor.batch.withdrawn import KillEntry, kill_list
from auditor.sources import UnreadableError


def jobs_typed(context: click.Context, parameter: click.Parameter, value: str) -> int:  # noqa: ARG001  # click's own form
    """A number from 1 on, or `auto` for one a processor that this program may use."""
    if value == "auto":
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not value.isdecimal() or not int(value):
        raise click.BadParameter("must be a number from 1 on, or auto.")
    return int(value)


def kill_list_typed(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[KillEntry, ...]:  # noqa: ARG001  # click's own form
    """The entries of a kill list; one that cannot be read is wrong usage."""
    try:
        return tuple(kill_list(value)) if value else ()
    except UnreadableError as error:
        raise click.BadParameter(str(error)) from error
