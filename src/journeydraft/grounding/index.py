"""One source, made ready to be asked where quotes stand in it."""

from collections.abc import Sequence
from functools import cached_property

from journeydraft.grounding.elided import find_elided, has_omission
from journeydraft.grounding.lexicon import FILLERS
from journeydraft.grounding.match import Match
from journeydraft.grounding.near import find_near, worth_comparing
from journeydraft.grounding.seeds import Seeds
from journeydraft.grounding.spans import Span, in_order
from journeydraft.grounding.verbatim import find_verbatim
from journeydraft.grounding.words import Vocabulary, Words, read_quote, read_source


class SourceIndex:
    """Finds claimed quotes in the stretches of a text that evidence may come from.

    Built once for a source, in time and memory that grow with its length; what only changed wording needs is
    built when the first quote needs it.
    """

    def __init__(self, text: str, spans: Sequence[Span], *, fillers: frozenset[str] = FILLERS) -> None:
        """Take a source's text and its spans: start and end, in code points, of each turn that may be quoted.

        No match ever reaches over the end of a span. Spans are put in order, cut to the text and to one
        another. `fillers` are single words that a quote may have or leave out.
        """
        self._spans = list(in_order(spans, len(text)))
        self._vocabulary = Vocabulary()
        self._words = read_source(text, self._spans, self._vocabulary)
        self._fillers = frozenset(map(self._vocabulary.learn, fillers))

    def locate(self, quote: str, *, near: bool = True, hint: int | None = None) -> Match | None:
        """Return the place of a quote, or None if it is missing.

        Of several places with the quote's words the nearest to `hint` (an offset) wins; without a hint the
        first that is exact, else the first.
        With `near` false only wording that may stand in quotation marks is looked for.
        """
        words = read_quote(quote, self._vocabulary)
        if found := find_verbatim(self._words, words, self._spans, hint):
            return found
        spoken = words.without(self._fillers)
        hesitates = spoken is not words or self._spoken is not self._words
        if hesitates and (found := find_verbatim(self._spoken, spoken, self._spans, hint)):
            return found
        return self._locate_near(spoken) if near else None

    def _locate_near(self, quote: Words) -> Match | None:
        if not worth_comparing(quote):
            return None
        if has_omission(quote):
            return find_elided(self._spoken, quote, self._spans)
        return find_near(self._spoken, quote, self._spans, self._seeds)

    @cached_property
    def _spoken(self) -> Words:
        """The source without its fillers."""
        return self._words.without(self._fillers)

    @cached_property
    def _seeds(self) -> Seeds:
        return Seeds(self._spoken.codes)
