"""Proved findings as answers: turn by turn, with meaning, question and place in the telling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from journeydraft.model.proved import Proved
from journeydraft.model.source import Source, SourceKind
from journeydraft.nlp.meaning import Meaning
from journeydraft.stages.rounds import rounds
from journeydraft.stages.told import Told, unit
from journeydraft.staging.stories import questions_of, stories_of

LONG = 6
"""Places of findings in one turn that are taken for one answer; a monologue makes several."""

Answer = list[int]
"""Rows of the findings of one answer."""


def answers_of(found: Sequence[Proved]) -> list[Answer]:
    """The answers of all stories, those of one together and in the order of telling."""
    return [answer for story in stories_of(found) for answer in _answers(found, story)]


def _answers(found: Sequence[Proved], story: Sequence[Sequence[int]]) -> Iterator[Answer]:
    """A story's findings turn by turn, a long turn in pieces."""
    turn, places = -1, 0
    answer: Answer = []
    for place in story:
        now = found[place[0]].finding.turn
        if answer and (now != turn or places == LONG):
            yield answer
            answer, places = [], 0
        answer, turn, places = [*answer, *place], now, places + 1
    if answer:
        yield answer


def told_of(
    found: Sequence[Proved], answers: Sequence[Answer], meaning: Meaning, sources: Sequence[Source]
) -> Told:
    """``answers`` as the discovery of stages sees them; a round of a questionnaire is a story of its own."""
    in_rounds = {source.path: rounds(source) for source in sources}
    first = [found[answer[0]] for answer in answers]
    round_of = [in_rounds.get(one.finding.source, {}).get(one.finding.turn) for one in first]
    stories = _numbered(
        [
            (one.finding.source, one.finding.participant, at and at[0])
            for one, at in zip(first, round_of, strict=True)
        ]
    )
    start = np.array([one.evidence.start or 0 for one in first], float)
    last = np.ones(int(stories.max()) + 1)
    np.maximum.at(last, stories, start)
    when = start / last[stories]
    for row, at in enumerate(round_of):
        when[row] = at[1] if at else when[row]
    return Told(
        np.stack([_meaning([found[row] for row in answer]) for answer in answers]),
        questions_of(first, meaning),
        when,
        np.array([one.kind is not SourceKind.review for one in first]),
        stories,
        _numbered([one.finding.participant for one in first]),
    )


def _meaning(told: Sequence[Proved]) -> NDArray[np.float32]:
    vectors = [one.finding.vector for one in told if one.finding.vector is not None]
    return np.asarray(unit(np.mean(vectors, axis=0)), np.float32)


def _numbered(keys: Sequence[object]) -> NDArray[np.int_]:
    number = {key: i for i, key in enumerate(dict.fromkeys(keys))}
    return np.array([number[key] for key in keys])
