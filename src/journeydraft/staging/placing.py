"""Proved findings to the stages of a template: those that compete, and the place of each finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from journeydraft.model.proved import Proved
from journeydraft.model.source import Source
from journeydraft.nlp.meaning import Meaning, digest
from journeydraft.nlp.weights import shipped_languages
from journeydraft.stages.choose import Fit, Story, choose
from journeydraft.stages.place import NOWHERE, StageMeaning, place
from journeydraft.stages.template import StageTemplate
from journeydraft.staging.answering import Answer, answers_of, told_of
from journeydraft.staging.stories import questions_of, stories_of


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


def compared(found: Sequence[Proved], templates: Sequence[StageTemplate], meaning: Meaning) -> list[Fit]:
    """All ``templates`` with their fits to ``found``, which has vectors; the best first."""
    stories = [_story([found[group[0]] for group in groups], meaning) for groups in stories_of(found)]
    return choose([(t, meanings_of(t, meaning)) for t in templates], stories, meaning.usual)


def stage(
    found: Sequence[Proved], template: StageTemplate, sources: Sequence[Source], meaning: Meaning
) -> list[Proved]:
    """``found`` (grouped by source, in the order of the text; with vectors) in the stages of ``template``."""
    answers = answers_of(found)
    if not answers:
        return list(found)
    told = told_of(found, answers, meaning, sources)
    return in_stages(found, answers, place(meanings_of(template, meaning), told))


def in_stages(found: Sequence[Proved], answers: Sequence[Answer], where: NDArray[np.int_]) -> list[Proved]:
    """``found`` with the stage of the answer that each belongs to."""
    stage_of = {row: int(at) for answer, at in zip(answers, where, strict=True) for row in answer}
    return [
        replace(one, stage=None if stage_of[i] == NOWHERE else stage_of[i]) for i, one in enumerate(found)
    ]


def _story(told: Sequence[Proved], meaning: Meaning) -> Story:
    vectors = np.stack([one.finding.vector for one in told if one.finding.vector is not None])
    return Story(vectors, questions_of(told, meaning))


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
