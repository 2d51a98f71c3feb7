"""What is shown of a file: its last good map as a page, and what is wrong with it since.

Nothing runs in the background: whoever asks makes it look at the file, which costs one ``stat`` while the
file stays as it is. That sees every way of saving (in place, by renaming, on a network drive) and needs no
library.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from journeydraft.errors import JourneydraftError
from journeydraft.formats import MapFile, in_language, open_map
from journeydraft.formats.html import write_html
from journeydraft.formats.stamp import stamp
from journeydraft.intake.reading import reading_at
from journeydraft.memory.rereading import sources_of
from journeydraft.model.journey import JourneyMap
from journeydraft.model.source import Source

Heard = Callable[[MapFile | JourneydraftError], None]
"""Is told of every map that is shown, and of every error that keeps a newer one from being shown."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why the file as it is now is not shown: ``place`` is ``path:line`` or ``path``."""

    place: str
    message: str
    hint: str | None


@dataclass(frozen=True, slots=True)
class State:
    """``version`` counts the maps that were shown, from 1; ``fault`` is None while the newest is."""

    version: int
    fault: Fault | None


class Shown:
    """The page of the map at ``path``, headings in ``lang`` (else in the map's language)."""

    def __init__(self, path: Path, lang: str | None = None, heard: Heard = lambda _: None) -> None:
        """Opens the map. MapError if there is none, SettingsError if the language is not known."""
        self.path = path
        self._lang = lang
        self._heard = heard
        self._lock = threading.Lock()
        self._sources: tuple[JourneyMap | None, tuple[Source, ...]] = (None, ())
        self._state = State(0, None)
        self._doubt: JourneydraftError | None = None
        self._seen = stamp(path)
        self._show(open_map(path))

    def state(self) -> State:
        """What is shown now; a file that changed is read first."""
        with self._lock:
            self._look()
            return self._state

    def page(self) -> str:
        """The page of the last good map."""
        with self._lock:
            self._look()
            return self._page

    def _look(self) -> None:
        now = stamp(self.path)
        if now != self._seen:
            self._seen, self._doubt = now, None
            try:
                self._show(open_map(self.path))
            except JourneydraftError as error:
                self._doubt = error
        elif self._doubt is not None:
            # The file stayed so for a whole look: it was not caught halfway through being saved.
            sure, self._doubt = self._doubt, None
            self._state = State(self._state.version, _fault(sure, self.path))
            self._heard(sure)

    def _show(self, file: MapFile) -> None:
        shown = in_language(file.map, self._lang)
        version = self._state.version + 1
        self._page = write_html(shown, self._sources_of(file.map), version)
        self._state = State(version, None)
        self._heard(file)

    def _sources_of(self, map_: JourneyMap) -> tuple[Source, ...]:
        """The sources for quotes in context, read anew only where the map names others."""
        known, found = self._sources
        if known is None or known.provenance.sources != map_.provenance.sources:
            found = sources_of(map_, self.path.parent, reading_at)
            self._sources = (map_, found)
        return found


def _fault(error: JourneydraftError, path: Path) -> Fault:
    return Fault(error.place or str(path), error.message, error.hint)
