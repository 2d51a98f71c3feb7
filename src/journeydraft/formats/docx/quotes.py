"""The evidence of a report, numbered as it is first cited: the appendix can be read along with the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from journeydraft.formats.docx.body import Run
from journeydraft.formats.labels import Labels
from journeydraft.formats.quoted import place, said
from journeydraft.model.journey import Evidence, JourneyMap


class Quotes:
    """Numbers pieces of evidence, and remembers which were cited."""

    def __init__(self, map_: JourneyMap) -> None:
        self._evidence = map_.evidence
        self._languages: Mapping[str, str | None] = {
            record.path: record.language for record in map_.provenance.sources
        }
        self._numbers: dict[str, int] = {}

    def cited(self, ids: Iterable[str]) -> Iterator[Run]:
        """A link to each piece of evidence that there is: ``[3]``."""
        for ident in dict.fromkeys(ids):
            if ident in self._evidence:
                number = self._numbers.setdefault(ident, len(self._numbers) + 1)
                yield Run(f" [{number}]", "Reference", bookmark(number))

    def listed(self, words: Labels) -> Iterator[tuple[int, tuple[Run, ...]]]:
        """Number and words of what was cited, in the order of the numbers."""
        for ident, number in self._numbers.items():
            yield number, self._told(self._evidence[ident], words)

    def _told(self, evidence: Evidence, words: Labels) -> tuple[Run, ...]:
        language = self._languages.get(evidence.source)
        where = Run(" — ", "Quiet"), Run(place(evidence), "Quiet")
        return Run(said(evidence, words), language=language), *where


def bookmark(number: int) -> str:
    """The name of the place where the evidence of this number stands."""
    return f"evidence{number}"
