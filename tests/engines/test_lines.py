"""One sentence, one line."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from journeydraft.engines.embedded.lines import once
from journeydraft.model.finding import Finding, Kind

SAID = "I forgot my password and I couldn't reset it so I rang them"


def finding(kind, start, end, weight):
    quote = SAID[start:end]
    return Finding(kind, quote, quote, "p1.txt", 0, "P1", at=start, weight=weight)


def test_the_same_trouble_is_not_told_twice():
    """Two halves of one sentence that show the same words make one line."""
    halves = [finding(Kind.pain, 0, len(SAID), 0.6), finding(Kind.pain, 0, len(SAID), 0.9)]
    assert [f.weight for f in once(halves)] == [0.9]


def test_the_longer_words_stay_with_the_surer_judgement():
    """A line that holds the surer one lends it its words."""
    (line,) = once([finding(Kind.pain, 25, 43, 0.9), finding(Kind.pain, 0, len(SAID), 0.6)])
    assert (line.text, line.quote, line.at, line.weight) == (SAID, SAID, 0, 0.9)


def test_a_claim_goes_before_an_action_in_the_same_words():
    """A trouble is no step of the journey as well, unless it has words of its own."""
    same, other = finding(Kind.action, 0, len(SAID), 0.99), finding(Kind.action, 44, len(SAID), 0.99)
    pain = finding(Kind.pain, 0, len(SAID), 0.6)
    assert once([same, other, pain]) == [other, pain]


def test_other_turns_and_labels_are_left_alone():
    """What two people say is two findings; emotions and channels have no words of their own."""
    pain = finding(Kind.pain, 0, 20, 0.6)
    others = [replace(pain, turn=1), replace(pain, kind=Kind.emotion), replace(pain, kind=Kind.touchpoint)]
    assert once([pain, *others]) == [pain, *others]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([Kind.pain, Kind.gain, Kind.action]),
            st.integers(0, 20),
            st.integers(21, len(SAID)),
            st.floats(0.5, 1),
        )
    )
)
def test_no_two_lines_of_a_kind_share_words(told):
    """Whatever the engine says, of one kind each stretch of speech is shown once."""
    lines = once([finding(*one) for one in told])
    for i, one in enumerate(lines):
        for other in lines[i + 1 :]:
            apart = one.at + len(one.quote) <= other.at or other.at + len(other.quote) <= one.at
            assert apart or one.kind is not other.kind
