"""The map: what is written, edited and read back. Keys are the public JSON contract."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from journeydraft.model.finding import Move, Severity, When

FORMAT_VERSION: Literal[1] = 1

Basis = Literal["evidence", "inference", "assumption"]
Certainty = Literal["doubtful"]
Verdict = Literal["supported", "contradicted", "no_evidence", "unthought"]
Share = Annotated[float, Field(ge=0, le=1)]
Valence = Annotated[float, Field(ge=-2, le=2)]
Correlation = Annotated[float, Field(ge=-1, le=1)]
SaturationVerdict = Literal["too_few", "not_joined", "open", "close"]

LANES = (
    "actions",
    "thoughts",
    "emotions",
    "touchpoints",
    "channels",
    "pain_points",
    "gains",
    "needs",
    "opportunities",
    "milestones",
    "moments",
)
"""The lanes of a stage, in the order in which they are shown."""

CLAIMS = ("pain_points", "gains", "needs")
"""The lanes whose lines claim something of the journey."""


class Record(BaseModel):
    """A frozen record that refuses keys it does not know, and numbers that JSON cannot hold."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, allow_inf_nan=False)


class Count(Record):
    """How many, of how many; ``ids`` names the people where they are participants."""

    count: int = Field(ge=0)
    of: int = Field(ge=0)
    ids: tuple[str, ...] = ()


class Evidence(Record):
    """A quote and its place: ``quote == text[start:end]`` of its source, or a paraphrase without one."""

    source: str
    speaker: str | None = None
    participant: str | None = None
    role: Literal["participant", "unknown"] = "participant"
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=0)
    line: int | None = Field(default=None, ge=1)
    time: str | None = None
    quote: str | None = None
    paraphrase: str | None = None
    status: Literal["exact", "normalised", "near"] | None = None


class SegmentCount(Record):
    """How many of one segment: its participants, and the authors of its reviews, apart."""

    name: str
    participants: Count | None = None
    reviews: Count | None = None


class Item(Record):
    """One line of a lane. ``evidence`` and ``contradicted_by`` are ids in the map's ``evidence``.

    ``certainty`` is doubtful where the quotes are true, but may not be what the lane says, or where the words
    do not name what they are about: to be checked.
    ``verdict`` is what customers say of a team's assumption; unthought: they say it, and the team had not.
    """

    id: str = ""
    text: str
    basis: Basis = "evidence"
    participants: Count | None = None
    reviews: Count | None = None
    evidence: tuple[str, ...] = ()
    contradicted_by: tuple[str, ...] = ()
    certainty: Certainty | None = None
    verdict: Verdict | None = None
    severity: Severity | None = None
    valence: Valence | None = None
    label: str | None = None
    channel: str | None = None
    when: When | None = None
    owner: str | None = None
    effort: str | None = None
    impact: str | None = None
    answers: tuple[str, ...] = ()
    segments: tuple[SegmentCount, ...] | None = None


class Unplaced(Item):
    """An item that fits no stage; ``lane`` says what it is."""

    lane: str = "pain_points"


class Metric(Record):
    """A number that somebody counted, beside what people said."""

    name: str
    value: float
    unit: str | None = None
    source: str | None = None


class Lanes(Record):
    """The rows that a stage and a step share.

    ``order`` names them (``own/…`` for own ones) as a person put them, where that is not the usual order.
    """

    actions: tuple[Item, ...] = ()
    thoughts: tuple[Item, ...] = ()
    emotions: tuple[Item, ...] = ()
    touchpoints: tuple[Item, ...] = ()
    channels: tuple[Item, ...] = ()
    pain_points: tuple[Item, ...] = ()
    gains: tuple[Item, ...] = ()
    needs: tuple[Item, ...] = ()
    opportunities: tuple[Item, ...] = ()
    milestones: tuple[Item, ...] = ()
    moments: tuple[Item, ...] = ()
    metrics: tuple[Metric, ...] = ()
    own: dict[str, tuple[Item, ...]] = Field(default_factory=dict)
    order: tuple[str, ...] | None = None


class Step(Lanes):
    """A step inside a stage."""

    id: str = ""
    name: str


class EmotionCurve(Record):
    """Mean valence of a stage over its participants, its standard deviation, and each one's own."""

    mean: Valence
    spread: float = Field(ge=0)
    by_participant: dict[str, Valence] = Field(default_factory=dict)


class Stage(Lanes):
    """A column of the map."""

    id: str = ""
    name: str
    goal: str | None = None
    key_task: str | None = None
    icon: str | None = None
    entered: Count | None = None
    steps: tuple[Step, ...] = ()
    valence: EmotionCurve | None = None


class Transition(Record):
    """Participants who went from one stage to another (ids), or left (``to`` is null)."""

    from_: str = Field(validation_alias="from", serialization_alias="from")
    to: str | None = None
    kind: Move
    text: str | None = None
    participants: Count
    reviews: Count | None = None
    evidence: tuple[str, ...] = ()


class Sample(Record):
    """Who was heard: numbers of people, interviews, notes and reviews apart; and the sources' languages."""

    interviews: int = 0
    notes: int = 0
    reviews: int = 0
    participants: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


