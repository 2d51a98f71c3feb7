"""Finding a 20-word quote in 100,000 words."""

from __future__ import annotations

import random
import statistics
import time

from bench.corpus import sentences
from journeydraft.grounding import SourceIndex

WORDS = 100_000
QUOTE = 20
TRIES = 60


def grounding_rows() -> list[tuple[str, str, str]]:
    """Building the index, then exact, changed and invented quotes."""
    chooser = random.Random(3)
    words: list[str] = []
    turns = sentences()
    while len(words) < WORDS:
        words += chooser.choice(turns).split()
    text = " ".join(words)
    started = time.perf_counter()
    index = SourceIndex(text, [(0, len(text))])
    built = time.perf_counter() - started
    quotes = [" ".join(words[at : at + QUOTE]) for at in chooser.sample(range(len(words) - QUOTE), TRIES)]
    kinds = {
        "exact": quotes,
        "other case and spaces": [q.upper().replace(" ", "  ") for q in quotes],
        "a word changed": [
            " ".join(w if i != 7 else "perhaps" for i, w in enumerate(q.split())) for q in quotes
        ],
        "invented": [" ".join(chooser.sample(words, QUOTE)) for _ in quotes],
    }
    rows = [(f"grounding: index of {WORDS:,} words", f"{built * 1000:.0f} ms", "")]
    for name, asked in kinds.items():
        index.locate(asked[0])
        times = []
        for quote in asked:
            started = time.perf_counter()
            index.locate(quote)
            times.append(time.perf_counter() - started)
        rows.append(
            (f"grounding: {QUOTE}-word quote, {name}", f"{statistics.median(times) * 1000:.2f} ms", "≤ 5 ms")
        )
    return rows
