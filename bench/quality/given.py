"""Stages of a given template against written ones, on our own interviews: learnt, and by descriptions."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bench.quality.own_studies import written
from bench.quality.structure import tau_b
from journeydraft.drafting.pipeline import Drafted
from journeydraft.stages.place import by_descriptions
from journeydraft.staging.answering import answers_of, told_of
from journeydraft.staging.placing import in_stages, meanings_of

HEAD = ("study", "template", "findings", "unplaced", "accuracy", "descriptions alone", "τ-b", "alone τ-b")

Numbers = NDArray[np.int_]


def rows() -> Iterator[tuple[str, ...]]:
    """One row a study: the share of findings that stand where the answer was written to be."""
    for study in written():
        drafted = study.drafted(study.template)
        ids = [stage.id for stage in drafted.staged.best.template.stages]
        told = study.told(drafted)
        kept = [row for row, stage in enumerate(told) if stage is not None]
        wanted = np.array([ids.index(study.wanted[told[row] or 0]) for row in kept])
        learnt = _numbers([drafted.staged.found[row].stage for row in kept])
        by_descriptions_alone = _alone(drafted)
        alone = _numbers([by_descriptions_alone[row] for row in kept])
        cells = [
            f"{(wanted == learnt).mean():.2f}",
            f"{(wanted == alone).mean():.2f}",
            *(f"{tau_b(wanted[of >= 0], of[of >= 0]):.2f}" for of in (learnt, alone)),
        ]
        yield study.name, study.template, str(len(kept)), str(int((learnt < 0).sum())), *cells


def _alone(drafted: Drafted) -> list[int | None]:
    found, sources = drafted.staged.found, drafted.study.sources
    answers = answers_of(found)
    told = told_of(found, answers, drafted.meaning, sources)
    stages = meanings_of(drafted.staged.best.template, drafted.meaning)
    return [one.stage for one in in_stages(found, answers, by_descriptions(stages, told))]


def _numbers(stages: list[int | None]) -> Numbers:
    return np.array([-1 if stage is None else stage for stage in stages])
