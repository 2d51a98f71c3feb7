"""Where in a long source it is worth looking for a quote whose wording was changed."""

import numpy as np
import numpy.typing as npt

_COMMON_WORD = 400  # a word with more places than this tells nothing about where to look
_COMMON_PAIR = 2000
_SEEDS = 64  # words of a quote that are looked up

_Ints = npt.NDArray[np.int64]


class Seeds:
    """The places of each word and of each pair of words that follow one another.

    Made from the codes of a source (see words.py); takes some 40 bytes a word.
    """

    def __init__(self, codes: str) -> None:
        self._words = _Places(_ids(codes))
        self._pairs = _Places(_pairs(_ids(codes)))

    def windows(self, codes: str, count: int) -> list[tuple[int, int]]:
        """Return up to `count` stretches of the source that share most words with `codes`, best first.

        Rare words and pairs count for more. The stretches may overlap, and reach over the source's ends.
        """
        ids, size = _ids(codes[:_SEEDS]), len(codes)
        starts, weights = self._words.lookup(ids, _COMMON_WORD)
        more_starts, more_weights = self._pairs.lookup(_pairs(ids), _COMMON_PAIR)
        starts = np.concatenate((starts, more_starts)) + size  # where the quote would start: -size at least
        if not starts.size:
            return []
        width = max(4, size // 2)
        sums = np.bincount(starts // width, weights=np.concatenate((weights, more_weights)))
        sums[:-1] += sums[1:]
        best = np.argsort(-sums, kind="stable")[:count]
        return [(int(b) * width - size - width, (int(b) + 2) * width + width) for b in best if sums[b] > 0]


class _Places:
    """Sorted keys with the places they came from."""

    def __init__(self, keys: _Ints) -> None:
        order = np.argsort(keys, kind="stable")
        self._order, self._keys = order.astype(np.int32), keys[order]

    def lookup(self, keys: _Ints, most: int) -> tuple[_Ints, npt.NDArray[np.float64]]:
        """Return where the quote would start by each place of each key, and the weight of that."""
        lows, highs = np.searchsorted(self._keys, keys), np.searchsorted(self._keys, keys, side="right")
        starts, weights = [np.zeros(0, np.int64)], [np.zeros(0)]
        for shift, (low, high) in enumerate(zip(lows.tolist(), highs.tolist(), strict=True)):
            if 0 < high - low <= most:
                starts.append(self._order[low:high].astype(np.int64) - shift)
                weights.append(np.full(high - low, 1 / (1 + np.log(high - low))))
        return np.concatenate(starts), np.concatenate(weights)


def _ids(codes: str) -> _Ints:
    return np.frombuffer(codes.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)


def _pairs(ids: _Ints) -> _Ints:
    return (ids[:-1] << 21) | ids[1:]
