"""One name for each piece of evidence in all maps, so that items can be compared by what they cite."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from journeydraft.formats.markdown.escape import collapse
from journeydraft.maps.rows import home_of, rows, with_items
from journeydraft.model.journey import Evidence, Item, JourneyMap, Transition


@dataclass(slots=True)
class Names:
    """The ids that are given to evidence; ``taken`` are labels that a person's own footnotes have."""

    taken: Collection[str] = ()
    _known: dict[Hashable, str] = field(default_factory=dict)
    _sources: dict[str, str] = field(default_factory=dict)

    def named(self, map_: JourneyMap, same_ids: bool) -> JourneyMap:
        """``map_`` with the ids that its evidence already has here, and new ones for what is new.

        Evidence is known by its place in the source, else by its words. With ``same_ids`` it is also known by
        its id, as a footnote whose quote a person has shortened.
        """
        keys = {id_: _keys(evidence) for id_, evidence in map_.evidence.items()}
        new = {id_: self._find(id_, evidence, keys[id_], same_ids) for id_, evidence in map_.evidence.items()}
        taken = {name.casefold() for name in (*self.taken, *self._sources, *filter(None, new.values()))}
        used: set[str] = set()
        for id_, evidence in map_.evidence.items():
            name = new[id_]
            if name is None or name in used:
                name = _free(id_, taken)
            used.add(name)
            taken.add(name.casefold())
            new[id_] = name
            self._sources.setdefault(name, evidence.source)
            for key in keys[id_]:
                self._known.setdefault(key, name)
        return renamed(map_, {id_: name for id_, name in new.items() if name is not None})

    def _find(self, id_: str, evidence: Evidence, keys: Sequence[Hashable], same_ids: bool) -> str | None:
        known = next((self._known[key] for key in keys if key in self._known), None)
        if known is None and same_ids and self._sources.get(id_) == evidence.source:
            return id_
        return known


def _free(id_: str, taken: Collection[str]) -> str:
    """``id_``, numbered if it is taken."""
    number, name = 1, id_
    while name.casefold() in taken:
        number += 1
        name = f"{id_}-{number}"
    return name


def renamed(map_: JourneyMap, names: Mapping[str, str]) -> JourneyMap:
    """``map_`` with other ids of evidence."""
    if all(id_ == name for id_, name in names.items()):
        return map_

    def new(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(names.get(id_, id_) for id_ in ids))

    def cited(item: Item) -> Item:
        if not (item.evidence or item.contradicted_by):
            return item
        return item.model_copy(
            update={"evidence": new(item.evidence), "contradicted_by": new(item.contradicted_by)}
        )

    header = map_.header.model_copy(update={"outcome_evidence": new(map_.header.outcome_evidence)})
    moves: list[Transition] = [
        path.model_copy(update={"evidence": new(path.evidence)}) for path in map_.transitions
    ]
    return each_item(map_, cited).model_copy(
        update={
            "header": header,
            "transitions": tuple(moves),
            "evidence": {names.get(id_, id_): entry for id_, entry in map_.evidence.items()},
        }
    )


def each_item(map_: JourneyMap, change: Callable[[Item], Item]) -> JourneyMap:
    """``map_`` with every item changed."""
    lists: dict[tuple[str, str], list[Item]] = {}
    for row in rows(map_):
        lists.setdefault(home_of(row.column, row.lane), []).append(change(row.item))
    return with_items(map_, lists)


def moved_sources(map_: JourneyMap, paths: Mapping[str, str]) -> JourneyMap:
    """``map_`` with its sources where they are now: old path → new path."""
    if all(old == new for old, new in paths.items()):
        return map_
    evidence = {
        id_: entry.model_copy(update={"source": paths.get(entry.source, entry.source)})
        for id_, entry in map_.evidence.items()
    }
    sources = tuple(
        source.model_copy(update={"path": paths.get(source.path, source.path)})
        for source in map_.provenance.sources
    )
    provenance = map_.provenance.model_copy(update={"sources": sources})
    return map_.model_copy(update={"evidence": evidence, "provenance": provenance})


def _keys(evidence: Evidence) -> list[Hashable]:
    """What a piece of evidence is known by, the surest first."""
    words = evidence.quote if evidence.quote is not None else evidence.paraphrase
    keys: list[Hashable] = []
    if evidence.start is not None:
        keys.append((evidence.source, evidence.start, evidence.end))
    if words is not None:
        said = collapse(words)
        keys.append((evidence.source, said, evidence.line))
        keys.append((evidence.source, said, (evidence.time or "").partition(".")[0] or None))
    return keys
