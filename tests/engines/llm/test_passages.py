"""What a model is shown: whole turns, their questions, nothing twice, nothing that nobody said."""

from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from journeydraft.engines.llm.fence import fenced
from journeydraft.engines.llm.passages import WORDS, halves, passages, shown
from journeydraft.model.source import Role, Source, SourceKind, Turn
from journeydraft.segment import segment


def source(*said, kind=SourceKind.interview):
    """Turns as (who, words); Q asks."""
    text, turns = "", []
    for who, words in said:
        role = Role.interviewer if who == "Q" else Role.participant
        turns.append(Turn(len(text), len(text) + len(words), who, role, None if who == "Q" else who))
        text += words + "\n"
    return Source("s.txt", kind, "txt", text, tuple(turns), "en")


def all_passages(made):
    return [p for chunk in segment(made, WORDS) for p in passages(chunk)]


def test_lines_are_numbered_and_stand_behind_their_question():
    """A question is shown once, before the answers that it governs."""
    made = source(
        ("Q", "How was it?"), ("P1", "Slow."), ("P1", "Very slow."), ("Q", "Why?"), ("P1", "No idea.")
    )
    (passage,) = all_passages(made)
    assert shown(passage).splitlines() == [
        "Q: How was it?", "[1] P1: Slow.", "[2] P1: Very slow.", "Q: Why?", "[3] P1: No idea.",
    ]  # fmt: skip


def test_what_nobody_said_is_not_shown():
    """A stage direction inside a turn."""
    made = source(("P1", "I tried (sighs) again."))
    turn = replace(made.turns[0], asides=((8, 15),))
    (passage,) = all_passages(replace(made, turns=(turn,)))
    assert "sighs" not in shown(passage)
    assert shown(passage) == "[1] P1: I tried … again."


def test_a_second_passage_knows_what_was_said_before():
    """The last words of the turn before, marked as such."""
    made = source(*[("P1", f"Part {n}. " + "word " * 900) for n in range(4)])
    first, second = all_passages(made)
    assert "(before)" not in shown(first)
    assert shown(second).startswith("(before) … ")


@settings(deadline=None)  # how quick it is depends on who else is at work
@given(st.lists(st.integers(1, 6000), min_size=1, max_size=25))
@example([1, WORDS + 1, 1])
def test_there_are_few_passages_and_every_word_is_in_one(lengths):
    """Never more than words / 1,200 and one more for each transcript, and for each turn too long for one;
    turns are whole unless very long."""
    made = source(*[("P1", " ".join(f"w{n}" for n in range(length))) for length in lengths])
    read = all_passages(made)
    cut = sum(length > WORDS for length in lengths)
    assert len(read) <= sum(lengths) / 1200 + 1 + cut
    places = [(p.start, p.end) for passage in read for p in passage.pieces]
    joined = "".join(made.text[a:b] for a, b in places)
    assert joined == "".join(made.said(t) for t in made.turns)


@settings(deadline=None)  # how quick it is depends on who else is at work
@given(st.lists(st.integers(1, 40), min_size=1, max_size=8))
def test_halves_are_all_of_a_passage(lengths):
    """Splitting loses nothing, repeats nothing, and ends."""
    made = source(*[("P1", " ".join(f"w{n}" for n in range(length))) for length in lengths])
    todo, leaves = all_passages(made), []
    while todo:
        passage = todo.pop(0)
        parts = halves(passage)
        assert all(part.pieces for part in parts)
        todo = [*parts, *todo]
        leaves += [] if parts else [passage]
    assert "".join(made.text[p.start : p.end] for leaf in leaves for p in leaf.pieces) == "".join(
        made.said(t) for t in made.turns
    )


def test_a_short_passage_is_not_halved():
    """A reply that is cut though it is about a sentence would be cut about half of it too."""
    (passage,) = all_passages(source(("P1", "One two three."), ("P1", "Four five six.")))
    assert halves(passage) == ()


@given(st.text())
def test_nothing_inside_closes_the_fence(data):
    """The tag is made of what it holds."""
    first, *_, last = fenced(data).split("\n")
    assert first.replace("<", "</") == last
    assert first not in data
    assert last not in data
