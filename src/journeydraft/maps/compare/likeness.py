"""How like two lines of two maps are, and from where on they are the same line, or perhaps."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from journeydraft.maps.lines import Line
from journeydraft.maps.meaning import apart, nearness
from journeydraft.nlp.language import language_of
from journeydraft.nlp.meaning import Meaning
from journeydraft.nlp.stems import stems

SURE = 0.6
"""Likeness from which two lines are one.

Read one by one on maps drafted from the halves of six studies (English, French, Russian), where nobody is in
both: five of the six pairs from here on were the same, one in three below.
"""

PERHAPS = 0.35
"""Likeness from which two lines that are each other's nearest are worth a look: one in three is the same."""

_QUOTED = re.compile(r"[“„”«»\"]([^“„”«»\"]+)[“”»«\"]")

Likeness = NDArray[np.float32]


def likeness(old: Sequence[Line], new: Sequence[Line], meaning: Meaning | None) -> Likeness:
    """(len(old), len(new)): 1 for the same words, −1 for lines that cannot be the same, else a cosine.

    It is the mean of two: what a line means among its map's lines, and among all of its language; a little
    more between two languages, whose lines lie further apart. Without ``meaning`` there are only 1 and −1.
    """
    near = nearness(old, new, meaning)
    if meaning is None or not old or not new:
        return near
    codes = [np.array([language_of([line.text]) for line in side]) for side in (old, new)]
    mine, theirs = (
        apart(meaning.of([line.text for line in side], list(code)))
        for side, code in zip((old, new), codes, strict=True)
    )
    both = np.round((near + mine @ theirs.T) / 2, 4)
    both = both + np.float32(meaning.sameness.abroad) * (codes[0][:, None] != codes[1])
    both = np.where(_other_terms(old, new), np.minimum(both, np.float32(SURE - 0.01)), both)
    return np.where((near >= 1) | (near <= -1), near, np.minimum(both, 1)).astype(np.float32)


def _other_terms(old: Sequence[Line], new: Sequence[Line]) -> NDArray[np.bool_]:
    """Where both lines name something in quotation marks, and not the same: “What is a ‘…’?”."""
    mine, theirs = ({i: t for i, line in enumerate(s) if (t := _terms(line.text))} for s in (old, new))
    other = np.zeros((len(old), len(new)), np.bool_)
    for i, a in mine.items():
        other[i, [j for j, b in theirs.items() if a != b]] = True
    return other


def _terms(text: str) -> frozenset[str]:
    return frozenset(stem for term in _QUOTED.findall(text) for stem in stems(term, None))
