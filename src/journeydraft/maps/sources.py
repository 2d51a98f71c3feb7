"""The sources that a map was drafted from, where they can still be read, and which file is which."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from journeydraft.errors import InputError
from journeydraft.intake.listening import with_languages
from journeydraft.maps.files import file_of, inside
from journeydraft.maps.lines import Coding
from journeydraft.model.source import Source
from journeydraft.readers import read_study


@dataclass(frozen=True)
class Reached:
    """Sources by the path that the map knows them by; ``missing`` are those that could not be had."""

    found: Mapping[str, Source] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


def reach(drafted: Coding, folders: Sequence[Path], given: Path | None = None) -> Reached:
    """The sources of a map: in ``given`` (a file or folder; raises ``InputError`` if there is nothing), else
    where they stood, seen from one of ``folders``. Where the map recorded a digest, only a file that has it
    counts.
    """
    paths = [given] if given else list(_candidates(sorted(drafted.sources), folders))
    if not paths:
        return Reached(missing=tuple(sorted(drafted.sources)))
    names = Names(drafted.sources, drafted.sha256)
    found: dict[str, Source] = {}
    for source in read_study(paths, keep_going=True).sources if given else _quietly(paths):
        path = names.path(source.path, source.sha256)
        if path and drafted.sha256.get(path, source.sha256) == source.sha256:
            found[path] = with_languages(source)
    return Reached(found, tuple(sorted(drafted.sources - found.keys())))


def _quietly(paths: Sequence[Path]) -> Sequence[Source]:
    """Nobody asked for these: what cannot be read is as good as absent."""
    try:
        return read_study(paths, keep_going=True).sources
    except InputError:
        return ()


def _candidates(paths: Iterable[str], folders: Sequence[Path]) -> Iterable[Path]:
    """Files of that path below ``folders``, each once."""
    seen: dict[Path, None] = {}
    for path in filter(inside, paths):
        for folder in folders:
            if file := file_of(folder, path):
                seen.setdefault(file.resolve())
    return seen


class Names:
    """Knows a map's sources by what other people call them."""

    def __init__(self, sources: Iterable[str], sha256: Mapping[str, str]) -> None:
        self._paths = sorted(sources)
        self._by_digest = {digest: path for path, digest in sha256.items() if digest}

    def path(self, name: str, sha256: str | None = None) -> str | None:
        """The map's path of the source called ``name``: the path itself, its digest, the end of the path,
        the file's name, or that without its ending; None where nothing fits, or several do."""
        if name in self._paths:
            return name
        if sha256 and sha256 in self._by_digest:
            return self._by_digest[sha256]
        for view in (_folded, _file, _stem):
            if len(same := [path for path in self._paths if view(path) == view(name)]) == 1:
                return same[0]
        return None


def _folded(name: str) -> str:
    """However slashes, case and accents are written (macOS takes letters and accents apart)."""
    return unicodedata.normalize("NFC", name.replace("\\", "/")).casefold().removeprefix("./").strip()


def _file(name: str) -> str:
    return _folded(name).rpartition("/")[2]


def _stem(name: str) -> str:
    return PurePosixPath(_file(name)).stem
