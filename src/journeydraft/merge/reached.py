"""Who was in a stage: those who tell of something that they did or met with there, and do not deny it."""

from __future__ import annotations

from journeydraft.model.finding import Kind
from journeydraft.model.proved import Proved
from journeydraft.nlp.lexicon import cue_names

MET = frozenset({Kind.action, Kind.milestone, Kind.touchpoint, Kind.pain, Kind.gain, Kind.emotion})
"""Kinds that tell of having been there; a wish, a question, an idea or a thought may come from anywhere."""

DENIABLE = frozenset({Kind.action, Kind.milestone, Kind.touchpoint})
"""Kinds that a negation turns into their absence; a pain is one just because something did not work."""


def was_there(one: Proved) -> bool:
    """Whether the words of a finding affirm that the teller was where it belongs: "I don't call" does not,
    nor does "if I were to call"."""
    finding = one.finding
    if finding.kind not in MET:
        return False
    names = cue_names(finding.quote, finding.language)
    denied = finding.kind in DENIABLE and "frame.negation" in names
    return not denied and "frame.hypothetical" not in names
