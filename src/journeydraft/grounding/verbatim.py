"""Quotes whose words stand in the source one after another: `exact` and `normalised`."""

from collections.abc import Iterator, Sequence
from itertools import islice

from journeydraft.grounding.boundary import may_cut
from journeydraft.grounding.folding import fold_gap, same_gap
from journeydraft.grounding.match import Match, Status
from journeydraft.grounding.spans import Span, span_at
from journeydraft.grounding.words import Words

_OCCURRENCES = 20_000  # places of one quote that are looked at
_COMPARED = 20_000  # words compared for one quote, over all its places
_EDGE = 32  # marks of punctuation at a quote's ends that are looked at


def find_verbatim(source: Words, quote: Words, spans: Sequence[Span], hint: int | None) -> Match | None:
    """Return the place whose words are the quote's, the nearest to `hint`, or else the first exact one.

    Spans are sorted and do not overlap. A quote without any word is nowhere.
    """
    if not quote:
        return None
    wanted = quote.text.strip()
    lead = len(quote.text[: quote.starts[0]].lstrip())
    places = [
        (not source.text.startswith(wanted, max(0, source.starts[i] - lead)), i)
        for i in islice(occurrences(source.codes, quote.codes), _OCCURRENCES)
    ]
    if hint is None:
        places.sort()
    else:
        places.sort(key=lambda place: (abs(source.starts[place[1]] - hint), place))
    for _, index in places[: max(4, _COMPARED // len(quote))]:
        if found := _confirm(source, index, quote, spans):
            return found
    return None


def occurrences(codes: str, wanted: str) -> Iterator[int]:
    """Yield where `wanted` starts in `codes`. Long ones that overlap themselves are not all given: the time
    stays linear in the text."""
    step = max(1, len(wanted) // 64)
    at = codes.find(wanted)
    while at >= 0:
        yield at
        at = codes.find(wanted, at + step)


def _confirm(source: Words, index: int, quote: Words, spans: Sequence[Span]) -> Match | None:
    if not _same_gaps(source, index, quote):
        return None
    text, start, end = source.text, source.starts[index], source.ends[index + len(quote) - 1]
    low, high = span_at(spans, start)
    before = _shared(text[max(low, start - _EDGE) : start][::-1], quote.text[: quote.starts[0]][::-1])
    after = _shared(text[end : min(high, end + _EDGE)], quote.text[quote.ends[-1] :])
    for first, last in ((start - before, end + after), (start, end)):
        if may_cut(text, first, (low, high)) and may_cut(text, last, (low, high)):
            status = Status.exact if text[first:last] == quote.text.strip() else Status.normalised
            return Match(first, last, status, 1.0)
    return None


def _shared(ours: str, theirs: str) -> int:
    """How much of the source's punctuation, going outwards from a word, the quote has as well."""
    length = 0
    for mine, other in zip(ours, theirs, strict=False):
        if mine != other and not _alike(mine, other):
            break
        length += 1
    return len(ours[:length].rstrip())


def _alike(mine: str, other: str) -> bool:
    """Both white space or quote marks, or both the same kind of dash or stop."""
    return fold_gap(mine) == fold_gap(other) and not (mine.isalnum() or other.isalnum())


def _same_gaps(source: Words, index: int, quote: Words) -> bool:
    for k in range(len(quote) - 1):
        ours, theirs = source.gap(index + k), quote.gap(k)
        if ours != theirs and not same_gap(ours, theirs):
            return False
    return True
