"""The score as text, for people."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from journeydraft.maps.lines import Line
from journeydraft.maps.matching import Pair
from journeydraft.maps.meaning import NEAR
from journeydraft.maps.metrics import Agreement, Tally
from journeydraft.maps.score import Score
from journeydraft.model.finding import Kind

NOTHING = "–"
LISTED = 20
"""Codes that are listed, the commonest first; JSON has them all."""

HEAD = ("kind", "map", "gold", "pairs", "recall", "precision", "F1", "found", "right")
AGREED = ("units", "both", "map only", "gold only", "κ", "AC1")
LEGEND = (
    "by evidence: the share of their quotes that are the same. "
    f"by meaning: how near their words are, from {NEAR:.2f}. by you: --pairs.",
    "recall, precision, F1: over pairs, one line of the map to one of the gold.",
    "found: gold lines that any line of the map meets. right: lines of the map that meet any of the gold.",
)


def as_text(score: Score) -> str:
    """Per kind the pairs and what has none, then the table."""
    return "\n".join(_sections(score)) + "\n"


def _sections(score: Score) -> Iterator[str]:
    for kind in score.kinds:
        yield from _of_kind(score, kind)
    yield from _table(score)
    yield from _left_out(score)


def _of_kind(score: Score, kind: Kind) -> Iterator[str]:
    pairs, missed, further = score.pairs(kind), score.missed(kind), score.further(kind)
    yield f"== {kind} =="
    for title, lines in (
        (f"In both: {len(pairs)}", [line for pair in pairs for line in _pair(score, pair)]),
        (f"Only in the gold: {len(missed)}", [line for j in missed for line in _missed(score, j)]),
        (f"Only in the map: {len(further)}", [line for i in further for line in _further(score, i)]),
    ):
        yield ""
        yield title
        yield from lines
    yield ""


def _pair(score: Score, pair: Pair) -> Iterator[str]:
    yield f"  map   {_named(score.ours[pair.ours])}"
    yield f"  gold  {_named(score.golds[pair.gold])}"
    yield f"        by {pair.by}{'' if pair.score is None else f' {pair.score:.2f}'}"


def _missed(score: Score, gold: int) -> Iterator[str]:
    yield f"  gold  {_named(score.golds[gold])}"
    for i in sorted(i for i, j in score.matched.met if j == gold):
        yield f"        like the map's {_named(score.ours[i])}, which has its pair"
    if gold in score.nearest:
        yield f"        nearest in the map: {_named(score.ours[score.nearest[gold]])}"
    for i in score.elsewhere.get(gold, ()):
        yield f"        its words stand in the map as {score.ours[i].kind}: {_named(score.ours[i])}"


def _further(score: Score, number: int) -> Iterator[str]:
    yield f"  map   {_named(score.ours[number])}"
    for j in sorted(j for i, j in score.matched.met if i == number):
        yield f"        like the gold's {_named(score.golds[j])}, which has its pair"


def _named(line: Line) -> str:
    return f"{_plain(line.shown)} [{_plain(line.id)}]"


def _plain(text: str) -> str:
    """One line, without characters that a terminal would obey."""
    return " ".join("".join(" " if unicodedata.category(c) == "Cc" else c for c in text).split())


def _table(score: Score) -> Iterator[str]:
    tallies = [*score.kinds.items()]
    rows: list[tuple[str, ...]] = [(str(kind), *_figures(tally)) for kind, tally in tallies]
    if len(rows) != 1:
        rows.append(("all", *_figures(score.total)))
    yield from _aligned(HEAD, rows)
    yield ""
    yield from LEGEND
    yield ""
    if not score.agreements:
        yield f"Agreement (κ, AC1): {NOTHING} ({score.units})"
        return
    yield f"Agreement over {score.units}:"
    yield from _aligned(("kind", *AGREED), [(str(k), *_agreed(a)) for k, a in score.agreements.items()])


def _figures(tally: Tally) -> tuple[str, ...]:
    shares = (tally.recall, tally.precision, tally.f1, tally.found, tally.right)
    return str(tally.ours), str(tally.golds), str(tally.golds_paired), *map(_share, shares)


def _agreed(one: Agreement) -> tuple[str, ...]:
    counts = (one.units, one.both, one.only_ours, one.only_gold)
    return *map(str, counts), _share(one.kappa), _share(one.ac1)


def _share(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.2f}"


def _aligned(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        first, *others = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join((first.strip().ljust(widths[0]), *others)).rstrip()


def _left_out(score: Score) -> Iterator[str]:
    if score.unmapped:
        ranked = sorted(score.unmapped.items(), key=lambda item: (-item[1], item[0]))
        listed = ", ".join(f"{_plain(name)} ({count})" for name, count in ranked[:LISTED])
        more = f", and {len(ranked) - LISTED} more" if len(ranked) > LISTED else ""
        yield ""
        yield f"Codes of the gold that are no kind of a map: {listed}{more}"
        yield f'  --code "{_plain(ranked[0][0])}=KIND" says what kind one is.'
    if score.skipped:
        listed = ", ".join(f"{kind} ({count})" for kind, count in score.skipped.items())
        yield ""
        yield f"Lines of the map not scored, of kinds that the gold has no line of: {listed}"