class Header(Record):
    """What stands above the map; ``outcome_evidence`` are ids in the map's ``evidence``."""

    title: str
    persona: str | None = None
    scenario: str | None = None
    problem: str | None = None
    goals: tuple[str, ...] = ()
    expectations: tuple[str, ...] = ()
    state: Literal["current", "future"] = "current"
    journey: str | None = None
    sample: Sample = Sample()
    outcome: str | None = None
    outcome_evidence: tuple[str, ...] = ()


class Saturation(Record):
    """Whether further interviews still bring new pain points; reviews stand apart.

    ``curve`` is how many pain points 1, 2 … participants give, mean of all orders of them; ``last_two`` what
    the last two of them added, ``next`` what one more would, ``coverage`` the share of what people tell that
    is known. ``single`` pain points stand with one participant only.
    """

    verdict: SaturationVerdict
    participants: int = Field(default=0, ge=0)
    pain_points: int = Field(default=0, ge=0)
    single: int | None = Field(default=None, ge=0)
    last_two: float | None = Field(default=None, ge=0)
    next: float | None = Field(default=None, ge=0)
    coverage: Share | None = None
    curve: tuple[float, ...] = ()


class OrderAgreement(Record):
    """Kendall's τ between the order told and the map's: mean of ``participants`` people, and each one's.

    ``guided``: most answered the same questions, so that the order is the guide's and not the people's.
    """

    mean: Correlation
    participants: int = Field(ge=0)
    by_participant: dict[str, Correlation] = Field(default_factory=dict)
    guided: bool = False


class StagesUsed(Record):
    """Whence the stages come, and the share that says how well they fit.

    ``template``: of several that competed, and ``fit`` the share of what was told that sounds most like it;
    ``given``: the only one, and how near what was told is to it. Without a template: ``structure``, headings
    and directions of the documents, and the share of the findings below one; ``discovered`` stages, or
    ``themes`` where people share no order, and the share of answers that others' telling puts into the
    same; ``alone``, discovered in one telling; ``proposed`` by a language model. ``runner_up``: the next best
    template, with its share.
    """

    kind: Literal["template", "given", "structure", "discovered", "themes", "alone", "proposed"]
    template: str | None = None
    fit: Share | None = None
    runner_up: str | None = None
    runner_up_fit: Share | None = None


class BlindSpots(Record):
    """What the draft does not know: where there is no evidence, and what was not used.

    ``thin_stages`` rest on one participant alone; ``disagreements`` are sentences on where what people say
    and what was counted differ.
    """

    stages: StagesUsed | None = None
    empty_stages: tuple[str, ...] = ()
    thin_stages: tuple[str, ...] = ()
    single_voice: Count | None = None
    contradicted: Count | None = None
    unplaced: Count | None = None
    saturation: Saturation | None = None
    order: OrderAgreement | None = None
    coverage: dict[str, Share] = Field(default_factory=dict)
    dropped: dict[str, int] = Field(default_factory=dict)
    disagreements: tuple[str, ...] = ()


class Segment(Record):
    """A group of people: its participants' ids, and how many authors of reviews belong to it."""

    name: str
    participants: tuple[str, ...] = ()
    reviews: int = Field(default=0, ge=0)


class Difference(Record):
    """An item (its id and text) that segments tell of unlike often: a hint, never a proof."""

    item: str = ""
    text: str
    segments: tuple[SegmentCount, ...] = ()


class Segments(Record):
    """The people by the values of the column ``by``, and where they differ."""

    by: str | None = None
    groups: tuple[Segment, ...] = ()
    differences: tuple[Difference, ...] = ()


class Note(Record):
    """Markdown that a person wrote beside the lanes. ``place`` names what it stands after."""

    place: str
    markdown: str


class SourceRecord(Record):
    """A source as the provenance remembers it."""

    path: str
    sha256: str
    kind: str
    format: str
    language: str | None = None


class Provenance(Record):
    """How the draft came about; no wall-clock time unless one was given."""

    version: str = ""
    engine: str | None = None
    model: str | None = None
    prompts: dict[str, str] = Field(default_factory=dict)
    template: str | None = None
    template_fit: Share | None = None
    language: str = "en"
    settings: dict[str, str] = Field(default_factory=dict)
    sources: tuple[SourceRecord, ...] = ()
    date: str | None = None


class JourneyMap(Record):
    """A customer journey map with its evidence."""

    journeydraft: Literal[1] = FORMAT_VERSION
    header: Header
    stages: tuple[Stage, ...] = ()
    transitions: tuple[Transition, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    evidence: dict[str, Evidence] = Field(default_factory=dict)
    blind_spots: BlindSpots = BlindSpots()
    segments: Segments = Segments()
    notes: tuple[Note, ...] = ()
    provenance: Provenance = Provenance()


def claims(stages: Iterable[Stage], unplaced: Iterable[Unplaced]) -> list[Item]:
    """The lines of ``stages`` that claim something, lane by lane, then those that are in none."""
    placed = [one for stage in stages for lane in CLAIMS for one in getattr(stage, lane)]
    return [*placed, *(one for one in unplaced if one.lane in CLAIMS)]


class PainPoints(Record):
    """The ranked list of pain points, with the quotes that prove each."""

    pain_points: tuple[RankedPain, ...] = ()
    evidence: dict[str, Evidence] = Field(default_factory=dict)


class RankedPain(Item):
    """A pain point with its rank (from 1) and the stage where it happened."""

    rank: int = Field(ge=1)
    stage: str | None = None


PainPoints.model_rebuild()
