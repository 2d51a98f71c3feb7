"""Tunes the encoder's upper layers on talk, together with the heads that judge it.

    pip install torch==2.13.0
    JOURNEYDRAFT_DATA=… python training/tune_encoder.py

Whole turns are read at once, the question before them, and each part is judged by the mean of its tokens.
The mean of several runs does better than any of them (Wortsman et al. 2022, arXiv 2203.05482). Writes
``tuned.npz`` (what is added to the weights) and ``heads.npz``; ``finish.py`` then does the rest. About
twenty-five minutes a run on two cores.
"""

from __future__ import annotations

import argparse
import random
import time
from copy import deepcopy

import numpy as np
import torch
from arrays import WEIGHTS, write_heads
from judge import Judge, batches, loss_of, varied
from rows import LABELS, TUNING, Row, is_held_back, own_rows, set_rows
from torch import nn

from journeydraft.engines.embedded.cues import signs_of
from journeydraft.nlp.encoder.e5_file import E5File, read_e5_file
from journeydraft.nlp.encoder.locate import check, locate
from journeydraft.nlp.encoder.q4 import quantise
from journeydraft.nlp.encoder.tuned import FILE_NAME
from journeydraft.nlp.heads import Heads

FROZEN = 4
"""Lower layers that stay as they are."""

RATE, HEAD_RATE, WARM_UP = 1e-4, 4e-4, 0.1


def main() -> None:
    """Trains from the same start with one seed after the other, and writes the mean of all so far."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--epochs", type=int, default=3)
    options.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    asked = options.parse_args()
    torch.set_flush_denormal(True)
    path = locate()
    check(path)
    file = read_e5_file(path)
    rows = [row for row in own_rows() if not is_held_back(row) and row.group not in TUNING] + set_rows()
    judge = Judge(file, FROZEN, telling_signs(rows))
    print(f"{len(rows)} turns and texts", flush=True)
    judge.begin(rows)
    start = deepcopy(judge.state_dict())
    means = {name: torch.zeros_like(value) for name, value in start.items()}
    for number, seed in enumerate(asked.seeds, 1):
        judge.load_state_dict(start)
        torch.manual_seed(seed)
        train(judge, rows, asked.epochs, random.Random(seed))
        means = {name: mean + (judge.state_dict()[name] - mean) / number for name, mean in means.items()}
        judge.load_state_dict(means)
        write(judge, file)


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


def write(judge: Judge, file: E5File) -> None:
    """Corrections in four bits, vectors in single precision; the heads with thresholds of a half."""
    corrections = {}
    for number, layer in enumerate(judge.body.layers[FROZEN:], FROZEN):
        for name, value in layer.state_dict().items():
            part, kind = name.rsplit(".", 1)
            key = f"l{number}.{part}.{kind[0]}"
            tuned = value.numpy()
            if tuned.ndim == 2:
                corrections[key] = quantise(tuned - file.matrix(key, len(tuned)))
            else:
                corrections[key] = tuned - file.vector(key)
    np.savez_compressed(WEIGHTS / FILE_NAME, **corrections)
    weights, bias = judge.linear()
    write_heads(Heads(LABELS, judge.signs, weights, bias, dict.fromkeys(LABELS, 0.5), {}, ""))


if __name__ == "__main__":
    main()
