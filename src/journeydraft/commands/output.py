"""Where results go: stdout or a file written whole, never over what a person has edited."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeydraft.commands.errors import say_error
from journeydraft.errors import InputError, OutputError
from journeydraft.memory.outputs import check_format, check_no_source, check_not_edited, write_output

if TYPE_CHECKING:
    from journeydraft.commands.talk import Talk
    from journeydraft.model.journey import JourneyMap

__all__ = [
    "check_apart",
    "check_format",
    "check_no_source",
    "check_not_edited",
    "emit",
    "finish",
    "put",
    "to_stdout",
    "wants_json",
]

PARTLY = 3
GAPS_SHOWN = 20


def check_apart(read: Sequence[Path], written: Sequence[Path]) -> None:
    """Refuses to write over what is read, or two things into one file."""
    taken = [file.resolve() for file in read]
    for file in written:
        if file.resolve() in taken:
            raise OutputError(
                "this file has another part in this", path=str(file), hint="choose another name"
            )
        taken.append(file.resolve())


def emit(
    rendered: str | bytes, output: Path | None, root: Path, drafted: JourneyMap | None, talk: Talk
) -> None:
    """Writes ``rendered`` to ``output`` or stdout, and remembers what was written."""
    if output is None:
        to_stdout(rendered)
    else:
        write_output(output, rendered, root, drafted, talk)


def put(made: str | bytes, output: Path | None, root: Path, talk: Talk, force: bool) -> None:
    """Writes ``made`` to stdout, or to ``output`` and says so; without ``force`` never over edits."""
    check_not_edited(output, root, force)
    emit(made, output, root, None, talk)
    if output is not None:
        talk.say(f"Written: {output}")


def wants_json(form: str | None, suffix: str) -> bool:
    """Whether ``--format``, or else the ending of the name, says JSON."""
    return form == "json" or (form is None and suffix == ".json")


def to_stdout(rendered: str | bytes) -> None:
    """Writes ``rendered`` as it is."""
    if isinstance(rendered, bytes):
        sys.stdout.buffer.write(rendered)
    else:
        click.echo(rendered, nl=False)


def finish(failed: Sequence[InputError], gaps: Sequence[tuple[str, str]] = ()) -> None:
    """Ends the run: exit code 3 when files were left out or places not done, each with its reason."""
    for error in failed:
        say_error(error)
    for place, why in gaps[:GAPS_SHOWN]:
        click.echo(f"not done: {place}: {why}", err=True)
    if len(gaps) > GAPS_SHOWN:
        click.echo(f"not done: {len(gaps) - GAPS_SHOWN} places more", err=True)
    if gaps:
        click.echo(
            "  → run the same command again: what has landed is kept, only these are asked for", err=True
        )
    if failed or gaps:
        sys.exit(PARTLY)
