"""Which labels of a unit stand, by the codebook: what a word hints at is judged by what it is said of.

A wish is a need only where something is wanted of somebody else, not where the speaker is about to do it; a
trouble that worked out or did no harm is no pain; a question about what a thing means, which the thing itself
should have answered, is one.
"""

from __future__ import annotations

from collections.abc import Mapping

from journeydraft.engines.embedded.answers import WISH, asked, repeats
from journeydraft.engines.embedded.units import Unit
from journeydraft.engines.embedded.wishes import (
    CERTAIN,
    CLEAR,
    LACKING,
    WISHED,
    is_half_said,
    is_lacking,
    is_listed,
    is_suggested,
    is_wanted,
)
from journeydraft.model.source import SourceKind

LABELS = ("pain", "gain", "need", "suggestion", "question", "thought", "action", "milestone")

PERSONAL = frozenset({"pain", "gain", "need"})
"""What is only somebody's if they say it in words of their own."""

NAMED = 0.4
"""How likely a trouble, or in notes a gain, must be that is told with a word for it. Four in five such units
of the real studies between this and the head's own threshold were troubles, of gains in notes six in ten."""

UNTOLD = ("frame.denial", "frame.hypothetical", "frame.others")

UNANSWERED = 0.5
"""How sure it is that a question about what something is or means was a trouble."""


BEST = 1.0
"""The rating of those whose sentences are no trouble unless a word in them says so."""


def named(unit: Unit, p: Mapping[str, float]) -> set[str]:
    """What ``unit`` tells in so many words and is likely enough (``p``, 0…1) to mean: a trouble; in notes,
    where words are weighed, what is good as well."""
    labels = {"pain", "gain"} if unit.kind is SourceKind.notes else {"pain"}
    if unit.has(*UNTOLD):
        return set()
    return {label for label in labels if p.get(label, 0.0) >= NAMED and unit.has(f"{label}.")}


def is_beside(unit: Unit, pain: float, *, asked_so: bool) -> bool:
    """Whether ``unit`` is about the session, not the journey: by its own words, or as it answers a question
    about the session (``asked_so``) and is no sure ``pain`` (probability); or only repeats what was asked."""
    if unit.kind is SourceKind.review:
        return False
    if repeats(unit):
        return True
    return unit.has("telling.session") or (asked_so and pain < CERTAIN)


def stands(unit: Unit, p: Mapping[str, float], holds: list[str]) -> dict[str, float]:
    """Of the labels that ``holds``, and those that follow, the ones that stand, with their probabilities.

    ``p`` are the probabilities (0…1) of all labels. What comes out is in the order of ``LABELS``.
    """
    found = {label: p[label] for label in holds if _may(unit, label, p)}
    if "need" in holds and is_lacking(unit, p["need"], p["pain"], wanted="need" in found):
        found.pop("need", None)
        found["pain"] = max(p["pain"], LACKING)
    if is_listed(unit):
        found = {label: q for label, q in found.items() if label not in {*PERSONAL, "suggestion"}}
        found["suggestion"] = max(p["suggestion"], WISHED)
    if "question" in found and "pain" not in found and _is_unanswered(unit):
        found["pain"] = max(p["pain"], UNANSWERED)
    if unit.said.turn.rating == BEST and not unit.has("pain."):  # who could not be happier says what is good
        found.pop("pain", None)
    if unit.is_quoted:  # what a screen says, or somebody else
        found = {label: q for label, q in found.items() if label not in PERSONAL}
    return {label: found[label] for label in _apart(unit, found) if label in found}


def _may(unit: Unit, label: str, p: Mapping[str, float]) -> bool:
    """Whether what is said may be a ``label`` at all."""
    if label in {"need", "thought", "action"} and is_half_said(unit):
        return False
    if label == "need":
        return is_wanted(unit, p["need"])
    if label == "suggestion":
        return is_suggested(unit, p["suggestion"])
    if label == "gain":
        if p["gain"] < CERTAIN and (WISH in asked(unit) or _thanks(unit)):
            return False  # what would be good is not what was
        return (unit.has("gain.") or p["gain"] >= CLEAR) and not _is_vague(unit)
    if label == "pain":
        return not (_is_over(unit, "telling.success", p["pain"], CLEAR) or _is_denied(unit, p["pain"]))
    return label != "milestone" or unit.has("milestone.")  # without a word for it, a milestone is a guess


def _thanks(unit: Unit) -> bool:
    """Whether the turn speaks of the study: what is praised in it is hardly the journey."""
    return any(cue.name == "telling.session" for cue in unit.heard)


def _is_vague(unit: Unit) -> bool:
    """Whether all that is praised is the whole of it: "this week was great"."""
    said = [cue for cue in unit.cues if cue.name.startswith(("gain.", "emotion.", "frame.", "telling.whole"))]
    if not any(cue.name == "telling.whole" for cue in said):
        return False
    covered = {i for cue in said for i in range(cue.start, cue.end)}
    tokens = unit.doc[unit.first : unit.last]
    return not any(t.is_alpha and not t.is_stop and t.i not in covered for t in tokens)


def _is_over(unit: Unit, turned: str, p: float, unless: float) -> bool:
    """Whether what is ``turned`` by a cue of that name is not followed by trouble, nor sure to be one."""
    ends = [cue.end for cue in unit.cues if cue.name == turned]
    later = (cue for cue in unit.cues if cue.name.startswith("pain."))
    return bool(ends) and p < unless and not any(cue.start >= max(ends) for cue in later)


def _is_denied(unit: Unit, p: float) -> bool:
    """A trouble that was asked about and is none, or that did no harm: all words for trouble are in a denial
    ("did not have to wait")."""
    denials = [cue for cue in unit.cues if cue.name == "frame.denial"]
    troubles = [cue for cue in unit.cues if cue.name.startswith("pain.")]
    if denials and all(any(map(trouble.meets, denials)) for trouble in troubles):
        return True
    return _is_over(unit, "telling.unhurt", p, CERTAIN)


def _is_unanswered(unit: Unit) -> bool:
    """Whether a participant who tries something asks what it is, means or does, and nothing answers."""
    if unit.kind is not SourceKind.notes or not unit.has("telling.unclear"):
        return False
    return not any(cue.name == "answer.seen" and cue.start == unit.last for cue in unit.heard)


def _apart(unit: Unit, p: Mapping[str, float]) -> list[str]:
    """The labels of ``p`` that can stand beside each other."""
    holds = [label for label in LABELS if label in p]
    if "pain" in holds and "gain" in holds and not unit.has("frame.irony"):
        holds.remove("gain" if p["pain"] >= p["gain"] else "pain")
    if "gain" in holds and {"need", "suggestion"} & set(holds):
        holds.remove("gain")  # good if it were so
    if "suggestion" in holds and "need" in holds:
        # a wish, or what would grant it
        holds.remove("need" if p["suggestion"] >= p["need"] else "suggestion")
    if "pain" in holds and "suggestion" in holds and not unit.has("pain.", "severity."):
        holds.remove("pain")  # what could be better, without a word of what is bad
    if "pain" in holds and "need" in holds:
        # A need that only restates a pain; a wish is put as one.
        holds.remove("need" if p["pain"] >= p["need"] or not unit.has("need.") else "pain")
    if "pain" in holds and "question" in holds and not unit.has("pain.", "telling.unclear"):
        holds.remove("pain" if p["question"] >= p["pain"] else "question")
    if {"pain", "gain", "need", "suggestion"} & set(holds):
        holds = [label for label in holds if label not in {"thought", "action"} or p[label] > 0.8]
    return holds
