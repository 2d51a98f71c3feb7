"""What discovered stages are called: words of the study, told by many people there and by few elsewhere.

The interviewers' words count as well as the participants', and a heading of the guide ("Paying",
"4. Delivery") that stands over most of a stage is its name as it is. What people were asked to have done
("do you sign in") comes next, then a question that several were asked, as it was asked: a researcher knows
it, where one noun out of it says little.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp.nouns import words
from journeydraft.nlp.phrases import case_of
from journeydraft.stages.study_talk import is_part
from journeydraft.stages.usage import ASKING, MATTERS, Answered, Use, sentences_of, shown_as, uses_of

SECOND = 0.4
"""Share of the first word's score that a second one must have to stand beside it."""

NOUN = 0.34
"""Share of a word's uses in which its company says that it is a noun; fewer, and it names nothing."""

HEADING = 5
"""Words that a heading has at most."""

CANDIDATES = 12
"""Words of a stage whose meaning is compared with it."""

MEANT = 8.0
"""How much a cosine to the stage's meaning, less the mean of those to the others, says as log-odds."""

ASKED = 0.6
"""Share of the people who must have been asked with a word that none of them uses."""

ENDING = 2
"""Letters at the end of names that make no other name."""

QUESTION = 16
"""Words that a question has at most to stand for its stage."""

MATTER = 0.1
"""Share of the best word's score from which what people were asked about, in two words or more, is the
name."""

PRIOR = 0.1
"""What is added to shares of people so that a word unheard elsewhere is not infinitely telling."""


FEWEST = 3
"""Words of a question that says what it asks."""

Near = Callable[[Sequence[str], str | None], NDArray[np.floating]]
"""Words and their language to (n, k) cosines to the meaning of each stage."""


def names(answers: Sequence[Answered], count: int, near: Near) -> list[str | None]:
    """A name for each of ``count`` stages, all different; None where no word tells it from the others."""
    language = _main_language(answers)
    own = [one for one in answers if one.language == language]
    people = [len({one.teller for one in own if one.stage == stage}) for stage in range(count)]
    uses = uses_of(own)
    telling = [_telling(uses, stage, people, 2) or _telling(uses, stage, people, 1) for stage in range(count)]
    meant = _meant(uses, telling, near, language)
    found: list[str | None] = []
    taken: set[str] = set()
    for stage in range(count):
        scored = {stem: score * meant[stem][stage] for stem, score in telling[stage].items()}
        free = {
            stem: score
            for stem, score in scored.items()
            if taken.isdisjoint({stem, _bare(shown_as(uses[stem]))})
        }
        asked = _matter(uses, free) or _question(own, stage, language)
        name = _heading(own, stage) or asked or _phrase(uses, free, stage)
        name = None if name is None or _bare(name) in taken else name
        if name:
            taken |= {_bare(name), *(word.stem for word in words(name, language))}
        found.append(name)
    return found


def _bare(name: str) -> str:
    """What spellings of a name share that differ in case, gaps, hyphens and the ending of a plural."""
    letters = "".join(c for c in name.casefold() if c.isalnum())
    return letters[: max(4, len(letters) - ENDING)]


def _main_language(answers: Sequence[Answered]) -> str | None:
    counted = Counter(one.language for one in answers)
    return counted.most_common(1)[0][0] if counted else None


def _telling(uses: Mapping[str, Use], stage: int, people: Sequence[int], fewest: int) -> dict[str, float]:
    """The stems that ``fewest`` people use and that tell most of ``stage``, with their scores."""
    scored = [(_score(use, stage, people), stem) for stem, use in uses.items() if use.people(stage) >= fewest]
    ranked = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: (-pair[0], pair[1]))
    return {stem: score for score, stem in ranked[:CANDIDATES]}


