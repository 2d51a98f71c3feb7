"""The one place where errors become messages and exit codes."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click

P = ParamSpec("P")
T = TypeVar("T")

INTERRUPTED = 130


def plain_errors(function: Callable[P, T]) -> Callable[P, T]:
    """A command whose errors are one message on stderr and an exit code, never a traceback."""

    @functools.wraps(function)
    def command(*args: P.args, **kwargs: P.kwargs) -> T:
        from journeydraft.errors import JourneydraftError

        try:
            return function(*args, **kwargs)
        except JourneydraftError as error:
            say_error(error)
            sys.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("interrupted: nothing was written", err=True)
            sys.exit(INTERRUPTED)
        except BrokenPipeError:
            # The reader of our pipe has gone (head, less): no message, and none from the interpreter either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)

    return command


def say_error(error: Exception) -> None:
    """``path:line: message`` and, on a line of its own, the next step."""
    from journeydraft.errors import JourneydraftError

    if not isinstance(error, JourneydraftError):
        click.echo(f"error: {error}", err=True)
        return
    click.echo(f"error: {error.told}", err=True)
    if error.hint:
        click.echo(f"  → {error.hint}", err=True)
