"""What can go wrong with a call, told apart by what is to be done about it."""

from __future__ import annotations

from journeydraft.engines.llm.seam import Usage
from journeydraft.errors import JourneydraftError


class Fault(Exception):
    """A call that brought nothing. ``usage`` is what it cost all the same."""

    def __init__(self, message: str, usage: Usage | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.usage = usage or Usage()


class Busy(Fault):
    """The provider asks to slow down (429); ``wait`` are the seconds it names, if it does."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


class Unwell(Fault):
    """A fault of the other side that may pass: 5xx, a reset, a timeout."""


class Slow(Unwell):
    """No reply in time."""


class Unreachable(Unwell):
    """Nobody listens at the address."""


class Truncated(Fault):
    """The reply was cut at its limit: ask for less."""


class TooLong(Fault):
    """The request does not fit the model's context: send less."""


class Unreadable(Fault):
    """No JSON, or not the JSON that was asked for."""


class Refused(Fault):
    """The model, or its filter, will not answer."""


class NoSchema(Fault):
    """The model does not take this way of asking for a schema: try a plainer one."""


class OutOfBudget(Fault):
    """The call could pass the budget."""


class ModelError(JourneydraftError):
    """The model cannot be used at all: no key, no such model, nobody there. Ends the run."""


class NotSent(ModelError):
    """A reply that has not landed yet, in a run that must not send anything."""
