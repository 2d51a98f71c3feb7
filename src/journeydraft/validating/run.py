"""``validate``: drafts what customers said into the team's own stages, then judges the team's lines by it."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from journeydraft.drafting.pipeline import Drafted, draft
from journeydraft.errors import MapError
from journeydraft.events import Listener, Silence
from journeydraft.formats import MapFile
from journeydraft.maps.rows import rows
from journeydraft.model.journey import JourneyMap
from journeydraft.settings import Settings
from journeydraft.stages.template import TEMPLATES
from journeydraft.staging.own import own_stages
from journeydraft.validating.judge import KIND_OF, NAMED, judge
from journeydraft.validating.marked import Marked, marked


@dataclass(frozen=True)
class Validated:
    """The map with its verdicts, and the draft that they rest on."""

    marked: Marked
    drafted: Drafted


def validate(
    file: MapFile,
    paths: Sequence[str],
    settings: Settings,
    root: Path,
    listener: Listener | None = None,
) -> Validated:
    """The map in ``file`` judged by the sources at ``paths``. Raises a ``JourneydraftError``.

    The sources are drafted into the map's own stages, unless ``settings`` name others.
    """
    listener = listener or Silence()
    listed = rows(file.map)
    if not any(row.lane in KIND_OF or row.lane in NAMED for row in listed):
        raise MapError(
            "this map assumes nothing that could be validated",
            path=str(file.path),
            hint="write what you assume as lines of the lanes, such as “### Pain points” and “- …” below it",
        )
    with tempfile.TemporaryDirectory() as folder:
        stages = settings.stages or _stages(file.map, Path(folder))
        others = (*settings.leave_out, file.path)
        changed = {"stages": stages, "leave_out": others, "lang": file.map.provenance.language}
        drafted = draft(paths, settings.model_copy(update=changed), listener, root)
    listener.progress("judging", 0, len(listed))
    found = drafted.staged.found
    judgement = judge([(row.lane, row.item) for row in listed], found, drafted.meaning)
    own = list(file.markdown.page.footnotes) if file.markdown else []
    return Validated(marked(file.map, drafted.map, listed, judgement, found, drafted.heard, own), drafted)


def _stages(assumed: JourneyMap, folder: Path) -> str | None:
    """The template that ``assumed`` was drafted with, else its own stages as a file in ``folder``."""
    if assumed.provenance.template in TEMPLATES:
        return assumed.provenance.template
    template = own_stages(assumed)
    if template is None:
        return None
    path = folder / "stages.toml"
    path.write_text(template, encoding="utf-8")
    return str(path)
