"""The command line: it reads what was typed, calls the stations, and turns what happened into an exit code."""

import gc
import os
import signal
import sys

import click

from auditor import __version__
from auditor.cli.audit import audit
from auditor.cli.catalogue import catalogue
from auditor.cli.check import check
from auditor.cli.inspect import inspect
from auditor.cli.known import baseline, diff
from auditor.cli.manual import config, explain, formats, rules
from auditor.cli.report import report, view

INTERNAL = 4
_OBJECTS = 50_000  # made before the interpreter looks for rings of them: all of a page live until it is done, looking is in vain
_READER_GONE = "PacifyFlushWrapper"  # what click puts in place of an output that nobody reads any more


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, "-V", "--version", prog_name="auditor")
def program() -> None:
    """Find doubled captions and wrong, missing or contradicted photo credits in news pages.

    \b
    Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage, or no page found;
    3 an input is missing, unreadable or was cut at a limit; 4 internal error.
    """


for command in (check, audit, catalogue, report, view, inspect, baseline, diff, config, rules, explain, formats):
    program.add_command(command)


def main() -> None:
    """Run the program; a reader that closes the pipe ends it as it does other filters, an error of ours is exit code 4."""
    gc.set_threshold(_OBJECTS)
    try:
        program(prog_name="auditor")
    except SystemExit as ended:
        gone = isinstance(ended.__context__, BrokenPipeError) or type(sys.stdout).__name__.endswith(_READER_GONE)
        if gone and hasattr(signal, "SIGPIPE"):
            # Not before: a worker or server that breaks off must not end the program.
            signal.signal(signal.SIGPIPE, signal.SIG_DFL)
            signal.raise_signal(signal.SIGPIPE)
        raise
    except Exception as error:
        if os.environ.get("AUDITOR_TRACEBACK"):
            raise
        click.echo(f"auditor: internal error: {type(error).__name__}: {error}", err=True)
        click.echo("Please report it. AUDITOR_TRACEBACK=1 shows where it happened.", err=True)
        sys.exit(INTERNAL)
