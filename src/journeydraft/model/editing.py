"""What an engine that edits may say of a map: it joins, words and orders, and adds nothing but inferences."""

from __future__ import annotations

from dataclasses import dataclass

from journeydraft.model.finding import Severity


@dataclass(frozen=True)
class LaidStage:
    """A stage and the moments (``Finding.stage``) that belong to it."""

    name: str
    moments: frozenset[str]
    goal: str | None = None
    key_task: str | None = None


@dataclass(frozen=True)
class Layout:
    """The stages of a journey, in order; ``given`` ones are those of the study's template, in its order.

    ``left_out`` are moments that were looked at and belong to none.
    """

    stages: tuple[LaidStage, ...]
    given: bool = False
    journey: str | None = None
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Rewrite:
    """Items (ids) of one lane of one stage (id) that are one item, and how it reads."""

    stage: str
    items: tuple[str, ...]
    text: str
    severity: Severity | None = None


UNPLACED = ""
"""Stands for the id of a stage where a line is in none."""


@dataclass(frozen=True)
class Joined:
    """Lines of one lane, each by the ids of its stage and of itself, that are one matter, and how it reads.

    It stands where the first of them does that is in a stage.
    """

    lines: tuple[tuple[str, str], ...]
    text: str
    severity: Severity | None = None


@dataclass(frozen=True)
class Opposed:
    """An item (id) and those that say the opposite."""

    item: str
    against: tuple[str, ...]


@dataclass(frozen=True)
class Idea:
    """An opportunity that was inferred, and the pains and needs (ids) that it answers."""

    text: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Framing:
    """What stands above a map; None where nothing can be said."""

    title: str | None = None
    persona: str | None = None
    scenario: str | None = None
    problem: str | None = None
    goals: tuple[str, ...] = ()
    expectations: tuple[str, ...] = ()
    outcome: str | None = None
    ideas: tuple[Idea, ...] = ()
