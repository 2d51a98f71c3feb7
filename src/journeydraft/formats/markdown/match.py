"""Which lines of an edited file are which of the written one: moved, rewritten, renamed, deleted or new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import NamedTuple

Pairs = dict[int, int]
"""Index of a line in the file → index of a line as it was written."""


class Line(NamedTuple):
    """A line to be recognised: its column, lane, the digest of its words and the footnotes that it cites."""

    column: int
    lane: str
    digest: str
    cited: frozenset[str]


def digest(text: str) -> str:
    """Eight characters that stand for ``text``."""
    return sha256(text.encode()).hexdigest()[:8]


def match_columns(
    now: Sequence[str],
    then: Sequence[str],
    lines: Sequence[Line],
    old: Sequence[Line],
    fits: Callable[[int, int], bool],
) -> Pairs:
    """Columns by name, then (renamed) by the lines that they share, then by standing in the same gap.

    Of two that a person made of one, that is it which shares a line and whose head still ``fits``.
    """
    pairs: Pairs = {}
    _pair(pairs, range(len(now)), range(len(then)), now.__getitem__, then.__getitem__)
    if len(pairs) == min(len(now), len(then)):
        return pairs
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for new_index, old_index in _match_words(lines, old).items():
        shared[lines[new_index].column, old[old_index].column] += 1
    for both in shared:
        shared[both] += len(lines) * fits(*both)
    _greedily(pairs, shared)
    _fill_gaps(pairs, list(range(len(now))), list(range(len(then))))
    return pairs


def match_lines(lines: Sequence[Line], old: Sequence[Line], columns: Pairs) -> Pairs:
    """Lines by their words (in place, then in another column or lane), by what they cite, by their place."""
    pairs: Pairs = {}
    here = range(len(lines))
    there = range(len(old))

    def place(index: int) -> Hashable:
        return columns.get(lines[index].column, -1), lines[index].lane

    _pair(
        pairs, here, there, lambda i: (place(i), lines[i].digest), lambda i: (_place(old[i]), old[i].digest)
    )
    pairs |= {i: j for i, j in _match_words(lines, old, pairs).items() if i not in pairs}
    _match_cited(pairs, lines, old, columns)
    by_place: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for index in here:
        by_place[place(index)][0].append(index)
    for index in there:
        by_place[_place(old[index])][1].append(index)
    for new_indices, old_indices in by_place.values():
        _fill_gaps(pairs, new_indices, old_indices, lambda i, j: not (lines[i].cited and old[j].cited))
    return pairs


def _place(line: Line) -> Hashable:
    return line.column, line.lane


def _match_words(lines: Sequence[Line], old: Sequence[Line], known: Pairs | None = None) -> Pairs:
    pairs = dict(known or {})
    here, there = range(len(lines)), range(len(old))
    _pair(
        pairs, here, there, lambda i: (lines[i].lane, lines[i].digest), lambda i: (old[i].lane, old[i].digest)
    )
    _pair(pairs, here, there, lambda i: lines[i].digest, lambda i: old[i].digest)
    return pairs


def _pair(
    pairs: Pairs,
    new: Iterable[int],
    old: Iterable[int],
    new_key: Callable[[int], Hashable],
    old_key: Callable[[int], Hashable],
) -> None:
    """Pair what is unpaired and has the same key, in order."""
    taken = set(pairs.values())
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for index in old:
        if index not in taken:
            waiting[old_key(index)].append(index)
    for queue in waiting.values():
        queue.reverse()
    for index in new:
        if index not in pairs and (left := waiting.get(new_key(index))):
            pairs[index] = left.pop()


def _match_cited(pairs: Pairs, lines: Sequence[Line], old: Sequence[Line], columns: Pairs) -> None:
    """A rewritten line is known by the evidence that it still cites, in its lane."""
    taken = set(pairs.values())
    citing: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, line in enumerate(old):
        for label in line.cited if index not in taken else ():
            citing[line.lane, label].append(index)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for index, line in enumerate(lines):
        for label in line.cited if index not in pairs else ():
            for other in citing[line.lane, label]:
                shared[index, other] += 2 + (columns.get(line.column) == old[other].column)
    _greedily(pairs, shared)


def _greedily(pairs: Pairs, weights: dict[tuple[int, int], int]) -> None:
    """Pair what is unpaired, the most similar first."""
    taken = set(pairs.values())
    for (new, old), _ in sorted(weights.items(), key=lambda entry: (-entry[1], entry[0])):
        if new not in pairs and old not in taken:
            pairs[new] = old
            taken.add(old)


def _fill_gaps(
    pairs: Pairs,
    new: Sequence[int],
    old: Sequence[int],
    may: Callable[[int, int], bool] = lambda _new, _old: True,
) -> None:
    """Pair as many unpaired as stand on both sides between two neighbours that kept their order."""
    if all(index in pairs for index in new):
        return
    position = {index: place for place, index in enumerate(old)}
    fixed = [
        (place, position[pairs[index]]) for place, index in enumerate(new) if pairs.get(index) in position
    ]
    ends = [(-1, -1), *fixed, (len(new), len(old))]
    taken = set(pairs.values())
    for (new_first, old_first), (new_last, old_last) in pairwise(ends):
        fresh = [index for index in new[new_first + 1 : new_last] if index not in pairs]
        gone = [index for index in old[old_first + 1 : max(old_last, 0)] if index not in taken]
        if len(fresh) == len(gone):
            pairs.update((i, j) for i, j in zip(fresh, gone, strict=True) if may(i, j))
            taken.update(gone)
