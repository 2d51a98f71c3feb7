"""One item three ways: what a person changed stays, what nobody touched follows the new draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from journeydraft.formats.markdown.escape import collapse
from journeydraft.model.journey import Count, EmotionCurve, Item, SegmentCount

SIGNS = ("severity", "valence", "label", "channel", "when", "owner", "effort", "impact", "basis")
COUNTS = ("participants", "reviews", "segments")


@dataclass(frozen=True, slots=True)
class Merged:
    """An item after the update; ``disputed`` are counts that a person changed and the new draft has not."""

    item: Item
    disputed: tuple[str, ...] = ()


def merged(mine: Item, base: Item, theirs: Item, formatted: bool, careful: bool) -> Merged:
    """``mine`` with all of ``theirs`` that nobody decided otherwise.

    ``formatted``: a person gave the text its own formatting. ``careful``: ``base`` is ``mine`` for want of
    the last draft, so words and signs stay, and counts change only where they name people.
    """
    update: dict[str, Any] = {"id": theirs.id or mine.id, "answers": theirs.answers or mine.answers}
    if not careful and not formatted and same_words(mine, base):
        update["text"] = theirs.text
    for key in SIGNS:
        ours, then, now = (getattr(item, key) for item in (mine, base, theirs))
        if same(ours, now) or (not careful and same(ours, then)):
            update[key] = now
    disputed = []
    for key in COUNTS:
        ours, then, now = (getattr(item, key) for item in (mine, base, theirs))
        if same(ours, now) or (same(ours, then) and (not careful or _named(ours))):
            update[key] = now
        elif not same(then, now):
            disputed.append(key)
    follow = not careful and same_words(mine, base) and not formatted
    for key in ("evidence", "contradicted_by"):
        ours, then, now = (getattr(item, key) for item in (mine, base, theirs))
        update[key] = now if follow and set(ours) == set(then) else joined(ours, then, now)
    return Merged(mine.model_copy(update=update), tuple(disputed))


def untouched(mine: Item, base: Item) -> bool:
    """Whether a person left everything that a line shows of ``base`` as it was."""
    return (
        same_words(mine, base)
        and all(same(getattr(mine, key), getattr(base, key)) for key in (*SIGNS, *COUNTS))
        and set(mine.evidence) == set(base.evidence)
        and set(mine.contradicted_by) == set(base.contradicted_by)
    )


def same_words(one: Item, other: Item) -> bool:
    """Whether two items read the same."""
    return one.text == other.text or collapse(one.text) == collapse(other.text)


def joined(mine: Sequence[str], base: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """``mine``, and what is new in ``theirs``: what a person took away stays away."""
    return tuple(dict.fromkeys([*mine, *(one for one in theirs if one not in base)]))


def same(one: object, other: object) -> bool:
    """Whether two values show the same in a line."""
    return one is other or _shown(one) == _shown(other)


def together(items: Sequence[Item]) -> Item:
    """The first of ``items`` with the evidence and the people of all; a person made them one.

    Who wrote reviews is not known by name, so of those the largest number stands: at least so many.
    """
    first = items[0]
    if len(items) == 1:
        return first
    return first.model_copy(
        update={
            "evidence": _all(item.evidence for item in items),
            "contradicted_by": _all(item.contradicted_by for item in items),
            "answers": _all(item.answers for item in items),
            "participants": _counted([item.participants for item in items if item.participants]),
            "reviews": _counted([item.reviews for item in items if item.reviews]),
            "segments": None,
        }
    )


def _all(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for some in lists for one in some))


def _counted(counts: Sequence[Count]) -> Count | None:
    if not counts:
        return None
    named = all(len(count.ids) == count.count for count in counts)
    ids = _all(count.ids for count in counts) if named else ()
    most = max(counts, key=lambda count: count.count)
    return Count(count=len(ids), of=most.of, ids=ids) if ids else most


def _named(value: object) -> bool:
    """Whether a count names its people, which a person who corrects a number does not."""
    return isinstance(value, Count) and bool(value.ids) and len(value.ids) == value.count


def _shown(value: object) -> object:
    if isinstance(value, Count):
        return value.count, value.of
    if isinstance(value, EmotionCurve):
        return round(value.mean, 1) + 0.0, round(value.spread, 1) + 0.0
    if isinstance(value, float):
        return round(value, 1) + 0.0
    if isinstance(value, str):
        return collapse(value) or None
    if isinstance(value, tuple) and value and isinstance(value[0], SegmentCount):
        parts = {(one.name, _some(one.participants), _some(one.reviews)) for one in value}
        return frozenset(part for part in parts if part[1] or part[2])
    return value


def _some(count: Count | None) -> object:
    return (count.count, count.of) if count and count.count else None
