"""Where results go: stdout or a file written whole, never over what a person has edited."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeydraft.commands.errors import say_error
from journeydraft.errors import InputError, OutputError

if TYPE_CHECKING:
    from journeydraft.commands.talk import Talk
    from journeydraft.model.journey import JourneyMap

PARTLY = 3
GAPS_SHOWN = 20


def check_format(output: Path | None, known: Sequence[str]) -> str:
    """The format that the suffix of ``output`` chooses; the first of ``known`` without a file."""
    if output is None:
        return known[0]
    if output.suffix.lower() not in known:
        raise OutputError(
            f"cannot write “{output.suffix or output.name}” files",
            path=str(output),
            hint=f"end the name in {', '.join(known)}",
        )
    if not output.parent.is_dir():
        raise OutputError("there is no such folder", path=str(output.parent), hint="make it first")
    return output.suffix.lower()


def check_not_edited(output: Path, root: Path) -> None:
    """Refuses to overwrite a map that was edited since the program wrote it."""
    from journeydraft.memory.store import Store

    if not _exists(output):
        return
    if output.is_dir():
        raise OutputError("this is a folder", path=str(output), hint="name a file in it")
    with Store(root) as store:
        untouched = store.wrote(output)
    if not untouched:
        raise OutputError(
            "the file is there, and was edited since a draft of this study wrote it or is not one of its",
            path=str(output),
            hint="choose another name to keep the edits, or --force to overwrite them",
        )


def check_no_source(output: Path | None, sources: Iterable[str], root: Path) -> None:
    """Refuses, whatever the options, to write over a file that was just read."""
    if output is not None and any(_same(output, root / source) for source in sources):
        raise OutputError("this is one of the sources", path=str(output), hint="choose another name")


def check_apart(read: Sequence[Path], written: Sequence[Path]) -> None:
    """Refuses to write over what is read, or two things into one file."""
    taken = [file.resolve() for file in read]
    for file in written:
        if file.resolve() in taken:
            raise OutputError(
                "this file has another part in this", path=str(file), hint="choose another name"
            )
        taken.append(file.resolve())


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _exists(output: Path) -> bool:
    try:
        return output.exists()
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", path=str(output)) from error


def emit(
    rendered: str | bytes, output: Path | None, root: Path, drafted: JourneyMap | None, talk: Talk
) -> None:
    """Writes ``rendered`` to ``output`` or stdout, and remembers what was written."""
    from journeydraft.formats.write_file import write_atomically
    from journeydraft.memory.store import Store

    if output is None:
        _to_stdout(rendered)
        return
    write_atomically(output, rendered)
    try:
        with Store(root) as store:
            store.remember(output, drafted)
    except OutputError as error:
        talk.notice(f"{error.message}: a later draft cannot tell whether you edited {output}")


def _to_stdout(rendered: str | bytes) -> None:
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
