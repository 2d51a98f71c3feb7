"""What stands behind a line in few words: how bad, and how many said so."""

from __future__ import annotations

from journeydraft.formats.labels import Labels
from journeydraft.formats.markdown.signs import write_counts
from journeydraft.model.journey import Item


def marks(item: Item, words: Labels) -> str:
    """``high · 5 of 7; 12 of 230 reviews``; empty where there is nothing to say. Counts of 0 are left out."""
    told = {"participants": item.participants, "reviews": item.reviews}
    counts = {
        kind: {"count": count.count, "of": count.of} for kind, count in told.items() if count and count.count
    }
    shown = (words.find("severity", item.severity), write_counts(counts, words))
    return " · ".join(mark for mark in shown if mark)
