"""journeydraft: from interview transcripts and reviews to a first-draft customer journey map.

``draft(["interviews/"])`` gives a ``JourneyMap``, ``open_map("map.md")`` one that was edited; the rest is in
``docs/library.md``. Names are loaded when they are first asked for, so that importing this stays quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeydraft.errors import InputError as InputError
    from journeydraft.errors import JourneydraftError as JourneydraftError
    from journeydraft.errors import MapError as MapError
    from journeydraft.errors import MissingPackage as MissingPackage
    from journeydraft.errors import OutputError as OutputError
    from journeydraft.errors import SettingsError as SettingsError
    from journeydraft.events import Listener as Listener
    from journeydraft.library.drafts import draft as draft
    from journeydraft.library.drafts import open_map as open_map
    from journeydraft.library.drafts import pains as pains
    from journeydraft.library.journey_map import JourneyMap as JourneyMap
    from journeydraft.library.notices import JourneydraftWarning as JourneydraftWarning
    from journeydraft.library.options import Options as Options
    from journeydraft.library.pain_list import PainList as PainList
    from journeydraft.library.updates import Update as Update
    from journeydraft.library.updates import update as update

__version__ = "0.1.0"

_HOMES = {
    "library.drafts": ("draft", "pains", "open_map"),
    "library.notices": ("JourneydraftWarning",),
    "library.updates": ("update", "Update"),
    "library.journey_map": ("JourneyMap",),
    "library.pain_list": ("PainList",),
    "library.options": ("Options",),
    "errors": (
        "JourneydraftError",
        "InputError",
        "MapError",
        "SettingsError",
        "OutputError",
        "MissingPackage",
    ),
    "events": ("Listener",),
}

__all__ = ["__version__", *(name for names in _HOMES.values() for name in names)]  # noqa: PLE0604


def __getattr__(name: str) -> object:
    """A name of ``__all__``, from where it is at home (PEP 562)."""
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"journeydraft.{home}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
