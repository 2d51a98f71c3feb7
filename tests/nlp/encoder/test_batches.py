import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from journeydraft.nlp.encoder.batches import TOKENS_AT_ONCE, in_batches
from journeydraft.nlp.encoder.windows import Window, whole

IDS = st.lists(st.integers(1, 9), min_size=1, max_size=6).map(tuple)


def _read(ids: NDArray[np.int64]) -> NDArray[np.float32]:
    """Two numbers a token: the id itself and 1."""
    return np.stack([ids, np.ones_like(ids)], axis=2).astype(np.float32)


def _unit(ids: tuple[int, ...]) -> NDArray[np.float64]:
    mean = np.array([np.mean(ids), 1.0])
    return mean / np.linalg.norm(mean)


@given(st.lists(IDS, max_size=30), st.integers(1, 3))
def test_vectors_come_in_the_order_of_the_texts(texts: list[tuple[int, ...]], threads: int) -> None:
    """Sorting by length, merging of equal texts and threads leave no trace in the order."""
    found = in_batches([whole(ids) for ids in texts], _read, 2, threads)
    assert found.shape == (len(texts), 2)
    for ids, vector in zip(texts, found, strict=True):
        assert vector == pytest.approx(_unit(ids), abs=1e-6)


@given(st.lists(st.tuples(IDS, IDS), max_size=12))
def test_each_span_gets_the_mean_of_its_tokens(pairs: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> None:
    """Two parts of a window are two rows, in their order."""
    windows = [Window((*a, *b), ((0, len(a)), (len(a), len(a) + len(b)))) for a, b in pairs]
    found = in_batches(windows, _read, 2, threads=2)
    for row, ids in enumerate(part for pair in pairs for part in pair):
        assert found[row] == pytest.approx(_unit(ids), abs=1e-6)


def test_equal_texts_are_computed_once() -> None:
    """A review copied a hundred times costs as much as one."""
    seen: list[int] = []

    def read(ids: NDArray[np.int64]) -> NDArray[np.float32]:
        seen.append(len(ids))
        return _read(ids)

    in_batches([whole((1, 2))] * 100 + [whole((3, 4))], read, 2, threads=1)
    assert seen == [2]


def test_a_batch_is_bounded() -> None:
    """However many texts come, one run holds no more tokens than the limit, or one text."""
    sizes: list[int] = []

    def read(ids: NDArray[np.int64]) -> NDArray[np.float32]:
        sizes.append(ids.size)
        return _read(ids)

    texts = [(i, *[7] * 99) for i in range(50)] + [tuple(range(2 * TOKENS_AT_ONCE))]
    in_batches([whole(ids) for ids in texts], read, 2, threads=1)
    assert max(sizes[1:]) <= TOKENS_AT_ONCE
    assert sizes[0] == 2 * TOKENS_AT_ONCE


def test_progress_counts_texts_up_to_all() -> None:
    """What is shown to the user grows and ends at the number of texts given, copies included."""
    heard: list[int] = []
    texts = [(1,), (2, 3), (1,), (4, 5, 6)]
    in_batches([whole(ids) for ids in texts], _read, 2, threads=2, progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 4


def test_a_text_without_ids_is_a_row_of_zeros() -> None:
    """Nothing to compute is no reason to fail or to give NaN."""
    assert in_batches([whole(()), whole((1,))], _read, 2, threads=1)[0].tolist() == [0, 0]


def test_a_failure_reaches_the_caller() -> None:
    """An error in a thread is raised where encode was called, not swallowed."""

    def broken(ids: NDArray[np.int64]) -> NDArray[np.float32]:
        raise MemoryError

    with pytest.raises(MemoryError):
        in_batches([whole((1,)), whole((1, 2))], broken, 2, threads=2)
