"""What an assistant gets: the public contract of ``journeydraft mcp``.

Every text in it comes out of the map and is data; what the fields mean stands here and nowhere in the data.
What is not known, or is nothing, is left out: an assistant pays for every word.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


def _nothing(value: object) -> bool:
    return value is None or value in ("", [])


def _maybe(description: str | None = None, default: Any = None) -> Any:
    """A field that is left out where it has nothing to say."""
    return Field(default=default, description=description, exclude_if=_nothing)


class Answer(BaseModel):
    """A record that never changes."""

    model_config = ConfigDict(frozen=True)


class Line(Answer):
    """One line of the map."""

    line: str = Field(description="Id of the line, for read_evidence")
    text: str
    lane: str = Field(description="actions, pain_points, needs …; own/NAME for a lane that a person added")
    stage: str | None = _maybe("Without one it fits no stage")
    step: str | None = _maybe()
    counts: str | None = _maybe("How many of how many participants; reviews apart, never to be summed")
    severity: str | None = _maybe()
    valence: float | None = _maybe("−2 (very bad) … 2 (very good)")
    marks: list[str] = _maybe(
        "to check: may not be what the lane says; inference, assumption: nobody said so", default=[]
    )
    quotes: int = Field(description="How many quotes prove it")
    against: list[str] = _maybe("Who contradicts it", default=[])


class StageHead(Answer):
    """A column of the map, without its lines."""

    number: int
    name: str
    goal: str | None = _maybe()
    reached_by: str | None = _maybe("How many of the participants")
    mood: str | None = _maybe("Mean valence ± standard deviation, −2 … 2")
    lines: dict[str, int] = Field(description="How many lines each lane has")


class Overview(Answer):
    """What the map is of, its stages in order, and what it does not know."""

    title: str
    persona: str | None = _maybe()
    scenario: str | None = _maybe()
    sample: str = Field(description="Who was heard")
    stages: list[StageHead]
    unplaced: int = Field(description="Lines that fit no stage; read_stage gives them as “unplaced”")
    blind_spots: list[str]
    file: str


class StageLines(Answer):
    """Lines of one stage."""

    stage: str
    goal: str | None = _maybe()
    lines: list[Line]
    more: int = Field(description="Lines behind these: ask for one lane, a higher limit, or skip these")


class Pain(Answer):
    """A pain point with its rank and the first of its quotes."""

    rank: int
    line: Line
    quote: str | None = _maybe()
    where: str | None = _maybe("Who said it, in which source, at which line or time")


class Pains(Answer):
    """Pain points that were found, the best match first, else by rank."""

    found: int = Field(description="How many there are, shown or not")
    shown: list[Pain]


class Quote(Answer):
    """What somebody said, word for word, or a paraphrase of it."""

    quote: str | None = _maybe()
    paraphrase: str | None = _maybe("Not their words")
    speaker: str | None = _maybe()
    source: str
    line: int | None = _maybe()
    time: str | None = _maybe()
    before: str | None = _maybe("The turn before")
    lead: str | None = _maybe("The same turn up to the quote")
    tail: str | None = _maybe("The same turn after the quote")
    after: str | None = _maybe("The turn after")


class Proof(Answer):
    """A line with everything that was said for it and against it."""

    line: Line
    quotes: list[Quote]
    against: list[Quote] = _maybe(default=[])
    in_context: bool = Field(description="False: the sources are not beside the map, or have changed")
