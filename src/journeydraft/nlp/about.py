"""What a part of a telling is about, in its turn and nearly as if it were read by itself.

In its turn a part is read beside its neighbours, which tells what "it" is and makes all of a turn alike;
read alone it is told apart from them, and loses what they say. Both views count. To read every part once more
would take as long as the first reading: a linear map comes near to it from what is there already, the part's
vector, that of its turn, and its words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from journeydraft.nlp.encoder.base import Vectors, unit_rows
from journeydraft.nlp.weights import arrays

TOPICS, ALONE = "topics.npz", "alone.npz"

NEIGHBOUR = 0.5
"""Weight of a neighbouring part's meaning beside a part's own."""


class Read(NamedTuple):
    """Centred vectors of parts, each (n, d): their own, with their neighbours', their turns' means."""

    parts: Vectors
    beside: Vectors
    turns: Vectors

    def of(self, rows: Sequence[int]) -> Read:
        """Those of ``rows``."""
        return Read(*(vectors[rows] for vectors in self))


@dataclass(frozen=True)
class About:
    """Two maps, each to where what is about one matter lies near each other.

    ``topics`` (d, k) is for parts beside their neighbours: tuning the encoder for pains and wishes cost it
    some of its sense of what a sentence is about, and this brings it back (``training/topics.py``). ``alone``
    (3d, k) takes parts, turns and words to what a part is about by itself (``training/about.py``).
    ``centres`` are the means of words by language (``Encoder.encode_words``).
    """

    topics: Vectors
    alone: Vectors
    centres: Mapping[str, Vectors]

    def of(self, read: Read, words: Vectors) -> Vectors:
        """Unit rows (n, 2k), half of each in its turn and half by itself; ``words`` (n, d) are centred."""
        views = read.beside @ self.topics, np.hstack([read.parts, read.turns, words]) @ self.alone
        return unit_rows(np.hstack([unit_rows(view) for view in views]))


def in_turns(parts: Vectors, counts: Sequence[int]) -> Read:
    """``parts`` (n, d) of turns with so many parts each."""
    if not len(parts):
        return Read(parts, parts, parts)
    turns = np.repeat(np.arange(len(counts)), counts)
    follows = (turns[1:] == turns[:-1])[:, None]
    beside = parts.copy()
    beside[1:] += NEIGHBOUR * np.where(follows, parts[:-1], 0)
    beside[:-1] += NEIGHBOUR * np.where(follows, parts[1:], 0)
    sums = np.add.reduceat(parts, np.cumsum([0, *counts[:-1]]), axis=0)
    means = (sums / np.array(counts)[:, None]).astype(np.float32)
    return Read(parts, unit_rows(beside), means[turns])


def shipped_topics() -> Vectors:
    """``About.topics`` of the built-in encoder."""
    return arrays(TOPICS)["projection"].astype(np.float32)


@cache
def shipped_about() -> About:
    """That of the built-in encoder."""
    alone = {name: array.astype(np.float32) for name, array in arrays(ALONE).items()}
    means = {name.removeprefix("words."): mean for name, mean in alone.items() if name.startswith("words.")}
    return About(shipped_topics(), alone["projection"], means)
