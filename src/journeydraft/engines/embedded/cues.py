"""What cues alone say of a unit: frames change what a hit means, and a negated comfort is a trouble."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from journeydraft.engines.embedded.units import Unit
from journeydraft.nlp.lexicon import Cue, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

REACH = 3
"""Tokens between a negation and what it negates, at most."""

WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "pain": {
        "pain.failure": 1.5,
        "pain.wait": 1.2,
        "pain.obstacle": 1.2,
        "pain.missing": 1.4,
        "pain.confusion": 1.4,
        "pain.cost": 1.2,
        "pain.repetition": 1.1,
        "pain.workaround": 1.2,
        "pain.fear": 1.1,
        "pain.unfair": 1.2,
        "pain.bother": 1.2,
        "severity.high": 1.2,
        "severity.medium": 0.4,
        "negated gain": 1.3,
        "negated pain": -1.6,
        "frame.denial": -1.8,
        "frame.hypothetical": -0.7,
        "frame.others": -0.7,
        "frame.elsewhere": -0.9,
        "frame.irony": 0.4,
    },
    "gain": {
        "gain.ease": 1.4,
        "gain.help": 1.3,
        "gain.delight": 1.4,
        "gain.relief": 1.2,
        "negated gain": -2.2,
        "frame.hypothetical": -0.8,
        "frame.irony": -0.9,
        "frame.elsewhere": -0.9,
        "frame.others": -0.6,
        "need.": -0.8,
    },
    "need": {"need.wish": 1.6, "need.suggestion": 1.5, "frame.elsewhere": -0.6},
    "suggestion": {"need.suggestion": 1.9},
    "thought": {"thought.cue": 1.9},
    "action": {"action.cue": 1.9, "frame.hypothetical": -1.0, "frame.others": -0.6},
    "milestone": {"milestone.enter": 1.6, "milestone.done": 1.6, "frame.hypothetical": -1.0},
    "question": {"speech.question_start": 1.3, "question mark": 2.5},
}
"""What a cue adds to the log-odds of a label, from the base of ``BASE``."""

BASE = -1.0
"""Log-odds of any label where no cue speaks."""

UNTOLD = ("frame.hypothetical", "frame.others", "frame.elsewhere")
"""Frames of what did not happen to the participant there."""

GOOD, BAD = ("gain.",), ("pain.",)
QUESTION_MARKS = "?？؟"


def signs(unit: Unit) -> frozenset[str]:
    """The signs of ``unit``: see ``signs_of``."""
    return _signs(unit.doc, unit.text, unit.cues)


def signs_of(text: str, language: str) -> frozenset[str]:
    """The names of the cues in ``text``, negated comforts and troubles under names of their own.

    A negation inside an entry ("couldn't find") is part of it; only one that stands freely before it, with
    no pause between, turns it. A denial says nothing of a trouble told after it ("all fine, only …").
    """
    words = lexicon(language)
    doc = words.nlp.make_doc(text)
    return _signs(doc, text, words.cues(doc))


def told(unit: Unit, table: str) -> frozenset[str]:
    """The names of the cues of ``table`` ("move.") that ``unit`` affirms of the participant.

    None of what is imagined, or somebody else's, or was somewhere else; no cue that a free negation reaches.
    """
    if unit.has(*UNTOLD):
        return frozenset()
    cues = [cue for cue in unit.cues if cue.name.startswith(table)]
    free = [n for n in unit.cues if n.name == "frame.negation" and not any(_inside(n, cue) for cue in cues)]
    return frozenset(cue.name for cue in cues if not any(_reaches(unit.doc, n, cue) for n in free))


def _signs(doc: Doc, text: str, cues: Sequence[Cue]) -> frozenset[str]:
    judging = [cue for cue in cues if cue.name.startswith(GOOD + BAD)]
    free = [n for n in cues if n.name == "frame.negation" and not any(_inside(n, cue) for cue in judging)]
    found = {_sign(cue.name) for cue in cues if not cue.name.startswith(GOOD + BAD)}
    for cue in judging:
        kind = "gain" if cue.name.startswith(GOOD) else "pain"
        turned = any(_reaches(doc, negation, cue) for negation in free)
        found.add(f"negated {kind}" if turned else cue.name)
    denied = max((cue.end for cue in cues if cue.name == "frame.denial"), default=0)
    if any(cue.start >= denied and cue.name.startswith(BAD) for cue in judging):
        found.discard("frame.denial")
    if any(mark in text for mark in QUESTION_MARKS):
        found.add("question mark")
    return frozenset(found)


def _sign(name: str) -> str:
    """The name of the sign that a cue is: "rang them" is as much of a phone as "the phone"."""
    return name.replace("contact.", "channel.", 1)


def _inside(inner: Cue, outer: Cue) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _reaches(doc: Doc, negation: Cue, cue: Cue) -> bool:
    """Whether ``negation`` stands shortly before ``cue`` in one breath."""
    near = cue.start - REACH <= negation.end - 1 < cue.start
    return near and not any(doc[i].is_punct for i in range(negation.end, cue.start))


def log_odds(found: frozenset[str], label: str) -> float:
    """The log-odds of ``label`` from the signs alone; each table of cues speaks once per key."""
    total = BASE
    for name, weight in WEIGHTS[label].items():
        hit = name in found or (name[-1] == "." and any(f.startswith(name) for f in found))
        total += weight if hit else 0.0
    return total
