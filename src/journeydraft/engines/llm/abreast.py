"""Many calls at once, in one task group."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, TypeVar

from journeydraft.engines.llm.faults import ModelError

T = TypeVar("T")


async def together(
    work: Sequence[Coroutine[Any, Any, T]], landed: Callable[[int], None] | None = None
) -> list[T]:
    """All of ``work`` at once, in its order; ``landed`` hears of each.

    A ``ModelError`` ends everything, and what is under way is dropped.
    """

    async def one(row: int, job: Awaitable[T]) -> T:
        result = await job
        if landed is not None:
            landed(row)
        return result

    async with _Group() as group:
        tasks = [group.create_task(one(row, job)) for row, job in enumerate(work)]
    return [task.result() for task in tasks]


class _Group(asyncio.TaskGroup):
    """A task group that raises the first ``ModelError`` by itself rather than in a group."""

    async def __aexit__(self, *exc: Any) -> None:
        try:
            await super().__aexit__(*exc)
        except BaseExceptionGroup as group:
            first: BaseException = group.subgroup(ModelError) or group
            while isinstance(first, BaseExceptionGroup):
                first = first.exceptions[0]
            raise first from None
