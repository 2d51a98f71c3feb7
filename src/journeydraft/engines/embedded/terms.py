"""Questions that ask what a word means, and nothing else: whoever asks them does not know the words used."""

from __future__ import annotations

from journeydraft.engines.embedded.trimming import PAIRS, begin_of, fillers
from journeydraft.engines.embedded.units import Unit
from journeydraft.nlp.sentences import BRACKETS, Span

MOST = 3
"""Words of a term that stands in no quotation marks."""

QUOTES = frozenset(pair for pair in PAIRS if pair[0] not in BRACKETS)
OPENING = frozenset(opening for opening, _ in QUOTES)


def asks_term(unit: Unit) -> bool:
    """Whether the sentence asks what a term means: one in quotation marks, an acronym, "a deductible".

    Nothing else is said in it but what stands in brackets: "what is the difference between …" asks more.
    """
    asking = [c for c in unit.heard if c.name == "telling.term" and _inside((c.start, c.end), unit.sentence)]
    if not asking:
        return False
    asked = {i for cue in asking for i in range(cue.start, cue.end)}
    quoted, beside = _quoted(unit), _in_brackets(unit)
    said = fillers(unit, *unit.sentence)
    beside |= said
    rest = [
        i
        for i in range(begin_of(unit, *unit.sentence, said), unit.sentence[1])
        if i not in asked | quoted | beside and unit.doc[i].is_alpha and not unit.doc[i].is_stop
    ]
    return not rest if quoted else _is_term(unit, rest)


def _inside(one: Span, other: Span) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _quoted(unit: Unit) -> set[int]:
    """The tokens of the sentence that stand in quotation marks."""
    found: set[int] = set()
    opened: int | None = None
    for i in range(*unit.sentence):
        text = unit.doc[i].text
        if opened is None:
            opened = i if text in OPENING else None
        elif (unit.doc[opened].text, text) in QUOTES:
            found.update(range(opened, i + 1))
            opened = None
    return found


def _in_brackets(unit: Unit) -> set[int]:
    found: set[int] = set()
    depth = 0
    for i in range(*unit.sentence):
        text = unit.doc[i].text
        depth += text in BRACKETS
        if depth:
            found.add(i)
        depth = max(0, depth - (text in BRACKETS.values()))
    return found


def _is_term(unit: Unit, rest: list[int]) -> bool:
    """Whether all that is asked about is an acronym, or a thing of a kind ("a deductible")."""
    if not 0 < len(rest) <= MOST or rest[-1] - rest[0] >= MOST:
        return False
    words = [unit.doc[i].text for i in rest]
    if all(len(word) > 1 and word.isupper() for word in words):
        return True
    return any(c.name == "telling.article" and c.end == rest[0] for c in unit.heard)
