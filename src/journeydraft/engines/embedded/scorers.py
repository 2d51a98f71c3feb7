"""Two ways to judge units: by cues alone, or by heads trained on the encoder's vectors and the cues."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from math import exp
from typing import Protocol

import numpy as np

from journeydraft.engines.embedded.ahead import ahead
from journeydraft.engines.embedded.cues import WEIGHTS, log_odds, signs
from journeydraft.engines.embedded.decide import Judged
from journeydraft.engines.embedded.feelings import felt, told, valence
from journeydraft.engines.embedded.units import Unit
from journeydraft.model.source import SourceKind
from journeydraft.nlp.about import Read, in_turns
from journeydraft.nlp.encoder.base import Progress, Telling, Vectors
from journeydraft.nlp.gravity import shipped_gravity
from journeydraft.nlp.heads import Heads
from journeydraft.nlp.meaning import Meaning
from journeydraft.nlp.questions import LIKELY, shipped_questions
from journeydraft.nlp.shipped import is_built_in


@dataclass(frozen=True)
class Group:
    """What a scorer makes of units: a judgement each, and of those whose rows are asked for, few of all,
    what they are about (rows, k)."""

    judged: Sequence[Judged]
    about: Callable[[Sequence[int]], Vectors | None] = lambda _: None


class Scorer(Protocol):
    """Judges units, each by itself."""

    @property
    def name(self) -> str:
        """What the engine with this scorer is called."""

    @property
    def model(self) -> str | None:
        """The model behind it."""

    def judge(self, units: Sequence[Unit]) -> list[Judged]:
        """One judgement a unit, in order."""

    def judge_each(self, groups: Iterable[list[Unit]], progress: Progress | None = None) -> Iterator[Group]:
        """Each of ``groups`` as ``judge`` judges it; what takes long goes on while a judgement is used.

        ``progress`` hears how many units are done, from any thread.
        """


class CueScorer:
    """Cues and rules alone: what remains without the model file."""

    name = "lexicon"
    model = None

    def judge(self, units: Sequence[Unit]) -> list[Judged]:
        """Log-odds from weights set by hand."""
        return [self._one(unit) for unit in units]

    def judge_each(self, groups: Iterable[list[Unit]], progress: Progress | None = None) -> Iterator[Group]:
        """See ``Scorer.judge_each``."""
        done = 0
        for group in groups:
            yield Group(self.judge(group))
            done += len(group)
            if progress:
                progress(done)

    def _one(self, unit: Unit) -> Judged:
        found = signs(unit)
        p = {label: _sigmoid(log_odds(found, label)) for label in WEIGHTS}
        emotions = felt(unit)
        return Judged(p, {}, valence(unit, p["gain"] - p["pain"], emotions), emotions)


class LearnedScorer:
    """Heads over the meaning of a unit and its cues."""

    name = "embedded"

    def __init__(self, meaning: Meaning, heads: Heads) -> None:
        self.meaning = meaning
        self.heads = heads
        built_in = is_built_in(meaning.encoder)
        self.gravity = shipped_gravity() if built_in else None
        self.questions = shipped_questions() if built_in else None
        self.model = f"{meaning.encoder.name}, heads {heads.version}"

    def judge(self, units: Sequence[Unit]) -> list[Judged]:
        """One pass of the encoder over all tellings; then matrix products."""
        return list(self._of(units, self.meaning.raw_parts(tellings(units))).judged)

    def judge_each(self, groups: Iterable[list[Unit]], progress: Progress | None = None) -> Iterator[Group]:
        """The encoder reads the next group while one is judged."""
        done = 0

        def read(group: list[Unit]) -> Vectors:
            nonlocal done
            before = done
            done += len(group)
            further = None if progress is None else lambda units: progress(before + units)
            return self.meaning.raw_parts(tellings(group), progress=further)

        return (self._of(group, raw) for group, raw in ahead(read, groups))

    def _of(self, units: Sequence[Unit], raw: Vectors) -> Group:
        """The judgements of ``units``, whose raw vectors are ``raw``."""
        talk = np.array([unit.kind is not SourceKind.review for unit in units], bool)
        found = [signs(unit) for unit in units]
        tables = [
            _by_label(self.heads, self.heads.probabilities(raw, found, talk)),
            _shades(self.heads, raw, found),
        ]
        languages = [unit.language for unit in units]
        centred = self.meaning.centred(raw, languages)
        read = in_turns(centred, [len(of) for of in _turns(units)])
        graves = self.gravity.levels(centred).tolist() if self.gravity else [None] * len(units)
        session = self._of_session(units)
        rows = zip(units, *tables, read.beside, graves, session, strict=True)
        return Group([self._one(*of) for of in rows], partial(self._about, units, read))

    def _about(self, units: Sequence[Unit], read: Read, rows: Sequence[int]) -> Vectors | None:
        """What those ``rows`` of ``units``, and of what was ``read``, are about."""
        texts, languages = zip(*((units[row].text, units[row].language) for row in rows), strict=True)
        return self.meaning.about(texts, languages, read.of(rows))

    def _one(
        self,
        unit: Unit,
        p: dict[str, float],
        shades: dict[str, float],
        vector: Vectors,
        grave: list[float] | None,
        session: bool,
    ) -> Judged:
        emotions = told(unit, p, shades)
        return Judged(
            p,
            self.heads.thresholds_of(unit.kind is not SourceKind.review),
            valence(unit, p["positive"] - p["negative"], emotions),
            emotions,
            vector,
            (grave[0], grave[1]) if grave else None,
            session,
        )

    def _of_session(self, units: Sequence[Unit]) -> list[bool]:
        """Of each unit, whether it answers a question about the session itself."""
        asked = list(dict.fromkeys((unit.question, unit.language) for unit in units if unit.question))
        if self.questions is None or not asked:
            return [False] * len(units)
        vectors = self.meaning.of([question for question, _ in asked], [language for _, language in asked])
        likely = dict(zip(asked, self.questions.likely(vectors) >= LIKELY, strict=True))
        return [bool(unit.question and likely[unit.question, unit.language]) for unit in units]


def _by_label(heads: Heads, table: Vectors) -> list[dict[str, float]]:
    return [dict(zip(heads.labels, row, strict=True)) for row in table.tolist()]


def _shades(heads: Heads, raw: Vectors, found: Sequence[frozenset[str]]) -> list[dict[str, float]]:
    if heads.shades is None:
        return [{} for _ in found]
    return _by_label(heads.shades, heads.shades.probabilities(raw, found))


def tellings(units: Sequence[Unit]) -> list[Telling]:
    """The units of each turn together, behind the question that the turn answers."""
    return [Telling(tuple(unit.text for unit in of), of[0].question) for of in _turns(units)]


def _turns(units: Sequence[Unit]) -> list[list[Unit]]:
    return [list(of) for _, of in groupby(units, key=lambda unit: id(unit.doc))]


def _sigmoid(x: float) -> float:
    return 1 / (1 + exp(-x))
