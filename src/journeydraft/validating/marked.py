"""The team's map with the verdicts on its lines, and with what customers said that it had not thought of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from journeydraft.maps.rows import UNPLACED, Row, home_of, items_of, with_items
from journeydraft.merge.items import Heard, authors, count_of, people
from journeydraft.model.journey import CLAIMS, Evidence, Item, JourneyMap, Stage, Unplaced
from journeydraft.model.proved import Proved
from journeydraft.stages.template import slug
from journeydraft.validating.judge import Judged, Judgement

QUOTES = 3
"""Quotes for a verdict, and against it, at most; one of each person before a second of anyone."""

NEW = 5
"""Lines of a lane and stage that a team did not think of, at most; the rest is counted."""

Place = tuple[str, int | None, int | None]


@dataclass
class Quotes:
    """Quotes that a map is given; ``taken`` are the footnotes that it has already, case aside."""

    taken: set[str]
    used: dict[str, Evidence] = field(default_factory=dict)
    ids: dict[Place, str] = field(default_factory=dict)

    def cite(self, evidence: Evidence) -> str:
        """The id of ``evidence`` in the map."""
        place = (evidence.source, evidence.start, evidence.end)
        if place not in self.ids:
            who = "".join(c for c in (evidence.participant or "s").lower() if c.isalnum()) or "s"
            base = f"{who}-{evidence.line or 1}"
            number = 1
            while (name := base if number == 1 else f"{base}-{number}").casefold() in self.taken:
                number += 1
            self.taken.add(name.casefold())
            self.ids[place], self.used[name] = name, evidence
        return self.ids[place]


@dataclass(frozen=True)
class Marked:
    """``map`` with verdicts; ``counts`` by verdict, ``left_out`` lines not thought of that are not shown."""

    map: JourneyMap
    counts: Mapping[str, int]
    left_out: int = 0


def marked(
    assumed: JourneyMap,
    drafted: JourneyMap,
    listed: Sequence[Row],
    judgement: Judgement,
    found: Sequence[Proved],
    heard: Heard,
    own_labels: Sequence[str] = (),
) -> Marked:
    """``assumed`` with the verdicts of ``judgement`` on its rows ``listed``, and what else was ``drafted``.

    ``own_labels`` are footnotes of the team that no new quote may be called by.
    """
    quotes = Quotes({label.casefold() for label in (*assumed.evidence, *own_labels)})
    lists: dict[tuple[str, str], list[Item]] = {}
    for number, row in enumerate(listed):
        judged = judgement.judged.get(number)
        item = _judged(row.item, judged, quotes, heard) if judged else row.item
        lists.setdefault(home_of(row.column, row.lane), []).append(item)
    thought_of = {_place(found[row].evidence) for row in judgement.spoken_to}
    left_out = new = 0
    for column, lane, items in _unthought(assumed, drafted, thought_of):
        home = lists.setdefault(home_of(column, lane), [])
        home += [_new(item, lane, column, drafted, quotes) for item in items[:NEW]]
        left_out += len(items[NEW:])
        new += len(items[:NEW])
    made = with_items(assumed, lists)
    header = assumed.header.model_copy(update={"sample": drafted.header.sample})
    provenance = drafted.provenance.model_copy(
        update={
            "language": assumed.provenance.language,
            "template": assumed.provenance.template,
            "settings": {k: v for k, v in drafted.provenance.settings.items() if k != "stages"},
        }
    )
    update = {
        "header": header,
        "provenance": provenance,
        "evidence": {**assumed.evidence, **quotes.used},
    }
    counts = dict.fromkeys(("supported", "contradicted", "no_evidence"), 0)
    for judged in judgement.judged.values():
        counts[judged.verdict] += 1
    return Marked(made.model_copy(update=update), {**counts, "unthought": new + left_out}, left_out)


def _judged(item: Item, judged: Judged, quotes: Quotes, heard: Heard) -> Item:
    said = judged.support
    spoken, written = people(said), authors(said)
    update: dict[str, object] = {
        "verdict": judged.verdict,
        "certainty": "doubtful" if judged.doubtful else None,
        "evidence": tuple(dict.fromkeys((*item.evidence, *(quotes.cite(p.evidence) for p in _few(said))))),
        "contradicted_by": tuple(
            dict.fromkeys((*item.contradicted_by, *(quotes.cite(p.evidence) for p in _few(judged.against))))
        ),
        "participants": count_of(spoken, heard.participants) if said else item.participants,
        "reviews": count_of(written, heard.authors, named=False) if written else item.reviews,
    }
    if said:
        update["basis"] = "evidence"
    return item.model_copy(update=update)


def _few(said: Sequence[Proved]) -> list[Proved]:
    """The nearest of each person, the nearest first."""
    by_person: dict[str | None, Proved] = {}
    for one in said:
        by_person.setdefault(one.finding.participant, one)
    return list(by_person.values())[:QUOTES]


def _unthought(
    assumed: JourneyMap, drafted: JourneyMap, thought_of: set[Place]
) -> Iterator[tuple[str, str, list[Item]]]:
    """Column of the team's map, lane, and the lines told there that speak to none of the team's."""
    numbered = reversed(list(enumerate(assumed.stages)))
    columns = {_key(stage): f"/stages/{number}" for number, stage in numbered}
    names = {_name(stage): columns[_key(stage)] for stage in assumed.stages}
    for stage in drafted.stages:
        column = columns.get(stage.id) or names.get(_name(stage)) or UNPLACED
        for lane in CLAIMS:
            items = [one for one in items_of(stage, lane) if _is_new(one, drafted, thought_of)]
            if items:
                yield column, lane, items
    for lane in CLAIMS:
        loose = [one for one in drafted.unplaced if one.lane == lane and _is_new(one, drafted, thought_of)]
        if loose:
            yield UNPLACED, lane, list(loose)


def _is_new(item: Item, drafted: JourneyMap, thought_of: set[Place]) -> bool:
    """Whether it is surely what it is taken for, and nothing that it rests on speaks to the team's lines."""
    cited = (drafted.evidence[id_] for id_ in item.evidence if id_ in drafted.evidence)
    return item.certainty is None and not any(_place(one) in thought_of for one in cited)


def _new(item: Item, lane: str, column: str, drafted: JourneyMap, quotes: Quotes) -> Item:
    def again(ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(quotes.cite(drafted.evidence[id_]) for id_ in ids if id_ in drafted.evidence)

    update = {
        "verdict": "unthought",
        "evidence": again(item.evidence[:QUOTES]),
        "contradicted_by": again(item.contradicted_by),
    }
    changed = item.model_copy(update=update)
    return changed if column != UNPLACED else _loose(changed, lane)


def _loose(item: Item, lane: str) -> Item:
    return Unplaced(**{key: getattr(item, key) for key in Item.model_fields}, lane=lane)


def _place(evidence: Evidence) -> Place:
    return evidence.source, evidence.start, evidence.end


def _key(stage: Stage) -> str:
    return slug(stage.id or stage.name)


def _name(stage: Stage) -> str:
    return " ".join(stage.name.split()).casefold()
