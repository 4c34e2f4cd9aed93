"""Settings for a run: what stands in the files above the inputs, with what was typed laid over it, every name checked."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

import click

from auditor.config import ConfigurationError, Settings, nearest, settings_for
from auditor.rules import all_rules


def rule_ids(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:  # noqa: ARG001  # click's own form
    """A list of rules as typed; an unknown one is wrong usage, with the nearest spelling."""
    ids = tuple(name.strip() for name in value.split(",") if name.strip())
    for name in ids:
        if name not in all_rules():
            raise click.BadParameter(f"there is no rule {name}.{nearest(name, tuple(all_rules()))}")
    return ids


def settings_by_location(select: tuple[str, ...], ignore: tuple[str, ...], *, isolated: bool) -> Callable[[str], Settings]:
    """The settings for each location, read once a folder. Raises `click.UsageError` for what cannot be meant."""

    @cache
    def in_folder(folder: str) -> Settings:
        try:
            settings = Settings() if isolated else settings_for(folder)
            _check_names(settings)
        except ConfigurationError as error:
            raise click.UsageError(str(error)) from error
        today = datetime.now().astimezone().date().isoformat()
        return replace(settings, select=select or settings.select, ignore=(*settings.ignore, *ignore), today=today)

    def settings(location: str) -> Settings:
        path = Path(location)
        if location == "-" or "://" in location:
            return in_folder(".")
        return in_folder(location if path.is_dir() else str(path.parent))

    return settings


def _check_names(settings: Settings) -> None:
    options = {name: set(table) for name, table in settings.options.items()}
    for name in (*settings.select, *settings.ignore, *settings.severity, *options, *_names_under_paths(settings)):
        if name not in all_rules():
            raise ConfigurationError(f"{settings.origin}: there is no rule {name!r}.{nearest(name, tuple(all_rules()))}")
    for name, keys in options.items():
        known = tuple(all_rules()[name].options)
        for key in sorted(keys - set(known)):
            hint = nearest(key, known) if known else " It has none."
            raise ConfigurationError(f"{settings.origin}: {name} has no option {key!r}.{hint}")


def _names_under_paths(settings: Settings) -> Iterable[str]:
    for pattern in settings.paths:
        for_pages = Settings(paths={pattern: settings.paths[pattern]}, origin=settings.origin).for_page(pattern.replace("*", "x"))
        yield from (*for_pages.select, *for_pages.ignore, *for_pages.severity)
