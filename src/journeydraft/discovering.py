"""Proved findings to the study's own stages: answers, stages learnt from them, names in the study's words."""

from __future__ import annotations

from collections import Counter
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
from journeydraft.stages.discover import Stages, learn, probabilities, sample
from journeydraft.stages.marks import serial
from journeydraft.stages.naming import Answered, names
from journeydraft.stages.place import NEAR
from journeydraft.stages.rounds import rounds
from journeydraft.stages.study_talk import is_part
from journeydraft.stages.template import DISCOVERED, StageSpec, StageTemplate, with_ids
from journeydraft.stages.told import Told, unit
from journeydraft.structured import of_study, structured

LONG = 6
"""Places of findings in one turn that are taken for one answer; a monologue makes several."""

SURE = 2.0
"""How many times likelier than by chance a placed answer's stage is at least."""

CLOSE = 1.1
"""How many times the runner-up's share the best template must have. Nearer to it, the best is the wrong one
for every second of our own interviews (``training/``), and discovered stages are nearer to the written."""

PILED = 0.6
"""Share of the answers in one stage from which a template is a heap, not a journey."""

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
    """Places ``found`` in the template that fits best; in the study's own stages where none is given.

    Where templates compete and none convinces, the study's own stages are used instead, and ``runner_up`` is
    the template that fitted best. Talk about the study itself stays unplaced.
    """
    found = with_vectors(found, meaning)
    apart = of_study(found, sources)
    staged = _best(
        [one for one, is_ in zip(found, apart, strict=True) if not is_], templates, sources, meaning
    )
    journey = iter(staged.found)
    return replace(
        staged,
        found=[
            replace(one, stage=None) if is_ else next(journey) for one, is_ in zip(found, apart, strict=True)
        ],
    )


def _best(
    found: Sequence[Proved],
    templates: Sequence[StageTemplate],
    sources: Sequence[Source],
    meaning: Meaning,
) -> Staged:
    if not templates:
        return structured(found, sources) or discover(found, sources, meaning)
    chosen = stage(found, templates, meaning)
    if chosen.runner_up is None or _convinces(chosen, sources, meaning):
        return chosen
    own = structured(found, sources) or discover(found, sources, meaning, held=True)
    alone = own.best.order is None and own.best.template.name == DISCOVERED
    return chosen if alone and _spread(chosen.found) else replace(own, runner_up=chosen.best)


def _convinces(chosen: Staged, sources: Sequence[Source], meaning: Meaning) -> bool:
    """Whether the best template stands out, spreads what was told, and is not merely laid over its blocks.

    The last: what the other participants tell in the stages puts at least as many of the answers where they
    are as would one stage for all, the largest.
    """
    lead = chosen.runner_up and CLOSE * (chosen.runner_up.fit or 0)
    if (chosen.best.fit or 0) < (lead or 0) or not _spread(chosen.found):
        return False
    answers = [answer for story in stories_of(chosen.found) for answer in _answers(chosen.found, story)]
    placed = np.array([_commonest([chosen.found[row].stage for row in answer]) for answer in answers])
    rows = placed != NOWHERE
    told = _told(chosen.found, answers, meaning, sources)
    told = told.less(told.meanings.mean(axis=0)).only(rows)
    agreed = agreement(told, placed[rows], len(chosen.best.template.stages)).fit
    return agreed is None or agreed >= np.bincount(placed[rows]).max() / rows.sum()


def _spread(found: Sequence[Proved]) -> bool:
    """Whether something is placed, and not most of it in one stage."""
    stages = Counter(one.stage for one in found if one.stage is not None)
    return bool(stages) and max(stages.values()) <= PILED * stages.total()


def _commonest(stages: Sequence[int | None]) -> int:
    placed = Counter(one for one in stages if one is not None)
    return placed.most_common(1)[0][0] if placed else NOWHERE


def discover(
    found: Sequence[Proved], sources: Sequence[Source], meaning: Meaning, *, held: bool = False
) -> Staged:
    """Places ``found`` (grouped by source, in the order of the text) in stages learnt from them.

    ``best.fit`` and ``best.order`` say how far the participants agree on the stages and on their order
    (``stages.agreement``). An answer that is near no stage stays unplaced; where there is no order, with
    ``held``, so does what is told in a stage that does not hold.
    """
    found = with_vectors(found, meaning)
    answers = [answer for story in stories_of(found) for answer in _answers(found, story)]
    if not answers:
        return Staged(list(found), Fit(_template([None]), None), None)
    told = _told(found, answers, meaning, sources)
    learnt, mean = sample(told), sample(told).meanings.mean(axis=0)
    told = told.less(mean)
    stages, _ = learn(learnt.less(mean))
    odds = probabilities(stages, told)
    best = odds.argmax(axis=1)
    agreed = agreement(told, best, odds.shape[1])
    where = np.where(_belongs(told, stages, odds), best, NOWHERE)
    kept = np.arange(odds.shape[1])
    if held and agreed.order is not None and agreed.order < IN_ORDER and agreed.holding:
        kept = np.array(agreed.holding)
        where = np.where(np.isin(where, kept), np.searchsorted(kept, where), NOWHERE)
    answered = list(_answered(found, answers, where, sources))

    def near(words: Sequence[str], language: str | None) -> NDArray[np.floating]:
        return np.asarray(unit(meaning.of(words, language) - mean) @ stages.meanings[kept].T)

    template = _template(names(answered, len(kept), near))
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


def _told(
    found: Sequence[Proved], answers: Sequence[Answer], meaning: Meaning, sources: Sequence[Source]
) -> Told:
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
    by_path = {source.path: source for source in sources}
    timed = {source.path: serial(t.heading for t in source.turns if t.heading) for source in sources}
    for answer, at in zip(answers, where, strict=True):
        if at == NOWHERE:
            continue
        told = [found[row] for row in answer]
        start = min(one.evidence.start or 0 for one in told)
        end = max(one.evidence.end or 0 for one in told)
        first = told[0].finding
        source = by_path[first.source]
        heading = source.turns[first.turn].heading or ""
        if heading in timed[source.path] or is_part(heading, first.language):
            heading = ""
        yield Answered(
            int(at),
            first.participant or "",
            source.text[start:end],
            first.question or "",
            first.language,
            heading,
        )


def _template(named: Sequence[str | None]) -> StageTemplate:
    stages = tuple(
        StageSpec(id="" if name else f"stage-{i}", name=name or _unnamed(i))
        for i, name in enumerate(named, 1)
    )
    return StageTemplate(name=DISCOVERED, stages=tuple(with_ids(stages)))


def _unnamed(number: int) -> dict[str, str]:
    return {language: word.format(number) for language, word in UNNAMED.items()}
