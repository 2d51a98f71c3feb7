"""What a unit is felt to say: which emotions, and how far up or down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log

from journeydraft.engines.embedded.decide import is_shred
from journeydraft.engines.embedded.mentions import is_question
from journeydraft.engines.embedded.units import Unit
from journeydraft.model.source import SourceKind
from journeydraft.nlp.lexicon import Cue, lexicon
from journeydraft.nlp.shades import BAD, GOOD, SHADES, shade

NAMED = 2.3
"""Log-odds that a word for an emotion adds to it, by ordinary interviews (see ``training/finish.py``)."""

WORDED = 0.4
SHOWN: Mapping[str, float] = {"confused": 0.4, "happy": 0.75}
LIKELIER_THAN_NOT = 0.5
"""From which probability an emotion stands on the map: one that was named, one of ``SHOWN``, any other. Six
of ten that pass are what the writers of ordinary interviews had in mind. Heads are surest of ``happy``, and
wrong about it in banter."""

LEAST = min(WORDED, LIKELIER_THAN_NOT, *SHOWN.values())
NEVER = 2.0

DOUBT = 1e-4
"""Probabilities are rounded to so much."""

FEWEST_FELT = 5
"""Words of talk below which an emotion must be named."""

ASKED = frozenset({"confused"})
"""What a question alone may tell: who asks is at a loss, not angry, and not curious for being lost."""

UNFELT = ("frame.hypothetical", "frame.others", "frame.denial")
DENYING = frozenset({"frame.negation", "mention.conditional"})
REACH, SESSION = 3, 15
"""Tokens between whose feeling it is, or what denies it, and the word for it; between that word and
one for the interview or the study, which was no part of the journey."""


def named(unit: Unit) -> frozenset[str]:
    """The emotions that the words name, unless denied, imagined, asked for or somebody else's; a mere
    interjection in talk names none."""
    return frozenset() if unit.has(*UNFELT) else frozenset(_by_word(unit)[0])


def felt(unit: Unit) -> Mapping[str, float]:
    """The emotions that are named, with how sure one may be of them (0…1): what cues alone can say.

    Good and bad ones together are ``mixed``, and a good one with a trouble behind a "but"; a good one told
    with irony is ``unclear``.
    """
    values = lexicon(unit.language).values
    found = {} if is_question(unit) else dict.fromkeys(sorted(named(unit)), 0.8)
    signs = {values.get(f"emotion.{label}", 0.0) > 0 for label in found}
    if len(signs) == 2 or (True in signs and _is_taken_back(unit)):
        return {"mixed": 0.6}
    return {"unclear": 0.5} if True in signs and unit.has("frame.irony") else found


def told(unit: Unit, probabilities: Mapping[str, float], shades: Mapping[str, float]) -> Mapping[str, float]:
    """The emotions that are told, named or not, with their probabilities; none is likely in most units.

    ``probabilities`` by emotion and ``shades`` by shade, as heads give them. ``mixed`` and ``unclear`` as in
    ``felt``. What was named of somebody else, or denied, is not told however likely it sounds.
    """
    if unit.has(*UNFELT):
        return {}
    words, unsaid = _by_word(unit)
    if not words and max(probabilities.get(emotion, 0.0) for emotion in SHADES) < LEAST:
        return {}
    sure = {
        emotion: _with_words(probabilities.get(emotion, 0.0), bool(words & set(of)))
        for emotion, of in SHADES.items()
    }
    held = {e: p for e, p in sure.items() if p >= LEAST and p >= _bar(e, words, unsaid, unit)}
    good = GOOD & held.keys()
    if good and (BAD & held.keys() or _is_taken_back(unit)):
        return {"mixed": min(max((held[e] for e in of & held.keys()), default=1.0) for of in (GOOD, BAD))}
    if good and unit.has("frame.irony"):
        return {"unclear": LIKELIER_THAN_NOT}
    return {shade(emotion, words, shades): round(p, 4) for emotion, p in held.items()}


def valence(unit: Unit, leaning: float, emotions: Mapping[str, float]) -> float:
    """−2…2: what a named emotion is worth, else the leaning (−1…1) of the words; stress adds a quarter."""
    values = lexicon(unit.language).values
    worth = [values[f"emotion.{label}"] for label in emotions if f"emotion.{label}" in values]
    base = sum(worth) / len(worth) if worth else 1.5 * leaning
    stress = 1.25 if unit.has("frame.intensifier") else 1.0
    return max(-2.0, min(2.0, base * stress))


def _bar(emotion: str, words: frozenset[str], unsaid: frozenset[str], unit: Unit) -> float:
    """From which probability ``emotion`` stands: few words tell no more of a feeling than they name."""
    shades = set(SHADES[emotion])
    if is_question(unit) and emotion not in ASKED:
        return NEVER
    if words & shades:
        return WORDED
    few = is_shred(unit) or (unit.kind is not SourceKind.review and unit.length < FEWEST_FELT)
    return NEVER if few or unsaid & shades else SHOWN.get(emotion, LIKELIER_THAN_NOT)


def _by_word(unit: Unit) -> tuple[frozenset[str], frozenset[str]]:
    """The emotions that are named of the participant, and those that are named and not theirs."""
    cues = [cue for cue in unit.cues if cue.name.startswith("emotion.")]
    said = {cue for cue in cues if not _is_unsaid(unit, cue) and not _is_exclaimed(unit, cue)}
    names = frozenset(cue.name.removeprefix("emotion.") for cue in said)
    others = frozenset(cue.name.removeprefix("emotion.") for cue in cues if _is_unsaid(unit, cue))
    return names, others - names


def _is_unsaid(unit: Unit, cue: Cue) -> bool:
    """Whether a word for an emotion is denied, imagined, asked, told of the talk itself or of somebody else.

    Of somebody else where it is a state that one is in ("she was furious"); "she was annoying" says what it
    was like for the participant.
    """
    before = [c for c in unit.heard if unit.first <= c.start and 0 <= cue.start - c.end < REACH]
    if any(c.name in DENYING for c in before) and not _denies_itself(unit, cue):
        return True
    if any(c.name == "speech.question_start" and c.start < cue.start < c.end for c in unit.cues):
        return True  # "do I love it, no"
    if any(c.name == "feeling.session" and -SESSION < c.start - cue.start < SESSION for c in unit.heard):
        return True
    return _is_theirs(unit, cue, before)


def _denies_itself(unit: Unit, cue: Cue) -> bool:
    """Whether a negation is part of the word ("didn't understand")."""
    return any(c.name == "frame.negation" and cue.start <= c.start and c.end <= cue.end for c in unit.cues)


def _is_theirs(unit: Unit, cue: Cue, before: Sequence[Cue]) -> bool:
    states = lexicon(unit.language).states
    if not any(unit.doc[i].lower_ in states for i in range(cue.start, cue.end)):
        return False
    mine = max((c.start for c in before if c.name == "feeling.mine"), default=-1)
    theirs = [c for c in before if c.name == "feeling.theirs" and c.start > mine]
    return bool(theirs) or any(c.name == "feeling.theirs" and c.start == cue.start for c in unit.cues)


def _is_exclaimed(unit: Unit, cue: Cue) -> bool:
    """Whether it is a mere interjection of talk ("wow"); a review that has one means it."""
    return unit.kind is not SourceKind.review and any(
        c.name == "feeling.interjection" and c.start <= cue.start and cue.end <= c.end for c in unit.cues
    )


def _is_taken_back(unit: Unit) -> bool:
    """Whether a trouble is told behind a "but" that follows a word for a good emotion."""
    values = lexicon(unit.language).values
    good = [c.end for c in unit.cues if values.get(c.name, 0.0) > 0]
    buts = [c.start for c in unit.cues if c.name == "feeling.but" and any(end <= c.start for end in good)]
    return any(c.name.startswith("pain.") and but < c.start for but in buts for c in unit.cues)


def _with_words(p: float, said: bool) -> float:
    p = min(1 - DOUBT, max(DOUBT, p))
    odds = log(p / (1 - p)) + (NAMED if said else 0.0)
    return 1 / (1 + exp(-odds))
