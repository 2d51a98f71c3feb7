"""From what a unit is likely to be to findings of the codebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from journeydraft.engines.embedded.answers import in_answer
from journeydraft.engines.embedded.contacts import Contact, contacts
from journeydraft.engines.embedded.cues import told
from journeydraft.engines.embedded.exclusions import is_beside, named, stands
from journeydraft.engines.embedded.severity import severity
from journeydraft.engines.embedded.terms import asks_term
from journeydraft.engines.embedded.units import Unit
from journeydraft.engines.embedded.wording import Wording, word
from journeydraft.model.finding import TERM, Finding, Kind, Move
from journeydraft.nlp.encoder.base import Vectors

UNITS_OF_LABELS: Mapping[str, Kind] = {
    "pain": Kind.pain,
    "gain": Kind.gain,
    "need": Kind.need,
    "suggestion": Kind.opportunity,
    "question": Kind.question,
    "thought": Kind.thought,
    "action": Kind.action,
    "milestone": Kind.milestone,
}
TELLING: Mapping[str, tuple[str, ...]] = {
    "pain": ("pain.", "severity.", "emotion.", "frame.negation"),
    "gain": ("gain.", "emotion."),
    "need": ("need.",),
    "suggestion": ("need.",),
    "question": ("speech.question_start",),
    "thought": ("thought.",),
    "action": ("action.", "move.", "channel."),
    "milestone": ("milestone.",),
}
"""The cues that speak for each label, by table."""

FEWEST_WORDS, FEWEST_CONTENT = 4, 2
"""A unit below either is a shred: it may colour its turn, it is no line of a map."""

FEWEST_SHOWN = 4
"""Words that must be left of it once openers and fillers are gone."""

MOVES: tuple[Move, ...] = ("exit", "back", "forward")
"""The weightiest first: who says both left."""

QUIET = 0.15  # |valence| below which a unit says nothing of how it felt


@dataclass(frozen=True)
class Judged:
    """What a scorer makes of a unit: probabilities by label, valence −2…2, emotions by label (0…1).

    ``vector`` is its meaning. ``gravity`` is, were it a pain, how likely it would be of medium severity or
    more, and of high severity. ``session`` says that the question was about the session, not the journey.
    """

    probabilities: Mapping[str, float]
    thresholds: Mapping[str, float]
    valence: float
    emotions: Mapping[str, float]
    vector: Vectors | None = None
    gravity: tuple[float, float] | None = None
    session: bool = False

    def likely(self, probabilities: Mapping[str, float]) -> set[str]:
        """The labels of units that are likelier by ``probabilities`` than their thresholds."""
        return {
            label
            for label in UNITS_OF_LABELS
            if probabilities.get(label, 0.0) >= self.thresholds.get(label, 0.5)
        }


def is_shred(unit: Unit) -> bool:
    """Whether ``unit`` is too short to be a line by itself."""
    return unit.length < FEWEST_WORDS or unit.content < FEWEST_CONTENT


def decide(
    unit: Unit, judged: Judged, source: str, tools: Mapping[str, str] | None = None
) -> Iterator[Finding]:
    """The findings of one unit, in a fixed order. ``tools`` are the names by key that its source knows."""
    heard = in_answer(unit, judged.probabilities)
    if is_beside(unit, heard.get("pain", 0.0), asked_so=judged.session):
        return
    likely = judged.likely(heard) | named(unit, heard)
    holds = [] if is_shred(unit) else [label for label in UNITS_OF_LABELS if label in likely]
    standing = stands(unit, heard, holds)
    judged = replace(judged, probabilities={**heard, **standing})
    for label in standing:
        wording = _worded(unit, label)
        if wording.words >= FEWEST_SHOWN and (wording.whole or label == "question"):
            term = TERM if label == "pain" and asks_term(unit) else None
            yield _finding(unit, judged, source, UNITS_OF_LABELS[label], label, wording, label=term)
    for emotion, weight in judged.emotions.items():
        wording = _worded(unit, "pain")
        yield _finding(unit, judged, source, Kind.emotion, "pain", wording, label=emotion, weight=weight)
    for contact in contacts(unit, tools):
        yield _touchpoint(unit, judged, source, contact)


def _worded(unit: Unit, telling: str) -> Wording:
    return word(unit, (name for name in unit.names if name.startswith(TELLING[telling])))


def _finding(
    unit: Unit,
    judged: Judged,
    source: str,
    kind: Kind,
    telling: str,
    wording: Wording,
    *,
    label: str | None = None,
    weight: float | None = None,
) -> Finding:
    first, last = min(unit.first, wording.shown[0]), max(unit.last, wording.shown[1])
    return replace(
        _said(unit, judged, source, kind, (kind is Kind.emotion and label) or wording.text),
        quote=unit.doc[first:last].text,
        at=unit.start - unit.doc[unit.first].idx + unit.doc[first].idx,
        severity=severity(unit, judged.gravity) if kind is Kind.pain else None,
        valence=round(judged.valence, 2) if abs(judged.valence) >= QUIET else None,
        label=label,
        move=_move(unit),
        weight=round(judged.probabilities.get(telling, 0.5) if weight is None else weight, 3),
        clarity=round(wording.clarity, 3),
        stands=wording.stands,
    )


def _touchpoint(unit: Unit, judged: Judged, source: str, contact: Contact) -> Finding:
    return replace(
        _said(unit, judged, source, Kind.touchpoint, contact.text),
        channel=contact.channel,
        label="tool" if contact.named else "touchpoint" if contact.touchpoint else "channel",
    )


def _said(unit: Unit, judged: Judged, source: str, kind: Kind, text: str) -> Finding:
    """What every finding of a unit has in common: who said it, where, and the words that prove it."""
    return Finding(
        kind=kind,
        text=text,
        quote=unit.text,
        source=source,
        turn=unit.said.number,
        participant=unit.said.turn.participant,
        at=unit.start,
        language=unit.language,
        question=unit.question,
        vector=judged.vector,
    )


def _move(unit: Unit) -> Move | None:
    """A step of the participant's own, back, on or out; not one imagined, negated or of somebody else."""
    moves = told(unit, "move.")
    return next((move for move in MOVES if f"move.{move}" in moves), None)
