"""Proved findings to the study's own stages: answers, stages learnt from them, names in the study's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from journeydraft.model.proved import Proved
from journeydraft.model.source import Source, SourceKind
from journeydraft.nlp.meaning import Meaning
from journeydraft.placing import Staged, questions_of, stage, stories_of, with_vectors
from journeydraft.stages.agreement import IN_ORDER, agreement
from journeydraft.stages.choose import Fit
from journeydraft.stages.discover import FEWEST, Stages, learn, probabilities, sample
from journeydraft.stages.naming import Answered, names
from journeydraft.stages.place import NEAR
from journeydraft.stages.template import DISCOVERED, StageSpec, StageTemplate, with_ids
from journeydraft.stages.told import Told, unit

LONG = 6
"""Places of findings in one turn that are taken for one answer; a monologue makes several."""

SURE = 2.0
"""How many times likelier than by chance a placed answer's stage is at least."""

CLOSE = 1.1
"""How many times the runner-up's share the best template must have. Nearer to it, the best is the wrong one
for every second of our own interviews (``training/``), and discovered stages are nearer to the written."""

NOWHERE = -1

UNNAMED = {"en": "Stage {}", "et": "{}. etapp", "ro": "Etapa {}", "bg": "Етап {}", "ru": "Этап {}"}

Answer = list[int]
"""Rows of the findings of one answer."""


def best_stages(
    found: Sequence[Proved],
    templates: Sequence[StageTemplate],
    sources: Sequence[Source],
    meaning: Meaning,
) -> Staged:
    """Places ``found`` in the template that fits best, in discovered stages where there are no templates.

    Where templates compete and no one stands out, stages that the participants tell in one order are used
    instead; ``runner_up`` is then the template that fitted best.
    """
    if not templates:
        return discover(found, sources, meaning)
    chosen = stage(found, templates, meaning)
    if chosen.runner_up is None or (chosen.best.fit or 0) >= CLOSE * (chosen.runner_up.fit or 0):
        return chosen
    own = discover(found, sources, meaning)
    orderly = len(own.best.template.stages) >= FEWEST and (own.best.order or 0) >= IN_ORDER
    return replace(own, runner_up=chosen.best) if orderly else chosen


def discover(found: Sequence[Proved], sources: Sequence[Source], meaning: Meaning) -> Staged:
    """Places ``found`` (grouped by source, in the order of the text) in stages learnt from them.

    ``best.fit`` and ``best.order`` say how far the participants agree on the stages and on their order
    (``stages.agreement``). An answer that is near no stage stays unplaced.
    """
    found = with_vectors(found, meaning)
    answers = [answer for story in stories_of(found) for answer in _answers(found, story)]
    if not answers:
        return Staged(list(found), Fit(_template([None]), None), None)
    told = _told(found, answers, meaning)
    learnt, mean = sample(told), sample(told).meanings.mean(axis=0)
    told = told.less(mean)
    stages, _ = learn(learnt.less(mean))
    odds = probabilities(stages, told)
    best = odds.argmax(axis=1)
    agreed = agreement(told, best, odds.shape[1])
    where = np.where(_belongs(told, stages, odds), best, NOWHERE)
    answered = list(_answered(found, answers, where, sources))

    def near(words: Sequence[str], language: str | None) -> NDArray[np.floating]:
        return np.asarray(unit(meaning.of(words, language) - mean) @ stages.meanings.T)

    template = _template(names(answered, odds.shape[1], near))
    return Staged(_placed(found, answers, where), Fit(template, agreed.fit, order=agreed.order), None)


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


def _told(found: Sequence[Proved], answers: Sequence[Answer], meaning: Meaning) -> Told:
    first = [found[answer[0]] for answer in answers]
    stories = _numbered([(one.finding.source, one.finding.participant) for one in first])
    start = np.array([one.evidence.start or 0 for one in first], float)
    last = np.ones(int(stories.max()) + 1)
    np.maximum.at(last, stories, start)
    return Told(
        np.stack([_meaning([found[row] for row in answer]) for answer in answers]),
        questions_of(first, meaning),
        start / last[stories],
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


def _belongs(told: Told, stages: Stages, odds: NDArray[np.floating]) -> NDArray[np.bool_]:
    """Whether an answer is near its likeliest stage, by itself or by its question, and that is likely."""
    best = odds.argmax(axis=1)
    near = (told.meanings * stages.meanings[best]).sum(axis=1)
    asked = (told.questions * stages.questions[best]).sum(axis=1)
    return np.asarray(
        (odds.max(axis=1) * odds.shape[1] >= min(SURE, odds.shape[1]))
        & ((near >= NEAR) | (asked >= 2 * NEAR))
    )


def _placed(found: Sequence[Proved], answers: Sequence[Answer], where: NDArray[np.int_]) -> list[Proved]:
    stage_of = {row: int(at) for answer, at in zip(answers, where, strict=True) for row in answer}
    return [
        replace(one, stage=None if stage_of[i] == NOWHERE else stage_of[i]) for i, one in enumerate(found)
    ]


def _answered(
    found: Sequence[Proved], answers: Sequence[Answer], where: NDArray[np.int_], sources: Sequence[Source]
) -> Iterator[Answered]:
    """Every placed answer in the words in which it was given, from its first finding to its last."""
    texts = {source.path: source.text for source in sources}
    for answer, at in zip(answers, where, strict=True):
        if at == NOWHERE:
            continue
        told = [found[row] for row in answer]
        start = min(one.evidence.start or 0 for one in told)
        end = max(one.evidence.end or 0 for one in told)
        first = told[0].finding
        said = texts[first.source][start:end]
        yield Answered(int(at), first.participant or "", said, first.question or "", first.language)


def _template(named: Sequence[str | None]) -> StageTemplate:
    stages = tuple(
        StageSpec(id="" if name else f"stage-{i}", name=name or _unnamed(i))
        for i, name in enumerate(named, 1)
    )
    return StageTemplate(name=DISCOVERED, stages=tuple(with_ids(stages)))


def _unnamed(number: int) -> dict[str, str]:
    return {language: word.format(number) for language, word in UNNAMED.items()}
