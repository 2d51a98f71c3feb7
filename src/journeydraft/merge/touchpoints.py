"""Which mentions are of one touchpoint, and which names of tools come often enough to be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from journeydraft.model.finding import Kind
from journeydraft.model.proved import Proved
from journeydraft.nlp.alike import alike
from journeydraft.nlp.proper import key_of

TOOL = "tool"
"""The label of a touchpoint that is known by its name."""

STEM = 5
"""Letters by which other touchpoints are compared."""

FEWEST_TIMES = 2
"""Mentions in the whole study from which a tool's name is no chance."""

TELLING = 4
"""Letters of a short name by which it is known in a longer one ("Illustrator" in "Adobe Illustrator")."""


def recurring(found: Sequence[Proved]) -> list[Proved]:
    """``found`` without the tools that are named once only."""
    times = Counter(key_of(one.finding.text) for one in found if is_tool(one))
    return [one for one in found if not is_tool(one) or times[key_of(one.finding.text)] >= FEWEST_TIMES]


def is_tool(one: Proved) -> bool:
    """Whether it is a tool that somebody named."""
    return one.finding.kind is Kind.touchpoint and one.finding.label == TOOL


def touchpoints(found: Sequence[Proved]) -> list[list[Proved]]:
    """``found`` by what they touch: tools by name, the others by what their language calls alike, else by
    what they are and how their last word begins."""
    names = {key_of(one.finding.text) for one in found if is_tool(one)}
    groups: dict[str, list[Proved]] = {}
    for one in found:
        groups.setdefault(_name(one, names) if is_tool(one) else _thing(one), []).append(one)
    return list(groups.values())


def _name(one: Proved, names: set[str]) -> str:
    """The shortest name that ends it."""
    key = key_of(one.finding.text)
    ends = [name for name in names if len(name) >= TELLING and key.endswith(name)]
    return f"{TOOL} {min(ends, key=len, default=key)}"


def _thing(one: Proved) -> str:
    same = alike(one.finding.text, one.finding.language)
    return same or f"{one.finding.channel} {one.finding.text.lower().split()[-1][:STEM]}"
