"""Stretches of talk in which somebody goes on about what was just said."""

from __future__ import annotations

from collections.abc import Sequence

from journeydraft.model.proved import Proved
from journeydraft.nlp.lexicon import lexicon

ANOTHER = "frame.another"
"""Words at the head of a sentence that turn to another matter ("also", "another thing")."""


HEAD = 1
"""Words that may stand before them ("and also")."""


OPENING = 5
"""Words of a sentence among which they are looked for."""


def runs(told: Sequence[Proved]) -> list[int]:
    """The number of the run of each of ``told`` (in the order of telling): one turn of one person, up to
    where it turns to another matter."""
    numbers: dict[object, int] = {}
    begun: dict[object, int] = {}
    out = []
    for one in told:
        turn = turn_of(one)
        if opens_another(one.finding.quote, one.finding.language):
            begun[turn] = begun.get(turn, 0) + 1
        out.append(numbers.setdefault((turn, begun.get(turn, 0)), len(numbers)))
    return out


def turn_of(one: Proved) -> tuple[str, int, str | None]:
    """The turn that it was told in."""
    return one.finding.source, one.finding.turn, one.finding.participant


def opens_another(text: str, language: str | None) -> bool:
    """Whether ``text`` begins by turning to another matter."""
    words = lexicon(language or "xx")
    doc = words.nlp.make_doc(" ".join(text.split()[:OPENING]))
    return any(cue.name == ANOTHER and cue.start <= HEAD for cue in words.cues(doc))
