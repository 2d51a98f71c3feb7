"""An item as a line of the grid: its words and the marks after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeydraft.formats.labels import Labels
from journeydraft.formats.markdown.signs import write_count, write_counts, write_number
from journeydraft.model.journey import Count, Evidence, Item

LONGEST = 280
"""Characters of a line in the grid; the drawer has the rest."""

PIP_GAP = 0.12
"""The share of a pip that is the gap after it: a filled bar ends before the gap."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How many of how many: percent of the bar, the words (``4 of 7``), and the figures alone (``4/7``)."""

    percent: float
    text: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """``number`` is its place in the records; ``mood`` is −2…2, rounded; ``note`` says why to doubt it."""

    number: int
    text: str
    lang: str | None
    severity: str | None
    note: str
    tag: str
    mood: int | None
    valence: str
    people: Bar | None
    reviews: Bar | None
    one_voice: bool
    contradicted: bool

    @property
    def guess(self) -> bool:
        """Whether it is more, or surer, than what somebody said."""
        return bool(self.note)


def line_of(item: Item, number: int, cited: Sequence[Evidence], lang: str | None, words: Labels) -> Line:
    """The line of ``item``, whose quotes are ``cited``."""
    return Line(
        number=number,
        text=shortened(item.text),
        lang=lang,
        severity=item.severity,
        note=_note(item, words),
        tag=_tag(item, words),
        mood=None if item.valence is None else round(item.valence),
        valence="" if item.valence is None else write_number(item.valence, words, "+"),
        people=people_bar(item.participants, words) if voices(item.participants) else None,
        reviews=_reviews_bar(item.reviews, words) if voices(item.reviews) else None,
        one_voice=one_voice(item, cited),
        contradicted=bool(item.contradicted_by),
    )


def people_bar(count: Count | None, words: Labels) -> Bar | None:
    """The bar of ``count`` people; None where nobody knows of how many."""
    if count is None or not count.of:
        return None
    text = write_count({"count": count.count, "of": count.of}, words)
    return Bar(_percent(count.count - PIP_GAP, count.of), text, f"{count.count}/{count.of}")


def one_voice(item: Item, cited: Sequence[Evidence]) -> bool:
    """Whether a single person is behind ``item``: by its counts, else by its quotes."""
    if item.participants or item.reviews:
        return voices(item.participants) + voices(item.reviews) == 1
    return len({e.participant or e.speaker for e in cited}) == 1


def voices(count: Count | None) -> int:
    """How many ``count`` counts."""
    return count.count if count else 0


def shortened(text: str) -> str:
    """``text``, or as many words of it as a line of the grid holds."""
    if len(text) <= LONGEST:
        return text
    head = text[:LONGEST]
    return f"{head[: head.rfind(' ')] if ' ' in head[LONGEST // 2 :] else head}…"


def _reviews_bar(count: Count | None, words: Labels) -> Bar | None:
    if count is None or not count.of:
        return None
    text = write_counts({"reviews": {"count": count.count, "of": count.of}}, words)
    return Bar(_percent(count.count, count.of), text, f"{count.count}/{count.of}")


def _tag(item: Item, words: Labels) -> str:
    """Emotion, channel and when, but for what the line says itself."""
    shown = (
        words.find("emotions", item.label) or item.label,
        words.find("channels", item.channel) or item.channel,
        words.find("when", item.when),
    )
    same = item.text.casefold()
    return " · ".join(word for word in shown if word and word.casefold() != same)


def _note(item: Item, words: Labels) -> str:
    """That it is inferred or assumed, or to be checked."""
    basis = words.text("basis", item.basis) if item.basis != "evidence" else None
    return " · ".join(part for part in (basis, words.find("certainty", item.certainty)) if part)


def _percent(part: float, whole: int) -> float:
    return round(100 * min(max(part, 0) / whole, 1), 2)
