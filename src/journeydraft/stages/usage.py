"""Which words a study uses in which stage, by and before whom."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from journeydraft.nlp.nouns import Word, words
from journeydraft.nlp.phrases import Phrase, matters

TOGETHER = 0.5
"""Share of a word's tellers who must use it in a phrase for the phrase to be shown."""

BRIEF = 3
"""Words that may name something in a question which does nothing but name its topic ("And the payment?")."""

_REMARKS = re.compile(r"\s*\([^()]*\)|\s+[-–—]{1,2}\s[^?\n]*(?=\?)")
"""What a guide adds to a question: brackets, and what is behind a dash."""

ASKING = ("?", "？", "؟")

_SENTENCE = re.compile(r"(?<=[.!?？؟…])\s+|\n+")
_NUMBER = re.compile(r"^[\d.)\s#*_–-]+")

MATTERS = "?"
"""What the keys of questions' matters begin with."""


@dataclass(frozen=True)
class Answered:
    """One answer: who gave it in which stage, what was said, what was asked, in which language, and below
    which heading of the document that names more than a part of the study."""

    stage: int
    teller: str
    said: str
    asked: str
    language: str | None
    heading: str = ""


@dataclass
class Use:
    """How a stem is used: by or before whom in which stage, where participants say it themselves, in which
    forms, how often as a noun, in which phrases."""

    tellers: defaultdict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    said: set[int] = field(default_factory=set)
    forms: Counter[str] = field(default_factory=Counter)
    phrases: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    nouns: int = 0
    uses: int = 0

    def people(self, stage: int) -> int:
        """How many use it in ``stage``."""
        return len(self.tellers.get(stage, ()))


def bare(question: str) -> str:
    """``question`` without what its guide only adds to it."""
    return _REMARKS.sub("", question)


def first_question(asked: str) -> str:
    """What was asked first of several questions in one go: the others ask what it depends on, or for more."""
    return next((q for q in sentences_of(asked) if q.endswith(ASKING)), asked)


def sentences_of(asked: str) -> list[str]:
    """The sentences and lines of what was asked, without the numbers of a guide."""
    return [_NUMBER.sub("", one).strip() for one in _SENTENCE.split(asked)]


def uses_of(answers: Iterable[Answered]) -> Mapping[str, Use]:
    """By stem: how words are used in the answers and questions; matters of questions by keys of their own."""
    uses: defaultdict[str, Use] = defaultdict(Use)
    for one in answers:
        for word in words(one.said, one.language):
            _count(uses[word.stem], one, word, word.noun)
            uses[word.stem].said.add(one.stage)
        asked = words(one.asked, one.language)
        for word in asked:
            _count(uses[word.stem], one, word, word.noun or len(asked) <= BRIEF)
        for matter in matters(first_question(one.asked), one.language):
            _count_matter(uses[f"{MATTERS} {' '.join(matter.stems)}"], one, matter)
    return uses


def _count(use: Use, one: Answered, word: Word, noun: bool) -> None:
    use.tellers[one.stage].add(one.teller)
    use.forms[word.text] += 1
    use.uses += 1
    use.nouns += noun
    if word.phrase:
        use.phrases[word.phrase].add(one.teller)


def _count_matter(use: Use, one: Answered, matter: Phrase) -> None:
    use.tellers[one.stage].add(one.teller)
    use.forms[matter.text] += 1
    use.uses += 1
    use.nouns += matter.opened


def shown_as(use: Use) -> str:
    """Its commonest form, or the phrase that most of its tellers use it in."""
    everyone = set().union(*use.tellers.values())
    phrase = min(use.phrases, key=lambda p: (-len(use.phrases[p]), p), default=None)
    if phrase and len(use.phrases[phrase]) >= max(2, TOGETHER * len(everyone)):
        return phrase
    return min(use.forms, key=lambda form: (-use.forms[form], form))
