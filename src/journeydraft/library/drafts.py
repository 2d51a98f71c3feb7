"""``draft``, ``pains`` and ``open_map``: from files to a map in Python."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

from journeydraft.events import Listener
from journeydraft.formats import open_map as opened_from
from journeydraft.library.journey_map import JourneyMap
from journeydraft.library.notices import Notices
from journeydraft.library.options import Options, Paths, listed, settings_of
from journeydraft.library.pain_list import PainList


def draft(paths: Paths, *, listener: Listener | None = None, **options: Unpack[Options]) -> JourneyMap:
    """A first-draft map of the interviews, notes and reviews at ``paths``, every line proved by quotes.

    ``paths`` is a file, folder, glob or .zip, or several; the study's ``journey.toml`` counts, overruled by
    ``options``. ``listener`` hears of progress and notices; without one, notices are ``JourneydraftWarning``.
    Nothing is written, and nothing leaves the machine unless ``engine="llm"``.

    Raises a ``JourneydraftError``: ``InputError`` where a source cannot be read (``keep_going=True`` leaves
    it out, with a notice), ``SettingsError`` where an option does not hold.
    """
    return _warned(paths, listener, options)


def pains(paths: Paths, *, listener: Listener | None = None, **options: Unpack[Options]) -> PainList:
    """The ranked pain points of the sources at ``paths``: ``draft(…).pain_points()``; raises as ``draft``."""
    return _warned(paths, listener, options).pain_points()


def open_map(path: str | Path) -> JourneyMap:
    """The map in the Markdown or JSON file at ``path``, as people have edited it.

    Its sources are read again where quotes are to be shown in context, if they are beside it unchanged.
    ``MapError`` says with the line what is wrong with the file.
    """
    file = opened_from(path)
    return JourneyMap(file.map, file.path.absolute().parent)


def _warned(paths: Paths, listener: Listener | None, options: Options) -> JourneyMap:
    """The draft; without a ``listener`` notices are warnings where the public function was called."""
    notices = Notices()
    drafted = _drafted(listed(paths), listener or notices, options)
    notices.warn(stacklevel=3)
    return drafted


def _drafted(paths: list[str], listener: Listener, options: Options) -> JourneyMap:
    from journeydraft.drafting.pipeline import draft as drafted_from
    from journeydraft.readers.locate import study_root

    root = study_root(paths)
    drafted = drafted_from(paths, settings_of(root, options), listener, root)
    for error in (*drafted.study.failed, *drafted.unmeasured):
        listener.notice(str(error))
    for place, why in drafted.gaps:
        listener.notice(f"not done: {place}: {why}")
    return JourneyMap(drafted.map, root, drafted.study.sources, drafted.sureness, of_draft=True)
