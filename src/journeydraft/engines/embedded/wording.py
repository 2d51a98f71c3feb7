"""How a finding reads: the participant's own words, trimmed; chosen, never invented.

A short sentence is shown whole. Of a longer one the clause that carries the point, with those that it needs:
the one before where it hangs on a pronoun, the one behind where that says but, so or because. Fillers and
openers go; the subject stays. Nothing is cut off inside a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from journeydraft.engines.embedded.units import Unit, length_of
from journeydraft.nlp.sentences import BREAKS, Span, clauses

ENOUGH = 20  # words up to which a sentence is shown whole
MOST = 30  # words that a line may have when a clause needs its neighbours
FEWEST = 4  # words that a clause needs to stand alone
TELLING = 6  # words from which it reads well alone
NAMED = 3  # words that mean something before a pronoun, from which it points at one of them
DANGLING = frozenset(
    "it that this they he she those these them see il elle ça cela ce eux es er das dies ello eso esto"
    " ta nad need seda acesta asta ea el ei това той тя те то это он она они оно её его их там".split()
)
EXPLETIVE = frozenset({"it took", "it takes", "il y", "es gibt", "es gab", "es dauert", "es dauerte"})
"""Where a sentence begins so, its pronoun points at nothing."""

ADDITIVE = frozenset(
    "and or then und oder dann et ou puis y e o luego apoi și sau iar ja või ning siis"
    " и или тогда потом".split()
)
"""Words that begin another thought, not one that explains or turns the last."""

TURNING = frozenset(
    "but so because mais donc parce car aber deshalb deswegen weil pero porque dar deci aga sest nii"
    " но поэтому потому защото затова".split()
)
"""Words at the start of a short sentence that say but, so or because of the one before."""

SUBORDINATE = frozenset(
    "when while because until which that although though unless if quand lorsque parce que qui weil als"
    " wenn dass während bis nachdem cuando porque mientras kui sest et kuni când care dacă когда потому"
    " пока который если когато защото докато който ако".split()
)
"""Words that begin a clause which says little without the one before."""

HALVES = frozenset({"rather than", "such as", "alors que", "plutôt que", "statt dass", "en lugar"})
"""Words with which half a sentence begins, like those of ``SUBORDINATE``."""

QUESTION_MARKS = frozenset("?？؟")

COMPLEMENTISERS = frozenset("that que qu' qu’ dass daß că что че".split())
"""Words that make one word of an opener: "alors" may go, "alors que" may not."""

HESITATIONS = frozenset(
    "um umm uh uhh erm er hm hmm mhm mm äh ähm öh öö euh ээ эээ эм мм ъъ ăă îî eee ehm".split()
)
LOOSE_ENDS = frozenset(
    "just even only and or but so that which because like et ou mais que und oder aber dass nur y o pero que"
    " și sau dar că doar ja või aga et и или но а что только просто и или но че само".split()
)
"""Words that promise more: where a clause ends in one, its neighbour was cut off."""

ENUMERATED = re.compile(r"(?:\w|\d\d)[.)]")
"""What stands before an item of a list: "a)", "3."."""

PAIRS = (('"', '"'), ("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("‘", "’"), ("(", ")"), ("[", "]"))
OPENING = frozenset(opening for opening, _ in PAIRS)
END_MARKS = ".,;:!…-–— "


class Wording(NamedTuple):
    """The text of a finding, its words, how clear it is when it stands alone (0…1), the tokens shown.

    ``whole`` is false for half a sentence: "when we begin", without what is then.
    """

    text: str
    words: int
    clarity: float
    shown: Span
    whole: bool


def word(unit: Unit, telling: Iterable[str]) -> Wording:
    """The wording of ``unit`` for a finding that the cues named in ``telling`` speak for."""
    names = frozenset(telling)
    first, last = shown = _with_context(unit, _stretch(unit, names))
    kept = _kept(unit, first, last)
    text = _tidy("".join(_spaced(unit, kept)))
    words = length_of(unit.doc[i] for i in kept)
    return Wording(text, words, _clarity(unit, kept, words, names), shown, _is_whole(unit, kept))


def _stretch(unit: Unit, names: frozenset[str]) -> Span:
    """The sentence if it is short, else the clause that tells the point and the neighbours that it needs."""
    if _words(unit, unit.sentence) <= ENOUGH:
        return unit.sentence
    parts = clauses(unit.doc, *unit.sentence, unit.heard)
    inside = [i for i, (a, b) in enumerate(parts) if a < unit.last and unit.first < b]
    if not inside:
        return unit.first, unit.last
    begin, end = inside[0], inside[-1]
    if unit.length > ENOUGH:
        begin, end = _clearest(unit, parts, inside, names)
    while begin and _hangs(unit, parts[begin]) and _fits(unit, parts, begin - 1, end):
        begin -= 1
    if begin < end and begin and _words(unit, parts[begin]) < FEWEST:
        begin += 1  # the end of a clause that would not fit
    while end + 1 < len(parts) and _belongs(unit, parts[end + 1]) and _fits(unit, parts, begin, end + 1):
        end += 1
    return parts[begin][0], parts[end][1]


def _clearest(
    unit: Unit, parts: Sequence[Span], inside: Sequence[int], names: frozenset[str]
) -> tuple[int, int]:
    """The clause with the most telling cues and words that mean something; all where none can stand alone."""
    best, best_score = (inside[0], inside[-1]), 0.0
    for i in inside:
        first, last = parts[i]
        words = _words(unit, parts[i])
        content = _content(unit, parts[i])
        if words < FEWEST or content < 2:
            continue
        hits = {c.name for c in unit.cues if c.name in names and first <= c.start and c.end <= last}
        score = 2.0 * len(hits) + min(content, 6) / 6 - max(0, words - ENOUGH) / 10
        if (hits or unit.length > MOST) and score > best_score:
            best, best_score = (i, i), score
    return best


def _hangs(unit: Unit, part: Span) -> bool:
    """Whether a clause needs the one before: too short, or a pronoun in it points back."""
    first, last = part
    if _words(unit, part) < TELLING or _content(unit, part) < 2:
        return True
    if unit.doc[first].lower_ in SUBORDINATE:
        return True
    first = _skip(unit, first, last, _fillers(unit, first, last))
    tokens = [t for t in unit.doc[first:last] if not t.is_punct and not t.is_space]
    if " ".join(t.lower_ for t in tokens[:2]) in EXPLETIVE:
        return False
    pronoun = next((i for i, t in enumerate(tokens) if t.lower_ in DANGLING), len(tokens))
    return pronoun < len(tokens) and sum(t.is_alpha and not t.is_stop for t in tokens[:pronoun]) < NAMED


def _belongs(unit: Unit, part: Span) -> bool:
    """Whether a clause says but, so or because of the one before it, rather than and then."""
    return unit.doc[part[0]].lower_ not in ADDITIVE and unit.doc[part[0] - 1].text not in BREAKS


def _fits(unit: Unit, parts: Sequence[Span], begin: int, end: int) -> bool:
    return _words(unit, (parts[begin][0], parts[end][1])) <= MOST


def _with_context(unit: Unit, shown: Span) -> Span:
    """With the sentence before it, where a short one is needed to know what "it" is."""
    if unit.before is None or shown[0] != unit.sentence[0] or not _points_back(unit, shown):
        return shown
    wider = unit.before[0], shown[1]
    helps = _content(unit, unit.before) >= 2 and unit.doc[unit.before[1] - 1].text not in QUESTION_MARKS
    return wider if helps and _words(unit, wider) <= MOST else shown


def _points_back(unit: Unit, shown: Span) -> bool:
    if unit.doc[shown[0]].lower_ in TURNING and _words(unit, shown) < ENOUGH:
        return True
    first = _skip(unit, *shown, _fillers(unit, *shown))
    begins = [t.lower_ for t in unit.doc[first : first + 2]]
    return begins[:1] != [] and begins[0] in DANGLING and " ".join(begins) not in EXPLETIVE


def _words(unit: Unit, span: Span) -> int:
    return length_of(unit.doc[span[0] : span[1]])


def _content(unit: Unit, span: Span) -> int:
    return sum(t.is_alpha and not t.is_stop for t in unit.doc[span[0] : span[1]])


def _is_whole(unit: Unit, kept: Sequence[int]) -> bool:
    """Whether what begins with "when", "if", "rather than" goes on with the clause that it needs."""
    words = [unit.doc[i].lower_ for i in kept]
    begins = words[:1] != [] and (words[0] in SUBORDINATE or " ".join(words[:2]) in HALVES)
    return not begins or any(mark in words for mark in (",", "-", "–", "—", ";", ":"))


def _kept(unit: Unit, first: int, last: int) -> list[int]:
    """The tokens of a clause without fillers, openers and stuttered words."""
    drop = _fillers(unit, first, last)
    first = _skip(unit, first, last, drop)
    kept: list[int] = []
    for i in range(first, last):
        token = unit.doc[i]
        if i in drop or token.is_space:
            continue
        if token.text == "," and (not kept or unit.doc[kept[-1]].text == "," or i + 1 in drop):
            continue
        if kept and token.is_alpha and token.lower_ == unit.doc[kept[-1]].lower_:
            continue
        kept.append(i)
    while len(kept) > FEWEST and unit.doc[kept[-1]].lower_ in LOOSE_ENDS:
        kept.pop()
    return kept


def _fillers(unit: Unit, first: int, last: int) -> set[int]:
    """Tokens that can go: hesitations anywhere, filler words only where pauses set them off.

    "Right, so" loses its "right", "on the right page" does not.
    """
    drop = {i for i in range(first, last) if unit.doc[i].lower_ in HESITATIONS}
    for cue in unit.heard:
        if cue.name != "speech.filler" or cue.start < first or cue.end > last:
            continue
        set_off_before = cue.start == first or cue.start - 1 in drop or unit.doc[cue.start - 1].is_punct
        set_off_after = cue.end == last or unit.doc[cue.end].is_punct or cue.end in drop
        if set_off_before and set_off_after:
            drop.update(range(cue.start, cue.end))
    return drop


def _skip(unit: Unit, first: int, last: int, drop: set[int]) -> int:
    """Where the clause begins once openers and fillers are left out."""
    negations = {c.start for c in unit.heard if c.name == "frame.negation"}
    openers = {
        c.start: c.end
        for c in unit.heard
        if c.name == "speech.opener"
        and (c.start not in negations or _pause_after(unit, c.end, last))
        and not (c.end < last and unit.doc[c.end].lower_ in COMPLEMENTISERS)
    }
    if last - first > FEWEST and ENUMERATED.fullmatch(unit.doc[first : first + 2].text):
        first += 2
    while True:
        token = unit.doc[first]
        mark = (token.is_punct and token.text not in OPENING) or token.is_space
        further = openers.get(first, first + 1 if first in drop or mark else None)
        if further is None or last - further < FEWEST - 1:
            return first
        first = further


def _pause_after(unit: Unit, end: int, last: int) -> bool:
    """ "No, …" opens a sentence, "no labels" says what there is not."""
    return end < last and bool(unit.doc[end].is_punct)


def _spaced(unit: Unit, kept: list[int]) -> Iterator[str]:
    """The kept tokens with their spaces; a space where something was left out between two words."""
    for i, following in zip_longest(kept, kept[1:]):
        token = unit.doc[i]
        gap = following and following > i + 1 and not token.whitespace_ and not unit.doc[following].is_punct
        yield token.text_with_ws + (" " if gap else "")


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+([,.;:!…])", r"\1", text)
    text = _without_emphasis(text)
    text = _balanced(text.rstrip(END_MARKS).lstrip(END_MARKS + "?*•"))
    return text[:1].upper() + text[1:]


def _without_emphasis(text: str) -> str:
    """Notes in Markdown: the words in asterisks or backquotes without the marks."""
    return re.sub(r"(\*{1,3}|`)(\S(?:[^*`]*\S)?)\1", r"\2", text)


def _balanced(text: str) -> str:
    """Without a mark or bracket at either end whose partner was left out, or a pair that holds everything."""
    for opening, closing in PAIRS:
        inside = text[1:-1]
        if text[:1] == opening and text[-1:] == closing and not {opening, closing} & set(inside):
            return inside.strip()
        if text[:1] == opening and closing not in text[1:]:
            text = text[1:].lstrip()
        if text[-1:] == closing and opening not in text[:-1]:
            text = text[:-1].rstrip()
    return text


def _clarity(unit: Unit, kept: list[int], words: int, names: frozenset[str]) -> float:
    """Short but not a shred, with words that mean something, not hanging on a pronoun."""
    tokens = [unit.doc[i] for i in kept]
    content = sum(t.is_alpha and not t.is_stop for t in tokens)
    length = 1.0 if TELLING <= words <= ENOUGH else max(0.0, 1 - abs(words - 9) / 16)
    joined = {c.start for c in unit.heard if c.name == "speech.connective"}
    begins = " ".join(token.lower_ for token in tokens[:2])
    points_back = begins not in EXPLETIVE and bool(DANGLING & set(begins.split()[:1]))
    hanging = 0.35 if tokens and (points_back or kept[0] in joined) else 0.0
    telling = 0.2 if unit.names & names else 0.0
    return max(0.0, min(1.0, 0.5 * length + 0.1 * min(content, 4) + telling - hanging))
