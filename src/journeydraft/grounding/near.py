"""Quotes whose wording was changed: the stretch of one span that comes nearest, if it is near enough.

Words are aligned by edit distance over word codes, wording is compared by the normalised Indel similarity
of RapidFuzz over letters, so that another ending of a word costs little. Being alike is not enough: a quote
is refused when a run of its words has no counterpart (half of it was made up, or comes from elsewhere), or
when it denies what the source says, or changes a number.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq, Levenshtein

from journeydraft.grounding.boundary import grow
from journeydraft.grounding.match import Match, Status
from journeydraft.grounding.seeds import Seeds
from journeydraft.grounding.spans import Span, span_at
from journeydraft.grounding.wording import contradicts, weight
from journeydraft.grounding.words import BREAK, Words

THRESHOLD = 75.0
"""Letters in common, 0–100, by measurement: below it, common phrases of other people begin to pass."""
_SHARED_WORDS = 0.4  # of the quote's words, in order, before letters are compared at all
_INVENTED_RUN = 9  # weight of words in a row without counterpart, less those with one among them
_INVENTED_END = 6  # the same at either end of the quote, where stitched ones have their seam
_INVENTED_SHARE = 0.35  # of the quote's weight, the same for all such words together
_LEAST, _MOST = 12, 1500  # weight of a quote: four words, or twelve characters of a script without spaces
_LIKE_WORD = 65.0
_WINDOWS, _REFINED = 6, 3


def worth_comparing(quote: Words) -> bool:
    """Say whether a quote is long enough that likeness means anything, and not beyond any quote's length."""
    return _LEAST <= sum(map(weight, quote.all_folded())) <= _MOST


def find_near(source: Words, quote: Words, spans: Sequence[Span], seeds: Seeds) -> Match | None:
    """Return the stretch of one span most like the quote, or nothing if none is like enough."""
    best = max(
        (_refine(source, quote, stretch) for stretch in _stretches(source, quote, seeds)), default=None
    )
    if best is None or best[0] < THRESHOLD:
        return None
    score, low, high = best
    owed = list(_owed(source.part(low, high), quote))
    if _invents(owed) or _borrows(owed, quote, source):
        return None
    return near_match(source, quote, (low, high), spans, score / 100)


def near_match(source: Words, quote: Words, found: Span, spans: Sequence[Span], score: float) -> Match | None:
    """Return the stretch `found`, in words, as a match that is cut well, unless the quote contradicts it."""
    within = span_at(spans, source.starts[found[0]])
    low, high = grow(source, *found, within)
    if contradicts(source.part(low, high).all_folded(), quote.all_folded()):
        return None
    start, end = max(within[0], source.starts[low]), min(within[1], source.ends[high - 1])
    return Match(start, end, Status.near, score)


def _stretches(source: Words, quote: Words, seeds: Seeds) -> Iterator[Span]:
    """The stretches, in words, with enough of the quote's words, best first; each within one span."""
    shared = set()
    for start, end in seeds.windows(quote.codes, _WINDOWS):
        low = max(0, start)
        for piece in source.codes[low : max(0, end)].split(BREAK):
            if (found := LCSseq.similarity(quote.codes, piece)) >= _SHARED_WORDS * len(quote):
                shared.add((-found, low, low + len(piece)))
            low += len(piece) + 1
    for _, low, high in sorted(shared)[:_REFINED]:
        yield low, high


def _refine(source: Words, quote: Words, stretch: Span) -> tuple[float, int, int]:
    """Cut a stretch to the words most like the quote; return the likeness and the words' range."""
    first, last = stretch
    wanted = "".join(quote.all_folded())
    words = source.part(first, last).all_folded()
    rough = fuzz.partial_ratio_alignment(quote.codes, source.codes[first:last])
    low, high = (rough.dest_start, rough.dest_end) if rough and len(quote) <= len(words) else (0, len(words))
    best = (fuzz.ratio(wanted, "".join(words[low:high])), low, high)
    while True:
        _, low, high = best
        moves = ((low - 1, high), (low + 1, high), (low, high - 1), (low, high + 1))
        cuts = [(a, b) for a, b in moves if 0 <= a < b <= len(words)]
        better = max((fuzz.ratio(wanted, "".join(words[a:b])), a, b) for a, b in cuts) if cuts else best
        if better[0] <= best[0]:
            return best[0], first + low, first + high
        best = better


def _invents(owed: list[int]) -> bool:
    """Say whether some part of the quote, at its ends above all, has no counterpart in the stretch."""
    total = sum(max(0, weight) for weight in owed)
    return (
        total > _INVENTED_SHARE * sum(map(abs, owed))
        or max(accumulate(owed)) >= _INVENTED_END
        or max(accumulate(reversed(owed))) >= _INVENTED_END
        or max(accumulate(owed, lambda run, weight: max(0, run) + weight)) >= _INVENTED_RUN
    )


def _borrows(owed: list[int], quote: Words, source: Words) -> bool:
    """Say whether a word without counterpart stands elsewhere with its neighbours: it was stitched on."""
    for first in range(len(owed)):
        size = 4 if abs(owed[first]) > 1 else 6
        piece = quote.codes[first : first + size]
        if len(piece) == size and max(owed[first : first + size]) > 0 and piece in source.codes:
            return True
    return False


def _owed(stretch: Words, quote: Words) -> Iterator[int]:
    """The weight of each word of the quote: below 0 if it has a counterpart in the stretch, else above."""
    ours, theirs = stretch.all_folded(), quote.all_folded()
    for step in Levenshtein.opcodes(quote.codes, stretch.codes):
        across = ours[step.dest_start : step.dest_end]
        for word in theirs[step.src_start : step.src_end]:
            alike = step.tag == "equal" or any(fuzz.ratio(word, other) >= _LIKE_WORD for other in across)
            yield -weight(word) if alike else weight(word)
