"""What reviewers gave, on whatever scale, as a share of the best."""

from dataclasses import replace

import pytest

from journeydraft.intake.rating import with_ratings
from journeydraft.model.source import Source, SourceKind, Turn


def shares(*given):
    turns = tuple(Turn(i, i + 1, attributes={"rating": one} if one else {}) for i, one in enumerate(given))
    source = Source("r.csv", SourceKind.review, "csv", "x" * len(given), turns)
    return [turn.rating for turn in with_ratings(source).turns]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["5", "1", ""], [1.0, 0.2, None]),
        (["4.5 stars", "4,5"], [0.9, 0.9]),
        (["10", "7"], [1.0, 0.7]),
        (["9/10", "5 of 5"], [0.9, 1.0]),
        (["★★★★☆", "★"], [0.8, 0.2]),
        (["80 %", "100 %"], [0.8, 1.0]),
        (["good", "bad"], [None, None]),
    ],
)
def test_ratings_are_shares_of_the_best(given, expected):
    """The least usual scale that holds a whole column is its scale."""
    assert shares(*given) == pytest.approx(expected)


def test_a_rating_on_no_known_scale_says_nothing():
    """740 may be of 1000, or an order's number."""
    assert shares("740", "3") == [None, None]


def test_an_interview_has_no_ratings():
    """Nothing changes where no table tells any."""
    source = Source("p1.txt", SourceKind.interview, "txt", "Hello", (Turn(0, 5),))
    assert with_ratings(source) == replace(source)
