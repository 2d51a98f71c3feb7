"""The tables of docs/quality.md, one function a table; every row is computed here and now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from rows import EMOTIONS, KINDS, LABELS, is_held_back, own_rows

from bench.quality import sets
from bench.quality.judged import Judge, Said
from bench.quality.measures import (
    Flags,
    Scores,
    always,
    average_precision,
    best_f1,
    best_macro_f1,
    calibration_error,
    f1,
    interval,
    macro_f1,
)

Row = tuple[str, ...]
HEAD: Row = (
    *("label", "set", "origin", "n", "share", "always yes", "cues AP", "nearest AP", "plain AP", "plain F1"),
    *("AP", "F1", "95 %", "best F1"),
)


def own(judge: Judge) -> Iterator[Row]:
    """Our own turns of situations held back: all languages together, then pains language by language."""
    rows = [row for row in own_rows() if is_held_back(row)]
    judged = judge.tellings([row.telling for row in rows], [row.lang for row in rows])
    known = np.concatenate([row.known for row in rows])
    langs = np.array([row.lang for row in rows for _ in row.telling.parts])
    for label in KINDS:
        truth = known[:, LABELS.index(label)] > 0
        yield _row(label, "own turns", "held-back situations", truth, judged.of(label))
    for lang in sorted(set(langs)):
        of = langs == lang
        part = judged.of("pain").only(of)
        yield _row("pain", f"own turns, {lang}", "held-back situations", known[of, 0] > 0, part)


def flags(judge: Judge) -> Iterator[Row]:
    """Pain, need, question, finding on the labelled sets."""
    for task in sets.tasks():
        said = judge.texts(task.texts, task.langs).of(task.label)
        yield _row(task.label, task.name, task.origin, np.array(task.truth), said)


RECALL_HEAD: Row = ("label", "set", "of them", "n", "recall", "95 %")
POLARITY_HEAD: Row = (
    *("set", "origin", "n", "classes", "majority", "VADER", "nearest", "plain", "macro-F1", "95 %", "best"),
)


def recalls(judge: Judge) -> Iterator[Row]:
    """What share is found of pains where what is none is not known."""
    for task in sets.recalled():
        said = judge.texts(task.texts, task.langs).of(task.label)
        held = said.ours >= said.threshold
        low, high = interval(lambda at: held[at].mean(), len(held))  # noqa: B023  used at once
        yield (
            task.label,
            task.name,
            task.origin,
            str(len(held)),
            f"{held.mean():.2f}",
            f"{low:.2f}–{high:.2f}",
        )


def polarity(judge: Judge) -> Iterator[Row]:
    """Positive, negative and, where a set has it, neutral."""
    for task in sets.polarities():
        judged = judge.texts(task.texts, task.langs)
        bad, good = judged.of("negative"), judged.of("positive")
        classes = sorted(set(task.truth))
        said = _classes((bad.ours, bad.threshold), (good.ours, good.threshold), "neutral" in classes)
        plain = _classes(
            judged.plain.trained("negative"), judged.plain.trained("positive"), "neutral" in classes
        )
        truth, given = np.array(task.truth), np.array(said)
        low, high = interval(lambda at: macro_f1(truth[at], given[at]), len(truth))  # noqa: B023  used at once
        common = max(classes, key=task.truth.count)
        yield (
            task.name,
            task.origin,
            str(len(truth)),
            str(len(classes)),
            f"{macro_f1(task.truth, [common] * len(truth)):.2f}",
            _vader(task),
            f"{macro_f1(task.truth, judged.plain.nearest('polarity', classes)):.2f}",
            f"{macro_f1(task.truth, plain):.2f}",
            f"{macro_f1(task.truth, said):.2f}",
            f"{low:.2f}–{high:.2f}",
            f"{best_macro_f1(task.truth, _log_odds(good.ours) - _log_odds(bad.ours)):.2f}",
        )


def _log_odds(p: Scores) -> Scores:
    held = np.clip(p, 1e-4, 1 - 1e-4)
    return np.log(held / (1 - held))


def _classes(bad: tuple[Scores, float], good: tuple[Scores, float], neutral: bool) -> list[str]:
    """The likelier of both, each measured by its threshold; neutral, where a class, if neither holds."""
    worse, better = bad[0] / bad[1], good[0] / good[1]
    said = np.where(worse >= better, "negative", "positive").astype(object)
    if neutral:
        said[(worse < 1) & (better < 1)] = "neutral"
    return list(said)


def _vader(task: sets.Polarity) -> str:
    """VADER (Hutto and Gilbert 2014) on English, where the package is installed."""
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    except ImportError:
        return "–"
    if set(task.langs) != {"en"}:
        return "–"
    analyser = SentimentIntensityAnalyzer()
    scores = [analyser.polarity_scores(text)["compound"] for text in task.texts]
    if "neutral" not in task.truth:
        return f"{macro_f1(task.truth, ['positive' if s >= 0 else 'negative' for s in scores]):.2f}"
    said = ["positive" if s >= 0.05 else "negative" if s <= -0.05 else "neutral" for s in scores]
    return f"{macro_f1(task.truth, said):.2f}"


EMOTION_HEAD: Row = (
    *("set", "origin", "n", "emotions", "always yes", "nearest", "plain", "macro-F1", "best macro-F1"),
    *("right from ½", "found from ½", "ECE"),
)


def emotions(judge: Judge) -> Iterator[Row]:
    """Macro-F1 over the coarse emotions of a map, by set."""
    by_set: dict[str, list[sets.Task]] = {}
    for task in sets.emotion_tasks():
        by_set.setdefault(task.name, []).append(task)
    for name, tasks in by_set.items():
        judged = judge.texts(tasks[0].texts, tasks[0].langs)
        pairs = [(np.array(task.truth), judged.of(task.label)) for task in tasks]
        nearest = np.array(judged.plain.nearest("emotions", [*(task.label for task in tasks), "none"]))
        plain = [
            f1(np.array(task.truth), np.greater_equal(*judged.plain.trained(task.label))) for task in tasks
        ]
        every = np.concatenate([truth for truth, _ in pairs])
        odds = np.concatenate([said.ours for _, said in pairs])
        both = float((every & (odds >= 0.5)).sum())
        yield (
            name,
            tasks[0].origin,
            str(len(tasks[0].texts)),
            f"{len(tasks)} of {len(EMOTIONS)}",
            f"{np.mean([always(truth) for truth, _ in pairs]):.2f}",
            f"{np.mean([f1(np.array(task.truth), nearest == task.label) for task in tasks]):.2f}",
            f"{np.mean(plain):.2f}",
            f"{np.mean([f1(truth, said.ours >= said.threshold) for truth, said in pairs]):.2f}",
            f"{np.mean([best_f1(truth, said.ours) for truth, said in pairs]):.2f}",
            f"{both / max(1, int((odds >= 0.5).sum())):.2f}",
            f"{both / max(1, int(every.sum())):.2f}",
            f"{calibration_error(every, odds):.2f}",
        )


def _row(label: str, name: str, origin: str, truth: Flags, said: Said) -> Row:
    holds = said.ours >= said.threshold
    low, high = interval(lambda at: f1(truth[at], holds[at]), len(truth))
    return (
        label,
        name,
        origin,
        str(len(truth)),
        f"{truth.mean():.2f}",
        f"{always(truth):.2f}",
        *("–" if s is None else f"{average_precision(truth, s):.2f}" for s in (said.cues, said.near)),
        *_plain(truth, said),
        f"{average_precision(truth, said.ours):.2f}",
        f"{f1(truth, holds):.2f}",
        f"{low:.2f}–{high:.2f}",
        f"{best_f1(truth, said.ours):.2f}",
    )


def _plain(truth: Flags, said: Said) -> tuple[str, str]:
    if said.plain is None:
        return "–", "–"
    scores, threshold = said.plain
    return f"{average_precision(truth, scores):.2f}", f"{f1(truth, scores >= threshold):.2f}"


def markdown(head: Row, rows: Sequence[Row]) -> str:
    """A Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
