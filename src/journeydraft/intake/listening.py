"""Who speaks which language: decided per speaker, then per turn where another language is clear."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from journeydraft.model.source import Source, SourceKind, Turn
from journeydraft.nlp.language import UNKNOWN, language_of, language_of_line

LATE = "en"
"""A language that speakers of any other are likely to switch to."""


def with_languages(source: Source) -> Source:
    """``source`` with a language on every turn, and the participants' commonest as its own."""
    if source.kind is SourceKind.review:
        turns = tuple(_by_itself(source, turn) for turn in source.turns)
    else:
        turns = _by_speaker(source)
    spoken = Counter[str]()
    for turn in turns:
        if turn.language and turn.language != UNKNOWN and source.is_evidence(turn):
            spoken[turn.language] += turn.end - turn.start
    main = spoken.most_common(1)[0][0] if spoken else None
    turns = tuple(t if t.language != UNKNOWN else replace(t, language=main) for t in turns)
    return replace(source, turns=turns, language=main)


def _by_itself(source: Source, turn: Turn) -> Turn:
    """A review: what its table says, unless the words clearly say otherwise."""
    declared = (turn.language or "")[:2].lower()
    text = source.said(turn)
    if declared:
        return replace(turn, language=language_of_line(text, declared, (declared, language_of([text]))))
    return replace(turn, language=language_of([text]))


def _by_speaker(source: Source) -> tuple[Turn, ...]:
    speakers = {turn.speaker: "" for turn in source.turns}
    for speaker in speakers:
        speakers[speaker] = language_of(source.said(t) for t in source.turns if t.speaker == speaker)
    at_hand = tuple(dict.fromkeys([*speakers.values(), LATE]))
    among = tuple(code for code in at_hand if code != UNKNOWN)
    return tuple(
        replace(t, language=language_of_line(source.said(t), speakers[t.speaker], among))
        for t in source.turns
    )
