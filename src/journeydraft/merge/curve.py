"""The emotion curve: each participant's mean valence in a stage, their mean, and its spread."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import fmean, pstdev

from journeydraft.model.finding import Kind
from journeydraft.model.journey import EmotionCurve
from journeydraft.model.proved import Proved
from journeydraft.model.source import SourceKind

SAYS, DIFFERS = 0.3, 0.5
"""A mean nearer to nothing than ``SAYS`` says something only where people differ by ``DIFFERS``, or where
``SEVERAL`` of them are of one mind: then that is what the stage felt like."""

SEVERAL = 3

FELT = frozenset({Kind.pain, Kind.gain, Kind.emotion})


def curve(found: Iterable[Proved]) -> EmotionCurve | None:
    """Of the participants of interviews and notes; of the reviews' authors where there are no others.

    None where nothing was felt, or so little by everybody that a number would only look like one.
    """
    found = [p for p in found if p.finding.kind in FELT and p.finding.valence is not None]
    heard = [p for p in found if p.kind is not SourceKind.review]
    by_person: dict[str, list[float]] = {}
    for one in heard or found:
        by_person.setdefault(one.finding.participant or "", []).append(one.finding.valence or 0.0)
    if not by_person:
        return None
    means = {person: round(fmean(values), 1) for person, values in by_person.items()}
    values = list(means.values())
    mean, spread = round(fmean(values), 1), round(pstdev(values), 1)
    if abs(mean) < SAYS and spread < DIFFERS and len(values) < SEVERAL:
        return None
    return EmotionCurve(mean=mean, spread=spread, by_participant=means if heard else {})
