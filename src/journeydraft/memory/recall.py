"""What is known of how a map came about: its study, its last draft, the sources that it was made of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from journeydraft.errors import InputError
from journeydraft.formats import MapFile
from journeydraft.memory.store import FILE, FOLDER, Store
from journeydraft.model.journey import JourneyMap, SourceRecord
from journeydraft.readers.locate import locate, study_root
from journeydraft.readers.opening import STDIN


@dataclass(frozen=True)
class Memory:
    """The study's folder; its last draft and the sources of it, as paths below that folder.

    ``known`` are the sources' records even where the draft itself is not known, as of a map that came by
    mail: then their paths may mean nothing here.
    """

    root: Path
    base: JourneyMap | None
    known: Sequence[SourceRecord]

    def sources(self, paths: Sequence[str], force: bool, notice: Callable[[str], None]) -> list[str]:
        """What to read: the sources of the last draft, in their order, so that people keep their numbers, and
        ``paths``.

        InputError if some of those are not there any more, unless ``force`` says that they are gone for good.
        """
        if self.base is None:
            return list(paths)
        given = {_file(file.path, self.root) for file in locate(paths, root=self.root).files}
        known = dict.fromkeys(_file(source.path, self.root) for source in self.known)
        gone = [one for one in known if one not in given and (one == STDIN or not (self.root / one).exists())]
        if gone and not force:
            raise InputError(
                f"the map is made of {len(gone)} sources that are not there: {', '.join(gone[:3])}"
                + (" …" if len(gone) > 3 else ""),
                path=gone[0],
                hint="put them back, or --force to take what only they say out of the map",
            )
        more = [shown for shown in known if shown not in given and shown not in gone]
        if more:
            notice(f"also reading what the map was made of: {', '.join(more[:3])}{' …' if more[3:] else ''}")
        return [*(str(self.root / shown) for shown in known if shown not in gone), *paths]

    def moved(self, sources: Sequence[SourceRecord]) -> dict[str, str]:
        """Old path → new path of sources that lie elsewhere: with the same bytes, else name."""
        found: dict[str, str] = {}
        for old in self.known:
            same = [new.path for new in sources if new.sha256 == old.sha256]
            same = same or [new.path for new in sources if Path(new.path).name == Path(old.path).name]
            if old.path not in {new.path for new in sources} and len(same) == 1:
                found[old.path] = same[0]
        return found


def recall(file: MapFile, paths: Sequence[str]) -> Memory:
    """The memory of the study that the map belongs to, looked for around ``paths`` and around the map."""
    for root in _studies(file.path, paths):
        store = Store(root)
        base = store.last_draft(file.path)
        if base is None and file.map.provenance.sources:
            base = store.draft_with(file.map.provenance)
        if base is not None:
            return Memory(root, base, base.provenance.sources)
    return Memory(study_root(paths), None, file.map.provenance.sources)


def _studies(path: Path, paths: Sequence[str]) -> Iterator[Path]:
    """The folders with a memory, nearest first."""
    seen: set[Path] = set()
    for start in (study_root(paths), *(study_root([one]) for one in paths), path.resolve().parent):
        for folder in (start, *start.parents):
            if folder not in seen and (folder / FOLDER / FILE).is_file():
                yield folder
            seen.add(folder)


def _file(source: str, root: Path) -> str:
    """The file that a source was read from: a zip for its members, a workbook for its sheets."""
    shown = source.partition("#")[0] if not (root / source).exists() else source
    parts = Path(shown).parts
    for length in range(1, len(parts)):
        inside = root.joinpath(*parts[:length])
        if inside.is_file():
            return Path(os.path.join(*parts[:length])).as_posix()  # noqa: PTH118
    return shown
