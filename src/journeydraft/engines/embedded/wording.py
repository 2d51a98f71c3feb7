"""How a finding reads: the participant's own words, trimmed; chosen, never invented.

A short sentence is shown whole. Of a longer one the clause that carries the point, with those that it needs:
the one before where it hangs on a pronoun, the one behind where that says but, so or because. Fillers and
openers go; the subject stays. Nothing is cut off inside a clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from journeydraft.engines.embedded.clause_words import clause_words
from journeydraft.engines.embedded.stretch import ENOUGH, TELLING, stretch
from journeydraft.engines.embedded.trimming import kept, line_of
from journeydraft.engines.embedded.units import Unit, length_of
from journeydraft.nlp.nouns import signs_of
from journeydraft.nlp.sentences import Span


class Wording(NamedTuple):
    """The text of a finding, its words, how clear it is when it stands alone (0…1), the tokens shown.

    ``whole`` is false for half a sentence: "when we begin", without what is then; ``stands`` where a reader
    cannot know what it is about: "it did not work", "with the new one".
    """

    text: str
    words: int
    clarity: float
    shown: Span
    whole: bool
    stands: bool


def word(unit: Unit, telling: Iterable[str]) -> Wording:
    """The wording of ``unit`` for a finding that the cues named in ``telling`` speak for."""
    names = frozenset(telling)
    shown = stretch(unit, names)
    tokens = kept(unit, *shown)
    words = length_of(unit.doc[i] for i in tokens)
    clarity = _clarity(unit, tokens, words, names)
    whole, stands = _is_whole(unit, tokens), _stands(unit, tokens)
    return Wording(line_of(unit, tokens), words, clarity, shown, whole, stands)


def _is_whole(unit: Unit, tokens: Sequence[int]) -> bool:
    """Whether what begins with "when", "if", "rather than" goes on with the clause that it needs."""
    ties = clause_words(unit.language)
    words = [unit.doc[i].lower_ for i in tokens]
    begins = words[:1] != [] and (words[0] in ties.subordinate or " ".join(words[:2]) in ties.half)
    return not begins or any(mark in words for mark in (",", "-", "–", "—", ";", ":"))


def _stands(unit: Unit, tokens: Sequence[int]) -> bool:
    """Whether it neither begins with a pronoun for something that is not shown, nor, cut out of a sentence,
    with a preposition."""
    if not tokens or clause_words(unit.language).points_back(unit.doc, tokens[0]):
        return False
    cut = any(unit.doc[i].is_alpha for i in range(unit.sentence[0], tokens[0]))
    return not (cut and unit.doc[tokens[0]].lower_ in signs_of(unit.language).joins)


def _clarity(unit: Unit, tokens: Sequence[int], words: int, names: frozenset[str]) -> float:
    """Short but not a shred, with words that mean something, not hanging on a pronoun."""
    content = sum(unit.doc[i].is_alpha and not unit.doc[i].is_stop for i in tokens)
    length = 1.0 if TELLING <= words <= ENOUGH else max(0.0, 1 - abs(words - 9) / 16)
    joined = {c.start for c in unit.heard if c.name == "speech.connective"}
    ties = clause_words(unit.language)
    hanging = 0.35 if tokens and (ties.points_back(unit.doc, tokens[0]) or tokens[0] in joined) else 0.0
    telling = 0.2 if unit.names & names else 0.0
    return max(0.0, min(1.0, 0.5 * length + 0.1 * min(content, 4) + telling - hanging))
