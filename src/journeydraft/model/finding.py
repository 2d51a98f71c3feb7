"""What an engine finds in a chunk of a source, before anything is proved or merged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

from journeydraft.model.source import Source, Turn

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Kind(StrEnum):
    """The kinds of the codebook."""

    action = "action"
    thought = "thought"
    question = "question"
    emotion = "emotion"
    touchpoint = "touchpoint"
    pain = "pain"
    gain = "gain"
    need = "need"
    opportunity = "opportunity"
    milestone = "milestone"


TERM = "term"
"""The label of a pain point that is a question for the meaning of a word: whichever word it is, those
that are used are strange to whoever asks."""

Severity = Literal["low", "medium", "high"]
When = Literal["before", "during", "after"]
Move = Literal["forward", "back", "skip", "exit"]


class Said(NamedTuple):
    """A turn, its number in the source, and the question that it answers."""

    number: int
    turn: Turn
    question: str | None


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole turns of one source that an engine reads together; only evidence turns are listed."""

    source: Source
    said: tuple[Said, ...]

    @property
    def words(self) -> int:
        """How many words, about, it has."""
        return sum(self.source.words(said.turn) for said in self.said)


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """One point of the codebook, with the words that are claimed to prove it.

    ``quote`` is a claim: grounding finds its place or drops it; ``at`` is where the engine believes it
    starts (code points). ``valence`` is −2…2, ``weight`` 0…1 how sure the engine is. ``clarity`` (0…1) says
    how well the text reads alone, ``stands`` whether it names what it is about. ``vector`` is the meaning
    and ``about`` what it is compared by, where the engine has computed them anyway. ``move`` says where the
    participant went next.
    """

    kind: Kind
    text: str
    quote: str
    source: str
    turn: int
    participant: str | None = None
    at: int | None = None
    language: str | None = None
    question: str | None = None
    stage: str | None = None
    severity: Severity | None = None
    valence: float | None = None
    label: str | None = None
    channel: str | None = None
    when: When | None = None
    move: Move | None = None
    weight: float = 1.0
    clarity: float = 1.0
    stands: bool = True
    vector: NDArray[np.float32] | None = None
    about: NDArray[np.float32] | None = None
