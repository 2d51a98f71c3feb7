"""How fast to ask: so many at once, so many a minute, and nobody while the provider is busy."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

MINUTE = 60.0


class Pace:
    """Lets calls through. ``requests`` and ``tokens`` are allowances a minute; None: no limit known."""

    def __init__(self, at_once: int, requests: int | None = None, tokens: int | None = None) -> None:
        self._slots = asyncio.Semaphore(at_once)
        self._requests, self._tokens = requests, tokens
        self._sent: deque[tuple[float, int]] = deque()
        self._closed_until = 0.0

    @asynccontextmanager
    async def turn(self, tokens: int) -> AsyncIterator[None]:
        """Waits for a slot and for the allowance of a call of about ``tokens``."""
        async with self._slots:
            while (wait := self._wait(tokens)) > 0:
                await asyncio.sleep(wait)
            self._sent.append((time.monotonic(), tokens))
            yield

    def hold(self, seconds: float) -> None:
        """Nobody is let through for ``seconds``: the provider said so to one, and means all."""
        self._closed_until = max(self._closed_until, time.monotonic() + seconds)

    def _wait(self, tokens: int) -> float:
        now = time.monotonic()
        while self._sent and self._sent[0][0] <= now - MINUTE:
            self._sent.popleft()
        waits = [self._closed_until - now]
        if self._sent:
            free = self._sent[0][0] + MINUTE - now
            if self._requests is not None and len(self._sent) >= self._requests:
                waits.append(free)
            if self._tokens is not None and sum(t for _, t in self._sent) + tokens > self._tokens:
                waits.append(free)
        return max(waits)
