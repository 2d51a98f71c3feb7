"""Files that results go to: never over what a person has edited, nor over what was read; and remembered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from journeydraft.errors import OutputError
from journeydraft.events import Listener
from journeydraft.formats.write_file import write_atomically
from journeydraft.memory.rereading import roots_of
from journeydraft.memory.store import Store
from journeydraft.model.journey import JourneyMap

FORCE = "or --force (in Python force=True)"


def check_format(output: Path | None, known: Sequence[str]) -> str:
    """The format that the suffix of ``output`` chooses; the first of ``known`` without a file.

    OutputError if that is none of ``known``, or the folder is not there.
    """
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


def check_not_edited(output: Path | None, root: Path, force: bool = False) -> None:
    """Refuses, unless by ``force``, to overwrite what the program did not write or somebody edited since."""
    if output is None or force or not _exists(output):
        return
    if output.is_dir():
        raise OutputError("this is a folder", path=str(output), hint="name a file in it")
    if not Store(root).wrote(output):
        raise OutputError(
            "the file is there, and was edited since this program wrote it for this study, or is another's",
            path=str(output),
            hint=f"choose another name to keep it, {FORCE} to overwrite it",
        )


def check_new(output: Path) -> None:
    """Refuses to write over anything."""
    if _exists(output):
        raise OutputError(
            "the file is there", path=str(output), hint=f"choose another name, {FORCE} to overwrite it"
        )


def check_no_source(output: Path | None, sources: Iterable[str], root: Path) -> None:
    """Refuses, whatever the options, to write over a file that was just read."""
    if output is not None and any(output.resolve() == (root / source).resolve() for source in sources):
        raise OutputError("this is one of the sources", path=str(output), hint="choose another name")


def check_no_source_of(output: Path | None, map_: JourneyMap, folder: Path) -> None:
    """Refuses to write over a source of ``map_``, a file in ``folder``, wherever its study may be."""
    for root in roots_of(folder):
        check_no_source(output, (one.path for one in map_.provenance.sources), root)


def write_output(
    output: Path, content: str | bytes, root: Path, drafted: JourneyMap | None, listener: Listener
) -> None:
    """Writes ``content`` whole or not at all, and remembers it in the study at ``root``.

    ``drafted`` is the map that it shows, for a later update. OutputError if the file cannot be written; where
    it cannot be remembered ``listener`` is told.
    """
    write_atomically(output, content)
    try:
        Store(root).remember(output, drafted)
    except OutputError as error:
        listener.notice(f"{error.message}: a later draft cannot tell whether you edited {output}")


def _exists(output: Path) -> bool:
    try:
        return output.exists()
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", path=str(output)) from error
