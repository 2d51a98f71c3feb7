"""The stretches of a text that evidence may come from: start and end, in code points, sorted, apart."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]


def in_order(spans: Iterable[Span], length: int) -> Iterator[Span]:
    """Yield the spans sorted, cut to the text and to one another; empty ones are left out."""
    reached = 0
    for start, end in sorted(spans):
        low, high = max(start, reached), min(end, length)
        if low < high:
            yield low, high
            reached = high


def span_at(spans: Sequence[Span], offset: int) -> Span:
    """Return the span that holds an offset, which must lie in one."""
    return spans[bisect_right(spans, offset, key=lambda span: span[0]) - 1]
