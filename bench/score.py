"""How drafts of the example studies compare with their authors' lists: ``python -m bench.score``.

As ``journeydraft score`` counts them, by evidence alone: a finding of the list is found when a line of its
kind cites words that overlap one of its quotes; a line is right when any of its quotes overlaps one of the
list. Interviews only.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from bench.corpus import FIXTURES
from journeydraft.drafting.pipeline import Drafted, draft
from journeydraft.maps.gold import findings
from journeydraft.maps.kinds import codebook
from journeydraft.maps.lines import Place
from journeydraft.maps.of_map import coding_of, place_of
from journeydraft.maps.score import Score, score
from journeydraft.maps.sides import same_terms
from journeydraft.maps.sources import Reached
from journeydraft.maps.touching import overlap
from journeydraft.model.finding import Kind
from journeydraft.model.journey import Evidence, Item, JourneyMap
from journeydraft.model.source import Source
from journeydraft.model.standing import ranked_pains
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
        gold, drafted = drafted_beside(study, engine=engine)
        scored = scored_against(gold, drafted)
        for kind in LANES:
            yield study, kind, *row(drafted, scored, Kind(kind))


@cache
def drafted_beside(
    study: str, stages: str | None = None, engine: str = "embedded"
) -> tuple[dict[str, Any], Drafted]:
    """The author's list of an example study, and a draft of it; each draft is made once."""
    gold = json.loads((FIXTURES / study / "gold.json").read_text(encoding="utf-8"))
    return gold, draft([str(FIXTURES / study)], Settings(stages=stages, engine=engine))


def scored_against(gold: dict[str, Any], drafted: Drafted) -> Score:
    """The draft against the list, in the sources that were just read."""
    reached = Reached({source.path: source for source in drafted.study.sources})
    listed = findings.read(gold, gold["study"], codebook())
    return score(same_terms(coding_of(drafted.map), listed, reached))


def row(drafted: Drafted, scored: Score, kind: Kind) -> tuple[str, ...]:
    """Items, precision, findings found, and for pains how many of the first ten are right."""
    tally = scored.kinds[kind]
    first = ""
    if kind is Kind.pain:
        judged = {line.id: number for number, line in enumerate(scored.ours)}
        right = {number for number, _ in scored.matched.met}
        ranked = [one for one in ranked_pains(drafted.map, drafted.sureness).pain_points if one.id in judged]
        first = str(sum(judged[one.id] in right for one in ranked[:FIRST]))
    return str(tally.ours), f"{tally.right or 0:.2f}", f"{tally.golds_met}/{tally.golds}", first


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


def matched(one: Item, evidence: dict[str, Evidence], quotes: list[Quote]) -> set[str]:
    """The findings of the list that an item cites words of."""
    cited = [place_of(evidence[key]) for key in one.evidence]
    return {q.finding for q in quotes for e in cited if overlap(e, Place(q.file, q.start, q.end))}


if __name__ == "__main__":
    main()
