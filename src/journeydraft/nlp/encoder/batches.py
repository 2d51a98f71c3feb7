"""Runs texts of equal length together, each distinct one once, and puts the vectors back in order."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp.encoder.base import Progress, Vectors, unit_rows

Ids = tuple[int, ...]
Embed = Callable[[NDArray[np.int64]], Vectors]

TOKENS_AT_ONCE = 512  # more spill out of the processor's cache
MOST_THREADS = 4


def usual_threads() -> int:
    """One thread a core, four at most."""
    return min(os.cpu_count() or 1, MOST_THREADS)


def in_batches(
    texts: Sequence[Ids], embed: Embed, dimensions: int, threads: int, progress: Progress | None = None
) -> Vectors:
    """Unit vectors of ``texts`` in their order, shape (len(texts), dimensions).

    ``embed`` gets ids of shape (texts, tokens), in as many threads as ``threads``, and gives (texts,
    dimensions). It never sees padding: a text's result would depend on the longest text beside it. A text
    without ids gets zeros. ``progress`` hears how many of ``texts`` are done, from the calling thread.
    """
    rows: dict[Ids, list[int]] = defaultdict(list)
    for row, ids in enumerate(texts):
        rows[ids].append(row)
    vectors = np.zeros((len(texts), dimensions), np.float32)
    batches = list(_batches(rows))
    done = 0
    for batch, found in zip(batches, _side_by_side(batches, embed, threads), strict=True):
        for ids, vector in zip(batch, found, strict=True):
            vectors[rows[ids]] = vector
            done += len(rows[ids])
        if progress:
            progress(done)
    return unit_rows(vectors)


def _side_by_side(batches: list[list[Ids]], embed: Embed, threads: int) -> Iterator[Vectors]:
    """The batches' vectors in order; an interruption drops the batches that were not begun."""
    pool = ThreadPoolExecutor(threads)
    try:
        yield from pool.map(lambda batch: embed(np.array(batch)), batches)
    finally:
        pool.shutdown(cancel_futures=True)


def _batches(texts: Iterable[Ids]) -> Iterator[list[Ids]]:
    """Texts of one length in each batch; the long ones first, so that no thread is left with them alone."""
    by_length: dict[int, list[Ids]] = defaultdict(list)
    for ids in texts:
        by_length[len(ids)].append(ids)
    by_length.pop(0, None)
    for length, alike in sorted(by_length.items(), reverse=True):
        size = max(1, TOKENS_AT_ONCE // length)
        for first in range(0, len(alike), size):
            yield alike[first : first + size]
