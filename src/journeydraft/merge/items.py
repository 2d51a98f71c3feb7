"""A group of findings as one item: best wording, denominators, evidence in a fixed order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import prod

from journeydraft.merge.segments import Members, counted
from journeydraft.merge.wording import clearest, worded
from journeydraft.model.finding import TERM, Severity
from journeydraft.model.journey import Count, Item
from journeydraft.model.proved import Proved
from journeydraft.model.source import SourceKind

QUOTES = 12
"""Quotes that one item cites at most; the counts are of all."""

SEVERITIES: tuple[Severity, ...] = ("low", "medium", "high")

CLAIMED = frozenset({"pain_points", "gains", "needs", "opportunities"})
"""Lanes whose lines judge: a reader takes them for findings."""

SURE = 0.7
"""Probability below which such a line is to be checked. Those above it are right four times in five or more
on the studies that were coded by hand (``bench/quality``)."""


@dataclass(frozen=True)
class Heard:
    """The denominators: ids of participants of interviews and notes, of authors of reviews; segments."""

    participants: tuple[str, ...]
    authors: tuple[str, ...]
    groups: tuple[Members, ...] = ()


def item(group: Sequence[Proved], heard: Heard, lane: str, text: str | None = None) -> Item:
    """One item of ``lane``, worded as ``text`` or in the clearest words of the group."""
    best = clearest(group)
    shown = text or worded(best, group)
    likely, clear = sureness(group) >= SURE, text is not None or best.finding.stands
    valences = [p.finding.valence for p in group if p.finding.valence is not None]
    severities = [p.finding.severity for p in group if p.finding.severity]
    spoken, written = people(group), authors(group)
    cited = sorted(group, key=lambda p: (p is not best, -p.finding.clarity))
    return Item(
        id=id_of(lane, shown),
        text=shown,
        participants=count_of(spoken, heard.participants),
        reviews=count_of(written, heard.authors, named=False) if written or not spoken else None,
        evidence=tuple(_spread(cited))[:QUOTES],
        certainty="doubtful" if lane in CLAIMED and not (likely and clear) else None,
        severity=_severity(severities) if severities else None,
        segments=counted(heard.groups, spoken, written),
        valence=round(sum(valences) / len(valences), 1) if valences and lane == "emotions" else None,
    )


def id_of(lane: str, text: str) -> str:
    """The id of an item of ``lane`` that is worded ``text``: the same in every draft."""
    digest = sha256(f"{lane}|{text}".encode("utf-8", "replace")).hexdigest()
    return f"{lane[:4].strip('_')}-{digest[:8]}"


def sureness(group: Sequence[Proved]) -> float:
    """How likely the group is what its lane says, 0…1: as likely as the surest of its findings.

    Questions for the meaning of words are trouble the likelier, the more people ask any.
    """
    asked: dict[str | None, float] = {}
    for p in group:
        if p.finding.label == TERM:
            asked[p.finding.participant] = max(p.finding.weight, asked.get(p.finding.participant, 0.0))
    return max(1 - prod(1 - weight for weight in asked.values()), *(p.finding.weight for p in group))


def people(group: Iterable[Proved]) -> set[str]:
    """Participants of interviews and notes who are behind a group."""
    return {p.finding.participant for p in group if p.finding.participant and p.kind is not SourceKind.review}


def authors(group: Iterable[Proved]) -> set[str]:
    """Authors of reviews who are behind a group."""
    return {p.finding.participant for p in group if p.finding.participant and p.kind is SourceKind.review}


def voices(one: Item) -> int:
    """People of any kind who said it, for telling one from several; never shown as a sum."""
    return (one.participants.count if one.participants else 0) + (one.reviews.count if one.reviews else 0)


def _severity(found: Sequence[Severity]) -> Severity:
    """The middle one, leaning to the graver."""
    ordered = sorted(found, key=SEVERITIES.index)
    return ordered[len(ordered) // 2]


def count_of(ids: set[str], of: Sequence[str], named: bool = True) -> Count | None:
    """How many of ``of`` are among ``ids``, ``named`` or only counted; None where nobody was heard."""
    if not of:
        return None
    return Count(count=len(ids), of=len(of), ids=tuple(i for i in of if i in ids) if named else ())


def _spread(group: Sequence[Proved]) -> list[str]:
    """Evidence ids so that each person is heard once before anyone is heard twice."""
    turns: Counter[str | None] = Counter()
    keyed: list[tuple[int, int, str]] = []
    for proved in group:
        who = proved.finding.participant
        keyed.append((turns[who], len(keyed), proved.ident))
        turns[who] += 1
    return list(dict.fromkeys(ident for _, _, ident in sorted(keyed)))
