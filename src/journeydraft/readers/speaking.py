"""How each speaker of a source speaks: how much, how often in questions, in whose words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from journeydraft.model.source import Role, Source, Turn
from journeydraft.readers.role_words import key_of, role_words, words

_TURNS = 300  # of a speaker, enough to know how they speak
_OPENING_WORDS = 60  # of a turn: an interviewer asks in few words
_TAIL = 120  # characters: a question is what a turn ends with; inside a long one it is rhetoric


@dataclass(slots=True)
class Speaker:
    """How one label speaks."""

    label: str
    turns: int = 0
    words: int = 0
    asked: int = 0
    guided: int = 0
    looked_at: int = 0
    role: Role | None = None
    begins: list[list[str]] = field(default_factory=list)

    @property
    def asking(self) -> float:
        """From 0 (answers) to about 1 (asks): the share of turns that ask, or use the guide's words."""
        return (self.asked + 0.5 * self.guided) / max(self.looked_at, 1)


def speakers_of(source: Source, turns: Iterable[Turn]) -> dict[str, Speaker]:
    """The speakers of ``turns`` by key, in the order of their first turn."""
    found: dict[str, Speaker] = {}
    for turn in turns:
        if not turn.speaker:
            continue
        speaker = found.setdefault(key_of(turn.speaker), Speaker(turn.speaker))
        text = source.said(turn)
        speaker.turns += 1
        speaker.words += text.count(" ") + 1
        if speaker.looked_at < _TURNS:
            speaker.looked_at += 1
            speaker.asked += has_question(text)
            speaker.begins.append(words(text[: _OPENING_WORDS * 8])[:_OPENING_WORDS])
    for speaker in found.values():
        speaker.guided = sum(role_words().guide.within(said) for said in speaker.begins)
    if not any(speaker.asked for speaker in found.values()):
        _ask_without_marks(found.values())
    return found


def has_question(text: str) -> bool:
    """Whether what is said ends as a question."""
    return any(mark in text[-_TAIL:] for mark in "?？؟")


def _ask_without_marks(speakers: Iterable[Speaker]) -> None:
    """A transcript without punctuation: what begins as a question does, is one."""
    for speaker in speakers:
        speaker.asked = sum(role_words().question_starts.begins(said) for said in speaker.begins)
