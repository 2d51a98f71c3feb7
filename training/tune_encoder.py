"""Tunes the encoder's upper layers on talk, together with the heads that judge it.

    pip install torch==2.13.0
    JOURNEYDRAFT_DATA=… python training/tune_encoder.py

Whole turns are read at once, the question before them, and each part is judged by the mean of its tokens.
The mean of several runs does better than any of them (Wortsman et al. 2022, arXiv 2203.05482), also of runs
that saw different texts. Writes ``tuned.npz`` (what is added to the weights) and ``heads.npz``;
``finish.py`` then does the rest. Twenty minutes a run on two cores.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from arrays import WEIGHTS, write_heads
from judge import Judge, batches, loss_of, varied
from rows import LABELS, TUNING, WRITTEN, Row, is_held_back, own_rows, set_rows
from torch import nn

from journeydraft.engines.embedded.cues import signs_of
from journeydraft.nlp.encoder.e5_file import E5File, read_e5_file
from journeydraft.nlp.encoder.locate import check, locate
from journeydraft.nlp.encoder.q4 import quantise
from journeydraft.nlp.encoder.tuned import FILE_NAME
from journeydraft.nlp.heads import Heads

FROZEN = 4
"""Lower layers that stay as they are."""

RUNS = ((1, WRITTEN[:2]), (1, WRITTEN), (2, WRITTEN))
"""Seed and folders of each run."""

RATE, HEAD_RATE, WARM_UP = 1e-4, 4e-4, 0.1


def main() -> None:
    """Trains one run after the other, and writes the mean of all so far."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--epochs", type=int, default=3)
    asked = options.parse_args()
    torch.set_flush_denormal(True)
    path = locate()
    check(path)
    file = read_e5_file(path)
    signs = telling_signs(_rows(WRITTEN))
    means: dict[str, np.ndarray] = {}
    for number, (seed, folders) in enumerate(RUNS, 1):
        torch.manual_seed(seed)
        rows = _rows(folders)
        judge = Judge(file, FROZEN, signs)
        print(f"run {number}: {len(rows)} turns and texts", flush=True)
        judge.begin(rows)
        train(judge, rows, asked.epochs, random.Random(seed))
        for name, value in learnt(judge, file).items():
            mean = means.get(name, 0.0)
            means[name] = mean + (value - mean) / number
        write(signs, means)


def _rows(folders: tuple[Path, ...]) -> list[Row]:
    """What may be trained on."""
    kept = [row for row in own_rows(folders) if not is_held_back(row) and row.group not in TUNING]
    return kept + set_rows()


def telling_signs(rows: list[Row]) -> list[str]:
    """The cues found in ``rows``; those of how speech is cut say nothing of what it means."""
    found = {name for row in rows for part in row.telling.parts for name in signs_of(part, row.lang)}
    return sorted(n for n in found if not n.startswith("speech.") or n == "speech.question_start")


def train(judge: Judge, rows: list[Row], epochs: int, chance: random.Random) -> None:
    """AdamW with a warm-up and a linear way down to nothing."""
    body = [p for p in judge.body.parameters() if p.requires_grad]
    heads = [*judge.head.parameters(), *judge.cues.parameters(), *judge.stages.parameters()]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01, fused=True
    )
    steps = epochs * len(list(batches(judge.cases(rows), chance)))
    warm = WARM_UP * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / (steps - warm)))
    )
    begun = time.monotonic()
    for epoch in range(epochs):
        losses = []
        for batch in batches(judge.cases(varied(rows, chance)), chance):
            loss = loss_of(*judge(batch), batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(body, 1.0)
            optimiser.step()
            schedule.step()
            losses.append(float(loss.detach()))
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {time.monotonic() - begun:.0f} s", flush=True)


def learnt(judge: Judge, file: E5File) -> dict[str, np.ndarray]:
    """What was added to each array of the file, and the heads' ``weights`` and ``bias``."""
    added = {}
    for number, layer in enumerate(judge.body.layers[FROZEN:], FROZEN):
        for name, value in layer.state_dict().items():
            part, kind = name.rsplit(".", 1)
            key = f"l{number}.{part}.{kind[0]}"
            tuned = value.numpy()
            added[key] = tuned - (file.matrix(key, len(tuned)) if tuned.ndim == 2 else file.vector(key))
    weights, bias = judge.linear()
    return added | {"weights": weights, "bias": bias}


def write(signs: list[str], means: dict[str, np.ndarray]) -> None:
    """Corrections in four bits, vectors in single precision; the heads with thresholds of a half."""
    added = {name: value for name, value in means.items() if name not in {"weights", "bias"}}
    np.savez_compressed(
        WEIGHTS / FILE_NAME, **{k: quantise(v) if v.ndim == 2 else v for k, v in added.items()}
    )
    thresholds = dict.fromkeys(LABELS, 0.5)
    write_heads(Heads(LABELS, tuple(signs), means["weights"], means["bias"], thresholds, {}, ""))


if __name__ == "__main__":
    main()