def _meant(
    uses: Mapping[str, Use], telling: Sequence[Mapping[str, float]], near: Near, language: str | None
) -> dict[str, NDArray[np.float64]]:
    """By stem: for each stage, how many times likelier the word is there by what it means."""
    stems = list(dict.fromkeys(stem for each in telling for stem in each))
    if not stems:
        return {}
    cosines = np.asarray(near([shown_as(uses[stem]) for stem in stems], language), np.float64)
    others = (cosines.sum(axis=1, keepdims=True) - cosines) / max(1, cosines.shape[1] - 1)
    return dict(zip(stems, np.round(np.exp(MEANT * (cosines - others)), 6), strict=True))


def _matter(uses: Mapping[str, Use], scored: Mapping[str, float]) -> str | None:
    """What people were asked to have done, in two words or more, where it is telling enough."""
    ranked = _ranked(scored)
    matter = next((stem for stem in ranked if stem.startswith(MATTERS)), None)
    if matter is None or scored[matter] < MATTER * scored[ranked[0]]:
        return None
    shown = shown_as(uses[matter])
    return shown[:1].upper() + shown[1:]


def _question(answers: Sequence[Answered], stage: int, language: str | None) -> str | None:
    """The question that most people answer there, two at least; of as many, the one answered at most length,
    then the one that was asked first ("Does it depend?" depends on it), then the shortest. Of one that puts a
    case ("When you got there, what …?") the case."""
    tellers: defaultdict[str, set[str]] = defaultdict(set)
    told: Counter[str] = Counter()
    places: dict[str, int] = {}
    for one in answers:
        for place, question in enumerate(sentences_of(one.asked) if one.stage == stage else ()):
            if question.endswith(ASKING):
                tellers[question].add(one.teller)
                told[question] += len(one.said)
                places[question] = min(place, places.get(question, place))
    shared = [q for q, who in tellers.items() if len(who) > 1 and FEWEST < len(q.split()) <= QUESTION]
    best = min(shared, key=lambda q: (-len(tellers[q]), -told[q], places[q], len(q), q), default=None)
    matter = best and (case_of(best, language) or best)
    return matter and matter[:1].upper() + matter[1:]


def _phrase(uses: Mapping[str, Use], scored: Mapping[str, float], stage: int) -> str | None:
    """The word with the best score, in its phrase if it mostly stands in one, and the next if near."""
    ranked = [stem for stem in _ranked(scored) if not stem.startswith(MATTERS)]
    if not ranked:
        return None
    shown = shown_as(uses[ranked[0]])
    if " " not in shown and len(ranked) > 1:
        second = ranked[1]
        near = scored[second] >= SECOND * scored[ranked[0]] and uses[second].people(stage) > 1
        if near and " " not in shown_as(uses[second]):
            shown = f"{shown} / {shown_as(uses[second])}"
    return shown[:1].upper() + shown[1:]


def _ranked(scored: Mapping[str, float]) -> list[str]:
    return sorted(scored, key=lambda stem: (-round(scored[stem], 6), stem))


def _score(use: Use, stage: int, people: Sequence[int]) -> float:
    """Share of the stage's people who use the word × log of how many times that is the others' share."""
    if not use.people(stage) or use.nouns < NOUN * use.uses:
        return 0.0
    elsewhere = [use.people(o) / people[o] for o in range(len(people)) if o != stage and people[o]]
    share = use.people(stage) / people[stage]
    if stage not in use.said and use.people(stage) < ASKED * max(people):
        return 0.0
    rest = sum(elsewhere) / len(elsewhere) if elsewhere else 0.0
    return round(share * log((share + PRIOR) / (rest + PRIOR)), 6)


def _heading(answers: Sequence[Answered], stage: int) -> str | None:
    """A short line that asks nothing, over most of what is told in the stage."""
    here = [one for one in answers if one.stage == stage]
    for lines in ([one.asked.strip() for one in here], [one.heading for one in here]):
        counted = Counter(lines)
        line, number = min(counted.items(), key=lambda pair: (-pair[1], pair[0]), default=("", 0))
        bare = re.sub(r"^[\d.)\s#*_]+|[\s:*_]+$", "", line)
        short = bool(bare) and not bare.endswith(("?", ".", "!")) and len(bare.split()) <= HEADING
        if short and number * 2 >= counted.total() and not is_part(bare, here[0].language):
            return bare[:1].upper() + bare[1:]
    return None
