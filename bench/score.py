"""How drafts of the example studies compare with their authors' lists: ``python -m bench.score``.

A finding of the list counts as found when an item of its lane cites words that overlap one of its quotes; an
item counts as right when any of its quotes overlaps one of the list. Interviews only.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from bench.corpus import FIXTURES
from journeydraft.model.journey import Evidence, Item, JourneyMap
from journeydraft.model.source import Source
from journeydraft.pipeline import Drafted, draft
from journeydraft.ranking import ranked_pains
from journeydraft.settings import Settings

STUDIES = ("cafeteria", "parking-permit", "online-order")
LANES = {"pain": "pain_points", "gain": "gains", "need": "needs"}
FIRST = 10


class Quote(NamedTuple):
    """A quote of the list: its finding, its file, where it starts and ends."""

    finding: str
    file: str
    start: int
    end: int


HEAD = ("study", "kind", "items", "precision", "found", "first ten right")


def main() -> None:
    """Prints one row a study and kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", default="embedded", choices=["embedded", "lexicon"])
    for cells in (HEAD, *rows(parser.parse_args().engine)):
        study, kind, *others = cells
        print(f"{study:15} {kind:5} " + " ".join(f"{cell:>15}" for cell in others))


def rows(engine: str = "embedded") -> Iterator[tuple[str, ...]]:
    """One row a study and kind."""
    for study in STUDIES:
        gold, drafted = drafted_beside(study, Settings(engine=engine))
        for kind, lane in LANES.items():
            yield study, kind, *row(drafted, gold, kind, lane)


@cache
def drafted_beside(study: str, settings: Settings) -> tuple[dict[str, Any], Drafted]:
    """The author's list of an example study, and a draft of it; each draft is made once."""
    gold = json.loads((FIXTURES / study / "gold.json").read_text(encoding="utf-8"))
    return gold, draft([str(FIXTURES / study)], settings)


def row(drafted: Drafted, gold: dict[str, Any], kind: str, lane: str) -> tuple[str, ...]:
    """Items, precision, findings found, and for pains how many of the first ten are right."""
    quotes = list(quotes_of(gold, kind, drafted.study.sources))
    items = [one for one in items_of(drafted.map, lane) if heard(one)]
    hits = [matched(one, drafted.map.evidence, quotes) for one in items]
    found = set().union(*hits) if hits else set()
    wanted = {q.finding for q in quotes}
    right = sum(bool(hit) for hit in hits) / max(1, len(items))
    first = ""
    if kind == "pain":
        ranked = [one for one in ranked_pains(drafted.map, drafted.sureness).pain_points if heard(one)]
        first = str(sum(bool(matched(one, drafted.map.evidence, quotes)) for one in ranked[:FIRST]))
    return str(len(items)), f"{right:.2f}", f"{len(found)}/{len(wanted)}", first


def quotes_of(gold: dict[str, Any], kind: str, sources: Iterable[Source]) -> Iterator[Quote]:
    """The list's quotes of one kind with their places in the sources."""
    texts = {source.path: source.text for source in sources}
    for finding in gold["findings"]:
        for quote in finding["quotes"] if finding["kind"] == kind else ():
            start = texts[quote["file"]].find(quote["text"])
            yield Quote(finding["id"], quote["file"], start, start + len(quote["text"]))


def items_of(drafted: JourneyMap, lane: str) -> list[Item]:
    """The items of a lane in all stages, and those that have none."""
    placed = [one for stage in drafted.stages for one in getattr(stage, lane)]
    return placed + [one for one in drafted.unplaced if one.lane == lane]


def heard(one: Item) -> bool:
    """Whether a participant of an interview is behind it."""
    return bool(one.participants and one.participants.count)


def matched(one: Item, evidence: dict[str, Evidence], quotes: list[Quote]) -> set[str]:
    """The findings of the list that an item cites words of."""
    cited = [evidence[key] for key in one.evidence]
    return {
        q.finding
        for q in quotes
        for e in cited
        if e.source == q.file and q.start < (e.end or 0) and (e.start or 0) < q.end
    }


if __name__ == "__main__":
    main()
