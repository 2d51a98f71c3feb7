"""How near two lines are in meaning, by their wording.

What all lines of a side share (the product that they are about, the voice of an analyst or of a participant)
brings everything near everything; the mean of a side is taken off, as ``merge/apart.py`` does before merging.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from journeydraft.maps.lines import Line
from journeydraft.nlp.encoder.base import unit_rows
from journeydraft.nlp.meaning import Meaning

NEAR = 0.45
"""Cosine from which two lines of a kind say the same.

Of 34 pairs that were this near in drafts of seven studies against their findings, 18 shared a quote anyway;
of the other 16, read one by one, about two in five were right. A higher bar did not make them better.
"""

_FEW = 10
"""Lines at which half of a side's mean is taken off; the mean of very few lines is their own meaning."""


def nearness(ours: Sequence[Line], golds: Sequence[Line], meaning: Meaning | None) -> NDArray[np.float32]:
    """Cosines, −1…1, (len(ours), len(golds)), rounded so that they do not depend on the machine.

    The same words are 1, whatever else is known; without ``meaning`` nothing else is. Lines of different
    kinds, and those without words, are as far apart as can be.
    """
    far = np.full((len(ours), len(golds)), -1, np.float32)
    if not ours or not golds:
        return far
    words = [np.array([" ".join(line.text.split()).casefold() for line in side]) for side in (ours, golds)]
    kinds = [np.array([str(line.kind) for line in side]) for side in (ours, golds)]
    comparable = (kinds[0][:, None] == kinds[1]) & (words[0] != "")[:, None] & (words[1] != "")
    if meaning is not None:
        mine, theirs = (apart(meaning.of([line.text for line in side])) for side in (ours, golds))
        far = np.round(mine @ theirs.T, 4)
    near = np.where(words[0][:, None] == words[1], np.float32(1), far)
    return np.where(comparable, near, np.float32(-1))


def apart(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Unit rows (n, d) of one side's lines, less most of what they all share."""
    share = len(vectors) / (len(vectors) + _FEW)
    return unit_rows(np.asarray(vectors - share * vectors.mean(axis=0), np.float32))
