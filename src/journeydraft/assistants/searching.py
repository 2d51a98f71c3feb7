"""Pain points by words: in any language that writes words, inflected or not."""

from __future__ import annotations

import re
from collections.abc import Set

from journeydraft.assistants.answers import Pain, Pains
from journeydraft.assistants.looking import line_of, stage_called
from journeydraft.formats.labels import labels
from journeydraft.formats.quoted import place, said
from journeydraft.grounding.folding import fold_word
from journeydraft.library.journey_map import JourneyMap
from journeydraft.maps.rows import Row, rows
from journeydraft.model.journey import Item, RankedPain

ENDING = 3
"""Letters at the end of a word in which it may differ: endings carry the inflection, mostly."""

LEAST = 4
"""Letters that must be the same at least, or all of a shorter word."""

_WORD = re.compile(r"\w+")


def pains_found(
    map_: JourneyMap, words: str, stage: str | None, severity: str | None, limit: int, skip: int = 0
) -> Pains:
    """Pain points with any of ``words`` in their text or quotes; all of them without words.

    Those with most of the words come first, then by rank; up to ``limit`` behind the first ``skip``.
    MapError where there is no such ``stage``.
    """
    wanted = _words(words)
    within = stage_called(map_, stage) if stage else None
    placed = {_key(row.item, row.stage.name if row.stage else None): row for row in _pains(map_)}
    kept: list[tuple[int, RankedPain, Row]] = []
    for pain in map_.pain_points():
        row = placed[_key(pain, pain.stage)]
        met = _met(wanted, _words(_told(pain, map_)))
        if (met or not wanted) and severity in (None, pain.severity) and within in (None, row.stage):
            kept.append((met, pain, row))
    kept.sort(key=lambda found: (-found[0], found[1].rank))
    shown = [_answer(pain, row, map_) for _, pain, row in kept[skip : skip + limit]]
    return Pains(found=len(kept), shown=shown)


def _pains(map_: JourneyMap) -> list[Row]:
    return [row for row in rows(map_.record) if row.lane == "pain_points"]


def _key(item: Item, stage: str | None) -> tuple[str, str, str | None]:
    return item.id, item.text, stage


def _told(pain: RankedPain, map_: JourneyMap) -> str:
    """The words of the line and of its quotes."""
    quoted = (one.quote or one.paraphrase or "" for one in map_.quotes(pain))
    return " ".join((pain.text, *quoted))


def _words(text: str) -> Set[str]:
    return {fold_word(word) for word in _WORD.findall(text)}


def _met(wanted: Set[str], there: Set[str]) -> int:
    """How many of the words ``wanted`` are there, endings aside."""
    return sum(any(_same(one, other) for other in there) for one in wanted)


def _same(wanted: str, there: str) -> bool:
    least = max(min(LEAST, len(wanted)), len(wanted) - ENDING)
    return there.startswith(wanted[:least])


def _answer(pain: RankedPain, row: Row, map_: JourneyMap) -> Pain:
    quotes = map_.quotes(pain)
    return Pain(
        rank=pain.rank,
        line=line_of(row, map_),
        quote=said(quotes[0], labels("en")) if quotes else None,
        where=place(quotes[0]) if quotes else None,
    )
