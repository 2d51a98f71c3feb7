"""Which words of a turn make a line: the sentence, or the clause that tells, with those that it needs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from journeydraft.engines.embedded.clause_words import ClauseWords, clause_words
from journeydraft.engines.embedded.trimming import begin_of, fillers
from journeydraft.engines.embedded.units import UNSPACED, Unit, length_of
from journeydraft.nlp.sentences import BREAKS, Span, clauses

if TYPE_CHECKING:
    from spacy.tokens import Token

ENOUGH = 28  # words up to which a sentence is shown whole
MOST = 44  # words that a line may have when a clause needs its neighbours
CONTEXT = 36  # words that it may have when it needs the sentence before
FEWEST = 4  # words that a clause needs to stand alone
TELLING = 6  # words from which it reads well alone
NAMED = 3  # words that mean something before a pronoun, from which it points at one of them
NAMED_FIRST = 2  # such words in a sentence, from which what it says later is no riddle

EXPLAINED = frozenset({"–", "—", ":"})
"""Marks behind which a clause says more of what stands before them."""

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
    while begin and _hangs(unit, parts, begin, ties) and _fits(unit, parts, begin - 1, end):
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


def _hangs(unit: Unit, parts: Sequence[Span], place: int, ties: ClauseWords) -> bool:
    """Whether a clause needs the one before: it is too short, says more of it or the contrary, or a pronoun
    in it points back."""
    first, last = parts[place]
    listed = unit.doc[parts[place - 1][0]].lower_ in ties.additive  # "… and the cat, but"
    if _explains(unit, first) or (unit.doc[first].lower_ in ties.turning and not listed):
        return True
    if _words(unit, parts[place]) < TELLING or _content(unit, parts[place]) < 2:
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
    """Whether a clause says but, so or because of the one before it, or more, rather than and then."""
    short, last = _words(unit, part) < TELLING, part[1] == unit.sentence[1]
    if unit.doc[part[0]].lower_ in ties.additive:
        return short and last  # of what it lists
    if _explains(unit, part[0]):
        return last or not short  # more than the first word of it
    return unit.doc[part[0] - 1].text not in BREAKS


def _explains(unit: Unit, first: int) -> bool:
    """Whether a dash or a colon stands before the clause that begins at ``first``."""
    mark = unit.doc[first - 1]
    return mark.text in EXPLAINED or (mark.text == "-" and bool(mark.whitespace_))


def _fits(unit: Unit, parts: Sequence[Span], begin: int, end: int) -> bool:
    return _words(unit, (parts[begin][0], parts[end][1])) <= MOST


def _with_context(unit: Unit, shown: Span) -> Span:
    """With the sentence before it, where a short one is needed to know what "it" is."""
    if unit.before is None or shown[0] != unit.sentence[0]:
        return shown
    hangs = (
        ";" in unit.doc[unit.before[1] : shown[0]].text
        or _begins_back(unit, shown)
        or (_points_back(unit, shown) and not _begins_back(unit, unit.before))
    )
    wider = unit.before[0], shown[1]
    return wider if hangs and _says(unit, unit.before) and _words(unit, wider) <= CONTEXT else shown


def _says(unit: Unit, span: Span) -> bool:
    """Whether a sentence tells something by itself: it is neither a question nor a mere "which was fine"."""
    tokens = unit.doc[span[0] : span[1]]
    half = tokens[0].lower_ in clause_words(unit.language).subordinate and not any(
        t.is_punct for t in tokens[:-1]
    )
    return not half and _content(unit, span) >= 2 and tokens[-1].text not in QUESTION_MARKS


def _begins_back(unit: Unit, span: Span) -> bool:
    """Whether it begins with "it", or says but, so or because of what was said before."""
    ties = clause_words(unit.language)
    if unit.doc[span[0]].lower_ in ties.turning and _words(unit, span) < ENOUGH:
        return True
    return ties.points_back(unit.doc, begin_of(unit, *span, fillers(unit, *span)))


def _points_back(unit: Unit, span: Span) -> bool:
    """Whether it says "it" before it has named much itself."""
    ties = clause_words(unit.language)
    named = 0
    for i in range(begin_of(unit, *span, fillers(unit, *span)), span[1]):
        if named == NAMED_FIRST:
            return False
        if unit.doc[i].lower_ in ties.pronoun and ties.points_back(unit.doc, i):
            return True
        named += unit.doc[i].is_alpha and not unit.doc[i].is_stop
    return False


def _words(unit: Unit, span: Span) -> int:
    """Words as they are written: "don't", "l'icône" and "9M€" are one."""
    tokens = unit.doc[span[0] : span[1]]
    return length_of(tokens) - sum(_is_one_word(a, b) for a, b in pairwise(tokens))


def _is_one_word(one: Token, following: Token) -> bool:
    """Whether nothing parts two tokens of a script that has spaces."""
    parted = one.whitespace_ or any(t.is_punct or t.is_space for t in (one, following))
    return not parted and not UNSPACED.search(one.text)


def _content(unit: Unit, span: Span) -> int:
    return sum(t.is_alpha and not t.is_stop for t in unit.doc[span[0] : span[1]])
