"""Proved findings to the study's own stages: answers, stages learnt from them, names in the study's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from journeydraft.model.proved import Proved
from journeydraft.model.source import Source
from journeydraft.nlp.meaning import Meaning
from journeydraft.stages.agreement import IN_ORDER, agreement
from journeydraft.stages.choose import Fit
from journeydraft.stages.discover import FEWEST, learn
from journeydraft.stages.learning import Stages, near, probabilities, sampled
from journeydraft.stages.marks import serial
from journeydraft.stages.naming import names
from journeydraft.stages.place import NOWHERE
from journeydraft.stages.study_talk import asks_wish, is_part
from journeydraft.stages.template import DISCOVERED, StageSpec, StageTemplate, with_ids
from journeydraft.stages.told import Told, unit
from journeydraft.stages.usage import Answered, bare
from journeydraft.staging.answering import Answer, answers_of, told_of
from journeydraft.staging.main_questions import under_main_questions
from journeydraft.staging.placing import Staged, in_stages
from journeydraft.staging.stories import with_vectors

SURE = 2.0
"""How many times likelier than by chance a placed answer's stage is at least."""

WISHED = 0.5
"""Share of a stage's answers that say what one would wish, from which it is no part of the journey."""

UNNAMED = {"en": "Stage {}", "et": "{}. etapp", "ro": "Etapa {}", "bg": "Етап {}", "ru": "Этап {}"}


def discover(
    found: Sequence[Proved], sources: Sequence[Source], meaning: Meaning, *, held: bool = False
) -> Staged:
    """Places ``found`` (grouped by source, in the order of the text) in stages learnt from them.

    ``best.fit`` and ``best.order`` say how far the participants agree on the stages and on their order
    (``stages.agreement``). An answer that is near no stage stays unplaced; where there is no order, with
    ``held``, so does what is told in a stage that does not hold.
    """
    found = with_vectors(found, meaning)
    asked = under_main_questions(found, sources)
    answers = answers_of(found)
    if not answers:
        return Staged(list(found), Fit(_template([None]), None), None)
    told = told_of(asked, answers, meaning, sources)
    learnt = told.only(sampled(told))
    mean = learnt.meanings.mean(axis=0)
    told = told.less(mean)
    stages, _ = learn(learnt.less(mean))
    odds = probabilities(stages, told)
    stages, odds, wishes = _of_journey(asked, answers, told, stages, odds)
    best = odds.argmax(axis=1)
    agreed = agreement(told, best, odds.shape[1])
    where = np.where(_belongs(told, stages, odds) & ~wishes, best, NOWHERE)
    kept = np.arange(odds.shape[1])
    if held and agreed.order is not None and agreed.order < IN_ORDER and agreed.holding:
        kept = np.array(agreed.holding)
        where = _only(where, kept)
    answered = list(_answered(asked, answers, where, sources))

    def nearness(words: Sequence[str], language: str | None) -> NDArray[np.floating]:
        return np.asarray(unit(meaning.of(words, language) - mean) @ stages.meanings[kept].T)

    named = names(answered, len(kept), nearness)
    clear = np.array([i for i, name in enumerate(named) if name])
    if len(clear) >= FEWEST:  # what has no name of its own is no stage beside those
        named = [named[i] for i in clear]
        where = _only(where, clear)
    template = _template(named)
    return Staged(in_stages(found, answers, where), Fit(template, agreed.fit, order=agreed.order), None)


def _only(where: NDArray[np.int_], kept: NDArray[np.int_]) -> NDArray[np.int_]:
    """``where`` by the places of its stages in ``kept`` (ascending), nowhere for the others."""
    return np.where(np.isin(where, kept), np.searchsorted(kept, where), NOWHERE)


def _of_journey(
    found: Sequence[Proved], answers: Sequence[Answer], told: Told, stages: Stages, odds: NDArray[np.floating]
) -> tuple[Stages, NDArray[np.floating], NDArray[np.bool_]]:
    """Without stages most of whose answers say what one would wish, and which answers are such wishes: they
    are no part of the journey. What else was told there goes where it fits, if two stages are left."""
    first = [found[answer[0]].finding for answer in answers]
    wished = np.array([asks_wish(bare(one.question or ""), one.language) for one in first])
    best = odds.argmax(axis=1)
    shares = [float(wished[best == stage].mean()) for stage in range(odds.shape[1])]
    kept = np.array([stage for stage, share in enumerate(shares) if share <= WISHED])
    if len(kept) in (len(shares), 0, 1):
        return stages, odds, np.zeros(len(best), bool)
    stages = stages.only(kept)
    return stages, probabilities(stages, told), wished & ~np.isin(best, kept)


def _belongs(told: Told, stages: Stages, odds: NDArray[np.floating]) -> NDArray[np.bool_]:
    """Whether an answer is near its likeliest stage, by itself or by its question, and that is likely."""
    best = odds.argmax(axis=1)
    said = (told.meanings * stages.meanings[best]).sum(axis=1)
    asked = (told.questions * stages.questions[best]).sum(axis=1)
    likely = odds.max(axis=1) * odds.shape[1] >= min(SURE, odds.shape[1])
    return np.asarray(likely & near(said, asked))


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
            bare(first.question or ""),
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
