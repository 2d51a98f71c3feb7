"""What calls cost: the price table, tokens before a call, money reserved and spent."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from journeydraft.engines.llm.faults import ModelError, OutOfBudget
from journeydraft.engines.llm.seam import Usage

if TYPE_CHECKING:
    from journeydraft.settings import LlmSettings

MILLION = 1_000_000
_NOT_LATIN = re.compile(r"[^\u0000-\u024f]+")
SAFE = 1.3
"""What an estimate of tokens is multiplied by where it must not be passed."""


class Price(NamedTuple):
    """US dollars for a million tokens, in, out, and in from the provider's own cache."""

    tokens_in: float
    tokens_out: float
    cached: float

    def of(self, usage: Usage) -> float:
        """Dollars for ``usage``."""
        fresh = max(0, usage.tokens_in - usage.cached)
        return (
            fresh * self.tokens_in + usage.cached * self.cached + usage.tokens_out * self.tokens_out
        ) / MILLION


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("journeydraft.engines.llm") / "prices.toml").read_text(encoding="utf-8"))


def prices_as_of() -> str:
    """The date of the shipped price table."""
    return str(_table()["as_of"])


def price_of(model: str, settings: LlmSettings) -> Price | None:
    """What ``provider:model`` costs: the user's own figure, else the table's, else None (not known).

    The table is for the provider's own address: what stands behind another one may cost anything.
    """
    own = settings.price or settings.prices.get(model)
    if own:
        return Price(own[0], own[1], own[0])
    if model.partition(":")[0] in _table()["free"]["providers"]:
        return Price(0, 0, 0)
    known = _table()["prices"].get(model) if settings.base_url is None else None
    return Price(*known) if known else None


def tokens_about(text: str) -> int:
    """Tokens of ``text``, about: four Latin letters make one, two to three of other scripts.

    No tokenizer is asked: the right one differs by model, and the usual one is fetched from the network.
    """
    plain = len(_NOT_LATIN.sub("", text))
    return int(plain / 4 + (len(text) - plain) / 2.3) + 1


@dataclass
class Ledger:
    """Money and tokens of a run. ``budget`` in dollars; None: no limit."""

    price: Price | None
    budget: float | None = None
    spent: Usage = field(default_factory=Usage)
    calls: int = 0
    kept: int = 0
    by_task: dict[str, list[int]] = field(default_factory=dict)
    _reserved: float = 0.0

    def __post_init__(self) -> None:
        if self.budget is not None and self.price is None:
            raise ModelError(
                "the price of this model is not known, so a budget cannot be kept",
                hint="give it as --price IN,OUT (dollars for a million tokens)",
            )

    @property
    def money(self) -> float | None:
        """Dollars spent; None where the price is not known."""
        return None if self.price is None else self.price.of(self.spent)

    @contextmanager
    def reserved(self, tokens_in: int, most_out: int) -> Iterator[None]:
        """Sets aside what a call may cost at most, for as long as it lasts. Raises ``OutOfBudget``."""
        most = self.price.of(Usage(int(tokens_in * SAFE), most_out)) if self.price else 0.0
        if self.budget is not None and (self.money or 0.0) + self._reserved + most > self.budget:
            raise OutOfBudget(f"the budget of ${self.budget:.2f} would be passed")
        self._reserved += most
        try:
            yield
        finally:
            self._reserved -= most

    def book(self, usage: Usage, task: str) -> None:
        """Adds what a call has cost."""
        self.calls += 1
        self.spent = Usage(*(a + b for a, b in zip(self.spent, usage, strict=True)))
        row = self.by_task.setdefault(task, [0, 0, 0])
        for place, amount in enumerate((1, usage.tokens_in, usage.tokens_out)):
            row[place] += amount
