"""Quotes that say themselves that something is left out: "I went … and paid"."""

from collections.abc import Iterator, Sequence
from itertools import islice

from journeydraft.grounding.folding import omits
from journeydraft.grounding.match import Match
from journeydraft.grounding.near import near_match
from journeydraft.grounding.spans import Span
from journeydraft.grounding.words import BREAK, Words

_LEFT_OUT = 15  # words that one ellipsis may stand for
_PLACES = 200  # of the first part, that are tried


def has_omission(quote: Words) -> bool:
    """Say whether an ellipsis stands between two words of the quote."""
    return any(omits(quote.gap(k)) for k in range(len(quote) - 1))


def find_elided(source: Words, quote: Words, spans: Sequence[Span]) -> Match | None:
    """Return the shortest stretch of one span that has all parts, in order and close together, as `near`.

    The score is the share of the stretch that is quoted.
    """
    parts = list(_parts(quote))
    best: tuple[int, int] | None = None
    at = source.codes.find(parts[0])
    for _ in range(_PLACES):
        if at < 0:
            break
        end = _follow(source.codes, at, parts)
        if end and (best is None or end - at < best[1] - best[0]):
            best = at, end
        at = source.codes.find(parts[0], at + 1)
    if best is None:
        return None
    low, high = best
    return near_match(source, quote, best, spans, len(quote) / (high - low))


def _parts(quote: Words) -> Iterator[str]:
    start = 0
    for k in range(len(quote) - 1):
        if omits(quote.gap(k)):
            yield quote.codes[start : k + 1]
            start = k + 1
    yield quote.codes[start:]


def _follow(codes: str, at: int, parts: list[str]) -> int:
    """Return where the last part ends if each follows the one before within reach, else 0."""
    end = at + len(parts[0])
    for part in islice(parts, 1, None):
        found = codes.find(part, end, end + _LEFT_OUT + len(part))
        if found < 0 or BREAK in codes[end:found]:
            return 0
        end = found + len(part)
    return end
