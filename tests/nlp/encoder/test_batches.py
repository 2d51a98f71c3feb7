import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from journeydraft.nlp.encoder.base import Vectors
from journeydraft.nlp.encoder.batches import TOKENS_AT_ONCE, in_batches

TEXTS = st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=6).map(tuple), max_size=30)


def _sums(ids: NDArray[np.int64]) -> Vectors:
    """Two numbers that tell a text: where its ids' sum and its last id point."""
    return np.stack([ids.sum(axis=1), ids[:, -1]], axis=1).astype(np.float32)


@given(TEXTS, st.integers(1, 3))
def test_vectors_come_in_the_order_of_the_texts(texts: list[tuple[int, ...]], threads: int) -> None:
    """Sorting by length, merging of equal texts and threads leave no trace in the order."""
    found = in_batches(texts, _sums, 2, threads)
    assert found.shape == (len(texts), 2)
    for ids, vector in zip(texts, found, strict=True):
        wanted = np.array([sum(ids), ids[-1]]) / np.hypot(sum(ids), ids[-1])
        assert vector == pytest.approx(wanted, abs=1e-6)


def test_equal_texts_are_computed_once() -> None:
    """A review copied a hundred times costs as much as one."""
    seen: list[int] = []

    def embed(ids: NDArray[np.int64]) -> Vectors:
        seen.append(len(ids))
        return _sums(ids)

    in_batches([(1, 2)] * 100 + [(3, 4)], embed, 2, threads=1)
    assert seen == [2]


def test_a_batch_is_bounded() -> None:
    """However many texts come, one run holds no more tokens than the limit, or one text."""
    sizes: list[int] = []

    def embed(ids: NDArray[np.int64]) -> Vectors:
        sizes.append(ids.size)
        return _sums(ids)

    in_batches([(i, *[7] * 99) for i in range(50)] + [tuple(range(2 * TOKENS_AT_ONCE))], embed, 2, threads=1)
    assert max(sizes[1:]) <= TOKENS_AT_ONCE
    assert sizes[0] == 2 * TOKENS_AT_ONCE


def test_progress_counts_texts_up_to_all() -> None:
    """What is shown to the user grows and ends at the number of texts given, copies included."""
    heard: list[int] = []
    in_batches([(1,), (2, 3), (1,), (4, 5, 6)], _sums, 2, threads=2, progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 4


def test_a_text_without_ids_is_a_row_of_zeros() -> None:
    """Nothing to compute is no reason to fail or to give NaN."""
    assert in_batches([(), (1,)], _sums, 2, threads=1)[0].tolist() == [0, 0]


def test_a_failure_reaches_the_caller() -> None:
    """An error in a thread is raised where encode was called, not swallowed."""

    def broken(ids: NDArray[np.int64]) -> Vectors:
        raise MemoryError

    with pytest.raises(MemoryError):
        in_batches([(1,), (1, 2)], broken, 2, threads=2)
