"""Emotions as a map shows them: our own turns through the engine, beside what their writers had in mind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rows import EMOTION_OF, HELD_BACK, ORDINARY, noted_of, own_turns

from journeydraft.engines.embedded.scorers import CueScorer, LearnedScorer, Scorer
from journeydraft.engines.embedded.units import Unit, units
from journeydraft.model.source import Role, Source, SourceKind, Turn
from journeydraft.nlp.shades import BAD
from journeydraft.segment import segment

HEAD = ("turns", "by", "units", "with one", "shown", "right", "same word", "found", "ill")

Told = tuple[Unit, frozenset[str]]
"""A unit, and the emotions noted of what it overlaps."""


def rows(learned: LearnedScorer) -> Iterator[tuple[str, ...]]:
    """Interviews written as they came, and the situations held back; words alone, then the engine.

    ``right`` and ``found`` go by emotion, ``same word`` by its shade. A trouble or comfort of which nothing
    was noted counts neither way. ``ill`` is the share of bad feelings among what is shown.
    """
    held = [turn for turn in own_turns() if (turn.get("interview") or turn["situation"]) in HELD_BACK]
    for name, turns in (("ordinary interviews", list(own_turns(ORDINARY))), ("held-back situations", held)):
        told = [one for turn in turns for one in _told(turn)]
        for scorer in (CueScorer(), learned):
            yield name, scorer.name, *_row(told, scorer)


def _row(told: Sequence[Told], scorer: Scorer) -> tuple[str, ...]:
    shown = right = same = ill = found = 0
    for (_, noted), judged in zip(told, scorer.judge([unit for unit, _ in told]), strict=True):
        emotions = {EMOTION_OF.get(one, one) for one in noted}
        said = {EMOTION_OF.get(one, one): one for one in judged.emotions}
        shown += len(said)
        right += len(emotions & said.keys())
        same += len(noted & set(said.values()))
        ill += len(BAD & said.keys())
        found += bool(emotions & said.keys())
    with_one = sum(bool(noted) for _, noted in told)
    return (
        str(len(told)),
        str(with_one),
        str(shown),
        f"{right / max(1, shown):.2f}",
        f"{same / max(1, shown):.2f}",
        f"{found / max(1, with_one):.2f}",
        f"{ill / max(1, shown):.2f}",
    )


def _told(turn: dict) -> Iterator[Told]:
    """The units of a turn of which it is known whether anything was felt."""
    text, spans = "", []
    for part in turn["parts"]:
        text += (" " if text else "") + part[0]
        spans.append((len(text) - len(part[0]), len(text), part))
    said = Turn(0, len(text), role=Role.participant, participant="P", language=turn["lang"])
    source = Source("turn", SourceKind.interview, "txt", text, (said,), turn["lang"])
    for unit in (unit for chunk in segment(source) for unit in units(chunk)):
        over = [part for start, end, part in spans if start < unit.end and unit.start < end]
        noted = frozenset(one for part in over if (one := noted_of(part)))
        if noted or not any({"pain", "gain"} & set(part[1]) for part in over):
            yield unit, noted
