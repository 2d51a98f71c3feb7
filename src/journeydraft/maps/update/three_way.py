"""The last draft, the researcher's map and the new draft become one map: the table of docs/map-format.md."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from journeydraft.maps.update.align import Names
from journeydraft.maps.update.fields import joined, merged, together, untouched
from journeydraft.maps.update.frame import (
    merged_blind_spots,
    merged_evidence,
    merged_header,
    merged_paths,
    merged_provenance,
    merged_segments,
)
from journeydraft.maps.update.hands import Hands
from journeydraft.maps.update.lists import Entry, Home, Lists
from journeydraft.maps.update.matched import Matched, match
from journeydraft.maps.update.remembered import remembered
from journeydraft.maps.update.report import Became, Report, Told
from journeydraft.maps.update.rows import UNPLACED, Row, home_of, with_items
from journeydraft.maps.update.stages import Frame, merged_stages, new_column
from journeydraft.model.journey import Item, JourneyMap, Unplaced
from journeydraft.model.revision import Revision


@dataclass(frozen=True, slots=True)
class Updated:
    """The researcher's map revised, what the next update needs as the last draft, and what was done."""

    revision: Revision
    base: JourneyMap
    report: Report


def three_way(
    mine: JourneyMap, base: JourneyMap | None, theirs: JourneyMap, taken: Collection[str] = ()
) -> Updated:
    """``mine`` brought up to date with the new draft ``theirs``; ``base`` is the draft that it was made of.

    Without ``base`` nothing is taken away and no words change. ``taken`` are labels of the researcher's own
    footnotes. Sources must have the same paths in all three maps.
    """
    names = Names(taken)
    mine = names.named(mine, same_ids=False)
    base = names.named(base, same_ids=True) if base else None
    theirs = names.named(theirs, same_ids=False)
    return _Update(mine, base or mine, theirs, base is None).run()


@dataclass(slots=True)
class _Update:
    mine: JourneyMap
    base: JourneyMap
    theirs: JourneyMap
    careful: bool
    matched: Matched = field(init=False)
    lists: Lists = field(init=False)
    hands: Hands = field(init=False)
    placed: dict[int, Entry] = field(default_factory=dict)
    """The entry that stands for a row of the new draft."""
    dropped: set[int] = field(default_factory=set)
    told: list[tuple[Became, Item, Entry | None, tuple[str, ...]]] = field(default_factory=list)

    def run(self) -> Updated:
        self.matched = match(self.mine, self.base, self.theirs)
        self.lists = Lists(self.matched.mine)
        self.hands = Hands(self.mine.notes)
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
        return self._finished()

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
        sources = self._known_sources() if self.careful else None
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
            entry = self.lists.add(home, _of_lane(row.item, row.lane), last.get(home))
            last[home] = self.placed[new] = entry
            self._tell("added", entry.item, entry)

    def _known_sources(self) -> frozenset[str]:
        cited = {entry.source for entry in self.mine.evidence.values()}
        return frozenset(cited | {source.path for source in self.mine.provenance.sources})

    def _is_news(self, item: Item, sources: Collection[str]) -> bool:
        answered = {entry.item.id for entry in self.placed.values() if entry.origin is None}
        cited = [self.theirs.evidence[id_].source for id_ in item.evidence if id_ in self.theirs.evidence]
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

    def _finished(self) -> Updated:
        matched = self.matched
        frame = merged_stages(
            self.mine, self.base, self.theirs, matched.columns, matched.homes_of_new, self.careful
        )
        places = self.lists.places(frame.columns)
        origins = {place: entry.origin for entry, place in places.items() if entry.origin is not None}
        origins |= {place: was for was, place in frame.columns.items() if was.startswith("/")}
        known = self._known_sources() if self.careful else None
        paths, were = merged_paths(self.mine, self.base, self.theirs, self._stage_ids(frame), known)
        origins |= {f"/transitions/{new}": f"/transitions/{old}" for new, old in were.items()}
        map_ = self.mine.model_copy(
            update={
                "header": merged_header(self.mine, self.base, self.theirs, self.careful),
                "stages": frame.stages,
                "transitions": tuple(paths),
                "blind_spots": merged_blind_spots(self.mine, self.base, self.theirs),
                "segments": merged_segments(self.mine, self.base, self.theirs),
                "evidence": merged_evidence(self.mine, self.base, self.theirs),
                "provenance": merged_provenance(self.mine, self.theirs),
            }
        )
        map_ = with_items(map_, self.lists.items(frame.columns))
        report = Report(
            [
                Told(became, item.text, places.get(entry) if entry else None, quotes)
                for became, item, entry, quotes in self.told
            ]
        )
        dropped = range(len(matched.old)) if self.careful else self.dropped
        base = remembered(self.base, self.theirs, matched, dropped)
        return Updated(Revision(map_, origins), base, report)

    def _stage_ids(self, frame: Frame) -> dict[str, str]:
        """The ids that the stages of both drafts have in the new map."""
        places = {place: self._at(frame, home) for place, home in self.matched.homes_of_new.columns.items()}
        found: dict[str, str] = {}
        for at, stage in enumerate(self.theirs.stages):
            place = places.get(f"/stages/{at}") or frame.columns.get(new_column(f"/stages/{at}"))
            if stage.id and place and place.count("/") == 2:
                found[stage.id] = frame.stages[int(place.rpartition("/")[2])].id
        return found

    def _at(self, frame: Frame, home: str) -> str | None:
        return frame.columns.get(home)


def _of_lane(item: Item, lane: str) -> Item:
    """An item that fits no stage says what it is."""
    return Unplaced(**{**dict(item), "lane": lane})
