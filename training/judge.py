"""Body and head in one, as it is trained: logits of every part of every window."""

from __future__ import annotations

import random
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import torch
from body import Body
from rows import LABELS, STAGES, Row
from torch import Tensor, nn
from torch.nn import functional as F

from journeydraft.engines.embedded.cues import signs_of
from journeydraft.nlp.encoder.base import Telling
from journeydraft.nlp.encoder.e5_file import E5File
from journeydraft.nlp.encoder.tokenizer import E5Tokenizer
from journeydraft.nlp.encoder.windows import Framer, Window
from journeydraft.nlp.fit import fit_logistic
from journeydraft.nlp.heads import features

TOKENS = 600
"""Of one step, about."""

RIDGE = 1000.0
"""Of the first head, on standardised vectors."""

STAGE_WEIGHT = 0.03
ELSEWHERE = -100
"""The stage of a text that belongs to none."""

SIGN = 18.0
"""How many times easier a sign is learnt than a dimension."""

_BARE = str.maketrans("", "", string.punctuation.replace("'", "").replace("-", "") + "…„“”«»–—¿¡")


@dataclass(frozen=True)
class Case:
    """A window with what is known of its parts: labels (parts, labels), signs (parts, signs)."""

    window: Window
    known: np.ndarray
    marks: np.ndarray
    weight: float
    stage: int


class Judge(nn.Module):
    """``signs`` are the names of the cues that the head hears of beside the vector."""

    def __init__(self, file: E5File, frozen: int, signs: Sequence[str]) -> None:
        super().__init__()
        tokenizer = E5Tokenizer(file.vocabulary, file.characters, file.sizes.positions)
        self.framer = Framer(tokenizer.encode, file.vocabulary.unknown, "query:")
        self.padding, self.signs = file.vocabulary.padding, tuple(signs)
        self.body = Body(file, frozen)
        self.head = nn.Linear(file.sizes.width, len(LABELS))
        self.cues = nn.Linear(len(signs), len(LABELS), bias=False)
        self.stages = nn.Linear(file.sizes.width, len(STAGES))
        self.mean, self.deviation = torch.zeros(file.sizes.width), torch.ones(file.sizes.width)

    def vectors(self, cases: Sequence[Case]) -> Tensor:
        """Unit vectors (parts, width) of all parts of ``cases``."""
        longest = max(len(case.window.ids) for case in cases)
        ids = np.full((len(cases), longest), self.padding)
        there = np.zeros((len(cases), longest), bool)
        for i, case in enumerate(cases):
            ids[i, : len(case.window.ids)] = case.window.ids
            there[i, : len(case.window.ids)] = True
        x = self.body(ids, there)
        spans = [(i, *span) for i, case in enumerate(cases) for span in case.window.spans]
        return F.normalize(torch.stack([x[i, a:b].mean(dim=0) for i, a, b in spans]), dim=1)

    def forward(self, cases: Sequence[Case]) -> tuple[Tensor, Tensor]:
        """Logits of the labels (parts, labels), and of the stages (parts, stages)."""
        marks = torch.from_numpy(np.concatenate([case.marks for case in cases]))
        vectors = (self.vectors(cases) - self.mean) / self.deviation
        return self.head(vectors) + self.cues(marks), self.stages(vectors)

    def cases(self, rows: Sequence[Row]) -> list[Case]:
        """The windows of ``rows``, in their order."""
        made = []
        for row in rows:
            marks, at = self._marks(row), 0
            stage = STAGES.index(row.stage) if row.stage else ELSEWHERE
            for window in self.framer.windows(row.telling):
                upto = at + len(window.spans)
                made.append(Case(window, row.known[at:upto], marks[at:upto], row.weight, stage))
                at = upto
        return made

    def begin(self, rows: Sequence[Row]) -> None:
        """Fits the head to the untrained body, so that training starts where logistic regression ends
        (Kumar et al. 2022, arXiv 2202.10054)."""
        cases = self.cases(rows)
        with torch.no_grad():
            batched = list(batches(cases, None))
            vectors = np.concatenate([self.vectors(batch).numpy() for batch in batched])
        ordered = [case for batch in batched for case in batch]
        known = np.concatenate([case.known for case in ordered])
        marks = np.concatenate([case.marks for case in ordered])
        weight = np.concatenate([np.full(len(case.known), case.weight, np.float32) for case in ordered])
        mean, deviation = vectors.mean(axis=0), vectors.std(axis=0)
        self.mean, self.deviation = torch.from_numpy(mean), torch.from_numpy(deviation)
        matrix = np.concatenate([(vectors - mean) / deviation, marks * SIGN], axis=1)
        for i in range(len(LABELS)):
            use = ~np.isnan(known[:, i])
            beta, bias = fit_logistic(matrix[use], known[use, i] > 0, weight[use], RIDGE)
            self.head.weight.data[i] = torch.from_numpy(beta[: len(mean)])
            self.head.bias.data[i] = bias
            self.cues.weight.data[i] = torch.from_numpy(beta[len(mean) :] * SIGN)

    def linear(self) -> tuple[np.ndarray, np.ndarray]:
        """Weights (width + signs, labels) and bias over unit vectors and signs, as ``Heads`` wants them."""
        head = (self.head.weight.detach() / self.deviation).numpy()
        bias = self.head.bias.detach().numpy() - head @ self.mean.numpy()
        return np.concatenate([head, self.cues.weight.detach().numpy()], axis=1).T, bias

    def _marks(self, row: Row) -> np.ndarray:
        found = [_signs(part, row.lang) for part in row.telling.parts]
        return features(np.zeros((len(found), 0), np.float32), found, self.signs)


_signs = cache(signs_of)


def batches(cases: Sequence[Case], chance: random.Random | None) -> Iterator[list[Case]]:
    """Windows of like length together, about ``TOKENS`` tokens a batch; in random order when training."""
    jitter = (lambda: chance.uniform(0.9, 1.1)) if chance else (lambda: 1.0)
    alike = sorted(cases, key=lambda case: len(case.window.ids) * jitter())
    made: list[list[Case]] = [[]]
    for case in alike:
        if made[-1] and (len(made[-1]) + 1) * len(case.window.ids) > TOKENS:
            made.append([])
        made[-1].append(case)
    if chance:
        chance.shuffle(made)
    yield from made


def loss_of(logits: Tensor, stages: Tensor, batch: Sequence[Case]) -> Tensor:
    """Cross-entropy over the labels that are known, by weight; as if every batch had thirty parts.

    A little of it is that of the stages: what belongs together in a journey should lie together.
    """
    known = torch.from_numpy(np.concatenate([case.known for case in batch]))
    weight = torch.tensor([case.weight for case in batch for _ in case.window.spans])[:, None]
    each = F.binary_cross_entropy_with_logits(logits, known.nan_to_num(), reduction="none")
    told = torch.tensor([case.stage for case in batch for _ in case.window.spans])
    placed = F.cross_entropy(stages, told, ignore_index=ELSEWHERE, reduction="sum")
    return (each * weight * ~known.isnan()).sum() / 360 + STAGE_WEIGHT * placed / 30


def varied(rows: Sequence[Row], chance: random.Random) -> list[Row]:
    """As a recogniser would write them, a quarter; without the question, a fifth."""
    made = []
    for row in rows:
        parts, question = row.telling
        if chance.random() < 0.25:
            parts = tuple(part.lower().translate(_BARE) for part in parts)
        if chance.random() < 0.2:
            question = None
        made.append(replace(row, telling=Telling(parts, question)))
    return made
