"""The sources of a map that was drafted earlier, where they still are beside it and have not changed."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from journeydraft.errors import JourneydraftError
from journeydraft.memory.store import FOLDER
from journeydraft.model.journey import JourneyMap
from journeydraft.model.source import Source
from journeydraft.readers import ReadOptions, read_study

MOST_FOLDERS = 50
"""Folders beside a map in which its study is looked for."""


def sources_of(map_: JourneyMap, folder: Path, options: ReadOptions | None = None) -> tuple[Source, ...]:
    """The sources of ``map_``, a file in ``folder``; none unless every one is there, byte for byte.

    The study's root is ``folder`` or one in it. A path of the map that leads out of it is not followed: a map
    may come from anywhere.
    """
    if not map_.provenance.sources:
        return ()
    for root in (folder, *_studies_in(folder)):
        if _all_there(map_, root):
            paths = list(dict.fromkeys(root / record.path for record in map_.provenance.sources))
            try:
                return read_study(paths, options or ReadOptions(), root=root).sources
            except JourneydraftError:
                return ()
    return ()


def _studies_in(folder: Path) -> list[Path]:
    """Folders in which a study was drafted."""
    return sorted(kept.parent for kept in folder.glob(f"*/{FOLDER}"))[:MOST_FOLDERS]


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
