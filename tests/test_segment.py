"""Chunks hold whole turns, each with the question it answers."""

from journeydraft.model.source import Role, Source, SourceKind, Turn
from journeydraft.segment import QUESTION_REACH, segment


def source(*said):
    text, turns = "", []
    for role, words in said:
        start = len(text)
        text += words + "\n"
        turns.append(Turn(start, start + len(words), role=role, participant="P1"))
    return Source("p1.txt", SourceKind.interview, "txt", text, tuple(turns))


def test_the_interviewers_words_give_context_and_nothing_else():
    """No chunk holds an interviewer's turn; the answer knows its question."""
    asked = source((Role.interviewer, "How did you pay?"), (Role.participant, "By card."))
    (chunk,) = segment(asked)
    assert [asked.said(s.turn) for s in chunk.said] == ["By card."]
    assert chunk.said[0].question == "How did you pay?"


def test_a_question_does_not_govern_for_ever():
    """After a few turns of others the old question is no longer what is answered."""
    many = source(
        (Role.interviewer, "Why?"), *[(Role.participant, f"word {i}") for i in range(QUESTION_REACH + 1)]
    )
    (chunk,) = segment(many)
    assert [s.question for s in chunk.said] == ["Why?"] * QUESTION_REACH + [None]


def test_a_turn_is_never_split():
    """However short the chunks, every turn is in exactly one of them, whole."""
    long = source(*[(Role.participant, " ".join(["word"] * 50)) for _ in range(7)])
    chunks = list(segment(long, words=80))
    assert [s.number for c in chunks for s in c.said] == list(range(7))
    assert len(chunks) == 7
