"""The seam to a provider: what is asked, what comes back, and the one small callable in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, NamedTuple, Protocol, TypeVar

from journeydraft.engines.llm.replies import Reply

R = TypeVar("R", bound=Reply)

Landed = Literal["done", "truncated", "refused", "unreadable"]
"""How a reply came: only ``done`` can be used, but all were paid for, and none is asked for twice."""


class Usage(NamedTuple):
    """Tokens that a provider counted; ``cached`` are those of ``tokens_in`` that it had in its own cache."""

    tokens_in: int = 0
    tokens_out: int = 0
    cached: int = 0


@dataclass(frozen=True)
class Ask(Generic[R]):
    """One request: static words first (``system``), then the data.

    ``prompt`` is name, version and hash of the prompt, ``about`` what the user is told when it fails.
    ``check`` says what is wrong with a readable reply, or nothing; such a reply is asked for again, once.
    """

    prompt: str
    system: str
    text: str
    reply: type[R]
    about: str = ""
    check: Callable[[R], str | None] | None = None


@dataclass(frozen=True)
class Answer(Generic[R]):
    """The reply as an instance, and what it cost."""

    value: R
    usage: Usage


class Model(Protocol):
    """What turns an ``Ask`` into an ``Answer``. Raises a ``Fault`` of ``faults``."""

    @property
    def name(self) -> str:
        """Provider and model, as the provenance shows it."""

    @property
    def key(self) -> str:
        """All that decides on a reply beside the words: model, place, parameters. No secrets."""

    @property
    def most_out(self) -> int:
        """Tokens of a reply, at most."""

    async def __call__(self, ask: Ask[R]) -> Answer[R]:
        """Asks once, without trying again."""

    async def close(self) -> None:
        """Lets go of connections."""


class Kept(NamedTuple):
    """A reply as it is stored: its JSON, or empty when it could not be used."""

    landed: Landed
    text: str
    usage: Usage


class Replies(Protocol):
    """Where replies are kept, under a hash of everything that decides on them."""

    def get(self, key: str) -> Kept | None:
        """The reply that has landed, if one has."""

    def put(self, key: str, kept: Kept, prompt: str, model: str) -> None:
        """Keeps a reply; when this returns it survives a kill. Any thread may call it."""

    def forget(self, keys: list[str]) -> None:
        """Lets go of replies that cannot be used, so that the next run asks again."""
