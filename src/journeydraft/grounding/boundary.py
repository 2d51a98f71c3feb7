"""Where a text may be cut: never inside a grapheme cluster, a word, or a number with its sign and unit.

Grapheme clusters follow Unicode Standard Annex 29 as far as the ends of words and punctuation need it.
"""

import unicodedata

from journeydraft.grounding.characters import (
    DIGIT,
    JOINER,
    KATAKANA,
    LETTER,
    MARK,
    OTHER,
    SPACE,
    STACKER,
    kind_of,
)
from journeydraft.grounding.spans import Span
from journeydraft.grounding.words import Words

_WORDLIKE = (LETTER, DIGIT, MARK, JOINER)
_HYPHENS = ("-", "\u2010", "\u2011")
_SIGNS = ("-", "−", "+")
_UNITS = ("%", "‰", "°", "％")
_BETWEEN_DIGITS = (".", ",", "/", ":", "–", "-")


def may_cut(text: str, at: int, within: Span) -> bool:
    """Say whether `text` may be cut before offset `at`, where a word or a mark of punctuation starts or ends.

    Either end of the span it lies `within` will do.
    """
    if at <= within[0] or at >= within[1]:
        return True
    return not (_joined(text, at) or _hyphenated(text, at) or _in_number(text, at))


def grow(words: Words, low: int, high: int, within: Span) -> Span:
    """Return `low` and `high`, words of one span, moved outwards as far as it takes to cut well there."""
    while not may_cut(words.text, words.starts[low], within):
        low -= 1
    while not may_cut(words.text, words.ends[high - 1], within):
        high += 1
    return low, high


def _kind(text: str, at: int) -> str:
    return kind_of(text[at]) if 0 <= at < len(text) else ""


def _joined(text: str, at: int) -> bool:
    before, after = _kind(text, at - 1), _kind(text, at)
    if after in (MARK, JOINER, STACKER):
        return True
    if before in (JOINER, STACKER):
        return after not in (SPACE, OTHER)
    return after == KATAKANA and before in (KATAKANA, MARK)


def _hyphenated(text: str, at: int) -> bool:
    """Inside "well-known", on either side of the hyphen."""
    for hyphen in (at - 1, at):
        if text[hyphen] in _HYPHENS:
            return _kind(text, hyphen - 1) in _WORDLIKE and _kind(text, hyphen + 1) in _WORDLIKE
    return False


def _in_number(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if _kind(text, at) == DIGIT:
        if before in (".", ","):  # ".5", yet not "paid,5 times"
            return _kind(text, at - 2) != LETTER
        if before in _BETWEEN_DIGITS and _kind(text, at - 2) == DIGIT:
            return True
        return before in _SIGNS or unicodedata.category(before) == "Sc"
    if _kind(text, at - 1) == DIGIT:
        if after in _BETWEEN_DIGITS:
            return _kind(text, at + 1) == DIGIT
        return after in _UNITS or unicodedata.category(after) == "Sc"
    return False
