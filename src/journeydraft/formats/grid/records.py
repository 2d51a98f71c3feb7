"""What the drawer and the filters of the page know of every line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from journeydraft.formats.contexts import contexts
from journeydraft.formats.grid.lines import Line, line_of, voices
from journeydraft.formats.labels import Labels
from journeydraft.formats.markdown.segment_signs import write_segments
from journeydraft.formats.markdown.signs import write_counts
from journeydraft.formats.quoted import where
from journeydraft.model.journey import Evidence, Item, JourneyMap
from journeydraft.model.source import Source

Record = dict[str, Any]


class Records:
    """The records of a page, in its order; lines and whatever else can be opened are numbers into them."""

    def __init__(self, map_: JourneyMap, words: Labels, sources: Sequence[Source] = ()) -> None:
        self.listed: list[Record] = []
        self._words = words
        self._evidence = map_.evidence
        self._languages = {source.path: source.language for source in map_.provenance.sources}
        self._kinds = {source.path: source.kind for source in map_.provenance.sources}
        self._contexts = contexts(map_.evidence, sources)
        self._places: dict[str, list[tuple[int, int]]] = {}

    def add(self, item: Item, lane: str, stage: int, step: str | None = None) -> Line:
        """The line of ``item`` in the lane called ``lane``; ``stage`` is −1 where it fits none."""
        number = len(self.listed)
        cited = [self._evidence[id_] for id_ in item.evidence if id_ in self._evidence]
        lang = self._languages.get(cited[0].source) if cited else None
        line = line_of(item, number, cited, lang, self._words)
        self._places.setdefault(item.id, []).append((number, stage))
        self.listed.append(self._record(item, line, cited) | _compact(name=lane, stage=stage, step=step))
        return line

    def note(self, **record: Any) -> int:
        """Keeps a record of something that is no line (a point of the curve, a path); its number."""
        self.listed.append(_compact(**record))
        return len(self.listed) - 1

    def resolve(self) -> None:
        """Turns the ids that opportunities answer into numbers, those of the same stage first; and back."""
        for index, record in enumerate(self.listed):
            found = [self._places[id_] for id_ in record.pop("answers", ()) if id_ in self._places]
            numbers = [min(places, key=lambda at: at[1] != record["stage"])[0] for places in found]
            if numbers:
                record["answers"] = numbers
            for number in numbers:
                self.listed[number].setdefault("answered", []).append(index)

    def quotes(self) -> dict[str, Record]:
        """What the drawer shows of every quote, by its id."""
        return {id_: self._quote(one) | self._context(id_) for id_, one in self._evidence.items()}

    def _record(self, item: Item, line: Line, cited: Sequence[Evidence]) -> Record:
        counts = item.model_dump(include={"participants", "reviews", "segments"}, exclude_none=True)
        spoken = {kind: count for kind, count in counts.items() if kind != "segments" and count["count"]}
        return _compact(
            text=item.text,
            lang=line.lang,
            tag=" · ".join(part for part in (line.tag, line.valence) if part),
            severity=item.severity,
            basis=item.basis if item.basis != "evidence" else None,
            certainty=self._words.find("certainty", item.certainty),
            counts=write_counts(spoken, self._words),
            segments=write_segments(counts, self._words),
            within=[s.name for s in item.segments or () if voices(s.participants) + voices(s.reviews)],
            who=self._who(item, cited),
            kinds=self._kinds_of(item, cited),
            evidence=[id_ for id_ in item.evidence if id_ in self._evidence],
            against=[id_ for id_ in item.contradicted_by if id_ in self._evidence],
            alone=line.one_voice,
            answers=list(item.answers),
            left={key: getattr(item, key) for key in ("owner", "effort", "impact") if getattr(item, key)},
        )

    def _quote(self, one: Evidence) -> Record:
        return _compact(
            quote=one.quote,
            paraphrase=one.paraphrase if one.quote is None else None,
            who=one.speaker or one.participant,
            at=where(one),
            lang=self._languages.get(one.source),
        )

    def _context(self, id_: str) -> Record:
        around = self._contexts.get(id_)
        return _compact(**asdict(around)) if around else {}

    def _who(self, item: Item, cited: Sequence[Evidence]) -> list[str]:
        """Participants of interviews and notes who are behind it."""
        if item.participants and item.participants.ids:
            return list(item.participants.ids)
        quoted = (e.participant for e in cited if self._kinds.get(e.source) != "review")
        return list(dict.fromkeys(id_ for id_ in quoted if id_))

    def _kinds_of(self, item: Item, cited: Sequence[Evidence]) -> list[str]:
        kinds = {self._kinds[e.source] for e in cited if e.source in self._kinds}
        if not kinds and voices(item.participants):
            kinds.add("interview")
        if voices(item.reviews):
            kinds.add("review")
        return sorted(kinds)


def _compact(**values: Any) -> Record:
    """``values`` without what is empty; a page of thousands of lines says it thousands of times."""
    return {key: value for key, value in values.items() if value or type(value) is int}
