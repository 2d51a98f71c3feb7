"""Which turns are worth sending to a model: those in which something that a map needs is likely to be told.

Two thirds of the turns of an interview tell it, and hold nine words in ten; ``bench/llm`` measures what is
sent and what is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from journeydraft.engines.embedded.engine import EmbeddedEngine
from journeydraft.model.finding import Chunk

WORTH = 0.3
"""Probability of any label from which a turn is sent: low, as what is not sent is lost."""

LABELS = ("pain", "gain", "need", "suggestion", "question", "action")

BATCH = 256
"""Chunks that are judged together."""


@dataclass(frozen=True)
class Triaged:
    """The turns (numbers) of each source (by path) that are worth sending, and the words of these and of all.

    ``by`` is the engine that chose them.
    """

    turns: Mapping[str, frozenset[int]]
    words: int
    of: int
    by: str

    @property
    def share(self) -> float:
        """The share of the participants' words that is sent, 0…1."""
        return self.words / self.of if self.of else 1.0


def triage(
    chunks: Iterable[Chunk], engine: EmbeddedEngine, progress: Callable[[int], None] | None = None
) -> Triaged:
    """What of ``chunks`` is worth sending; each turn is judged by itself. ``progress`` hears of words."""
    every = list(chunks)
    turns: dict[str, set[int]] = {chunk.source.path: set() for chunk in every}
    sent = of = 0
    for at in range(0, len(every), BATCH):
        batch = every[at : at + BATCH]
        for chunk, likely in zip(batch, engine.telling(batch, LABELS), strict=True):
            for said in chunk.said:
                words = len(chunk.source.said(said.turn).split())
                of += words
                if likely.get(said.number, 0.0) >= WORTH:
                    turns[chunk.source.path].add(said.number)
                    sent += words
        if progress is not None:
            progress(of)
    kept = {path: frozenset(numbers) for path, numbers in turns.items()}
    return Triaged(kept, sent, of, engine.name)
