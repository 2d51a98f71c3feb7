"""Drafts of the real studies against what their researchers reported, as ``journeydraft score`` counts.

A line and a finding are paired by evidence where the report quotes, else by meaning. Reports hardly quote,
and say in a sentence what many showed: what only a reader would pair counts as missed, so these are floors.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from bench.quality.coder import Coded, data_of
from journeydraft.maps.gold import findings
from journeydraft.maps.kinds import codebook
from journeydraft.maps.of_map import coding_of
from journeydraft.maps.score import score
from journeydraft.maps.sides import same_terms
from journeydraft.maps.sources import Reached

HEAD = ("study", "kind", "lines", "reported", "precision", "findings", "found", "recall")


def rows(read: Iterable[Coded]) -> Iterator[tuple[str, ...]]:
    """One row a study and kind of what was ``read``, where a report is at hand."""
    for coded in read:
        folder = data_of(coded.study)
        if folder is None or not (folder / "gold.json").is_file():
            continue
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        reached = Reached({source.path: source for source in coded.sources})
        sides = same_terms(
            coding_of(coded.drafted.map), findings.read(gold, coded.study, codebook()), reached
        )
        for kind, tally in score(sides, coded.drafted.meaning).kinds.items():
            yield (
                coded.study,
                str(kind),
                str(tally.ours),
                str(tally.ours_met),
                f"{tally.right or 0:.2f}",
                str(tally.golds),
                str(tally.golds_met),
                f"{tally.found or 0:.2f}",
            )
