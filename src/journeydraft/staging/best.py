"""Which stages a study gets: the documents' own places, a template that stands out, or discovered ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from journeydraft.model.proved import Proved
from journeydraft.model.source import Source
from journeydraft.nlp.meaning import Meaning
from journeydraft.stages.discover import ANSWERS, FEWEST
from journeydraft.stages.place import NOWHERE, by_descriptions
from journeydraft.stages.template import StageTemplate
from journeydraft.staging.answering import answers_of, told_of
from journeydraft.staging.discovering import discover
from journeydraft.staging.placing import Staged, compared, meanings_of, stage
from journeydraft.staging.stories import with_vectors
from journeydraft.staging.structured import of_study, structured

CLOSE = 1.2
"""How many times the runner-up's share the best template must have. Nearer to it, the best is the wrong one
for two of three of our own studies (``training/``), and discovered stages are nearer to the written."""

PILED = 0.9
"""Share of the answers that sound like one stage from which a template is a heap, not a journey."""


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
    fits = compared(found, templates, meaning)
    best, other = fits[0], fits[1] if len(fits) > 1 else None

    def chosen() -> Staged:
        return Staged(stage(found, best.template, sources, meaning), best, other)

    if other is None or not found:
        return chosen()
    if own := structured(found, sources):
        return replace(own, runner_up=best)
    heap = _is_heap(found, best.template, sources, meaning)
    if not heap and (best.fit or 0) >= CLOSE * (other.fit or 0):
        return chosen()
    own = discover(found, sources, meaning, held=True)
    few = own.best.order is None or len(own.best.template.stages) < FEWEST
    judged = heap and len(answers_of(found)) >= FEWEST * ANSWERS
    return chosen() if few and not judged else replace(own, runner_up=best)


def _is_heap(
    found: Sequence[Proved], template: StageTemplate, sources: Sequence[Source], meaning: Meaning
) -> bool:
    """Whether nearly all that is told sounds like one stage of ``template``, or nothing like any."""
    told = told_of(found, answers_of(found), meaning, sources)
    placed = by_descriptions(meanings_of(template, meaning), told)
    counts = np.bincount(placed[placed != NOWHERE], minlength=1)
    return bool(counts.max() > PILED * counts.sum() or not counts.sum())
