"""Proved findings as told stories: one participant in one source, place by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from journeydraft.model.proved import Proved
from journeydraft.nlp.meaning import Meaning

Place = tuple[str, int | None]


def stories_of(found: Sequence[Proved]) -> list[list[list[int]]]:
    """Row numbers by story (source and participant), then by place: one unit may hold several findings."""
    stories: dict[tuple[str, str | None], dict[Place, list[int]]] = {}
    for row, one in enumerate(found):
        story = stories.setdefault((one.finding.source, one.finding.participant), {})
        story.setdefault((one.finding.source, one.evidence.start), []).append(row)
    return [list(story.values()) for story in stories.values()]


def questions_of(told: Sequence[Proved], meaning: Meaning) -> NDArray[np.float32]:
    """(n, d) the meaning of the question that each finding answers, zeros where there was none."""
    asked = [one.finding.question or "" for one in told]
    questions = np.zeros((len(told), meaning.dimensions), np.float32)
    rows = [i for i, question in enumerate(asked) if question.strip()]
    if rows:
        languages = [told[i].finding.language for i in rows]
        questions[rows] = meaning.of([asked[i] for i in rows], languages)
    return questions


def with_vectors(found: Sequence[Proved], meaning: Meaning) -> list[Proved]:
    """Every finding with its meaning: the engine's where it has worked it out, else that of its words."""
    bare = [one for one in found if one.finding.vector is None]
    vectors = iter(meaning.of([one.finding.quote for one in bare], [one.finding.language for one in bare]))
    return [
        one
        if one.finding.vector is not None
        else replace(one, finding=replace(one.finding, vector=next(vectors)))
        for one in found
    ]
