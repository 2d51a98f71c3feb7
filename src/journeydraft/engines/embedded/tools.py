"""Tools and products that a source calls by name ("Figma", "va.gov"), recognised without a list of them.

A name is a tool's where it stands as one: behind a word of use ("via GitHub", "скачала Telegram"), before
"app", in lists of nothing but names, or as an address. Once it is known, it is found in whatever case it is
written. Whether it comes often enough to be worth a line, the merged map decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeydraft.engines.embedded.units import Unit
from journeydraft.nlp.proper import is_address, key_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST = 3
"""Words of a name."""

FEWEST_LISTS = 2
"""In how many lists of tools a name comes that never stands as a tool's."""

MOSTLY = 0.15
"""Share of a name's mentions that stand in a tool's place, at least; an organisation's seldom do."""

MEDIA = ("channel.chat", "channel.social_media")
"""Cues of tools that the lexicons know by name: a list with one of them is a list of tools."""

FEWEST_LISTED = 3
"""Items from which a sentence without a verb is a list."""

SEPARATORS, AND = frozenset(",;/&."), 3
"""What separates the items of a list; letters of the longest "and" of the languages read."""

SHORTEST = 2
INSIDE = ".+-'’"


@dataclass(frozen=True)
class Named:
    """A name in the text: tokens ``start`` … ``end``, its key to compare by."""

    start: int
    end: int
    key: str


def tools(units: Sequence[Unit]) -> Mapping[str, str]:
    """By key, the tools that ``units`` (all of one source) name, each as it is mostly written."""
    placed = Counter(named.key for unit in units for named in _placed(unit))
    lists: Counter[str] = Counter()
    for unit in units:
        items = {named.key for named in _listed(unit)}
        if items & placed.keys() or (items and unit.has(*MEDIA)):
            lists.update(items)
    placed.update({key: times for key, times in lists.items() if times >= FEWEST_LISTS or key in placed})
    written: dict[str, Counter[str]] = {}
    for unit in units:
        for named in mentions(unit, placed):
            written.setdefault(named.key, Counter())[unit.doc[named.start : named.end].text] += 1
    return {
        key: max(spellings, key=lambda s: (s != s.lower(), spellings[s], sum(map(str.isupper, s)), s))
        for key, spellings in written.items()
        if placed[key] >= MOSTLY * spellings.total()
    }


def mentions(unit: Unit, keys: Collection[str]) -> Iterator[Named]:
    """Where ``unit`` names one of ``keys``, the longest name at a place."""
    parts = [key_of(word) for word in unit.words]
    written = "".join(parts)
    if not any(key in written for key in keys):
        return
    start = 0
    while start < len(parts):
        ends = range(min(len(parts), start + LONGEST), start, -1)
        found = next((end for end in ends if _names(unit, start, end, "".join(parts[start:end]), keys)), None)
        if found:
            yield Named(unit.first + start, unit.first + found, "".join(parts[start:found]))
        start = found or start + 1


def _names(unit: Unit, start: int, end: int, key: str, keys: Collection[str]) -> bool:
    return key in keys and _is_one(unit.doc, unit.first + start, unit.first + end)


def _is_one(doc: Doc, start: int, end: int) -> bool:
    """Whether the tokens may be one name: no punctuation at either end."""
    return not doc[start].is_punct and not doc[end - 1].is_punct


def _placed(unit: Unit) -> Iterator[Named]:
    """Names in the place of a tool."""
    behind = {c.end for c in unit.cues if c.name == "mention.using"}
    before = {c.start for c in unit.cues if c.name == "mention.using_after"}
    if not (behind or before or "." in unit.text[:-1]):
        return
    for start, end in _runs(unit):
        if start in behind or end in before or is_address(unit.doc[start].text):
            yield Named(start, end, key_of(unit.doc[start:end].text))


def _runs(unit: Unit) -> Iterator[tuple[int, int]]:
    """Words that are written as names, together."""
    start = unit.first
    while start < unit.last:
        end = start
        while end < unit.last and end - start < LONGEST and _is_name(unit, end):
            end += 1
        if end > start:
            yield start, end
        start = max(end, start + 1)


def _is_name(unit: Unit, place: int) -> bool:
    """Whether the word there is written as a name for another reason than where it stands."""
    text = unit.words[place - unit.first]
    if text.islower():
        return is_address(text)
    if not text[:1].isalpha() or len(text) < SHORTEST or not all(c.isalnum() or c in INSIDE for c in text):
        return False
    if unit.doc[place].is_stop or any(
        c.start <= place < c.end and c.name == "mention.no_tool" for c in unit.cues
    ):
        return False
    mixed = any(c.isupper() for c in text[1:])
    opens = place in {unit.first, unit.sentence[0]} or unit.doc[place - 1].is_punct
    return mixed or (text[0].isupper() and not opens and unit.language != "de")


def _listed(unit: Unit) -> Iterator[Named]:
    """The items of a sentence that is nothing but a list of names; none of them a medium or a person."""
    if SEPARATORS.isdisjoint(unit.words[:-1]):
        return
    items = [span for span in _items(unit) if span[1] > span[0]]
    if len(items) < FEWEST_LISTED or any(b - a > LONGEST or _is_prose(unit.doc, a, b) for a, b in items):
        return
    for a, b in items:
        if not any(
            c.start < b and a < c.end and c.name.startswith(("channel.", "contact.")) for c in unit.cues
        ):
            yield Named(a, b, key_of(unit.doc[a:b].text))


def _items(unit: Unit) -> Iterator[tuple[int, int]]:
    """What stands between commas and the like, and one short stop word ("and")."""
    start, joined = unit.first, False
    for i in range(unit.first, unit.last):
        conjunction = not joined and unit.doc[i].is_stop and len(unit.doc[i]) <= AND
        if conjunction or unit.doc[i].text in SEPARATORS:
            joined = joined or conjunction
            yield start, i
            start = i + 1
    yield start, unit.last


def _is_prose(doc: Doc, start: int, end: int) -> bool:
    return any(doc[i].is_stop or not doc[i].text[:1].isalnum() for i in range(start, end))
