"""How long a provider that asks to slow down is waited for, and what the user hears of it."""

from __future__ import annotations

import time
from collections.abc import Callable

from journeydraft.engines.llm.faults import Busy, Slow, Unwell

WORTH_SAYING = 5.0
"""Seconds from which a wait is told: shorter ones are how providers usually pace their callers."""

WORTH_TRIES = 3
"""Calls in vain from which other trouble is told."""

AGAIN_AFTER = 60.0
"""Seconds after which a wait that goes on is told again."""


class Patience:
    """Waits up to ``longest`` seconds in which nothing is answered; ``tell`` hears of long waits."""

    def __init__(self, longest: float, tell: Callable[[str], None]) -> None:
        self.longest = longest
        self._tell = tell
        self._since: float | None = None
        self._until = 0.0
        self._told = 0.0

    def answered(self) -> None:
        """Something came: the clock starts anew with the next who is turned away."""
        self._since = None
        self._until = self._told = 0.0

    def check(self) -> None:
        """Raises ``Busy`` while the provider has said to wait longer than anybody here will."""
        now = time.monotonic()
        if self._since is not None and now < self._until and self._until - self._since > self.longest:
            raise Busy(self._why(now))

    def wait(self, seconds: float) -> None:
        """Hears that somebody was turned away for ``seconds``. Raises ``Busy`` when it has been too long."""
        now = time.monotonic()
        self._since = now if self._since is None else self._since
        self._until = max(self._until, now + seconds)
        if self._until - self._since > self.longest:
            raise Busy(self._why(now))
        if self._until - self._since >= WORTH_SAYING and now >= self._told:
            self._told = now + AGAIN_AFTER
            self._tell(
                f"the provider asks to slow down (429): waiting {spell(seconds)}, and giving up when nothing "
                f"has been answered for {spell(self.longest)}; what has landed is kept"
            )

    def trouble(self, fault: Unwell, tries: int) -> None:
        """Hears of a call that brought nothing for the time number ``tries``, and is made again."""
        now = time.monotonic()
        slow = isinstance(fault, Slow)
        if now >= self._told and (slow or tries >= WORTH_TRIES):
            self._told = now + AGAIN_AFTER
            more = "; --timeout gives a slow model longer, --concurrency 1 asks one thing at a time"
            self._tell(f"{fault.message}: asking again{more if slow else ''}")

    def _why(self, now: float) -> str:
        waited = now - (self._since or now)
        if waited < self.longest / 2:
            return f"the provider asks to wait for {spell(self._until - now)} (429)"
        return f"the provider asked to slow down (429) and answered nothing for {spell(waited)}"


def spell(seconds: float) -> str:
    """Seconds as people say them."""
    if seconds < 100:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min" if seconds < 100 * 60 else f"{round(seconds / 3600)} h"
