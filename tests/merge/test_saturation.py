"""How many pain points a further interview would bring: exact for every order, honest about few."""

import time
from itertools import combinations

import pytest

from journeydraft.merge.saturation import expected, saturation

SECONDS = 3.0
"""Far more than it takes."""

WHO = [{"A", "B"}, {"A"}, {"B", "C", "D"}, {"D"}]


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_the_curve_is_the_mean_of_all_choices_of_people(size):
    """Counting what every choice of people has told gives the same number."""
    choices = list(combinations("ABCD", size))
    counted = sum(bool(told & set(chosen)) for chosen in choices for told in WHO) / len(choices)
    assert expected([len(told) for told in WHO], 4, size) == pytest.approx(counted)


def test_many_items_of_many_people_are_counted_in_time():
    """Items of as many people are counted together."""
    started = time.process_time()
    assert saturation([1, 2, 3] * 3_000, 300).pain_points == 9_000
    assert time.process_time() - started < SECONDS


def test_the_last_point_of_the_curve_is_all_that_was_found():
    """With everybody heard nothing is missing; items that only reviews told do not count."""
    found = saturation([0, 3, 1, 2], 6)
    assert found.pain_points == 3
    assert found.curve[-1] == 3


def test_the_same_troubles_again_and_again_are_close_to_saturated():
    """Ten people who all tell the same: nobody expects news from the eleventh."""
    found = saturation([10] * 8 + [9] * 4, 10)
    assert (found.verdict, found.last_two, found.next) == ("close", 0.0, 0.0)
    assert found.coverage == 1


def test_shared_troubles_beside_ever_new_ones_are_open():
    """Half of it shared, half told once: one more interview brings about what the last one did."""
    found = saturation([4] * 10 + [1] * 10, 10)
    assert found.verdict == "open"
    assert found.last_two == pytest.approx(2, abs=0.5)
    assert 0 < found.next <= 1


def test_lines_that_nobody_shares_tell_nothing_of_the_people():
    """Where next to nothing was joined the verdict says so instead of asking for more people."""
    assert saturation([1] * 30 + [2] * 3, 8).verdict == "not_joined"


@pytest.mark.parametrize("people", [1, 2, 5])
def test_few_interviews_give_no_verdict(people):
    """A base of four and a run of two are needed."""
    assert saturation([1, people], people).verdict == "too_few"


def test_without_interviews_there_is_nothing_to_say():
    """Reviews alone have no saturation, nor has a study without pain points."""
    assert saturation([], 7) is None
    assert saturation([0, 0], 0) is None
