"""What a person's code says in terms of the kinds that a map has; the words are in ``kinds.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from journeydraft.errors import SettingsError
from journeydraft.formats.labels import spellings
from journeydraft.maps.lines import KINDS
from journeydraft.model.finding import Kind
from journeydraft.readers.columns import plain

LANES: Mapping[str, Kind] = {
    "pain_points": Kind.pain,
    "gains": Kind.gain,
    "needs": Kind.need,
    "actions": Kind.action,
    "thoughts": Kind.thought,
    "emotions": Kind.emotion,
    "touchpoints": Kind.touchpoint,
    "channels": Kind.touchpoint,
    "opportunities": Kind.opportunity,
    "milestones": Kind.milestone,
}
"""The kind of the lines in each lane; moments of truth repeat lines of other lanes."""

_STEP = re.compile(r"\s*(?:>|\\|/|→|»|::|:|\|)\s*")
"""What stands between a code and the one below it: ``Pain > Price``, ``Pain\\Price``, ``pain: price``."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a code stands for. ``finding`` is its own name where it stands below a kind, else None: the kind
    itself, which marks stretches one by one."""

    kind: Kind
    finding: str | None = None


@dataclass(frozen=True, slots=True)
class Codebook:
    """Knows codes by name; ``own`` are those that the user settled, by their plain name."""

    own: Mapping[str, Kind] = field(default_factory=dict)

    def meant(self, path: Iterable[str]) -> Meant | None:
        """What the code with these names, from the outermost to its own, stands for; None if for no kind."""
        names = [name.strip() for name in path if name.strip()]
        whole = self.kind(" ".join(names))
        if whole:
            return Meant(whole)
        for depth in range(len(names), 0, -1):
            if kind := self.kind(names[depth - 1]):
                return Meant(kind, " > ".join(names[depth:]) or None)
        return None

    def kind(self, name: str) -> Kind | None:
        """The kind that goes by ``name``, case, spaces and punctuation aside."""
        key = _key(name)
        return self.own.get(key) or _known().get(key)


def codebook(overrides: Iterable[str] = ()) -> Codebook:
    """From ``NAME=KIND`` settings; raises ``SettingsError`` for one that names no kind."""
    own: dict[str, Kind] = {}
    for given in overrides:
        name, _, said = given.rpartition("=")
        own[_key(" ".join(steps(name)))] = kind_named(said, f"“{given}” says of no code what kind it is")
        if not name.strip():
            raise SettingsError(f"“{given}” names no code", hint='write it as --code "Waiting=pain"')
    return Codebook(own)


def kind_named(name: str, problem: str | None = None) -> Kind:
    """The kind that a user means by ``name``; raises ``SettingsError`` with those there are."""
    if found := _known().get(_key(name)):
        return found
    raise SettingsError(problem or f"there is no kind “{name}”", hint=f"kinds are {', '.join(KINDS)}")


def steps(code: str) -> list[str]:
    """A code written as a path, from the outermost name to its own."""
    return [step for step in _STEP.split(code) if step]


def _key(name: str) -> str:
    """A name without case and punctuation; a name of signs alone (an emoji) is its own key."""
    return plain(name) or name.strip()


@cache
def _known() -> Mapping[str, Kind]:
    table = tomllib.loads(files("journeydraft.maps").joinpath("kinds.toml").read_text(encoding="utf-8"))
    known = {_key(word): Kind(kind) for kind, words in table.items() for word in words}
    for _, lane, spelling in spellings("lanes"):
        if lane in LANES:
            known.setdefault(_key(spelling), LANES[lane])
    return known
