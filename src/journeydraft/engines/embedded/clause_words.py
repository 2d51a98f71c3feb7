"""Words that say how a clause hangs on another, per language: the table ``clause`` of its lexicon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from journeydraft.nlp.lexicon import read_tables

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True)
class ClauseWords:
    """The words of one language; all sets are empty where it has no lexicon.

    ``pronoun`` points at something named before, ``demonstrative`` only where no noun follows; ``expletive``
    begins a sentence whose pronoun points at nothing. ``additive`` words begin another thought, ``turning``
    ones say but, so or because of the last. ``subordinate`` words and ``half`` phrases begin half a sentence.
    A ``complementiser`` makes one word of an opener: "alors" may go, "alors que" may not. Where a clause ends
    in a ``loose_end``, its neighbour was cut off. A ``hesitation`` may go anywhere.
    """

    pronoun: frozenset[str]
    demonstrative: frozenset[str]
    expletive: frozenset[str]
    additive: frozenset[str]
    turning: frozenset[str]
    subordinate: frozenset[str]
    half: frozenset[str]
    complementiser: frozenset[str]
    loose_end: frozenset[str]
    hesitation: frozenset[str]

    def points_back(self, doc: Doc, at: int) -> bool:
        """Whether the word at ``at`` stands for something that was named before."""
        token = doc[at]
        if token.lower_ in self.pronoun:
            return not self._is_expletive(doc, at)
        return token.lower_ in self.demonstrative and (at + 1 == len(doc) or not _names(doc[at + 1]))

    def _is_expletive(self, doc: Doc, at: int) -> bool:
        begins = " ".join(token.lower_ for token in doc[at : at + 4]) + " "
        return any(begins.startswith(phrase + " ") for phrase in self.expletive)


@cache
def clause_words(language: str) -> ClauseWords:
    """Those of ``language``."""
    table: Mapping[str, Sequence[str]] = read_tables(language).get("clause", {})
    return ClauseWords(**{name: frozenset(table.get(name, ())) for name in ClauseWords.__dataclass_fields__})


def _names(token: Token) -> bool:
    """Whether a word may be the noun of a demonstrative: "this form", not "this is", "this, too"."""
    return bool(token.is_alpha and not token.is_stop)
