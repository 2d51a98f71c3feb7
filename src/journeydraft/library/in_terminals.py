"""Maps and pain points as the few lines that a terminal shows."""

from __future__ import annotations

from collections.abc import Iterator

from journeydraft.formats.labels import Labels, labels
from journeydraft.formats.markdown.signs import write_counts, write_mood
from journeydraft.formats.one_line import one_line
from journeydraft.formats.sample import sample_line
from journeydraft.model.journey import JourneyMap, PainPoints, RankedPain, Stage

WIDTH = 90
"""Characters of a text that are shown."""

MOST = 10
"""Pain points that are shown."""


def map_text(map_: JourneyMap) -> str:
    """Title, sample, and a line for each stage: how many reached it, its mood, its pain points."""
    words = labels(map_.provenance.language)
    heads = [f"{number}. {one_line(stage.name, WIDTH)}" for number, stage in enumerate(map_.stages, 1)]
    width = max(map(len, heads), default=0)
    lines = [one_line(map_.header.title, WIDTH), sample_line(map_, words)]
    for head, stage in zip(heads, map_.stages, strict=True):
        lines.append("  ".join((f"  {head:{width}}", " · ".join(_told(stage, words)))).rstrip())
    return "\n".join(line for line in lines if line)


def pains_text(pains: PainPoints, words: Labels) -> str:
    """A line for each of the first pain points, and how many there are."""
    shown, whole = pains.pain_points[:MOST], len(pains.pain_points)
    lines = [f"{words.text('pains', 'title')}: {whole}"]
    lines += [f"  {pain.rank}. {one_line(pain.text, WIDTH)} · {about(pain, words)}" for pain in shown]
    return "\n".join([*lines, "  …"] if whole > MOST else lines)


def about(pain: RankedPain, words: Labels) -> str:
    """Stage, severity, doubt and counts of ``pain``, as far as they are known."""
    counts = write_counts(pain.model_dump(include={"participants", "reviews"}, exclude_none=True), words)
    severity, doubt = words.find("severity", pain.severity), words.find("certainty", pain.certainty)
    return " · ".join(part for part in (one_line(pain.stage or "", WIDTH), severity, doubt, counts) if part)


def _told(stage: Stage, words: Labels) -> Iterator[str]:
    pains = [pain for column in (stage, *stage.steps) for pain in column.pain_points]
    if stage.entered:
        counts = write_counts({"participants": stage.entered.model_dump()}, words)
        yield f"{words.text('stage', 'entered')}: {counts}"
    if stage.valence:
        yield f"{words.text('stage', 'valence')}: {write_mood(stage.valence.model_dump(), words)}"
    if pains:
        yield f"{words.text('lanes', 'pain_points')}: {len(pains)}"
