"""What the pipeline knows of an engine; others register theirs by entry point ``journeydraft.engines``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from journeydraft.model.editing import Framing, Joined, Layout, Opposed, Rewrite
from journeydraft.model.finding import Chunk, Finding
from journeydraft.model.journey import JourneyMap


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


class Editor(Protocol):
    """An engine that also edits what was merged. Its findings carry a moment in ``stage``.

    Edits join, word and order; what they name that is not in the map is ignored, and nothing they say can
    add a line without evidence but opportunities, which are marked as inferences.
    """

    @property
    def prompts(self) -> Mapping[str, str]:
        """Version and hash of each prompt, by task, for the provenance."""

    @property
    def gaps(self) -> Sequence[tuple[str, str]]:
        """What could not be done, and why."""

    @property
    def doubts(self) -> Sequence[tuple[str, str]]:
        """Places whose reply was taken though something is wrong with it, and what."""

    @property
    def orders(self) -> Sequence[tuple[str, str]]:
        """Sources and words in them that tried to give the model orders."""

    def layout(self, found: Sequence[Finding], given: Sequence[tuple[str, str]]) -> Layout | None:
        """The stages, with the moments of each; ``given`` are names and goals of stages to be kept."""

    def rewrites(self, drafted: JourneyMap) -> Sequence[Rewrite]:
        """Which items of a stage are one, and how they read."""

    def joins(self, drafted: JourneyMap) -> Sequence[Joined]:
        """Which lines of several stages are one, how they read and where they stand."""

    def opposed(self, drafted: JourneyMap) -> Sequence[Opposed]:
        """Which items say the opposite of others."""

    def framing(self, drafted: JourneyMap) -> Framing | None:
        """What stands above the map, and what would answer its pains and needs."""

    def close(self) -> None:
        """Lets go of connections."""
