"""Runs windows of equal length together, each distinct one once, and puts the vectors back in order."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp.encoder.base import Progress, Vectors, unit_rows
from journeydraft.nlp.encoder.windows import Window

Read = Callable[[NDArray[np.int64]], NDArray[np.float32]]

TOKENS_AT_ONCE = 512  # more spill out of the processor's cache
MOST_THREADS = 4


def usual_threads() -> int:
    """One thread a core, four at most."""
    return min(os.cpu_count() or 1, MOST_THREADS)


def in_batches(
    windows: Sequence[Window], read: Read, dimensions: int, threads: int, progress: Progress | None = None
) -> Vectors:
    """Unit vectors of the spans of ``windows`` in their order, shape (number of spans, dimensions).

    ``read`` gets ids of shape (windows, tokens), in as many threads as ``threads``, and gives a vector a
    token, (windows, tokens, dimensions). It never sees padding: a window's result would depend on the
    longest one beside it. A window without ids gets zeros. ``progress`` hears how many spans are done, from
    the calling thread.
    """
    rows: dict[Window, list[int]] = defaultdict(list)
    count = 0
    for window in windows:
        rows[window].append(count)
        count += len(window.spans)
    vectors = np.zeros((count, dimensions), np.float32)
    batches = list(_batches(rows))
    done = 0
    for batch, found in zip(batches, _side_by_side(batches, read, threads), strict=True):
        for window, means in zip(batch, found, strict=True):
            for row in rows[window]:
                vectors[row : row + len(means)] = means
                done += len(means)
        if progress:
            progress(done)
    return unit_rows(vectors)


def _side_by_side(batches: list[list[Window]], read: Read, threads: int) -> Iterator[list[Vectors]]:
    """The batches' vectors in order; an interruption drops the batches that were not begun."""
    pool = ThreadPoolExecutor(threads)
    try:
        yield from pool.map(lambda batch: _means(batch, read), batches)
    finally:
        pool.shutdown(cancel_futures=True)


def _means(batch: list[Window], read: Read) -> list[Vectors]:
    """Of each window the means of its spans, (spans, dimensions)."""
    tokens = read(np.array([window.ids for window in batch]))
    return [
        np.stack([of[first:behind].mean(axis=0) for first, behind in window.spans])
        for window, of in zip(batch, tokens, strict=True)
    ]


def _batches(windows: Iterable[Window]) -> Iterator[list[Window]]:
    """Windows of one length in each batch; the long ones first, so that no thread is left with them alone."""
    by_length: dict[int, list[Window]] = defaultdict(list)
    for window in windows:
        by_length[len(window.ids)].append(window)
    by_length.pop(0, None)
    for length, alike in sorted(by_length.items(), reverse=True):
        size = max(1, TOKENS_AT_ONCE // length)
        for first in range(0, len(alike), size):
            yield alike[first : first + size]
