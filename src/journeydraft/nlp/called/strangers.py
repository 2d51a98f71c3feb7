"""Names that no list has: what is written with a capital inside a sentence, and is nothing else.

In Bulgarian and Russian a capital inside a sentence is a name: of a person, unless it stands like a place, a
house or a button ("in X", "the bank X", "X Street", "presses X"), is known as one, or is written small
elsewhere in the text. Other languages have too many other capitals; there such a word counts beside what
people do to each other ("X said", "I asked X"). The words that tell are in each language's file, under
``strangers``; those of an act that has several stand together with ``_``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SHORTEST = 3
"""Letters of a name that no list has, at least."""

LONGEST_ENDING = 3
"""Letters that a known name may have beyond its stem, in languages that inflect names."""

ACT_WORDS = 3
"""Words of the longest act."""

_ADDED = re.compile(r"['’][^\W\d_]{1,3}$")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_GAP = re.compile(r"[ \t]+")


@dataclass(frozen=True)
class Signs:
    """What tells in one language.

    ``every``: whether any capital inside a sentence counts, or only one beside ``acts``, before it or behind
    it; the latter, where there are such words, only between one of ``between`` and the act. ``not_after`` and
    ``not_before`` are words beside which it is no person; ``known`` are words that are none, and ``stems``
    their beginnings.
    """

    every: bool
    acts: tuple[frozenset[str], frozenset[str]]
    between: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]
    known: frozenset[str]
    stems: tuple[str, ...]

    def acted(self, before: Sequence[str], behind: Sequence[str]) -> bool:
        """Whether what stands between these words did something, or had it done, as people do."""
        if any(" ".join(before[-n:]) in self.acts[0] for n in range(1, len(before) + 1)):
            return True
        led = not self.between or bool(before and before[-1] in self.between)
        return led and any(" ".join(behind[:n]) in self.acts[1] for n in range(1, len(behind) + 1))

    def stands_elsewise(self, before: Sequence[str], behind: Sequence[str]) -> bool:
        """Whether what stands between these words is a place, a house or a button."""
        led = bool(before) and before[-1] in self.not_after
        return led or (bool(behind) and behind[0] in self.not_before)

    def is_known(self, word: str) -> bool:
        """Whether ``word`` (lower case) is known to be no person."""
        if any(part in self.known for part in (word, word.partition("-")[0])):
            return True
        return any(word.startswith(stem) and len(word) - len(stem) <= LONGEST_ENDING for stem in self.stems)


def strangers(text: str, signs: Signs, talk: bool) -> Iterator[tuple[int, int]]:
    """Start and end (code points) of words that are likely names.

    What is no ``talk``, such as reviews, is full of products' names: there a capital alone is not enough.
    """
    words = list(_WORD.finditer(text))
    small = {match[0] for match in words if match[0].islower()}
    for at, match in enumerate(words):
        lower = _bare(match[0])
        if lower is None or not _goes_on(text, match.start()):
            continue
        if lower in small or signs.is_known(lower):
            continue
        before, behind = _before(text, words, at), _behind(text, words, at)
        if signs.stands_elsewise(before, behind):
            continue
        alone = signs.every and talk and not lower.isascii()  # a product's name is mostly written in Latin
        if alone or signs.acted(before, behind):
            yield match.span()


def _goes_on(text: str, at: int) -> bool:
    """Whether a sentence goes on at ``at``: behind a word or a comma, and not inside quotation marks."""
    before = text[max(0, at - 3) : at]
    return before[-1:] in {" ", "\t"} and (before.rstrip()[-1:].isalnum() or before.rstrip()[-1:] == ",")


def _bare(word: str) -> str | None:
    """``word`` in lower case without what an apostrophe adds, if it is written like a name: one capital, at
    its start, or at that of each part."""
    base = _ADDED.sub("", word)
    parts = re.split(r"[-'’]", base)
    like = len(base) >= SHORTEST and base[0].isupper() and all(not p[1:] or p[1:].islower() for p in parts)
    return base.lower() if like else None


def _before(text: str, words: Sequence[re.Match[str]], at: int) -> list[str]:
    """The words in lower case that lead up to number ``at``, with nothing but a space between."""
    found: list[str] = []
    while at and len(found) < ACT_WORDS and _GAP.fullmatch(text, words[at - 1].end(), words[at].start()):
        at -= 1
        found.insert(0, words[at][0].lower())
    return found


def _behind(text: str, words: Sequence[re.Match[str]], at: int) -> list[str]:
    found: list[str] = []
    while at + 1 < len(words) and len(found) < ACT_WORDS:
        if not _GAP.fullmatch(text, words[at].end(), words[at + 1].start()):
            break
        at += 1
        found.append(words[at][0].lower())
    return found
