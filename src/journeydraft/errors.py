"""One tree of errors: each says what happened, where, and what to do next."""

from __future__ import annotations


class JourneydraftError(Exception):
    """Anything that the user can put right; shown as one message, never as a traceback.

    ``path`` and ``line`` (from 1) say where, ``hint`` what to do next.
    """

    exit_code = 2

    def __init__(
        self, message: str, *, path: str | None = None, line: int | None = None, hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.hint = hint

    @property
    def place(self) -> str:
        """``path:line`` or ``path``; empty where it is about no file."""
        return "" if self.path is None else self.path + (f":{self.line}" if self.line else "")

    @property
    def told(self) -> str:
        """Where and what."""
        return f"{self.place}: {self.message}" if self.place else self.message

    def __str__(self) -> str:
        return self.told + (f" ({self.hint})" if self.hint else "")


class InputError(JourneydraftError):
    """A source that cannot be read, or cannot be understood with confidence."""


class MapError(JourneydraftError):
    """A file that should be a map and is not."""


class SettingsError(JourneydraftError):
    """An option, a template or a ``journey.toml`` that does not hold."""


class OutputError(JourneydraftError):
    """A file that cannot be written, or must not be overwritten."""


class MissingPackage(JourneydraftError):
    """Something that needs a package which is not installed; ``hint`` is the line that installs it."""
