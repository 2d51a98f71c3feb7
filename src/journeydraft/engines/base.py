"""What the pipeline knows of an engine; others register theirs by entry point ``journeydraft.engines``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from journeydraft.model.finding import Chunk, Finding


class Engine(Protocol):
    """Reads chunks, yields findings; every finding claims the words that prove it.

    What an engine says of a chunk does not depend on the other chunks of the call.
    """

    @property
    def name(self) -> str:
        """``embedded``, ``lexicon``, ``llm`` …, as the provenance shows it."""

    @property
    def model(self) -> str | None:
        """The model behind it, with its version or hash."""

    def analyse(
        self, chunks: Sequence[Chunk], progress: Callable[[int], None] | None = None
    ) -> list[list[Finding]]:
        """The findings of each chunk, in the order of the text. ``progress`` hears of words read."""
