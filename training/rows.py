"""Rows to train on: our own written turns, and the labelled sets whose licences let weights ship."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
EXAMPLES = HERE / "examples"

HELD_BACK = frozenset(
    "dentist flight car-sharing language-course pharmacy furniture-assembly concert-tickets thermostat"
    " hearing-aid job-application bank-loan library".split()
)
"""Situations of our own turns that nothing is trained or tuned on."""

NEGATIVE = frozenset(
    "anger annoyance disappointment disapproval disgust embarrassment fear grief nervousness remorse"
    " sadness".split()
)
POSITIVE = frozenset(
    "admiration amusement approval caring excitement gratitude joy love optimism pride relief trust".split()
)

SETS = (
    "minibar-en",
    "minibar-fr",
    "nlupp-en",
    "appreviews-is22-en-dev",
    "goemotions-train",
    "xed-en",
    "xed-et",
    "xed-ro",
    "xed-de",
    "xed-fr",
    "redv1-ro-train",
    "redv2-ro-valid",
)
"""Sets that may train what ships."""

BESIDE_OURS = 0.12
"""Weight of one of their rows: there are many, and they are reviews, tweets and subtitles, not interviews."""

MOST = 1500
"""Rows of a set that are used."""


@dataclass(frozen=True)
class Row:
    """A text with what is known of it: ``labels`` says yes or no by head; what is missing is not known."""

    text: str
    lang: str
    labels: dict[str, bool]
    weight: float
    group: str
    held_back: bool = False
    own: bool = False


KINDS = ("pain", "gain", "need", "question", "thought", "action", "milestone", "suggestion")


def own_rows(folder: Path = EXAMPLES) -> Iterator[Row]:
    """Each part of each turn; a part's valence tells its polarity."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            turn = json.loads(line)
            for part in turn["parts"]:
                text, kinds, valence, *_ = [*part, None]
                labels = {kind: kind in kinds for kind in KINDS}
                labels["negative"] = (valence or 0) <= -0.4
                labels["positive"] = (valence or 0) >= 0.4
                situation = turn["situation"]
                yield Row(text, turn["lang"], labels, 1.0, situation, situation in HELD_BACK, own=True)


def labelled_rows() -> Iterator[Row]:
    """The rows of ``SETS`` under ``JOURNEYDRAFT_DATA``; nothing where that is not set."""
    root = os.environ.get("JOURNEYDRAFT_DATA")
    if not root:
        return
    for name in SETS:
        path = Path(root) / "labelled" / name / "data.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines()[:MOST]:
            yield from _rows(name, json.loads(line))


def _rows(name: str, row: dict) -> Iterator[Row]:
    if name.startswith("appreviews"):
        for sentence in row["sentences"]:
            bad, good = bool(sentence["features_negative"]), bool(sentence["features_positive"])
            labels = {"pain": bad, "negative": bad, "gain": good and not bad, "positive": good}
            yield Row(sentence["text"], row["lang"], labels, BESIDE_OURS, name)
        return
    flags = {kind: bool(row[kind]) for kind in ("pain", "need", "question") if kind in row}
    if not flags:
        marks = set(row["labels"])
        flags = {"negative": bool(marks & NEGATIVE), "positive": bool(marks & POSITIVE)}
    if len(row["text"].split()) <= 60:
        yield Row(row["text"], row["lang"], flags, BESIDE_OURS, name)
