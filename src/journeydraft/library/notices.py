"""Notices as warnings: what is told of a run that went on, where nobody listens."""

from __future__ import annotations

import warnings

from journeydraft.events import Silence


class JourneydraftWarning(UserWarning):
    """Something that the user should know of a run that went on: a doubt, a file or a place left out."""


class Notices(Silence):
    """A listener that keeps what it is told, for ``warn``."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def notice(self, message: str) -> None:
        """Keeps it, once."""
        if message not in self.said:
            self.said.append(message)

    def warn(self, stacklevel: int) -> None:
        """Gives every notice as a ``JourneydraftWarning`` at the caller's line."""
        for message in self.said:
            warnings.warn(message, JourneydraftWarning, stacklevel=stacklevel + 1)
