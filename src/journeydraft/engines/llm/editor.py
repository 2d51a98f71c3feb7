"""What the model says of the whole: stages, items that are one, contradictions, the words above the map.

Everything it may name has a number that was sent to it; other numbers are ignored. A call that fails leaves
its part of the map as merging made it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from journeydraft.engines.llm.abreast import together
from journeydraft.engines.llm.asking import Asker
from journeydraft.engines.llm.edits import framing_of, joins_of, layout_of, opposed_of, rewrites_of
from journeydraft.engines.llm.faults import Fault, TooLong, Truncated
from journeydraft.engines.llm.fence import fenced
from journeydraft.engines.llm.listing import (
    SHOWN,
    Likeness,
    claims_of,
    items_of,
    moments_of,
    people_of,
    whole_of,
)
from journeydraft.engines.llm.prompts import Prompt
from journeydraft.engines.llm.redact import Redactor
from journeydraft.engines.llm.replies import Consolidated, Contradicted, Framed, Rejoined, Staged
from journeydraft.engines.llm.seam import Ask, R
from journeydraft.model.editing import Framing, Joined, Layout, Opposed, Rewrite
from journeydraft.model.finding import Finding
from journeydraft.model.journey import Item, JourneyMap, Stage

WORDED = ("actions", "thoughts", "pain_points", "gains", "needs", "opportunities", "milestones")

TOGETHER = 120
"""Items of a stage that are consolidated together, at most; more are halved, lane by lane."""


@dataclass(frozen=True)
class Editing:
    """Asks for edits; ``gap`` hears of what could not be done, ``likeness`` says what sounds alike."""

    asker: Asker
    prompts: Mapping[str, Prompt]
    language: str
    redactor: Redactor
    gap: Callable[[str, str], None]
    likeness: Likeness

    async def layout(self, found: Sequence[Finding], given: Sequence[tuple[str, str]]) -> Layout | None:
        """The stages with their moments; ``given`` are names and goals of stages that must be kept."""
        moments = moments_of(found)
        if not moments.texts:
            return None
        head = "".join(f"given: {name}{' – ' + goal if goal else ''}\n" for name, goal in given)
        reply = await self._try("stages", head + moments.listed(), Staged, "the stages")
        return layout_of(reply, moments, [name for name, _ in given]) if reply else None

    async def rewrites(self, drafted: JourneyMap) -> list[Rewrite]:
        """Of all stages at once: which items are one, and how they read."""
        work = [self._consolidate(stage, part, drafted) for stage in drafted.stages for part in _parts(stage)]
        done = await together(work)
        return [one for part in done for one in part]

    async def joins(self, drafted: JourneyMap) -> list[Joined]:
        """Which claims of several stages are one matter; of very many, those that sound most alike."""
        listed = claims_of(drafted, self.likeness, TOGETHER)
        if not listed.texts:
            return []
        reply = await self._try("join", listed.listed(), Rejoined, "joining what several stages share")
        return joins_of(reply, listed) if reply else []

    async def opposed(self, drafted: JourneyMap) -> list[Opposed]:
        """Of all stages that have both troubles and gains: who says the opposite of what."""
        work = [
            self._contradict(s, drafted) for s in drafted.stages if s.gains and (s.pain_points or s.needs)
        ]
        done = await together(work)
        return [one for part in done for one in part]

    async def framing(self, drafted: JourneyMap, about: Sequence[str]) -> Framing | None:
        """The words above the map, and opportunities that answer its pains and needs.

        ``about`` is what participants say of themselves.
        """
        listed = whole_of(drafted)
        if not listed.texts:
            return None
        data = f"{people_of(about)}{listed.listed()}"
        reply = await self._try("frame", data, Framed, "title, persona and opportunities")
        return framing_of(reply, listed) if reply else None

    async def _consolidate(
        self, stage: Stage, lanes: Mapping[str, Sequence[Item]], drafted: JourneyMap
    ) -> list[Rewrite]:
        if sum(map(len, lanes.values())) < 2:
            return []
        listed = items_of(lanes, drafted)
        try:
            data = f"stage: {stage.name}\n{listed.listed()}"
            reply = await self._ask("consolidate", data, Consolidated, stage.name)
        except (Truncated, TooLong) as fault:
            halves = _halved(lanes)
            if not halves:
                self.gap(f"joining the items of “{stage.name}”", fault.message)
                return []
            parts = [await self._consolidate(stage, half, drafted) for half in halves]
            return [one for part in parts for one in part]
        except Fault as fault:
            self.gap(f"joining the items of “{stage.name}”", fault.message)
            return []
        return list(rewrites_of(stage.id, reply, listed, lanes))

    async def _contradict(self, stage: Stage, drafted: JourneyMap) -> list[Opposed]:
        lanes = {lane: getattr(stage, lane)[:TOGETHER] for lane in SHOWN}
        listed = items_of(lanes, drafted)
        data = f"stage: {stage.name}\n{listed.listed()}"
        reply = await self._try("contradict", data, Contradicted, f"contradictions in “{stage.name}”")
        return opposed_of(reply, listed) if reply else []

    async def _try(self, task: str, data: str, reply: type[R], about: str) -> R | None:
        try:
            return await self._ask(task, data, reply, about)
        except Fault as fault:
            self.gap(about, fault.message)
            return None

    async def _ask(self, task: str, data: str, reply: type[R], about: str) -> R:
        names = self.redactor.of_text(data)
        prompt = self.prompts[task]
        request = Ask(
            f"{task} {prompt.ident}",
            prompt.system(self.language),
            fenced(names.hide(data)),
            reply,
            about,
        )
        got = await self.asker.ask(request)
        return reply.model_validate(_shown_in(got.model_dump(mode="json"), names.show))


def _shown_in(value: object, show: Callable[[str], str]) -> object:
    """``value``, as JSON has them, with all of its texts as ``show`` shows them."""
    if isinstance(value, str):
        return show(value)
    if isinstance(value, list):
        return [_shown_in(one, show) for one in value]
    return {key: _shown_in(one, show) for key, one in value.items()} if isinstance(value, dict) else value


def _parts(stage: Stage) -> list[dict[str, Sequence[Item]]]:
    """The lanes of a stage that are worded, in parts of at most ``TOGETHER`` items."""
    parts: list[dict[str, Sequence[Item]]] = [
        {lane: items for lane in WORDED if (items := [i for i in getattr(stage, lane) if i.evidence])}
    ]
    while any(sum(map(len, part.values())) > TOGETHER for part in parts):
        parts = [half for part in parts for half in _halved(part)]
    return parts


def _halved(lanes: Mapping[str, Sequence[Item]]) -> list[dict[str, Sequence[Item]]]:
    """Two parts with half of every lane; nothing when there is nothing to halve."""
    first = {lane: items[: (len(items) + 1) // 2] for lane, items in lanes.items()}
    second = {lane: items[(len(items) + 1) // 2 :] for lane, items in lanes.items()}
    kept = [{lane: items for lane, items in half.items() if items} for half in (first, second)]
    return kept if kept[1] else []
