"""The sources that a map cites, as they are now: found at the study's root or below the map's folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from journeydraft.errors import InputError
from journeydraft.maps.files import file_of, inside
from journeydraft.maps.sources import Names
from journeydraft.model.journey import JourneyMap
from journeydraft.model.source import Source
from journeydraft.readers import ReadOptions, read_study

FOLDERS = 2000
"""Folders below the root that are looked into."""


@dataclass(frozen=True)
class Present:
    """Sources by the path that the map cites; ``missing`` were not found, ``changed`` have another digest
    than was recorded. ``failed`` cannot be read, with the reason."""

    found: Mapping[str, Source] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    failed: tuple[InputError, ...] = ()


def sources_now(
    map_: JourneyMap, folders: Sequence[Path], options: ReadOptions, given: Path | None = None
) -> Present:
    """The sources of ``map_``: in ``given`` (a file or folder; raises ``InputError`` if there is nothing),
    else at their paths seen from one of ``folders`` or from a folder below the first."""
    recorded = {one.path: one.sha256 for one in map_.provenance.sources}
    cited = sorted({one.source for one in map_.evidence.values()} | recorded.keys())
    names = Names(cited, recorded)
    found: dict[str, Source] = {}
    failed: list[InputError] = []
    for root, paths in ((None, [given]),) if given else _places(cited, folders):
        try:
            study = read_study(paths, options, root=root, keep_going=True)
        except InputError as error:
            if given:
                raise
            failed.append(error)
            continue
        failed += study.failed
        for source in study.sources:
            path = names.path(source.path, source.sha256)
            if path and path not in found:
                found[path] = source
    changed = [path for path, one in found.items() if recorded.get(path) not in (None, "", one.sha256)]
    return Present(found, tuple(p for p in cited if p not in found), tuple(sorted(changed)), tuple(failed))


def _places(paths: Iterable[str], folders: Sequence[Path]) -> list[tuple[Path, list[Path]]]:
    """By folder, the files in it that the map's paths lead to; each path once."""
    where: dict[Path, list[Path]] = {}
    left = [path for path in paths if inside(path)]
    for folder in _searched(folders):
        there = {path: file for path in left if (file := file_of(folder, path))}
        if there:
            where[folder] = list(dict.fromkeys(there.values()))
            left = [path for path in left if path not in there]
        if not left:
            break
    return list(where.items())


def _searched(folders: Sequence[Path]) -> Iterator[Path]:
    yield from dict.fromkeys(folders)
    below = (Path(top) for top in _walk(folders[0]) if Path(top) not in folders) if folders else iter(())
    yield from islice(below, FOLDERS)


def _walk(root: Path) -> Iterator[str]:
    for top, folders, _ in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        yield top
