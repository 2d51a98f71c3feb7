"""The sources of a map that was drafted earlier, where they still are beside it and have not changed.

A path of the map that leads out of its folder is not followed: a map may come from anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from journeydraft.errors import JourneydraftError
from journeydraft.memory.store import FOLDER
from journeydraft.model.journey import JourneyMap
from journeydraft.model.source import Source
from journeydraft.readers import ReadOptions, read_study

MOST_FOLDERS = 50
"""Folders beside a map in which its study is looked for."""


Reading = Callable[[Path], ReadOptions]
"""How the sources of the study at a root are read."""


def as_they_come(_root: Path) -> ReadOptions:
    """As a study without settings is read."""
    return ReadOptions()


def roots_of(folder: Path) -> list[Path]:
    """Where the study of a map in ``folder`` may be: there, or in folders of it in which one was drafted."""
    return [folder, *sorted(kept.parent for kept in folder.glob(f"*/{FOLDER}"))[:MOST_FOLDERS]]


def sources_of(map_: JourneyMap, folder: Path, reading: Reading = as_they_come) -> tuple[Source, ...]:
    """The sources of ``map_``, a file in ``folder``; none unless every one is there, byte for byte."""
    if not map_.provenance.sources:
        return ()
    for root in roots_of(folder):
        if _all_there(map_, root):
            paths = list(dict.fromkeys(root / record.path for record in map_.provenance.sources))
            try:
                return read_study(paths, reading(root), root=root).sources
            except JourneydraftError:
                return ()
    return ()


def those_left(map_: JourneyMap, folder: Path, reading: Reading = as_they_come) -> tuple[Source, ...]:
    """Those sources of ``map_``, a file in ``folder``, that are still there, byte for byte; perhaps none.

    Who is who may be numbered otherwise than in the draft, for that depends on all; the texts are the same.
    """
    known = {record.path: record.sha256 for record in map_.provenance.sources}
    files = {root: _files(root, known) for root in roots_of(folder)}
    root = max(files, key=lambda one: len(files[one]))
    if not files[root]:
        return ()
    try:
        read = read_study(files[root], reading(root), root=root, keep_going=True).sources
    except JourneydraftError:
        return ()
    return tuple(source for source in read if known.get(source.path) == source.sha256)


READS: Mapping[str, Callable[[JourneyMap, Path, Reading], tuple[Source, ...]]] = {
    ".html": sources_of,
    ".htm": sources_of,
    ".qdpx": those_left,
}
"""Formats that show sources, and which they take: to most, some are of no use without the rest."""


def sources_for(
    suffix: str, map_: JourneyMap, folder: Path, reading: Reading = as_they_come
) -> tuple[Source, ...]:
    """The sources of ``map_``, a file in ``folder``, as the format of ``suffix`` takes them."""
    read = READS.get(suffix.lower())
    return read(map_, folder, reading) if read else ()


def _files(root: Path, paths: Iterable[str]) -> list[Path]:
    """The files below ``root`` that hold the sources: each itself, or the archive that it is in."""
    found = (_file(root, path) for path in paths)
    return list(dict.fromkeys(file for file in found if file))


def _file(root: Path, path: str) -> Path | None:
    inside = root.resolve()
    for file in (root / path, *(root / path).parents):
        if not file.resolve().is_relative_to(inside):
            return None
        if file.is_file():
            return file
    return None


def _all_there(map_: JourneyMap, root: Path) -> bool:
    return all(_unchanged(root, record.path, record.sha256) for record in map_.provenance.sources)


def _unchanged(root: Path, path: str, digest: str) -> bool:
    file = (root / path).resolve()
    if not file.is_relative_to(root.resolve()):
        return False
    try:
        return sha256(file.read_bytes()).hexdigest() == digest
    except OSError:
        return False
