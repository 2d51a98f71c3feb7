"""Diaries that count their weeks are read as parts of that time."""

import pytest

from journeydraft.stages.marks import Stand
from journeydraft.stages.periods import periods


def weeks(teller, *numbers, word="Week", language="en"):
    """A turn of ``teller`` under each of the numbered headings."""
    return [Stand(teller, f"{teller}.md", f"{word} {number}", None, language) for number in numbers]


def test_twelve_weeks_are_four_parts():
    """Each part has three weeks, and knows who told of them."""
    told = periods([*weeks("P1", *range(1, 13)), *weeks("P2", *range(1, 13))])
    assert told.names == ("Week 1–3", "Week 4–6", "Week 7–9", "Week 10–12")
    assert told.at[:4] == (0, 0, 0, 1)
    assert told.reached[0] == {"P1", "P2"}


def test_what_one_tells_after_the_others_end_is_in_the_last_part():
    """A diary of twenty weeks beside two of eight does not stretch the parts, and the last part says so."""
    told = periods([*weeks("P1", *range(1, 21)), *weeks("P2", *range(1, 9)), *weeks("P3", *range(1, 9))])
    assert told.names == ("Week 1–2", "Week 3–4", "Week 5–6", "Week 7–20")
    assert told.at[19] == 3 and told.reached[3] == {"P1", "P2", "P3"}


@pytest.mark.parametrize(("word", "language"), [("Неделя", "ru"), ("Woche", "de"), ("Nädal", "et")])
def test_time_is_counted_in_any_language(word, language):
    """The word of the headings names the parts."""
    told = periods(
        [t for who in ("P1", "P2") for t in weeks(who, *range(1, 9), word=word, language=language)]
    )
    assert told.names[0] == f"{word} 1–2"


@pytest.mark.parametrize(
    "stands",
    [
        [*weeks("P1", *range(1, 13), word="Question"), *weeks("P2", *range(1, 13), word="Question")],
        weeks("P1", *range(1, 13)),
        [*weeks("P1", 1, 2, 3), *weeks("P2", 1, 2, 3)],
        [],
    ],
)
def test_what_counts_no_time_or_too_little_makes_no_parts(stands):
    """Numbered questions, one diary alone, three weeks, nothing."""
    assert periods(stands) is None
