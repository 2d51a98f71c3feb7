"""``update``: an edited map brought up to date, in Python."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

from journeydraft.errors import InputError
from journeydraft.events import Listener
from journeydraft.library.journey_map import JourneyMap
from journeydraft.library.notices import Notices
from journeydraft.library.options import Options, Paths, listed, settings_of
from journeydraft.memory.outputs import check_no_source
from journeydraft.updating import Update as Done
from journeydraft.updating import update as updated


class Update:
    """An edited map with a new draft taken over, not written yet; made by ``update``."""

    def __init__(self, done: Done) -> None:
        self._done = done

    @property
    def map(self) -> JourneyMap:
        """The map as it will be."""
        drafted = self._done.drafted
        return JourneyMap(self._done.map, self._done.root, drafted.study.sources, drafted.sureness)

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self._done.changed

    def diff(self) -> str:
        """What changes for a reader of the file, as a unified diff."""
        return self._done.diff()

    def save(self) -> Path:
        """Writes the file, whole or not at all; gives the file that keeps the previous version.

        ``OutputError`` where somebody has changed it since it was read.
        """
        return self._done.save()


def update(
    path: str | Path, paths: Paths, *, listener: Listener | None = None, **options: Unpack[Options]
) -> Update:
    """The edited map in the file ``path``, up to date with the sources at ``paths`` and those it was made of.

    What a person wrote, moved and deleted stays; nothing is written until ``save``. ``listener`` and
    ``options`` as for ``draft``. Raises a ``JourneydraftError``, also where a source could not be read or a
    model gave no answer: without these a line that is still true might go.
    """
    notices, file = Notices(), Path(path)
    done = updated(file, listed(paths), lambda root: settings_of(root, options), listener or notices)
    check_no_source(file, (source.path for source in done.drafted.study.sources), done.root)
    for error in done.drafted.study.failed:
        raise error
    for place, why in done.drafted.gaps:
        raise InputError(f"not done: {why}", path=place, hint="run it again: what has landed is kept")
    notices.warn(stacklevel=2)
    return Update(done)
