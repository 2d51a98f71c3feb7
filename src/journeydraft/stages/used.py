"""What a map says of its stages: whence they come, how well they fit, and what was the next best."""

from __future__ import annotations

from journeydraft.model.journey import StagesUsed
from journeydraft.stages.agreement import IN_ORDER
from journeydraft.stages.choose import Fit
from journeydraft.stages.template import DISCOVERED, PROPOSED, STRUCTURE


def stages_used(best: Fit, other: Fit | None) -> StagesUsed:
    """``other``: the template that came second, or the best of those that the study's own stages replaced."""
    name = best.template.name
    own = name in {DISCOVERED, STRUCTURE, PROPOSED}
    if name in {STRUCTURE, PROPOSED}:
        kind = name
    elif name == DISCOVERED:
        kind = "alone" if best.fit is None else "discovered" if (best.order or 0) >= IN_ORDER else "themes"
    else:
        kind = "given" if other is None else "template"
    return StagesUsed.model_validate(
        {
            "kind": kind,
            "template": None if own else name,
            "fit": best.fit,
            "runner_up": other and other.template.name,
            "runner_up_fit": other and other.fit,
        }
    )
