"""Stages that the documents themselves tell: the places of headings and of observers' stage directions.

``# Closing`` over a part of every session, ``(_goes down to the detailed view_)`` between what is said: what
follows such a mark belongs with what follows the same mark of other participants. A place is a phrase of
directions, or a heading, of several people.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from journeydraft.nlp.nouns import head_first
from journeydraft.stages.discover import MOST
from journeydraft.stages.marks import HEADING, Key, Marks, Stand, marks_of
from journeydraft.stages.study_talk import closes, is_part

FEWEST = 3
"""Places of which a row of stages is made."""

TELLERS = 2
"""People whose documents must have the mark."""

HEADED = 0.5
"""Share of the people who must have a heading for it to be a stage."""


@dataclass(frozen=True)
class Places:
    """Names of places in the order in which people meet them, each turn's number among them, and who came to
    or through each."""

    names: tuple[str, ...]
    at: tuple[int | None, ...]
    reached: tuple[frozenset[str], ...]


def places(stands: Sequence[Stand]) -> Places | None:
    """The places of all turns (those of a source together, in their order); None where there are too few."""
    marks = marks_of(stands)
    language = Counter(one.language for one in stands).most_common(1)[0][0] if stands else None
    into = _joined(marks, _chosen(marks, len({one.teller for one in stands}), language), language)
    if len({key for key in into.values() if not _ends(key, language)}) < FEWEST:
        return None
    opening = _opening(stands, marks, into)
    at = _along(stands, marks, into, opening)
    order = _in_order(stands, marks, into, opening)
    if len(order) < FEWEST:
        return None
    number = {key: i for i, key in enumerate(order)}
    names = [_name(marks, [key for key, of in into.items() if of == place], language) for place in order]
    stood = defaultdict(set)
    for one, place in zip(stands, at, strict=True):
        stood[place].add(one.teller)
    reached = [
        frozenset(stood[place].union(*(marks.tellers[k] for k in into if into[k] == place)))
        for place in order
    ]
    return Places(tuple(names), tuple(None if key is None else number.get(key) for key in at), tuple(reached))


def _chosen(marks: Marks, people: int, language: str | None) -> list[Key]:
    """Headings that many have, unless they name a part of the study alone; then phrases that several use as
    they are, the commonest first, and several where no other chosen one stands."""
    headings = [k for k, who in marks.tellers.items() if k[0] == HEADING and len(who) >= TELLERS]
    chosen = [
        key
        for key in headings
        if len(marks.tellers[key]) >= HEADED * people
        and (closes(key[1], language) or not is_part(key[1], language))
    ]
    common = [k for k in marks.marks if len(marks.alone[k]) >= TELLERS]
    taken: set[tuple[str, str]] = set()
    for key in sorted(common, key=lambda k: (-len(marks.tellers[k]), -len(marks.marks[k]), -len(k), k)):
        if len({teller for teller, _ in marks.marks[key] - taken}) >= TELLERS:
            chosen.append(key)
            taken |= marks.marks[key]
    return chosen


def _ends(key: Key, language: str | None) -> bool:
    """Whether a heading closes the session: a stage beside others, none that makes a journey of them."""
    return key[0] == HEADING and closes(key[1], language)


def _joined(marks: Marks, chosen: Sequence[Key], language: str | None) -> dict[Key, Key]:
    """Each chosen place with the one that it belongs to: where there are too many, those with the same head
    word ("income from rents", "income from taxes") are one, then the rarest are left out."""
    into = {key: key for key in chosen}
    head = 0 if head_first(language) else -1
    by_head: defaultdict[str, list[Key]] = defaultdict(list)
    for key in chosen:
        if key[0] != HEADING:
            by_head[key[head]].append(key)
    for alike in sorted(by_head.values(), key=lambda keys: -len(keys)):
        if len(set(into.values())) > MOST and len(alike) > 1:
            into.update(dict.fromkeys(alike, alike[0]))
    kept = list(dict.fromkeys(into.values()))
    people = {place: set().union(*(marks.tellers[k] for k in into if into[k] == place)) for place in kept}
    most = set(sorted(kept, key=lambda place: -len(people[place]))[:MOST])
    return {key: place for key, place in into.items() if place in most}


def _opening(stands: Sequence[Stand], marks: Marks, into: Mapping[Key, Key]) -> Key | None:
    """Where sessions begin: the place to which most people return before any direction has led there."""
    seen: defaultdict[str, set[Key]] = defaultdict(set)
    begun: defaultdict[Key, set[str]] = defaultdict(set)
    for one in stands:
        through = _through(one, marks, into)
        if through and one.where in marks.returns and through[0] not in seen[one.source]:
            begun[through[0]].add(one.teller)
        seen[one.source].update(through)
    most = max(sorted(begun), key=lambda key: len(begun[key]), default=None)
    return most if most and len(begun[most]) >= TELLERS else None


def _through(one: Stand, marks: Marks, into: Mapping[Key, Key]) -> list[Key]:
    """The places that the direction above a turn names, in their order."""
    return [into[phrase.stems] for phrase in marks.named.get(one.where or "", ()) if phrase.stems in into]


def _along(
    stands: Sequence[Stand], marks: Marks, into: Mapping[Key, Key], opening: Key | None
) -> list[Key | None]:
    """Each turn's place: the last that the direction above names, the ``opening`` before the first. A
    direction that names something else is a place of its own, of nobody else; one that names nothing leaves
    the turn where that before it stands."""
    at: list[Key | None] = []
    before: Stand | None = None
    for one, heading in zip(stands, marks.headed, strict=True):
        anew = before is None or (one.source, one.heading) != (before.source, before.heading)
        named = marks.named.get(one.where or "", ())
        known = _through(one, marks, into)
        if known:
            at.append(known[-1])
        elif named:
            at.append(None)
        else:
            at.append((into.get(heading) if heading else opening) if anew else at[-1])
        before = one
    return at


def _in_order(
    stands: Sequence[Stand], marks: Marks, into: Mapping[Key, Key], opening: Key | None
) -> list[Key]:
    """The places as most people first come to or through them; equals by when, in shares of a session."""
    first: defaultdict[Key, dict[str, float]] = defaultdict(dict)
    length = Counter(one.source for one in stands)
    seen: Counter[str] = Counter()
    for one, heading in zip(stands, marks.headed, strict=True):
        if opening and not one.where and not one.heading:
            first[opening].setdefault(one.source, 0.0)
        through = _through(one, marks, into)
        through += [into[heading]] if heading and heading in into else []
        for step, key in enumerate(through):
            first[key].setdefault(one.source, (seen[one.source] + step / len(through)) / length[one.source])
        seen[one.source] += 1
    kept = sorted(key for key, times in first.items() if len(times) >= TELLERS)
    return sorted(
        kept, key=lambda key: (-_before(key, kept, first), round(fmean(first[key].values()), 6), key)
    )


def _before(key: Key, others: Sequence[Key], first: Mapping[Key, Mapping[str, float]]) -> int:
    """How many of the ``others`` most people meet after ``key``, less how many most meet before it."""
    score = 0
    for other in others:
        both = first[key].keys() & first[other].keys()
        sooner = sum(first[key][who] < first[other][who] for who in both)
        score += (2 * sooner > len(both)) - (2 * sooner < len(both)) if other != key else 0
    return score


def _name(marks: Marks, keys: Sequence[Key], language: str | None) -> str:
    """As most write it; of several joined places, the word that they share."""
    name = min(marks.written[keys[0]].items(), key=lambda pair: (-pair[1], pair[0]))[0]
    if len(keys) > 1:
        name = name.split()[0] if head_first(language) else name.split()[-1]
    return name[:1].upper() + name[1:]
