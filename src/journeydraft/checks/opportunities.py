"""Rules on opportunities: what they are good for."""

from __future__ import annotations

from collections.abc import Iterator

from journeydraft.checks.base import Fault, Subject
from journeydraft.formats.one_line import one_line
from journeydraft.maps.rows import of_stage
from journeydraft.model.journey import Stage


def opportunity_answers_nothing(subject: Subject) -> Iterator[Fault]:
    """An idea in a stage where nobody has a trouble or a need, or one whose pain point is gone.

    What a participant asked for, with a quote, answers that participant.
    """
    there = {row.item.id for row in subject.rows if row.item.id}
    for row in subject.rows:
        if row.lane != "opportunities" or row.item.evidence:
            continue
        answered = [id_ for id_ in row.item.answers if id_ in there]
        if row.item.answers and not answered:
            said = "answers a pain point that is no longer in the map"
        elif not answered and row.stage and not _wanting(row.stage):
            said = "answers no pain point and no need: its stage has neither"
        else:
            continue
        yield subject.fault(
            "opportunity-answers-nothing",
            f"“{one_line(row.item.text)}” {said}",
            "move it to the stage whose pain point it answers, write that one down, or delete it",
            row.place,
        )


def _wanting(stage: Stage) -> bool:
    return any(of_stage(stage, lane) for lane in ("pain_points", "needs"))
