"""The labelled sets as tasks: texts, and what is true of each."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from rows import EMOTIONS, LABELS, MARKS, SETS, UNMARKED, set_rows

PROJECTED = ("xed-et", "xed-ro", "xed-de", "xed-fr", "mabsa-ru", "mabsa-de", "mabsa-fr")
"""Sets whose labels or texts were carried over from another language by machine."""

ONLY_SCORED = {
    "suggestion-forum-en": ("need",),
    "suggestion-hotel-en": ("suggestion",),
    "shah-appsent-en": ("need",),
    "complaints-tweets-en": ("pain",),
    "sentirueval15-ru-restaurants": ("pain",),
    "germeval17-de": ("pain",),
    "annomi-en": ("question",),
    "xdailydialog-en": ("question",),
    "xdailydialog-de": ("question",),
    "xdailydialog-it": ("question",),
    "miam-vm2-de": ("question",),
    "miam-maptask-en": ("question",),
    "miam-ilisten-it": ("question",),
}
"""Sets that nothing is trained on, and what they know."""

MOST = 1500


class Task(NamedTuple):
    """One label on one set; ``truth`` says of each text whether the label holds."""

    label: str
    name: str
    origin: str
    texts: list[str]
    langs: list[str]
    truth: list[bool]


class Polarity(NamedTuple):
    """Texts with their class: positive, negative, and where the set has it neutral."""

    name: str
    origin: str
    texts: list[str]
    langs: list[str]
    truth: list[str]


def folder() -> Path | None:
    """Where the labelled sets are, if they are."""
    root = os.environ.get("JOURNEYDRAFT_DATA")
    return Path(root) / "labelled" if root else None


def read(name: str) -> list[dict[str, Any]]:
    """The rows of a set."""
    root = folder()
    assert root is not None
    rows = [json.loads(line) for line in (root / name / "data.jsonl").read_text("utf-8").splitlines()]
    return rows[:MOST]


def tasks() -> Iterator[Task]:
    """Held-back rows of the sets that train, then sets that only score; nothing where there are none."""
    if folder() is None:
        return
    labels = {"pain", "need", "question", "finding", "request", "gain"}
    for name in SETS:
        rows = [row for row in set_rows(held_back=True) if row.group == name]
        for label in sorted(labels):
            column = LABELS.index(label)
            known = [row for row in rows if row.known[0, column] == row.known[0, column]]
            if known and any(row.known[0, column] for row in known):
                yield Task(
                    label,
                    name,
                    "held-back fifth",
                    [row.telling.parts[0] for row in known],
                    [row.lang for row in known],
                    [bool(row.known[0, column]) for row in known],
                )
    for name, of in ONLY_SCORED.items():
        rows_ = read(name)
        for label in of:
            flagged = [row for row in rows_ if row.get(label) is not None]
            yield Task(
                label,
                name,
                "never trained on",
                [row["text"] for row in flagged],
                [row["lang"] for row in flagged],
                [bool(row[label]) for row in flagged],
            )


def recalled() -> Iterator[Task]:
    """Pains that nothing else is known beside: bad effects of medicines, complaints told as bare facts."""
    if folder() is None:
        return
    for name, flag in (("rudrec-ru", "pain"), ("sentirueval15-ru-restaurants", "fact_negative")):
        rows = [row for row in read(name) if row.get(flag)]
        of = "all" if flag == "pain" else "told as facts"
        yield Task(
            "pain", name, of, [row["text"] for row in rows], [row["lang"] for row in rows], [True] * len(rows)
        )


def emotion_tasks() -> Iterator[Task]:
    """Each coarse emotion on human-labelled and on projected sets."""
    if folder() is None:
        return
    for name in ("goemotions-dev", "xed-en", "redv2-ro-valid", "xed-et", "xed-ro", "xed-de", "xed-fr"):
        rows = [row for row in read(name) if not _trained(name, row["text"])]
        for emotion in EMOTIONS:
            if emotion in UNMARKED.get(name[:3], ()):
                continue
            marks = set(MARKS[emotion].split())
            yield Task(
                emotion,
                name,
                "projected" if name in PROJECTED else "human",
                [row["text"] for row in rows],
                [row["lang"] for row in rows],
                [bool(marks & set(row["labels"])) for row in rows],
            )


def polarities() -> Iterator[Polarity]:
    """Sets with a polarity a text."""
    if folder() is None:
        return
    for name in ("mabsa-en", "mabsa-ru", "mabsa-de", "mabsa-fr"):
        yield _polarity(name, [(row, _of_triplets(row["triplets"])) for row in read(name)])
    for name in ("laroseda-ro-dev", "estonian-valence-dev", "sentirueval2016-ru-telecom"):
        yield _polarity(name, [(row, str(row["label"])) for row in read(name)])
    stars = [(row, "positive" if row["rating"] >= 4 else "negative") for row in read("cinexio-bg-train")]
    yield _polarity(
        "cinexio-bg-train", [(row, p) for row, p in stars if row["rating"] <= 2 or row["rating"] >= 4]
    )


def _polarity(name: str, rows: list[tuple[dict[str, Any], str]]) -> Polarity:
    kept = [(row, p) for row, p in rows if p in {"positive", "negative", "neutral"}]
    return Polarity(
        name,
        "projected" if name in PROJECTED else "human",
        [row["text"] for row, _ in kept],
        [row["lang"] for row, _ in kept],
        [p for _, p in kept],
    )


def _of_triplets(triplets: list[list[str]]) -> str:
    found = {polarity for *_, polarity in triplets}
    return next(iter(found)) if len(found) == 1 else ("mixed" if found else "neutral")


def _trained(name: str, text: str) -> bool:
    """Whether ``text`` of a set that trains is among the rows that may have been trained on."""
    return name in SETS and crc32(text.encode()) % 5 != 0
