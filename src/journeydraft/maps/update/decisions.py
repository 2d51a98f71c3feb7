"""What becomes of each line: left, rewritten, moved, deleted or added by a person, or new in the draft."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from journeydraft.maps.rows import UNPLACED, Row, home_of
from journeydraft.maps.update.fields import SIGNS, joined, merged, together, untouched
from journeydraft.maps.update.hands import Hands
from journeydraft.maps.update.lists import Entry, Home, Lists
from journeydraft.maps.update.matched import Matched
from journeydraft.maps.update.report import Became
from journeydraft.maps.update.stages import new_column
from journeydraft.model.journey import Evidence, Item, Unplaced

NAMED = frozenset({"touchpoints", "channels", "emotions"})
"""Lanes whose lines are names: the same name in one list is the same line."""


@dataclass(slots=True)
class Decisions:
    """The lines of the new map, one by one; ``known`` (careful) are sources that the old map knows."""

    matched: Matched
    hands: Hands
    evidence: Mapping[str, Evidence]
    known: frozenset[str] | None
    lists: Lists = field(init=False)
    placed: dict[int, Entry] = field(default_factory=dict)
    """The entry that stands for a row of the new draft."""
    dropped: set[int] = field(default_factory=set)
    told: list[tuple[Became, Item, Entry | None, tuple[str, ...]]] = field(default_factory=list)

    @property
    def careful(self) -> bool:
        """Whether the last draft is not known."""
        return self.known is not None

    def make(self) -> None:
        """Decide about every line."""
        self.lists = Lists(self.matched.mine)
        absorbed = self.matched.absorbed()
        stood = set(self.matched.old_of.values()) | {old for olds in absorbed.values() for old in olds}
        liked = self.matched.liked(stood)
        for index, row in enumerate(self.matched.mine):
            old = self.matched.old_of.get(index)
            if old is not None:
                self._left_or_changed(row, (old, *absorbed.get(index, ())))
            elif index in liked:
                self._offer(row, liked[index])
        self._deleted(stood)
        self._new(
            {self.matched.new_of[old] for old in range(len(self.matched.old)) if old in self.matched.new_of}
        )

    def _left_or_changed(self, row: Row, olds: Sequence[int]) -> None:
        """A line of the last draft, and those that a person joined to it."""
        news = [self.matched.new_of[old] for old in olds if old in self.matched.new_of]
        if not news:
            self._not_found(row, olds[0])
            return
        old, new = self.matched.old[olds[0]], self.matched.new[news[0]]
        then = old.item if len(olds) == 1 else self._joined(row.item, olds)
        now = together([self.matched.new[one].item for one in news])
        became = merged(row.item, then, now, self.hands.formatted(row.place), self.careful)
        home = self._new_home(row, old, new)
        if home is None:
            entry = self.lists.change(row, became.item)
            self._tell_change(row.item, entry)
        else:
            self.lists.remove(row)
            entry = self.lists.add(home, _of_lane(became.item, new.lane), None)
            self._tell("moved", entry.item, entry)
        self.placed.update(dict.fromkeys(news, entry))
        if became.disputed:
            self._tell("disputed", now, entry)

    def _joined(self, mine: Item, olds: Sequence[int]) -> Item:
        """What stood in the lines that a person joined; a number that was left alone is not disputed."""
        items = [self.matched.old[old].item for old in olds]
        whole = together(items)
        left = {key: getattr(items[0], key) for key in ("participants", "reviews", "segments")}
        return whole.model_copy(
            update={key: value for key, value in left.items() if getattr(mine, key) == value}
        )

    def _new_home(self, row: Row, old: Row, new: Row) -> Home | None:
        """Where the new draft puts a line that nobody touched; None where it stays."""
        same = old.lane == new.lane and self.matched.columns.get(old.column) == new.column
        home = self._home(new)
        if self.careful or same or home is None or not self._is_left(row, old):
            return None
        return None if home == home_of(row.column, row.lane) and row.lane == new.lane else home

    def _is_left(self, row: Row, old: Row) -> bool:
        """Whether a person left a line as it was, and where it was."""
        return (
            not self.hands.touched(row.place)
            and untouched(row.item, old.item)
            and self.matched.homes_of_old.of(old.column, old.lane) == (row.column, row.lane)
        )

    def _home(self, new: Row) -> Home | None:
        if new.column == UNPLACED:
            return UNPLACED, ""
        home = self.matched.homes_of_new.of(new.column, new.lane)
        if home is None and new.column not in self.matched.columns.values() and not self.careful:
            return new_column(new.column), new.lane
        return None if home is None else home_of(*home)

    def _not_found(self, row: Row, index: int) -> None:
        """The new draft has nothing like it: what nobody touched goes."""
        old = self.matched.old[index]
        if not self.careful and self._is_left(row, old):
            self.dropped.add(index)
            self.lists.remove(row)
            self._tell("gone", row.item)
        elif not self.careful and (old.item.evidence or old.item.participants or old.item.reviews):
            self._tell("unsupported", row.item, self.lists.change(row, row.item))

    def _offer(self, row: Row, new: int) -> None:
        """A person's own line: evidence for it is attached, for them to judge."""
        now = self.matched.new[new].item
        quotes = tuple(id_ for id_ in now.evidence if id_ not in row.item.evidence)
        counts = {
            key: getattr(now, key) for key in ("participants", "reviews") if getattr(row.item, key) is None
        }
        update = {
            "evidence": joined(row.item.evidence, (), now.evidence),
            "id": row.item.id or now.id,
            "answers": row.item.answers or now.answers,
            **counts,
        }
        entry = self.lists.change(row, row.item.model_copy(update=update))
        self.placed[new] = entry
        if quotes:
            self._tell("review", entry.item, entry, quotes)

    def _deleted(self, stood: set[int]) -> None:
        for old, row in enumerate(self.matched.old):
            new = self.matched.new_of.get(old)
            if old in stood or new is None or new in self.placed:
                continue
            now = self.matched.new[new].item
            self._tell(
                "removed", now, None, tuple(id_ for id_ in now.evidence if id_ not in row.item.evidence)
            )

    def _new(self, known: set[int]) -> None:
        """Lines that the last draft did not have, each behind the one that the draft has before it."""
        sources = self.known
        last: dict[Home, Entry] = {}
        for new, row in enumerate(self.matched.new):
            if new in self.placed:
                last[self.placed[new].home] = self.placed[new]
                continue
            if new in known:
                continue
            if sources is not None and not self._is_news(row.item, sources):
                self._tell("held_back", row.item)
                continue
            home = self._home(row) or (UNPLACED, "")
            twin = self.lists.named(home, row.item) if row.lane in NAMED and home[0] != UNPLACED else None
            if twin is not None:
                self._join(twin, row.item)
                last[home] = self.placed[new] = twin
                continue
            entry = self.lists.add(home, _of_lane(row.item, row.lane), last.get(home))
            last[home] = self.placed[new] = entry
            self._tell("added", entry.item, entry)

    def _join(self, entry: Entry, item: Item) -> None:
        """What is named twice where a person made two stages one is one line, told by all."""
        before, both = entry.item, together([entry.item, item])
        own = {key: getattr(before, key) for key in SIGNS}
        entry.item = both.model_copy(update=own)
        self._tell_change(before, entry)

    def _is_news(self, item: Item, sources: Collection[str]) -> bool:
        answered = {entry.item.id for entry in self.placed.values() if entry.origin is None}
        cited = [self.evidence[id_].source for id_ in item.evidence if id_ in self.evidence]
        return any(source not in sources for source in cited) or bool(answered & set(item.answers))

    def _tell_change(self, before: Item, entry: Entry) -> None:
        if before.text != entry.item.text:
            self._tell("reworded", entry.item, entry)
        elif any(
            getattr(before, key) != getattr(entry.item, key)
            for key in ("evidence", "participants", "reviews", "severity", "contradicted_by")
        ):
            fresh = tuple(id_ for id_ in entry.item.evidence if id_ not in before.evidence)
            self._tell("counted", entry.item, entry, fresh)

    def _tell(
        self, became: Became, item: Item, entry: Entry | None = None, quotes: tuple[str, ...] = ()
    ) -> None:
        self.told.append((became, item, entry, quotes))


def _of_lane(item: Item, lane: str) -> Item:
    """An item that fits no stage says what it is."""
    return Unplaced(**{**dict(item), "lane": lane})
