"""Parts of our own turns that say nearly the same in the same words: ``python training/near_duplicates.py``.

What is held back says nothing of a model that has seen it in training, so pairs across that line matter most.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np
from rapidfuzz import fuzz, process
from rows import TUNING, is_held_back, own_rows

ALIKE = 90.0
"""Similarity (0…100, insertions and deletions by length) from which two parts count as near-duplicates."""

FEWEST_WORDS = 5
"""Shorter parts ("Yes, exactly.") are alike by chance."""


def main() -> None:
    """Counts pairs by language and by side, and prints those across sides."""
    parts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in own_rows():
        side = "held back" if is_held_back(row) else "tuning" if row.group in TUNING else "training"
        parts[row.lang] += [(p, side) for p in row.telling.parts if len(p.split()) >= FEWEST_WORDS]
    for lang, told in sorted(parts.items()):
        texts = [text.casefold() for text, _ in told]
        alike = process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=ALIKE, workers=-1)
        pairs = [(int(i), int(j)) for i, j in np.argwhere(np.triu(alike, k=1))]
        sides = Counter(" / ".join(sorted({told[i][1], told[j][1]})) for i, j in pairs)
        print(f"{lang}: {len(texts)} parts, near-duplicate pairs: {dict(sides) or 'none'}")
        for i, j in pairs:
            if told[i][1] != told[j][1]:
                print(f"    {told[i][0]!r} ({told[i][1]}) ~ {told[j][0]!r} ({told[j][1]})")


if __name__ == "__main__":
    main()
