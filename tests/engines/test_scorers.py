"""What a unit is felt to say: named emotions, mixed ones, and the company it is judged in."""

import pytest

from journeydraft.engines.embedded.feelings import felt
from journeydraft.engines.embedded.scorers import CueScorer
from journeydraft.engines.embedded.units import units
from journeydraft.model.source import Role, Source, SourceKind, Turn
from journeydraft.segment import segment


def all_units(text, language="en"):
    turn = Turn(0, len(text), role=Role.participant, participant="P1", language=language)
    return [
        u
        for c in segment(Source("p.txt", SourceKind.interview, "txt", text, (turn,), language))
        for u in units(c)
    ]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("I was so frustrated by then", {"frustrated"}),
        ("I wasn't frustrated at all", set()),
        ("my neighbour was frustrated, people say", set()),
        ("I was frustrated and also a bit relieved", {"mixed"}),
    ],
)
def test_an_emotion_is_named_only_when_the_speaker_felt_it(text, labels):
    """Denied and second-hand feelings are nobody's; two that pull apart are mixed, not a coin toss."""
    assert {label for u in all_units(text) for label in felt(u)} == labels


def test_a_troubled_line_leans_down_and_a_glad_one_up():
    """Valence has the sign that a reader would give."""
    bad, good = (
        CueScorer().judge(all_units(t))[0].valence for t in ("it crashed again", "it was really helpful")
    )
    assert -2 <= bad < 0 < good <= 2
