"""What is trained on: our own written turns and interviews, and sets whose licences let weights ship.

Everything is a ``Row``: what one person said in one go, in parts, with what is known of each part. What is
held back is decided here, once: twelve situations of the turns, two interviews a language for tuning, a
fifth of each set.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp.encoder.base import Telling
from journeydraft.nlp.shades import SHADES
from journeydraft.stages.template import TEMPLATES, shipped

HERE = Path(__file__).parent
WRITTEN = (HERE / "examples", HERE / "interviews", HERE / "sessions")
ORDINARY = (HERE / "ordinary",)
"""Interviews written as they came, with no thought of what is hard: neither trained on nor tuned on."""

KINDS = ("pain", "gain", "need", "question", "thought", "action", "milestone", "suggestion")
EMOTIONS = tuple(SHADES)
LABELS = (*KINDS, "negative", "positive", "finding", "request", *EMOTIONS)
"""``finding`` (worth reporting at all) and ``request`` (for service) are known of some sets only."""

EMOTION_OF = {shade: emotion for emotion, shades in SHADES.items() for shade in shades}
"""Our writers' emotions as the coarse ones that heads are trained for; the others count for none."""

MARKS = {
    "angry": "anger annoyance disapproval disgust",
    "anxious": "fear nervousness",
    "confused": "confusion",
    "sad": "sadness grief disappointment remorse embarrassment",
    "happy": "joy admiration amusement approval caring excitement gratitude love optimism pride relief",
    "surprised": "surprise realization",
    "curious": "curiosity",
}
"""The sets' marks of each emotion."""

UNMARKED = {"xed": ("confused", "curious"), "red": ("confused", "curious")}
"""Emotions that a set has no mark for: not known, not absent."""

STAGES = tuple(f"{name}:{stage.id}" for name in TEMPLATES for stage in shipped(name).stages)
RENAMED = {"orient": "enter", "use": "explore", "share": "contribute"}
"""What our writers call the stages of the template ``engagement``."""

HELD_BACK = frozenset(
    "dentist flight car-sharing language-course pharmacy furniture-assembly concert-tickets thermostat"
    " hearing-aid job-application bank-loan library".split()
)
"""Situations of our own turns that nothing is trained or tuned on."""

TUNING = frozenset(
    "bg-talk-e-bike-leasing bg-talk-repair-cafe de-talk-hike de-talk-cello en-talk-car-insurance-app"
    " en-talk-wedding-photographer es-talk-hiking es-talk-bank et-talk-ebike et-talk-kook"
    " fr-talk-e-bike-leasing fr-talk-podcast-app ro-talk-kitchen-fitting ro-talk-night-bus ru-talk-smartwatch"
    " ru-talk-kitchen bg-ses-river-level-map de-ses-clinic-check-in en-ses-translation-volunteers"
    " en-ses-bike-route-planner et-ses-student-dorm-laundry fr-ses-telecom-voice-menu"
    " ro-ses-choir-administration ru-ses-genealogy es-ses-skate".split()
)
"""Interviews and sessions that probabilities and thresholds are set on: as dense in trouble as real talk, and
not trained on."""

NEGATIVE = frozenset(
    "anger annoyance disappointment disapproval disgust embarrassment fear grief nervousness remorse"
    " sadness".split()
)
POSITIVE = frozenset(
    "admiration amusement approval caring excitement gratitude joy love optimism pride relief trust".split()
)

SETS = {
    "minibar-en": 1700,
    "minibar-fr": 1700,
    "nlupp-en": 1300,
    "appreviews-is22-en-dev": 900,
    "hicss-needs-en": 1600,
    "vanvliet-appsent-en": 600,
    "goemotions-train": 700,
    "xed-en": 400,
    "xed-et": 700,
    "xed-ro": 500,
    "xed-de": 400,
    "xed-fr": 400,
    "redv1-ro-train": 800,
    "redv2-ro-valid": 400,
}
"""Sets that may train what ships, and how many of their texts do."""

STARRED = ("minibar-en", "minibar-fr")
"""Sets of app reviews with their stars."""

BESIDE_OURS = 0.3
"""Weight of one of their texts: they are reviews, tweets and subtitles, not interviews."""

LONGEST = 60  # words of a text of theirs


@dataclass(frozen=True)
class Row:
    """``known`` (parts, labels) says of each part 1 or 0 by label, nan where it is not known."""

    telling: Telling
    known: NDArray[np.float32]
    lang: str
    group: str
    weight: float = 1.0
    stage: str | None = None


def own_rows(folders: tuple[Path, ...] = WRITTEN) -> list[Row]:
    """Our turns, interviews and sessions; or those of ``folders``."""
    return [_own(turn) for turn in own_turns(folders)]


def own_turns(folders: tuple[Path, ...] = WRITTEN) -> Iterator[dict]:
    """The same as they stand in the files."""
    for path in (path for folder in folders for path in sorted(folder.glob("*.jsonl"))):
        yield from map(json.loads, path.read_text("utf-8").splitlines())


