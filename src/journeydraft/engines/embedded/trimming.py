"""The words of a stretch as a line reads: without fillers, openers, stutters and stray marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from journeydraft.engines.embedded.clause_words import clause_words
from journeydraft.engines.embedded.units import Unit
from journeydraft.nlp.capital import capitalised

FEWEST = 4  # words that must be left

ENUMERATED = re.compile(r"(?:\w|\d\d)[.)]")
"""What stands before an item of a list: "a)", "3."."""

PAIRS = (('"', '"'), ("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("‘", "’"), ("(", ")"), ("[", "]"))
OPENING = frozenset(opening for opening, _ in PAIRS)
END_MARKS = ".,;:!…-–— "


def kept(unit: Unit, first: int, last: int) -> list[int]:
    """The tokens from ``first`` to ``last`` (exclusive) without fillers, openers and stuttered words."""
    drop = fillers(unit, first, last)
    stays: list[int] = []
    for i in range(begin_of(unit, first, last, drop), last):
        token = unit.doc[i]
        if i in drop or token.is_space:
            continue
        if token.text == "," and (not stays or unit.doc[stays[-1]].text == "," or i + 1 in drop):
            continue
        if stays and token.is_alpha and token.lower_ == unit.doc[stays[-1]].lower_:
            continue
        stays.append(i)
    ties = clause_words(unit.language)
    ended = last >= unit.sentence[1]  # as the speaker ended it: "a follow-up on that"
    loose = ties.additive | ties.turning if ended else ties.loose_end
    while len(stays) > FEWEST and (end := _last_word(unit, stays)) and unit.doc[stays[end]].lower_ in loose:
        del stays[end:]
    return stays


def _last_word(unit: Unit, tokens: Sequence[int]) -> int:
    """The place of the last of ``tokens`` that is no mark; 0 where there is none."""
    return next((at for at in range(len(tokens) - 1, 0, -1) if not unit.doc[tokens[at]].is_punct), 0)


def fillers(unit: Unit, first: int, last: int) -> set[int]:
    """Tokens that can go: hesitations anywhere, filler words only where pauses set them off.

    "Right, so" loses its "right", "on the right page" does not.
    """
    hesitations = clause_words(unit.language).hesitation
    drop = {i for i in range(first, last) if unit.doc[i].lower_ in hesitations}
    for cue in unit.heard:
        if cue.name != "speech.filler" or cue.start < first or cue.end > last:
            continue
        set_off_before = cue.start == first or cue.start - 1 in drop or unit.doc[cue.start - 1].is_punct
        set_off_after = cue.end == last or unit.doc[cue.end].is_punct or cue.end in drop
        if set_off_before and set_off_after:
            drop.update(range(cue.start, cue.end))
    return drop


def begin_of(unit: Unit, first: int, last: int, drop: set[int]) -> int:
    """Where the clause begins once openers and the fillers in ``drop`` are left out."""
    negations = {c.start for c in unit.heard if c.name == "frame.negation"}
    complementisers = clause_words(unit.language).complementiser
    openers = {
        c.start: c.end
        for c in unit.heard
        if c.name == "speech.opener"
        and (c.start not in negations or _pause_at(unit, c.end, last))
        and not (c.end < last and unit.doc[c.end].lower_ in complementisers)
    }
    if last - first > FEWEST and ENUMERATED.fullmatch(unit.doc[first : first + 2].text):
        first += 2
    while True:
        token = unit.doc[first]
        mark = (token.is_punct and token.text not in OPENING) or token.is_space
        further = openers.get(first, first + 1 if first in drop or mark else None)
        if further is None or last - further < FEWEST - 1:
            return first
        first = further


def line_of(unit: Unit, tokens: Sequence[int]) -> str:
    """The ``tokens`` as a line: one space between words, a capital first, no stray marks."""
    text = re.sub(r"\s+", " ", "".join(_spaced(unit, tokens))).strip()
    text = re.sub(r"\s+([,.;:!…])", r"\1", text)
    text = _without_emphasis(text)
    text = _balanced(text.rstrip(END_MARKS).lstrip(END_MARKS + "?*•"))
    return capitalised(text)


def _pause_at(unit: Unit, end: int, last: int) -> bool:
    """ "No, …" opens a sentence, "no labels" says what there is not."""
    return end < last and bool(unit.doc[end].is_punct or unit.doc[end - 1].is_punct)


def _spaced(unit: Unit, tokens: Sequence[int]) -> Iterator[str]:
    """The tokens with their spaces; a space where something was left out between two words."""
    for i, following in zip_longest(tokens, tokens[1:]):
        token = unit.doc[i]
        gap = following and following > i + 1 and not token.whitespace_ and not unit.doc[following].is_punct
        yield token.text_with_ws + (" " if gap else "")


def _without_emphasis(text: str) -> str:
    """Notes in Markdown: the words in asterisks or backquotes without the marks."""
    return re.sub(r"(\*{1,3}|`)(\S(?:[^*`]*\S)?)\1", r"\2", text)


def _balanced(text: str) -> str:
    """Without a mark or bracket at either end whose partner was left out, or a pair that holds everything."""
    for opening, closing in PAIRS:
        inside = text[1:-1]
        if text[:1] == opening and text[-1:] == closing and not {opening, closing} & set(inside):
            return inside.strip()
        if text[:1] == opening and closing not in text[1:]:
            text = text[1:].lstrip()
        if text[-1:] == closing and opening not in text[:-1]:
            text = text[:-1].rstrip()
    return text
