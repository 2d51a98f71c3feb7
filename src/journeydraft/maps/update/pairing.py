"""Which row of one map is which of another: by id, by words, by the evidence that both cite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence

from rapidfuzz import fuzz

from journeydraft.formats.markdown.escape import collapse
from journeydraft.maps.rows import Row

Pairs = dict[int, int]
"""Index of a row → index of its partner in the other map."""

ALIKE = 85.0
"""Likeness of words (0…100, their order aside) from which two lines of a lane say the same."""

FEWEST = 4
"""Words from which a line that is all contained in another says the same."""

LONGER = 0.9
"""What such likeness counts for."""

MOST = 40_000
"""Comparisons of words in one lane beyond which lines are known by other signs only."""


def pair(new: Sequence[Row], old: Sequence[Row], columns: Mapping[str, str]) -> Pairs:
    """Partners of ``new`` among ``old``; ``columns`` are columns of ``new`` by the same of ``old``."""
    pairs: Pairs = {}
    at_home = [columns.get(row.column) for row in new]
    for key, in_column in _KEYS:
        here, there = [key(row) for row in new], [key(row) for row in old]
        if in_column:
            columns_there = [row.column for row in old]
            _pair(pairs, list(zip(here, at_home, strict=True)), list(zip(there, columns_there, strict=True)))
        _pair(pairs, [(one, None) for one in here], [(one, None) for one in there])
    _cite_the_same(pairs, new, old, at_home)
    _answer_the_same(pairs, new, old)
    return pairs


def pair_alike(pairs: Pairs, new: Sequence[Row], old: Sequence[Row], columns: Mapping[str, str]) -> None:
    """Add to ``pairs`` rows of the same column and lane whose words are alike, the most alike first."""
    taken = set(pairs.values())
    there: dict[Hashable, list[int]] = defaultdict(list)
    for index, row in enumerate(old):
        if index not in taken:
            there[row.column, row.lane].append(index)
    here: dict[Hashable, list[int]] = defaultdict(list)
    for index, row in enumerate(new):
        if index not in pairs:
            here[columns.get(row.column), row.lane].append(index)
    found: list[tuple[float, int, int]] = []
    for key, indices in here.items():
        others = there.get(key, [])
        if len(indices) * len(others) <= MOST:
            found += [(alike(new[i], old[j]), i, j) for i in indices for j in others]
    _greedily(pairs, [one for one in found if one[0] >= ALIKE])


def alike(one: Row, other: Row) -> float:
    """How alike the words of two rows are, 0…100; of longer ones also where one says more than the other."""
    ours, others = words(one), words(other)
    near = fuzz.token_sort_ratio(ours, others)
    if near < ALIKE and min(ours.count(" "), others.count(" ")) >= FEWEST - 1:
        near = max(near, LONGER * fuzz.token_set_ratio(ours, others))
    return near


def words(row: Row) -> str:
    """A row's words, case and white space aside."""
    return collapse(row.item.text).casefold()


def shares_evidence(one: Sequence[str], other: Sequence[str]) -> int:
    """How many pieces of evidence both cite, if they are half of what one of them does; else 0."""
    shared = len(set(one) & set(other))
    return shared if shared and 2 * shared >= min(len(set(one)), len(set(other))) else 0


def _id(row: Row) -> Hashable:
    return (row.item.id, row.lane) if row.item.id else None


def _words_in_lane(row: Row) -> Hashable:
    return row.lane, words(row)


_KEYS: tuple[tuple[Callable[[Row], Hashable], bool], ...] = (
    (_id, True),
    (_words_in_lane, True),
    (words, False),
)
"""What a row is known by, the surest first, and whether at first in the same column only."""


def _pair(
    pairs: Pairs, new: Sequence[tuple[Hashable, object]], old: Sequence[tuple[Hashable, object]]
) -> None:
    """Pair, in order, what is unpaired and has the same key; a key of None or "" is none."""
    taken = set(pairs.values())
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for index in reversed(range(len(old))):
        if index not in taken and old[index][0]:
            waiting[old[index]].append(index)
    for index, key in enumerate(new):
        if index not in pairs and key[0] and (queue := waiting.get(key)):
            pairs[index] = queue.pop()


def _cite_the_same(
    pairs: Pairs, new: Sequence[Row], old: Sequence[Row], at_home: Sequence[str | None]
) -> None:
    taken = set(pairs.values())
    citing: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(old):
        for label in row.item.evidence if index not in taken else ():
            citing[label].append(index)
    found: list[tuple[float, int, int]] = []
    for index, row in enumerate(new):
        if index in pairs:
            continue
        for other in {other for label in row.item.evidence for other in citing[label]}:
            if row.lane == old[other].lane:
                shared = shares_evidence(row.item.evidence, old[other].item.evidence)
                home = at_home[index] == old[other].column
                found.append((shared + 0.5 * home if shared else 0, index, other))
    _greedily(pairs, [one for one in found if one[0]])


def _answer_the_same(pairs: Pairs, new: Sequence[Row], old: Sequence[Row]) -> None:
    """An opportunity is known by the pains and needs that it answers."""
    partners = {new[here].item.id: old[there].item.id for here, there in pairs.items() if new[here].item.id}
    taken = set(pairs.values())
    answering: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(old):
        for answered in row.item.answers if index not in taken else ():
            answering[answered].append(index)
    found = [
        (1.0, index, other)
        for index, row in enumerate(new)
        if index not in pairs
        for answered in row.item.answers
        for other in answering.get(partners.get(answered, ""), ())
        if row.lane == old[other].lane
    ]
    _greedily(pairs, found)


def _greedily(pairs: Pairs, found: list[tuple[float, int, int]]) -> None:
    taken = set(pairs.values())
    for _, new, old in sorted(found, key=lambda one: (-one[0], one[1], one[2])):
        if new not in pairs and old not in taken:
            pairs[new] = old
            taken.add(old)
