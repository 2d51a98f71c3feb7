"""Ids of evidence: who, and on which line; the same from run to run as long as the file stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from journeydraft.model.journey import Evidence
from journeydraft.model.proved import Proved


def identified(proved: Iterable[Proved]) -> tuple[list[Proved], dict[str, Evidence]]:
    """The findings with the ids of their evidence, and the evidence by id.

    Findings with the same words of the same place share one.
    """
    by_place: dict[tuple[str, int | None, int | None], str] = {}
    evidence: dict[str, Evidence] = {}
    named = []
    for one in proved:
        shown = one.evidence
        place = (shown.source, shown.start, shown.end)
        if place not in by_place:
            by_place[place] = _new_id(shown, evidence)
            evidence[by_place[place]] = shown
        named.append(replace(one, ident=by_place[place]))
    return named, evidence


def _new_id(shown: Evidence, taken: Mapping[str, Evidence]) -> str:
    who = "".join(c for c in (shown.participant or "s").lower() if c.isalnum()) or "s"
    base = f"{who}-{shown.line or 1}"
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
