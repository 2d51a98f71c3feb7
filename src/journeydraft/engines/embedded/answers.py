"""An answer read with its question: what was asked, and whether it begins with a yes or a no.

"Yes, and then more boxes pop up" after "Was it helpful?" is no trouble; "No, that is extra work" after
"Should it have a name?" is no suggestion.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from math import exp, log
from typing import Literal

from journeydraft.engines.embedded.cues import signs_of
from journeydraft.engines.embedded.units import Unit
from journeydraft.nlp.lexicon import Cue

Opening = Literal["yes", "no"]

WISH, NAME, PRAISE, GOOD, TROUBLE, UNKNOWN = "wish", "name", "praise", "good", "trouble", "unknown"
"""What a question asks for: what could be, how it should be called, what is good, whether it went well,
whether it went ill; ``UNKNOWN`` where notes have answers alone."""

SHIFTS: Mapping[tuple[str, Opening | None], Mapping[str, float]] = {
    (PRAISE, None): {"pain": -1.5},
    (GOOD, "yes"): {"pain": -2.0},
    (TROUBLE, "no"): {"pain": -2.0},
    (WISH, "yes"): {"pain": -1.0},
    (WISH, "no"): {"suggestion": -3.0, "need": -1.5},
    (UNKNOWN, "no"): {"pain": -1.0},
}
"""What is added to the log-odds of labels in an answer to such a question that begins so (None: with neither
yes nor no), in its first two sentences, as long as no "but" takes it back."""

WISHES = frozenset({"need", "suggestion"})
"""What stands by words of its own, whatever the answer begins with."""

READ_OUT = 5
"""Words of the question in a row that nobody says again by chance."""

SURE = 1e-4

_WORD = re.compile(r"\w+")


def repeats(unit: Unit) -> bool:
    """Whether all that ``unit`` says stands in its question, word for word: an option that was read out."""
    if not unit.question or unit.length < READ_OUT:
        return False
    read_out = f" {_words(unit.question)} "
    if any(word.isalnum() and _words(word) not in read_out for word in unit.words):
        return False
    return f" {_words(unit.text)} " in read_out


@lru_cache(maxsize=1024)
def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def asked(unit: Unit) -> frozenset[str]:
    """What the question asks for that ``unit`` answers."""
    return _asked(unit.question, unit.language) if unit.question else frozenset({UNKNOWN})


@lru_cache(maxsize=1024)
def _asked(question: str, language: str) -> frozenset[str]:
    found = signs_of(question, language)
    good, bad = (any(sign.startswith(table) for sign in found) for table in ("gain.", "pain."))
    told = {sign.removeprefix("asked.") for sign in found if sign.startswith("asked.")}
    if good != bad:
        told.add(GOOD if good else TROUBLE)
    return frozenset(told)


def opening(unit: Unit) -> Opening | None:
    """The yes or no that ``unit`` still hears: of its sentence or the one before, where the turn begins; None
    once a "but" has taken it back."""
    first = next((token.i for token in unit.doc if token.is_alpha), None)
    begins = [
        cue
        for cue in unit.heard
        if cue.start == first and cue.name in {"answer.yes", "answer.no"} and _ends_there(unit, cue)
    ]
    if not begins or (unit.before or unit.sentence)[0] > begins[0].start:
        return None
    said = max(begins, key=lambda cue: cue.end)
    turns = (cue for cue in unit.heard if cue.name == "answer.turn")
    if any(said.end <= cue.start < unit.last for cue in turns):
        return None
    return "yes" if said.name == "answer.yes" else "no"


def _ends_there(unit: Unit, cue: Cue) -> bool:
    """Whether it is a yes, or more than a word, or a pause follows: "no code, no parcel" denies nothing."""
    return (
        cue.name == "answer.yes"
        or cue.end - cue.start > 1
        or cue.end == len(unit.doc)
        or bool(unit.doc[cue.end].is_punct or unit.doc[cue.end].is_space)
    )


def in_answer(unit: Unit, probabilities: Mapping[str, float]) -> dict[str, float]:
    """``probabilities`` (0…1, by label) of ``unit`` once the question is heard with it."""
    heard, begins = asked(unit), opening(unit)
    own = WISHES if unit.has("need.") else frozenset()
    found = dict(probabilities)
    for (wanted, how), shifts in SHIFTS.items():
        if wanted in heard and how == begins:
            for label, by in shifts.items():
                if label in found and label not in own:
                    found[label] = _shifted(found[label], by)
    return found


def _shifted(p: float, by: float) -> float:
    p = min(max(p, SURE), 1 - SURE)
    return 1 / (1 + exp(-(log(p / (1 - p)) + by)))
