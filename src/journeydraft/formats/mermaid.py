"""The map as a Mermaid user journey (https://mermaid.js.org/syntax/userJourney.html), one way.

A section a stage; its actions, pain points and gains are tasks, with a score from 1 (bad) to 5 (good) and the
people who told of them. Actions score as the stage's mood does, pain points and gains by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from journeydraft.formats.drawing.wrapping import printable
from journeydraft.formats.one_line import cut
from journeydraft.model.journey import Item, JourneyMap, Lanes, Stage

MOST: Mapping[str, int] = {"actions": 4, "pain_points": 3, "gains": 2}
"""Tasks of each lane that a stage shows; a diagram of more cannot be read."""

LONGEST = 90
"""Characters of a task."""

MIDDLE = 3
_PAINS = {"high": 1, "medium": 2, "low": 2}
_GAIN = 5
_SIGNS = re.compile(r"[#;:,%<>&\"{}\[\]`\\]")
_KEYWORDS = re.compile(r"(?:journey|title|section|acc_?title|acc_?descr)", re.IGNORECASE)


def write_mermaid(map_: JourneyMap) -> str:
    """``map_`` as a diagram; signs that mean something to Mermaid are written as its entities."""
    lines = ["journey", f"    title {_escaped(map_.header.title)}"]
    for stage in map_.stages:
        lines.append(f"    section {_escaped(stage.name)}")
        lines += [f"      {task}" for task in _tasks(stage)]
    return "\n".join(lines) + "\n"


def _tasks(stage: Stage) -> Iterator[str]:
    mood = round(MIDDLE + stage.valence.mean) if stage.valence else MIDDLE
    parts: tuple[Lanes, ...] = (stage, *stage.steps)
    for lane, most in MOST.items():
        items: list[Item] = [item for part in parts for item in getattr(part, lane)]
        for item in items[:most]:
            score = {"actions": mood, "gains": _GAIN}.get(lane, _PAINS.get(item.severity or "", 2))
            who = ", ".join(_escaped(id_) for id_ in (item.participants.ids if item.participants else ()))
            yield f"{_escaped(item.text)}: {score}" + (f": {who}" if who else "")


def _escaped(text: str) -> str:
    """``text`` so that it is one name and nothing else; Mermaid writes the entities back."""
    line = cut(printable(text), LONGEST)
    escaped = _SIGNS.sub(lambda sign: f"#{ord(sign[0])};", line)
    if _KEYWORDS.match(escaped):
        return f"#{ord(escaped[0])};{escaped[1:]}"
    return escaped or "…"
