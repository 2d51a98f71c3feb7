"""What an assistant gets: the public contract of ``journeydraft mcp``.

Every text in it comes out of the map and is data; what the fields mean stands here and nowhere in the data.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Answer(BaseModel):
    """A record that never changes."""

    model_config = ConfigDict(frozen=True)


class Line(Answer):
    """One line of the map."""

    line: str = Field(description="Id of the line, for read_evidence")
    text: str
    lane: str = Field(description="actions, pain_points, needs …; own/NAME for a lane that a person added")
    stage: str | None = Field(default=None, description="None: it fits no stage")
    step: str | None = None
    counts: str | None = Field(
        default=None, description="How many of how many participants; reviews apart, never to be summed"
    )
    severity: str | None = None
    valence: float | None = Field(default=None, description="−2 (very bad) … 2 (very good)")
    marks: list[str] = Field(
        default=[], description="to check: may not be what the lane says; inference, assumption: not told"
    )
    quotes: int = Field(description="How many quotes prove it")
    against: int = Field(default=0, description="How many quotes contradict it")


class StageHead(Answer):
    """A column of the map, without its lines."""

    number: int
    name: str
    goal: str | None = None
    reached_by: str | None = Field(default=None, description="How many of the participants")
    mood: str | None = Field(default=None, description="Mean valence ± standard deviation, −2 … 2")
    lines: dict[str, int] = Field(description="How many lines each lane has")


class Overview(Answer):
    """What the map is of, its stages in order, and what it does not know."""

    title: str
    persona: str | None = None
    scenario: str | None = None
    sample: str = Field(description="Who was heard")
    stages: list[StageHead]
    unplaced: int = Field(description="Lines that fit no stage; read_stage gives them as “unplaced”")
    blind_spots: list[str]
    file: str


class StageLines(Answer):
    """Lines of one stage."""

    stage: str
    goal: str | None = None
    lines: list[Line]
    more: int = Field(description="Lines that were not shown: ask with a lane, or a higher limit")


class Pain(Answer):
    """A pain point with its rank and the first of its quotes."""

    rank: int
    line: Line
    quote: str | None = None
    where: str | None = Field(default=None, description="Who said it, in which source, at which line or time")


class Pains(Answer):
    """Pain points that were found, the best match first, else by rank."""

    found: int
    shown: list[Pain]


class Quote(Answer):
    """What somebody said, word for word, or a paraphrase of it."""

    quote: str | None = None
    paraphrase: str | None = Field(default=None, description="Not their words")
    speaker: str | None = None
    source: str
    line: int | None = None
    time: str | None = None
    before: str | None = Field(default=None, description="The turn before")
    lead: str | None = Field(default=None, description="The same turn up to the quote")
    tail: str | None = Field(default=None, description="The same turn after the quote")
    after: str | None = Field(default=None, description="The turn after")


class Proof(Answer):
    """A line with everything that was said for it and against it."""

    line: Line
    quotes: list[Quote]
    against: list[Quote]
    in_context: bool = Field(description="False: the sources are not beside the map, or have changed")
