"""How long maps of many lines take to be written, read and updated, and whether that grows with the lines."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from journeydraft.cli import SELDOM
from journeydraft.formats.markdown import open_markdown, read_markdown, revise_markdown, write_markdown
from journeydraft.maps.update import three_way
from journeydraft.model.journey import LANES, Count, Evidence, Header, Item, JourneyMap, Sample, Stage

Row = tuple[str, str, str]
STAGES, ITEMS, PEOPLE = 12, 3_000, 40


def map_rows() -> list[Row]:
    """Seconds for a map of 12 stages and 3,000 items, each with a quote; and for twice as many items."""
    small, large = (_timed(items) for items in (ITEMS, 2 * ITEMS))
    growth = [f"{after / before:.1f}" for before, after in zip(small, large, strict=True)]
    return [
        (f"map of {ITEMS:,} items: read and write", f"{small[0]:.2f} s", "≤ 0.5 s"),
        ("twice the items, times the time", growth[0], "≤ 2.5"),
        (f"map of {ITEMS:,} items: update", f"{small[1]:.2f} s", "≤ 2 s"),
        ("twice the items, times the time", growth[1], "≤ 2.5"),
    ]


def _timed(items: int) -> tuple[float, float]:
    """Seconds of the processor for reading and writing, and for an update where every fifth line is news."""
    base, new = (large_map(items, people) for people in (PEOPLE, PEOPLE + 2))
    text = write_markdown(base)

    def update() -> None:
        opened = open_markdown(text)
        revise_markdown(opened, text, three_way(opened.map, base, new).revision)

    return _best(lambda: write_markdown(read_markdown(text))), _best(update)


def _best(work: Callable[[], object]) -> float:
    """Seconds of the best of three runs, with the collector of cycles as the command line sets it."""

    def once() -> float:
        started = time.process_time()
        work()
        return time.process_time() - started

    usual = gc.get_threshold()
    gc.set_threshold(SELDOM)
    try:
        return min(once() for _ in range(3))
    finally:
        gc.set_threshold(*usual)


def large_map(items: int, people: int) -> JourneyMap:
    """A draft with ``items`` lines of ``people`` participants; with more people every fifth is another."""
    evidence: dict[str, Evidence] = {}
    lanes: list[dict[str, list[Item]]] = [{lane: [] for lane in LANES} for _ in range(STAGES)]
    for number in range(items):
        who = number % PEOPLE + 1
        id_ = f"p{who}-{number + 1}"
        evidence[id_] = Evidence(
            source=f"interviews/p{who}.vtt",
            participant=f"P{who}",
            start=number * 50,
            end=number * 50 + 40,
            line=number + 1,
            time="00:01:02.345",
            quote=f"I could not find the button number {number} anywhere.",
            status="exact",
        )
        news = people if number % 5 == 0 else PEOPLE
        lane = LANES[number % len(LANES)]
        item = Item(
            id=f"{lane[:4]}-{number}-{news}",
            text=f"Could not find the button number {number}{' at all' * (news != PEOPLE)}",
            participants=Count(count=3, of=people, ids=("P1", "P2", "P3")),
            evidence=(id_,),
        )
        lanes[number * STAGES // items][lane].append(item)
    stages = (
        Stage(
            id=f"s{at}", name=f"Stage {at}", goal="Be done", **{lane: tuple(of) for lane, of in one.items()}
        )
        for at, one in enumerate(lanes)
    )
    header = Header(title="A large study", sample=Sample(interviews=people))
    return JourneyMap(header=header, stages=tuple(stages), evidence=evidence)
