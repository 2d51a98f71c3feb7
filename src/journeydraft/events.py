"""What a run tells while it goes on; a command line or a page shows it as it likes."""

from __future__ import annotations

from typing import Literal, Protocol

Phase = Literal["reading", "choosing", "analysing", "proving", "placing", "merging", "wording", "judging"]


class Listener(Protocol):
    """Hears of progress and of what the user should know."""

    def progress(self, phase: Phase, done: int, total: int | None = None) -> None:
        """``done`` of ``total`` units of the phase (files, words, findings); None: not known."""

    def notice(self, message: str) -> None:
        """Something that the user should know; the run goes on."""


class Silence:
    """A listener that does nothing."""

    def progress(self, phase: Phase, done: int, total: int | None = None) -> None:
        """Ignores it."""

    def notice(self, message: str) -> None:
        """Ignores it."""
