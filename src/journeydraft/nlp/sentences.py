"""Sentences and clauses as token spans: of speech with punctuation, without it, and with too much of it.

Written text is cut at its full stops (spaCy's rule). What is still too long to be one point, a monologue
with commas or a transcript without any punctuation, is cut on before words that begin a new clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from journeydraft.nlp.lexicon import Cue

if TYPE_CHECKING:
    from spacy.tokens import Doc

Span = tuple[int, int]

LONG = 26  # tokens from which a sentence is cut on
SHORT = 5  # tokens that a clause must have to stand alone
RAMBLING = 14  # tokens without punctuation that make a clause boundary welcome
STOPS = frozenset(".!?…。！？؟।॥;⸮‼⁇⁈⁉")
BREAKS = frozenset({";", "-", "–", "—", "…", "...", ":"})
PAUSES = ("…", "...")
"""What ends a sentence only where the next begins like one."""
DASHES = frozenset({"-", "–", "—"})
BRACKETS = {"(": ")", "[": "]"}
CLOSERS = frozenset("\"'`”’»)]}›」』")
ABBREVIATIONS = frozenset(
    "min max approx etc e.g i.e dr mr mrs ms st no vs nr nt jne vms st lk kl ul str dl dna tel ex cf env art"
    " z.b d.h usw bzw ca г ул т.е т.к др пр напр тел стр руб лв мин ч sr sra ud uds".split()
)


class Cut(NamedTuple):
    """A stretch that may carry one point, and the sentence that it stands in, as token spans."""

    span: Span
    sentence: Span


def sentences(doc: Doc, cues: Iterable[Cue] = ()) -> Iterator[Cut]:
    """The sentences of ``doc``, long ones cut into clauses; white space left out.

    ``cues`` are the document's; those named ``speech.connective`` say where a clause may begin.
    """
    cues = list(cues)
    starts = {cue.start for cue in cues if cue.name == "speech.connective"}
    openers = {cue.start for cue in cues if cue.name in {"speech.connective", "speech.opener"}}
    for sentence in _full_stops(doc, openers):
        yield from (Cut(span, sentence) for span in _clauses(doc, *sentence, starts))


def clauses(doc: Doc, start: int, end: int, cues: Iterable[Cue]) -> list[Span]:
    """The clauses of one sentence, cut wherever one may begin, however short the sentence is."""
    starts = {cue.start for cue in cues if cue.name == "speech.connective"}
    cuts = [i for i in _outside_brackets(doc, start, end) if i > start and _may_cut(doc, i, starts)]
    bounds = [start, *cuts, end]
    return [s for s in (_trim(doc, a, b) for a, b in pairwise(bounds)) if s[1] > s[0]]


def _full_stops(doc: Doc, openers: set[int]) -> Iterator[Span]:
    start = 0
    texts = [token.text for token in doc]
    for i, text in enumerate(texts):
        if i < start:
            continue
        if "\n" in text and not _wrapped(doc, i):
            yield from _nonempty(doc, start, i)
            start = i + 1
        elif text[-1] in STOPS and not _goes_on(doc, i):
            end = i + 1
            while end < len(texts) and (texts[end] in CLOSERS or texts[end][-1] in STOPS):
                end += 1
            yield from _nonempty(doc, start, end)
            start = end
        elif text in DASHES and i + 1 in openers and _begins(doc, i + 1):
            yield from _nonempty(doc, start, i)
            start = i + 1
    yield from _nonempty(doc, start, len(doc))


def _begins(doc: Doc, i: int) -> bool:
    """An opening word with a capital behind a dash that stands free: "types the address - So I asked …"."""
    apart = bool(doc[i - 1].whitespace_) and (i < 2 or bool(doc[i - 2].whitespace_))
    return apart and doc[i].text[:1].isupper() and len(doc[i]) > 1


def _wrapped(doc: Doc, i: int) -> bool:
    """A single line break inside a sentence that goes on in lower case."""
    after = doc[i + 1].text if i + 1 < len(doc) else ""
    return doc[i].text.count("\n") == 1 and i > 0 and after[:1].islower() and doc[i - 1].text[-1] not in STOPS


def _goes_on(doc: Doc, i: int) -> bool:
    """A full stop that ends no sentence: an abbreviation, a number, a name with a dot in it; or a pause."""
    token = doc[i]
    if i + 1 == len(doc):
        return False
    after = doc[i + 1].text
    if token.text.endswith(PAUSES):
        later = next((t.text for t in doc[i + 1 :] if t.text not in CLOSERS), "")
        return later[:1].islower() or (not token.whitespace_ and after[:1].isalnum())
    if token.text != ".":
        stem = token.text.rstrip(".").lower()
        return token.text[-1] == "." and (stem in ABBREVIATIONS or len(stem) == 1) and after[:1] not in "\n"
    if not token.whitespace_ and after[:1].isalnum():
        return True
    return i > 0 and doc[i - 1].text.lower() in ABBREVIATIONS and after[:1].islower()


def _clauses(doc: Doc, start: int, end: int, starts: set[int]) -> Iterator[Span]:
    if end - start <= LONG:
        yield start, end
        return
    outside = _outside_brackets(doc, start, end)
    cuts = [i for i in outside if start + SHORT <= i <= end - SHORT and _may_cut(doc, i, starts)]
    begin = start
    for cut in cuts:
        enough = RAMBLING if cut in starts and not _after_pause(doc, cut) else RAMBLING // 2
        if cut - begin >= enough:
            yield from _nonempty(doc, begin, cut)
            begin = cut
    yield from _nonempty(doc, begin, end)


def _outside_brackets(doc: Doc, start: int, end: int) -> list[int]:
    """The tokens that no pair of brackets holds; a bracket that is never closed holds nothing."""
    texts = [doc[i].text for i in range(start, end)]
    outside, held_until = [], start
    for i, text in enumerate(texts, start):
        if i >= held_until and (closer := BRACKETS.get(text)) and closer in texts[i - start :]:
            held_until = start + texts.index(closer, i - start) + 1
        elif i >= held_until:
            outside.append(i)
    return outside


def _may_cut(doc: Doc, i: int, starts: set[int]) -> bool:
    before = doc[i - 1]
    if not (before.whitespace_ or before.is_punct or before.is_space):
        return False  # inside a word that the tokenizer cuts ("was" + "n't")
    if before.text in BREAKS:
        return before.text not in "-:" or bool(before.whitespace_ and i > 1 and doc[i - 2].whitespace_)
    return i in starts


def _after_pause(doc: Doc, i: int) -> bool:
    return doc[i - 1].is_punct


def _nonempty(doc: Doc, start: int, end: int) -> Iterator[Span]:
    span = _trim(doc, start, end)
    if any(c.isalnum() for i in range(*span) for c in doc[i].text):
        yield span


def _trim(doc: Doc, start: int, end: int) -> Span:
    while start < end and (
        doc[start].is_space or doc[start].text in {"-", "–", "—", ",", ";", "*", "•", "·"}
    ):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in {"-", "–", "—", ",", ";"}):
        end -= 1
    return start, end
