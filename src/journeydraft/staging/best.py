"""Which stages a study gets: a template that convinces, the documents' own places, or discovered ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from journeydraft.model.proved import Proved
from journeydraft.model.source import Source
from journeydraft.nlp.meaning import Meaning
from journeydraft.stages.agreement import agreement
from journeydraft.stages.discover import ANSWERS, FEWEST
from journeydraft.stages.template import DISCOVERED, StageTemplate
from journeydraft.staging.answering import answers_of, told_of
from journeydraft.staging.discovering import NOWHERE, discover
from journeydraft.staging.placing import Staged, stage, with_vectors
from journeydraft.staging.structured import of_study, structured

CLOSE = 1.1
"""How many times the runner-up's share the best template must have. Nearer to it, the best is the wrong one
for every second of our own interviews (``training/``), and discovered stages are nearer to the written."""

PILED = 0.6
"""Share of the answers in one stage from which a template is a heap, not a journey."""


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
    few = own.best.order is None or len(own.best.template.stages) < FEWEST
    little = own.best.template.name == DISCOVERED and few
    judged = len(answers_of(found)) >= FEWEST * ANSWERS and not _spread(chosen.found)
    return chosen if little and not judged else replace(own, runner_up=chosen.best)


def _convinces(chosen: Staged, sources: Sequence[Source], meaning: Meaning) -> bool:
    """Whether the best template stands out, spreads what was told, and is not merely laid over its blocks.

    The last: what the other participants tell in the stages puts at least as many of the answers where they
    are as would one stage for all, the largest.
    """
    lead = chosen.runner_up and CLOSE * (chosen.runner_up.fit or 0)
    if (chosen.best.fit or 0) < (lead or 0) or not _spread(chosen.found):
        return False
    answers = answers_of(chosen.found)
    placed = np.array([_commonest([chosen.found[row].stage for row in answer]) for answer in answers])
    rows = placed != NOWHERE
    told = told_of(chosen.found, answers, meaning, sources)
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
