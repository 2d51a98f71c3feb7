"""Runs texts of equal length together, each distinct one once, and puts the vectors back in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp.encoder.base import Progress, Vectors, unit_rows

Ids = tuple[int, ...]
TOKENS_AT_ONCE = 2048


def in_batches(
    texts: Sequence[Ids],
    embed: Callable[[NDArray[np.int64]], Vectors],
    dimensions: int,
    progress: Progress | None = None,
) -> Vectors:
    """Unit vectors of ``texts`` in their order, shape (len(texts), dimensions).

    ``embed`` gets ids of shape (texts, tokens) and gives (texts, dimensions). It never sees padding: a text's
    result would depend on the longest text beside it. ``progress`` hears how many of ``texts`` are done.
    """
    rows: dict[Ids, list[int]] = defaultdict(list)
    for row, ids in enumerate(texts):
        rows[ids].append(row)
    vectors = np.zeros((len(texts), dimensions), np.float32)
    done = 0
    for batch in _batches(rows):
        for ids, vector in zip(batch, embed(np.array(batch)), strict=True):
            vectors[rows[ids]] = vector
            done += len(rows[ids])
        if progress:
            progress(done)
    return unit_rows(vectors)


def _batches(texts: Iterable[Ids]) -> Iterator[list[Ids]]:
    by_length: dict[int, list[Ids]] = defaultdict(list)
    for ids in texts:
        by_length[len(ids)].append(ids)
    for length, alike in sorted(by_length.items()):
        size = max(1, TOKENS_AT_ONCE // length)
        for first in range(0, len(alike), size):
            yield alike[first : first + size]
