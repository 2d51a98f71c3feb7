"""The map as its file has it now: read anew when somebody has changed it."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from journeydraft.formats.stamp import Stamp, stamp
from journeydraft.library.drafts import open_map
from journeydraft.library.journey_map import JourneyMap


class CurrentMap:
    """Gives the map in the file at ``path``; several threads may ask."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._read: tuple[Stamp | None, JourneyMap] | None = None

    def __call__(self) -> JourneyMap:
        """The map of now. ``MapError`` where the file is gone, or is no map at the moment."""
        with self._lock:
            now = stamp(self.path)
            if self._read is None or self._read[0] != now:
                self._read = None
                self._read = (now, open_map(self.path))
            return self._read[1]
