"""What cues say: frames change what a hit means."""

import pytest

from journeydraft.engines.embedded.cues import log_odds, signs_of


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("I couldn't find the button anywhere", "pain"),
        ("we waited for ages and nobody came", "pain"),
        ("it was really easy and quick", "gain"),
        ("it would be nice to see the price first", "need"),
        ("how do I change the date?", "question"),
    ],
)
def test_plain_cases_are_likely(text, label):
    """A reader's first guess is the rules' guess too."""
    assert log_odds(signs_of(text, "en"), label) > 0


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("no, there were no problems at all", "pain"),
        ("it was not easy", "gain"),
        ("I opened the page and paid", "pain"),
        ("my neighbour says they never answer the phone", "pain"),
    ],
)
def test_denials_negations_and_other_peoples_tales_are_not(text, label):
    """A denied trouble is none, a negated comfort is no gain, a neighbour's tale is not the participant's."""
    assert log_odds(signs_of(text, "en"), label) < 0


def test_a_negated_comfort_speaks_for_a_pain():
    """ "Not easy" counts as trouble."""
    assert "negated gain" in signs_of("it was not easy at all", "en")
