"""Proved findings to stages: told stories, the templates that compete, the place of each finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from journeydraft.model.proved import Proved
from journeydraft.nlp.meaning import Meaning, digest
from journeydraft.nlp.weights import shipped_languages
from journeydraft.stages.choose import Fit, Story, choose
from journeydraft.stages.place import StageMeaning
from journeydraft.stages.template import StageTemplate

Place = tuple[str, int | None]


@dataclass(frozen=True)
class Staged:
    """The findings with their stages, the template used, and the runner-up where templates competed.

    ``reached``: who came to each stage, where the documents tell. ``laid_out`` where an engine said what
    belongs where, in stages of its own or in given ones: then there is no fit to speak of.
    """

    found: list[Proved]
    best: Fit
    runner_up: Fit | None
    reached: tuple[frozenset[str], ...] = ()
    laid_out: Literal["proposed", "given"] | None = None


def stage(found: Sequence[Proved], templates: Sequence[StageTemplate], meaning: Meaning) -> Staged:
    """Places ``found`` (grouped by source, in the order of the text) in the template that fits best."""
    found = with_vectors(found, meaning)
    rows = stories_of(found)
    stories = [_story([found[group[0]] for group in groups], meaning) for groups in rows]
    fits = choose([(t, meanings_of(t, meaning)) for t in templates], stories, meaning.usual)
    where: dict[int, int | None] = {}
    for groups, placed in zip(rows, fits[0].placed, strict=True):
        where.update({row: one.stage for group, one in zip(groups, placed, strict=True) for row in group})
    staged = [replace(one, stage=where[row]) for row, one in enumerate(found)]
    return Staged(staged, fits[0], fits[1] if len(fits) > 1 else None)


def stories_of(found: Sequence[Proved]) -> list[list[list[int]]]:
    """Row numbers by story (source and participant), then by place: one unit may hold several findings."""
    stories: dict[tuple[str, str | None], dict[Place, list[int]]] = {}
    for row, one in enumerate(found):
        story = stories.setdefault((one.finding.source, one.finding.participant), {})
        story.setdefault((one.finding.source, one.evidence.start), []).append(row)
    return [list(story.values()) for story in stories.values()]


def _story(told: Sequence[Proved], meaning: Meaning) -> Story:
    vectors = np.stack([one.finding.vector for one in told if one.finding.vector is not None])
    return Story(vectors, questions_of(told, meaning))


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


def meanings_of(template: StageTemplate, meaning: Meaning) -> list[StageMeaning]:
    """The vectors that describe each stage of ``template``."""
    return [
        StageMeaning(s.id, _described(s.described(), meaning), _described(s.asks or s.gist(), meaning))
        for s in template.stages
    ]


def _described(texts: Sequence[str], meaning: Meaning) -> np.ndarray:
    known = shipped_languages()
    vectors: np.ndarray = meaning.of(texts, [known.get(digest(t)) or _language(t) for t in texts])
    return vectors


def _language(text: str) -> str:
    from journeydraft.nlp.language import SHIPPED, guess

    return guess(text, SHIPPED).language
