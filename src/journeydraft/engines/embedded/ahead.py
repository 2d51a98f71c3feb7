"""Work that goes on beside its reader: the encoder reads the next units while rules judge the last."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def ahead(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result]]:
    """Each of ``items`` with what ``work`` makes of it, in order.

    A thread of its own works on one after the other, while ``items`` are made and results are used. What
    ``work`` raises is raised here; an interruption drops what was not begun.
    """
    pool = ThreadPoolExecutor(1)
    try:
        begun = deque((item, pool.submit(work, item)) for item in items)
        while begun:  # what was used is not kept
            item, made = begun.popleft()
            yield item, made.result()
    finally:
        pool.shutdown(cancel_futures=True)
