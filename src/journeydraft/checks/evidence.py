"""Rules on evidence: that each quote stands where the map says, in the words of a participant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from journeydraft.checks.base import Fault, Subject
from journeydraft.formats.one_line import one_line
from journeydraft.grounding import Match, SourceIndex, Status
from journeydraft.model.journey import Evidence
from journeydraft.model.source import Source


def source_missing(subject: Subject) -> Iterator[Fault]:
    """A source that is cited and cannot be found."""
    cited = Counter(one.source for one in subject.map.evidence.values())
    for path in subject.missing:
        if cited[path]:
            quotes = "1 quote" if cited[path] == 1 else f"{cited[path]} quotes"
            yield subject.fault(
                "source-missing",
                f"{one_line(path, 80)} was not found: its {quotes} cannot be checked",
                "put it back beside the map, or say with --sources DIR where it is",
                _first_of(path, subject),
            )


def source_changed(subject: Subject) -> Iterator[Fault]:
    """A source whose file is no longer what was analysed."""
    for path in subject.changed:
        yield subject.fault(
            "source-changed",
            f"{one_line(path, 80)} was changed since the map was drafted",
            "see below which quotes are touched; `journeydraft update` reads it anew",
            _first_of(path, subject),
            level="hint",
        )


def evidence_moved(subject: Subject) -> Iterator[Fault]:
    """A quote that stands elsewhere in its source than the map says."""
    for one in _looked_up(subject):
        if one.match and one.match.status is not Status.near and one.moved_to:
            yield subject.fault(
                "evidence-moved",
                f"“{one_line(one.words)}” now stands at {one.moved_to}, the map says {one.said}",
                f"write {one.moved_to}, or run `journeydraft update`",
                one.place,
            )


def evidence_gone(subject: Subject) -> Iterator[Fault]:
    """A quote whose words its source does not have: edited, cut from the source, or never said."""
    for one in _looked_up(subject):
        if one.evidence.quote is None or (one.match and one.match.status is not Status.near):
            continue
        if one.elsewhere is not None:
            said, mend = "are not a participant's words", "quote what a participant says, or delete it"
        elif one.match:
            there = one.source.text[one.match.start : one.match.end]
            said = f"are not its words; {one.where(one.match)} has “{one_line(there, 90)}”"
            mend = "quote it as it was said"
        else:
            said, mend = f"are nowhere in {one.evidence.source}", "correct or delete the quote"
        yield subject.fault("evidence-gone", f"“{one_line(one.words)}” {said}", mend, one.place)


@dataclass(frozen=True)
class _Lookup:
    """A quote of the map, its source, and where it stands there now."""

    place: str
    evidence: Evidence
    source: Source
    match: Match | None
    everywhere: SourceIndex

    @property
    def words(self) -> str:
        return self.evidence.quote or self.evidence.paraphrase or ""

    @cached_property
    def elsewhere(self) -> Match | None:
        """Where the words stand among those that are no evidence: an interviewer's."""
        return None if self.match else self.everywhere.locate(self.words, near=False)

    @property
    def moved_to(self) -> str | None:
        """Where it stands now, if the map names another line or time, or other characters."""
        assert self.match is not None
        now, then = self.source.place(self.match.start), self.evidence
        if then.time and now.time:
            same = now.time.partition(".")[0].endswith(_clock(then.time))
        elif then.line is not None:
            same = then.line == now.line
        else:
            same = True
        return None if same else self.where(self.match)

    @property
    def said(self) -> str:
        """Where the map says that it stands."""
        then = self.evidence
        return f"{_clock(then.time)}" if then.time else f"line {then.line}"

    def where(self, match: Match) -> str:
        """The place of ``match`` as a footnote names it."""
        now = self.source.place(match.start)
        path = self.evidence.source
        return f"{path} {_clock(now.time)}" if now.time else f"{path}:{now.line}"


def _clock(time: str) -> str:
    return time.replace(",", ".").partition(".")[0]


def _looked_up(subject: Subject) -> Iterator[_Lookup]:
    indexes: dict[str, tuple[SourceIndex, SourceIndex]] = {}
    for id_, evidence in subject.map.evidence.items():
        source = subject.sources.get(evidence.source)
        words = evidence.quote or evidence.paraphrase
        if source is None or not words:
            continue
        if evidence.source not in indexes:
            spans = [(turn.start, turn.end) for turn in source.turns if source.is_evidence(turn)]
            indexes[evidence.source] = (
                SourceIndex(source.text, spans),
                SourceIndex(source.text, [(0, len(source.text))]),
            )
        index, everywhere = indexes[evidence.source]
        place = f"/evidence/{id_.replace('~', '~0').replace('/', '~1')}"
        match = _as_written(source, evidence) or index.locate(words, hint=_near(source, evidence))
        yield _Lookup(place, evidence, source, match, everywhere)


def _as_written(source: Source, evidence: Evidence) -> Match | None:
    """The quick way: the words stand exactly at the offsets that the map remembers."""
    start, end = evidence.start, evidence.end
    if start is None or end is None or not (evidence.quote or evidence.paraphrase):
        return None
    if source.text[start:end] != (evidence.quote or evidence.paraphrase):
        return None
    inside = any(t.start <= start and end <= t.end and source.is_evidence(t) for t in source.turns)
    return Match(start, end, Status.exact, 1.0) if inside else None


def _near(source: Source, evidence: Evidence) -> int | None:
    """Where to look first: at the line that the footnote names, else at the offset."""
    if evidence.line is not None:
        at = next((place.start for place in source.places if place.line == evidence.line), None)
        if at is not None:
            return at
    return evidence.start


def _first_of(path: str, subject: Subject) -> str:
    """The place of the first quote from ``path``."""
    cited = (id_ for id_, one in subject.map.evidence.items() if one.source == path)
    first = next(cited, None)
    return "" if first is None else f"/evidence/{first.replace('~', '~0').replace('/', '~1')}"
