"""Proved findings to stages: as an editor lays them out, else as they are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journeydraft.engines.base import Editor
from journeydraft.model.editing import Layout
from journeydraft.model.proved import Proved
from journeydraft.model.source import Source
from journeydraft.nlp.meaning import Meaning
from journeydraft.stages.choose import Fit
from journeydraft.stages.template import PROPOSED, StageSpec, StageTemplate, slug, worded
from journeydraft.staging.best import best_stages
from journeydraft.staging.placing import Staged, stage
from journeydraft.staging.stories import with_vectors

MOST_LEFT_OUT = 0.25
"""Share of the findings that an editor leaves out on purpose, at most."""

DESCRIBED = 16
"""Sentences that describe a proposed stage, at most."""


def placed(
    found: Sequence[Proved],
    templates: Sequence[StageTemplate],
    sources: Sequence[Source],
    meaning: Meaning,
    editor: Editor | None = None,
    lang: str = "en",
) -> Staged:
    """``found`` in stages: as the ``editor`` lays them out, else as ``best_stages`` does.

    Stages that the study has chosen (a single template) are kept; where several would compete, the editor
    proposes its own.
    """
    if editor is not None:
        given = templates[0].stages if len(templates) == 1 else ()
        heads = [(one.named(lang), worded(one.goal, lang) or "") for one in given]
        layout = editor.layout([one.finding for one in found], heads)
        if layout is not None:
            return lay_out(found, templates, sources, meaning, layout)
    return best_stages(found, templates, sources, meaning)


def lay_out(
    found: Sequence[Proved],
    templates: Sequence[StageTemplate],
    sources: Sequence[Source],
    meaning: Meaning,
    layout: Layout,
) -> Staged:
    """Places ``found`` as an editor has laid it out.

    What it left out belongs to no stage, unless that is much: then it was forgotten, and goes where it sounds
    most like, as does what it was not shown.
    """
    template = templates[0] if layout.given else _proposed(layout, found)
    found = with_vectors(found, meaning)
    where = {moment: row for row, laid in enumerate(layout.stages) for moment in laid.moments}
    apart = sum(one.finding.stage in layout.left_out for one in found)
    judged = apart <= MOST_LEFT_OUT * len(found)
    moved = [
        replace(one, stage=where.get(one.finding.stage or ""))
        if one.finding.stage in where or (judged and one.finding.stage in layout.left_out)
        else one
        for one in stage(found, template, sources, meaning)
    ]
    return Staged(moved, Fit(template, None), None, laid_out="given" if layout.given else "proposed")


def _proposed(layout: Layout, found: Sequence[Proved]) -> StageTemplate:
    """A template of the stages proposed; what the participants said there describes them."""
    specs: list[StageSpec] = []
    for number, laid in enumerate(layout.stages, 1):
        said = [one.finding.text for one in found if one.finding.stage in laid.moments]
        ident = slug(laid.name) or f"stage-{number}"
        specs.append(
            StageSpec(
                id=ident if all(ident != spec.id for spec in specs) else f"{ident}-{number}",
                name=laid.name,
                goal=laid.goal,
                key_task=laid.key_task,
                about=tuple(dict.fromkeys(said))[:DESCRIBED],
            )
        )
    return StageTemplate(name=PROPOSED, journey=layout.journey, stages=tuple(specs))