def _own(turn: dict) -> Row:
    parts = [[*part, None] for part in turn["parts"]]
    known = np.full((len(parts), len(LABELS)), np.nan, np.float32)
    for row, part in zip(known, parts, strict=True):
        _, kinds, valence, *_ = part
        row[: len(KINDS)] = [kind in kinds for kind in KINDS]
        row[LABELS.index("negative")] = (valence or 0) <= -0.4
        row[LABELS.index("positive")] = (valence or 0) >= 0.4
        row[-len(EMOTIONS) :] = _felt(part)
    telling = Telling(tuple(part[0] for part in parts), turn.get("question"))
    group = turn.get("interview") or turn["situation"]
    return Row(telling, known, turn["lang"], group, stage=_stage(turn["stage"]))


def _felt(part: list) -> list[float]:
    """Emotions of one of our parts; where something was bad or good and nothing is noted, nobody knows."""
    noted = noted_of(part)
    if not noted and {"pain", "gain"} & set(part[1]):
        return [np.nan] * len(EMOTIONS)
    return [float(EMOTION_OF.get(noted) == emotion) for emotion in EMOTIONS]


def noted_of(part: list) -> str:
    """The emotion that its writer noted of one of our parts, or nothing."""
    return (part[4] or "") if len(part) > 4 else ""


def _stage(noted: str) -> str | None:
    template, _, stage = noted.partition(":")
    name = f"{template}:{RENAMED.get(stage, stage) if template == 'engagement' else stage}"
    return name if name in STAGES else None


def set_rows(*, held_back: bool = False) -> list[Row]:
    """Texts of ``SETS`` under ``JOURNEYDRAFT_DATA``; none where that is not set."""
    if not os.environ.get("JOURNEYDRAFT_DATA"):
        return []
    rows: list[Row] = []
    for name, most in SETS.items():
        kept = _shuffled(name, held_back)
        rows += kept if held_back else kept[:most]
    return rows


def further_rows() -> list[Row]:
    """What the encoder was not tuned on of the sets that may train: the texts beyond their number in
    ``SETS``, and of app reviews, whose polarity was never asked for, what their stars say of it."""
    if not os.environ.get("JOURNEYDRAFT_DATA"):
        return []
    rows = [row for name, most in SETS.items() for row in _shuffled(name, False)[most:]]
    return rows + [row for name in STARRED for row in _starred(name) if not is_held_back(row)]


def _shuffled(name: str, held_back: bool) -> list[Row]:
    kept = [row for row in _set(name) if is_held_back(row) == held_back]
    random.Random(1).shuffle(kept)
    return kept


def _starred(name: str) -> Iterator[Row]:
    """One or two stars are bad, four or five without a trouble good; the others say both or nothing."""
    for row in _lines(name):
        if row["stars"] <= 2:
            yield _of_set(name, row["text"], row["lang"], {"negative": True, "positive": False})
        elif row["stars"] >= 4 and not row["pain"]:
            yield _of_set(name, row["text"], row["lang"], {"negative": False, "positive": True})


def is_held_back(row: Row) -> bool:
    """Whether ``row`` is there for testing only."""
    if row.group in SETS:
        return crc32(row.telling.parts[0].encode()) % 5 == 0
    return row.group in HELD_BACK


def _set(name: str) -> Iterator[Row]:
    for row in _lines(name):
        if "sentences" in row:
            for sentence in row["sentences"]:
                bad, good = bool(sentence["features_negative"]), bool(sentence["features_positive"])
                flags = {"pain": bad, "negative": bad, "gain": good and not bad, "positive": good}
                yield _of_set(name, sentence["text"], row["lang"], flags)
        elif len(row["text"].split()) <= LONGEST:
            yield _of_set(name, row["text"], row["lang"], _flags(name, row))


def _lines(name: str) -> Iterator[dict]:
    path = Path(os.environ["JOURNEYDRAFT_DATA"]) / "labelled" / name / "data.jsonl"
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _flags(name: str, row: dict) -> dict[str, bool]:
    flags = {kind: bool(row[kind]) for kind in ("pain", "need", "question", "finding") if kind in row}
    if name.startswith("nlupp"):
        flags["request"] = flags.pop("need")  # "please cancel my card" is no wish for a better card
    if not flags:
        marks = set(row["labels"])
        flags = {"negative": bool(marks & NEGATIVE), "positive": bool(marks & POSITIVE)}
        unknown = UNMARKED.get(name[:3], ())
        flags |= {e: bool(marks & set(MARKS[e].split())) for e in EMOTIONS if e not in unknown}
    return flags


def _of_set(name: str, text: str, lang: str, flags: dict[str, bool]) -> Row:
    known = np.array([[float(flags[label]) if label in flags else np.nan for label in LABELS]], np.float32)
    return Row(Telling((text,)), known, lang, name, BESIDE_OURS)
