"""Rules on the stages: goals, steps, and what customers need."""

from __future__ import annotations

from collections.abc import Iterator

from journeydraft.checks.base import Fault, Subject
from journeydraft.formats.one_line import one_line
from journeydraft.maps.rows import of_stage

FEWEST = 4
"""Stages and steps from which a map shows a journey rather than a moment."""


def stage_without_goal(subject: Subject) -> Iterator[Fault]:
    """A stage that does not say what the customer wants there."""
    label = subject.words.text("stage", "goal")
    for number, stage in enumerate(subject.map.stages):
        if not (stage.goal or "").strip():
            yield subject.fault(
                "stage-without-goal",
                f"the stage “{one_line(stage.name)}” does not say what the customer wants there",
                f"write “**{label}:** …” below its heading",
                f"/stages/{number}",
            )


def too_few_steps(subject: Subject) -> Iterator[Fault]:
    """A journey of very few stages that no steps make finer."""
    count = sum(max(1, len(stage.steps)) for stage in subject.map.stages)
    if count < FEWEST:
        step = subject.words.text("words", "step")
        yield subject.fault(
            "too-few-steps",
            f"the map has {count} {'step' if count == 1 else 'steps'}: a moment rather than a journey",
            f"add the stages before and after, or steps inside a stage (“### {step}: …”); {FEWEST} at least",
        )


def needs_forgotten(subject: Subject) -> Iterator[Fault]:
    """Troubles or ideas, and nowhere what the customers need."""
    stages = subject.map.stages
    told = any(of_stage(s, lane) for s in stages for lane in ("pain_points", "opportunities"))
    needs = any(of_stage(s, "needs") for s in stages) or any(
        one.lane == "needs" for one in subject.map.unplaced
    )
    if told and not needs:
        label = subject.words.text("lanes", "needs")
        yield subject.fault(
            "needs-forgotten",
            "the map has troubles and ideas, and says nowhere what customers need",
            f"add “### {label}” to the stages where one is behind a pain point",
        )
