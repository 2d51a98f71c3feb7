"""What two wordings say: whether one denies the other, or gives another number."""

from collections import Counter

from journeydraft.grounding.characters import DIGIT, LETTER, kind_of
from journeydraft.grounding.folding import fold_word
from journeydraft.grounding.lexicon import NEGATIONS, NEGATIONS_WITHIN

_NEGATIONS = frozenset(map(fold_word, NEGATIONS))


def contradicts(ours: list[str], theirs: list[str]) -> bool:
    """Say of two lists of folded words whether one denies what the other affirms, or has another number."""
    if _negations(ours) != _negations(theirs):
        return True
    mine, other = Counter(filter(_is_number, ours)), Counter(filter(_is_number, theirs))
    return bool(other - mine) and bool(mine - other)


def weight(word: str) -> int:
    """How much of a sentence a folded word makes: 3, or 1 for a symbol or in a script without spaces."""
    return 3 if kind_of(word[0]) in (LETTER, DIGIT) else 1


def _negations(words: list[str]) -> int:
    whole = sum(word in _NEGATIONS or word.endswith("n't") for word in words)
    return whole + len(NEGATIONS_WITHIN.findall("".join(words)))


def _is_number(word: str) -> bool:
    return any(kind_of(char) == DIGIT for char in word)
