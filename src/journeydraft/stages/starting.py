"""Where the search for stages starts: thin slices of the telling, moved together by meaning and time.

The stories are cut into many slices by time, k-means (Lloyd 1982) lets answers move between them, and the
nearest are joined (Ward 1963) until as many are left as wanted. Memory is answers × slices, never all pairs.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from journeydraft.stages.told import Array, Numbers, Told

SLICES = (10, 16, 24, 40)
"""Groups before they are joined, in as many starts; fewer where fewer than twice as many answers are."""

TIME = 1.0
"""Weight of the whole telling's length beside the length of a vector of meaning."""

ROUNDS = 10


def starts(told: Told, wanted: int) -> Iterator[Numbers]:
    """Several starts, each (n,): the number of every answer's group, at most ``wanted``, in order of time."""
    places = np.concatenate([told.meanings, (TIME * told.when * told.timed)[:, None]], axis=1)
    spread = np.where(told.timed, told.when, np.arange(len(told)) / len(told))
    for slices in sorted({max(wanted, min(most, len(told) // 2)) for most in SLICES}):
        thin = _moved(places, np.minimum((spread * slices).astype(int), slices - 1))
        yield in_order(_joined(places, thin, wanted)[thin], told.when)


def in_order(groups: Numbers, when: Array) -> Numbers:
    """``groups`` numbered anew from 0 by the median of ``when``; equals keep their order."""
    names = np.unique(groups)
    order = names[np.argsort([np.median(when[groups == name]) for name in names], kind="stable")]
    number = np.zeros(int(names.max()) + 1, int)
    number[order] = np.arange(len(order))
    return number[groups]


def _moved(places: Array, groups: Numbers) -> Numbers:
    """Numbers from 0, without gaps."""
    groups = np.unique(groups, return_inverse=True)[1]
    for _ in range(ROUNDS):
        means = _means(places, groups)
        far = (means**2).sum(axis=1)[None, :] - 2 * places @ means.T
        moved = np.unique(np.round(far, 6).argmin(axis=1), return_inverse=True)[1]
        if np.array_equal(moved, groups):
            break
        groups = moved
    return groups


def _means(places: Array, groups: Numbers) -> Array:
    members = np.arange(int(groups.max()) + 1)[:, None] == groups
    return np.asarray(members.astype(places.dtype) @ places / members.sum(axis=1, keepdims=True))


def _joined(places: Array, groups: Numbers, wanted: int) -> Numbers:
    """The new number of each group: the pair whose joining adds least to the squared distances goes first."""
    means, sizes = _means(places, groups), np.bincount(groups).astype(float)
    new, products = np.arange(len(sizes)), means @ means.T
    never = np.tri(len(sizes), dtype=bool)
    while (sizes > 0).sum() > wanted:
        lengths = products.diagonal()
        apart = lengths[:, None] + lengths[None] - 2 * products
        cost = apart * sizes[:, None] * sizes[None] / np.maximum(sizes[:, None] + sizes[None], 1)
        cost[never | (sizes == 0) | (sizes == 0)[:, None]] = np.inf
        one, other = np.unravel_index(np.round(cost, 9).argmin(), cost.shape)
        means[one] = (means[one] * sizes[one] + means[other] * sizes[other]) / (sizes[one] + sizes[other])
        products[one] = products[:, one] = means @ means[one]
        sizes[one], sizes[other] = sizes[one] + sizes[other], 0
        new[new == other] = one
    return new
