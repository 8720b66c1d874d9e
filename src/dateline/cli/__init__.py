"""The command `dateline`: a thin layer over `dateline.open`. Data goes to standard output, everything else to standard
error; `--help` imports neither the database nor the language model."""

import logging
import os
import sys
from collections.abc import Sequence

from dateline.cli import articles, comparing, exporting, questions, serve, upkeep, watching, why
from dateline.cli.answers import note
from dateline.cli.commands import app
from dateline.errors import DatelineError, InputError

__all__ = ["app", "articles", "comparing", "exporting", "main", "questions", "serve", "upkeep", "watching", "why"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit: 0 done, 1 it could not be done, 2 it was asked wrongly, 130 interrupted."""
    logging.basicConfig(level=logging.WARNING, format="dateline: %(message)s", stream=sys.stderr)
    try:
        app(args=arguments, prog_name="dateline")
    except DatelineError as error:
        note(f"dateline: {error}")
        sys.exit(2 if isinstance(error, InputError) else 1)
    except BrokenPipeError:
        # The reader (`| head`) has gone; without this the interpreter would complain again when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
