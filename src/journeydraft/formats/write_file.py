"""Writing a file so that a kill at any moment leaves the old one or the new one, whole."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from journeydraft.errors import OutputError


def write_atomically(path: Path | str, content: str | bytes) -> None:
    """Replace the file at ``path`` by ``content`` (text as UTF-8, its newlines as they are).

    A file that was there keeps its permissions; a link keeps pointing where it does. OutputError if it
    cannot be done.
    """
    target = Path(path).resolve()
    if target.is_dir():
        raise OutputError("this is a folder", path=str(path), hint="name a file in it")
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        _replace(target, data)
    except FileNotFoundError as error:
        raise OutputError(
            "the folder does not exist", path=str(path), hint=f"create {target.parent}"
        ) from error
    except PermissionError as error:
        raise OutputError(
            "no permission to write here", path=str(path), hint="choose another place with -o"
        ) from error
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", path=str(path)) from error


def _replace(target: Path, data: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, or those that a new file gets here."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name last as well, where folders can be opened (not on Windows)."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
