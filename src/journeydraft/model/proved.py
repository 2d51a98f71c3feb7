"""A finding whose words were found in the source, and where in the journey it belongs."""

from __future__ import annotations

from dataclasses import dataclass

from journeydraft.model.finding import Finding
from journeydraft.model.journey import Evidence
from journeydraft.model.source import SourceKind


@dataclass(frozen=True, slots=True, eq=False)
class Proved:
    """``stage`` is the stage's number in the template or None; ``kind`` is that of the source,
    ``ident`` the id of the evidence in the map. Findings with the same number of a ``matter`` say the same;
    every one of them is like those of it that are ``central``.
    """

    finding: Finding
    evidence: Evidence
    kind: SourceKind
    stage: int | None = None
    ident: str = ""
    matter: int | None = None
    central: bool = True
