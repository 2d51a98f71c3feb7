"""Which words of a turn make a line: the sentence, or the clause that tells, with those that it needs."""

from __future__ import annotations

from collections.abc import Sequence

from journeydraft.engines.embedded.clause_words import ClauseWords, clause_words
from journeydraft.engines.embedded.trimming import begin_of, fillers
from journeydraft.engines.embedded.units import Unit, length_of
from journeydraft.nlp.sentences import BREAKS, Span, clauses

ENOUGH = 28  # words up to which a sentence is shown whole
MOST = 36  # words that a line may have when a clause needs its neighbours
FEWEST = 4  # words that a clause needs to stand alone
TELLING = 6  # words from which it reads well alone
NAMED = 3  # words that mean something before a pronoun, from which it points at one of them

QUESTION_MARKS = frozenset("?？؟")


def stretch(unit: Unit, names: frozenset[str]) -> Span:
    """The tokens to show of ``unit`` for a finding that the cues named in ``names`` speak for."""
    return _with_context(unit, _inside(unit, names))


def _inside(unit: Unit, names: frozenset[str]) -> Span:
    """The sentence if it is short, else the clause that tells the point and the neighbours that it needs."""
    if _words(unit, unit.sentence) <= ENOUGH:
        return unit.sentence
    parts = clauses(unit.doc, *unit.sentence, unit.heard)
    inside = [i for i, (a, b) in enumerate(parts) if a < unit.last and unit.first < b]
    if not inside:
        return unit.first, unit.last
    ties = clause_words(unit.language)
    begin, end = inside[0], inside[-1]
    if unit.length > ENOUGH:
        begin, end = _clearest(unit, parts, inside, names)
    while begin and _hangs(unit, parts[begin], ties) and _fits(unit, parts, begin - 1, end):
        begin -= 1
    if begin < end and begin and _words(unit, parts[begin]) < FEWEST:
        begin += 1  # the end of a clause that would not fit
    while (
        end + 1 < len(parts) and _belongs(unit, parts[end + 1], ties) and _fits(unit, parts, begin, end + 1)
    ):
        end += 1
    return parts[begin][0], parts[end][1]


def _clearest(
    unit: Unit, parts: Sequence[Span], inside: Sequence[int], names: frozenset[str]
) -> tuple[int, int]:
    """The clause with the most telling cues and words that mean something; all where none can stand alone."""
    best, best_score = (inside[0], inside[-1]), 0.0
    for i in inside:
        first, last = parts[i]
        words = _words(unit, parts[i])
        content = _content(unit, parts[i])
        if words < FEWEST or content < 2:
            continue
        hits = {c.name for c in unit.cues if c.name in names and first <= c.start and c.end <= last}
        score = 2.0 * len(hits) + min(content, 6) / 6 - max(0, words - ENOUGH) / 10
        if (hits or unit.length > MOST) and score > best_score:
            best, best_score = (i, i), score
    return best


def _hangs(unit: Unit, part: Span, ties: ClauseWords) -> bool:
    """Whether a clause needs the one before: too short, or a pronoun in it points back."""
    first, last = part
    if _words(unit, part) < TELLING or _content(unit, part) < 2:
        return True
    if unit.doc[first].lower_ in ties.subordinate:
        return True
    first = begin_of(unit, first, last, fillers(unit, first, last))
    named = 0
    for i in range(first, last):
        if ties.points_back(unit.doc, i):
            return named < NAMED
        named += unit.doc[i].is_alpha and not unit.doc[i].is_stop
    return False


def _belongs(unit: Unit, part: Span, ties: ClauseWords) -> bool:
    """Whether a clause says but, so or because of the one before it, rather than and then."""
    return unit.doc[part[0]].lower_ not in ties.additive and unit.doc[part[0] - 1].text not in BREAKS


def _fits(unit: Unit, parts: Sequence[Span], begin: int, end: int) -> bool:
    return _words(unit, (parts[begin][0], parts[end][1])) <= MOST


def _with_context(unit: Unit, shown: Span) -> Span:
    """With the sentence before it, where a short one is needed to know what "it" is."""
    if unit.before is None or shown[0] != unit.sentence[0] or not _points_back(unit, shown):
        return shown
    wider = unit.before[0], shown[1]
    helps = _content(unit, unit.before) >= 2 and unit.doc[unit.before[1] - 1].text not in QUESTION_MARKS
    return wider if helps and _words(unit, wider) <= MOST else shown


def _points_back(unit: Unit, shown: Span) -> bool:
    ties = clause_words(unit.language)
    if unit.doc[shown[0]].lower_ in ties.turning and _words(unit, shown) < ENOUGH:
        return True
    return ties.points_back(unit.doc, begin_of(unit, *shown, fillers(unit, *shown)))


def _words(unit: Unit, span: Span) -> int:
    return length_of(unit.doc[span[0] : span[1]])


def _content(unit: Unit, span: Span) -> int:
    return sum(t.is_alpha and not t.is_stop for t in unit.doc[span[0] : span[1]])
