"""How grave a pain is, by the codebook: from words of its consequence, else from what its words mean."""

from __future__ import annotations

from journeydraft.engines.embedded.cues import told
from journeydraft.engines.embedded.units import Unit
from journeydraft.model.finding import Severity

LIKELY_LOW, LIKELY_HIGH = 0.5, 0.3
"""Probability of medium or more below which a pain is low, and of high from which it is high: on interviews
that were not trained on, each level is then said about as often as it was coded."""


POLITE = ("need.",)
"""Cues of a wish or advice: what is put as one ("they could perhaps …", "would be nice") is put mildly."""

AT_A_COST = ("contact.phone", "emotion.angry", "emotion.frustrated", "move.back")
"""Who had to ring, started again or lost their temper did not just notice and go on."""


def severity(unit: Unit, gravity: tuple[float, float] | None) -> Severity:
    """The severity of a pain told in ``unit``; ``gravity`` as in ``Judged``, where an encoder is at hand.

    Words of the consequence go first ("gave up", "paid twice"; "had to ring them"; "a bit fiddly"). What says
    none is medium, unless its meaning makes another level likely. Politeness is no consequence.
    """
    words = told(unit, "severity.")
    if "severity.high" in words or "move.exit" in told(unit, "move."):
        return "high"
    likely = _likely(gravity)
    if "severity.medium" in words or _cost_something(unit):
        return "high" if likely == "high" else "medium"
    return "low" if "severity.low" in words and likely != "high" and not unit.has(*POLITE) else likely


def _cost_something(unit: Unit) -> bool:
    return any(told(unit, name) for name in AT_A_COST)


def _likely(gravity: tuple[float, float] | None) -> Severity:
    if gravity is None:
        return "medium"
    medium, high = gravity
    if medium < LIKELY_LOW:
        return "low"
    return "high" if high >= LIKELY_HIGH else "medium"
