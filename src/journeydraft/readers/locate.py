"""Paths as the user typed them → the files to read: files, folders, globs, zips and standard input."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from glob import glob, has_magic
from itertools import islice
from pathlib import Path

from journeydraft.errors import InputError
from journeydraft.readers import archive, limits
from journeydraft.readers.base import Blob
from journeydraft.readers.opening import STDIN, read_file, read_stdin
from journeydraft.readers.skipping import MAP, is_map, no_source

SETTINGS = "journey.toml"


@dataclass(frozen=True)
class Located:
    """A file to read. ``path`` is what users see; ``load`` gets the bytes, or raises ``InputError``."""

    path: str
    load: Callable[[], bytes] = field(repr=False)

    def blob(self) -> Blob:
        """The file with its bytes; raises ``InputError`` when it has vanished, is empty or too large."""
        return Blob(self.path, self.load())


@dataclass(frozen=True)
class Found:
    """What the paths lead to. ``skipped`` are (path, why); ``failed`` paths that lead nowhere."""

    root: Path
    files: tuple[Located, ...]
    skipped: tuple[tuple[str, str], ...] = ()
    failed: tuple[InputError, ...] = ()


def natural(path: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key: ``p2`` before ``p10``; upper and lower case alike."""
    pieces = re.split(r"([0-9]+)", path.casefold())
    return tuple((1, int(piece), "") if index % 2 else (0, 0, piece) for index, piece in enumerate(pieces))


def study_root(paths: Iterable[str | Path]) -> Path:
    """The nearest folder upwards with a ``journey.toml``, else the common parent of ``paths``."""
    absolute = [Path(os.path.abspath(_fixed_part(str(path)))) for path in paths if str(path) != STDIN]  # noqa: PTH100
    folders = [path if path.is_dir() else path.parent for path in absolute] or [Path.cwd()]
    try:
        common = Path(os.path.commonpath(folders))
    except ValueError:  # different drives
        return folders[0]
    return next((folder for folder in (common, *common.parents) if (folder / SETTINGS).is_file()), common)


def _fixed_part(pattern: str) -> str:
    """The folder below which a glob looks; a path without wildcards as it is."""
    if not has_magic(pattern) or Path(pattern).exists():
        return pattern
    parts = Path(pattern).parts
    fixed = next((index for index, part in enumerate(parts) if has_magic(part)), len(parts))
    return str(Path(*parts[:fixed])) if fixed else "."


def locate(paths: Iterable[str | Path], *, root: Path | None = None) -> Found:
    """Find the files, in natural order within each path, each once. Reads nothing but zips' directories and
    how files begin that may be maps.

    Raises ``InputError`` when there is nothing to read at all.
    """
    given = [str(path) for path in paths]
    search = _Search(root or study_root(given))
    for path in given:
        search.add(path)
    if not search.files and not search.failed:
        maps = [path for path, why in search.skipped if why == MAP]
        raise InputError(
            MAP if maps else "nothing to read here" if given else "no sources given",
            path=maps[0] if maps else given[0] if given else None,
            hint="name transcript files or a folder that has some",
        )
    return Found(search.root, tuple(search.files.values()), tuple(search.skipped), tuple(search.failed))


@dataclass
class _Search:
    root: Path
    files: dict[str, Located] = field(default_factory=dict)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    failed: list[InputError] = field(default_factory=list)

    def add(self, given: str) -> None:
        """A path, a pattern or ``-``."""
        if given == STDIN:
            self.files.setdefault(STDIN, Located(STDIN, read_stdin))
            return
        matches = [given] if Path(given).exists() or not has_magic(given) else glob(given, recursive=True)  # noqa: PTH207
        if not matches:
            self.failed.append(InputError("no file matches this pattern", path=given))
        for match in sorted(matches, key=natural):
            path = Path(match)
            if path.is_dir():
                self._add_folder(path)
            elif is_map(path):
                self.skipped.append((self._shown(path), MAP))
            elif path.exists():
                self._add_file(path)
            else:
                self.failed.append(
                    InputError("no such file or folder", path=given, hint="check the spelling")
                )

    def _add_folder(self, folder: Path) -> None:
        sources = 0
        try:
            paths = list(islice(_walk(folder), limits.FOLDER_FILES + 1))
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            self.failed.append(InputError(f"cannot be read: {reason}", path=self._shown(folder)))
            return
        if len(paths) > limits.FOLDER_FILES:
            many = f"more than {limits.FOLDER_FILES:,} files"
            raise InputError(many, path=self._shown(folder), hint="name a smaller folder")
        for path in paths:
            if why := no_source(path.name) or (MAP if is_map(path) else None):
                self.skipped.append((self._shown(path), why))
            else:
                sources += 1
                self._add_file(path)
        if not sources:
            self.failed.append(InputError("this folder has no sources", path=self._shown(folder)))

    def _add_file(self, path: Path) -> None:
        shown = self._shown(path)
        if path.suffix.lower() != ".zip":
            self.files.setdefault(shown, Located(shown, partial(read_file, path, shown)))
            return
        try:
            members = archive.members(path, shown)
        except InputError as error:
            self.failed.append(error)
            return
        for name in sorted(members, key=natural):
            if why := next(filter(None, map(no_source, name.split("/"))), None):
                self.skipped.append((f"{shown}/{name}", why))
            else:
                inside = f"{shown}/{name}"
                self.files.setdefault(inside, Located(inside, partial(archive.read, path, name, inside)))

    def _shown(self, path: Path) -> str:
        """As messages and maps show it; bytes of a name that are no UTF-8 become marks."""
        return os.fsencode(self._relative(path)).decode("utf-8", "replace")

    def _relative(self, path: Path) -> str:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100  links stay as the user sees them
        try:
            return absolute.relative_to(self.root).as_posix()
        except ValueError:
            return (
                Path(os.path.relpath(absolute, self.root)).as_posix()
                if _same_drive(absolute, self.root)
                else absolute.as_posix()
            )


def _same_drive(one: Path, other: Path) -> bool:
    return one.drive == other.drive


def _walk(folder: Path) -> Iterator[Path]:
    """Files below ``folder``, in natural order; hidden ones and the program's own folder are left out."""
    entries = sorted(folder.iterdir(), key=lambda path: natural(path.name))
    for path in entries:
        if path.name.startswith((".", "__MACOSX")):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        elif path.is_file():
            yield path
