"""What stands above a map in an editor's words, and the opportunities that it infers."""

from __future__ import annotations

from journeydraft.merge.items import id_of
from journeydraft.model.editing import Framing
from journeydraft.model.journey import Header, Item, JourneyMap, Stage


def framed(drafted: JourneyMap, framing: Framing) -> JourneyMap:
    """``drafted`` with ``framing``; a persona and a scenario that a person has given stand.

    Inferred opportunities take the place of those that rules made, an
    opportunity stands in the stage of the first item that it answers.
    """
    at = {i.id: row for row, s in enumerate(drafted.stages) for i in (*s.pain_points, *s.needs)}
    ideas: dict[int, list[Item]] = {}
    for idea in framing.ideas:
        answers = tuple(i for i in idea.answers if i in at)
        if answers:
            key = id_of("opportunities", idea.text)
            item = Item(id=key, text=idea.text, basis="inference", answers=answers)
            row = ideas.setdefault(at[answers[0]], [])
            if all(item.id != one.id for one in row):
                row.append(item)
    stages = tuple(
        _with(stage, ideas.get(row, [])) if ideas else stage for row, stage in enumerate(drafted.stages)
    )
    return drafted.model_copy(update={"stages": stages, "header": _header(drafted.header, framing)})


def _with(stage: Stage, ideas: list[Item]) -> Stage:
    suggested = [one for one in stage.opportunities if one.basis == "evidence"]
    return stage.model_copy(update={"opportunities": (*suggested, *ideas)})


def _header(header: Header, framing: Framing) -> Header:
    return header.model_copy(
        update={
            "title": framing.title or header.title,
            "persona": header.persona or framing.persona,
            "scenario": header.scenario or framing.scenario,
            "problem": header.problem or framing.problem,
            "goals": header.goals or framing.goals,
            "expectations": header.expectations or framing.expectations,
            "outcome": framing.outcome or header.outcome,
            "outcome_evidence": () if framing.outcome else header.outcome_evidence,
        }
    )
