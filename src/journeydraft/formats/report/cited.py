"""Numbers for quotes, given out in the order in which the paper cites them; the appendix lists them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from journeydraft.formats.labels import Labels
from journeydraft.formats.quoted import place, said
from journeydraft.formats.report.texts import Text, text
from journeydraft.model.journey import Evidence, JourneyMap

Range = dict[str, int]


class Cited:
    """The quotes of ``map_`` that were cited so far."""

    def __init__(self, map_: JourneyMap, words: Labels) -> None:
        self._evidence = map_.evidence
        self._words = words
        self._numbers: dict[str, int] = {}

    def ranges(self, ids: Iterable[str]) -> list[Range]:
        """The numbers of ``ids``, those in a row as one: from ``a`` to ``b``."""
        numbers = sorted(
            self._numbers.setdefault(id_, len(self._numbers) + 1) for id_ in ids if id_ in self._evidence
        )
        found: list[Range] = []
        for number in dict.fromkeys(numbers):
            if found and found[-1]["b"] == number - 1:
                found[-1]["b"] = number
            else:
                found.append({"a": number, "b": number})
        return found

    def quoted(self, ids: Iterable[str], most: int) -> list[dict[str, Any]]:
        """The first ``most`` of ``ids`` in words."""
        return [self._quote(id_) for id_ in list(dict.fromkeys(ids))[:most] if id_ in self._evidence]

    def listed(self) -> list[dict[str, Any]]:
        """All that was cited, by number."""
        return [self._quote(id_) | {"number": number} for id_, number in self._numbers.items()]

    def _quote(self, id_: str) -> dict[str, Any]:
        one: Evidence = self._evidence[id_]
        quote: Text | None = text(said(one, self._words))
        return {"quote": quote, "place": text(place(one))}
