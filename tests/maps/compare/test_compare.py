"""Two maps side by side, written by hand: what changed is named, and chance is not called change."""

import json

import pytest

from journeydraft.formats.markdown import read_markdown
from journeydraft.maps.compare import as_json, as_markdown, compare
from journeydraft.maps.compare.shares import Change
from journeydraft.model.journey import Count
from journeydraft.model.share import wilson

OLD = """---
sample: 8 interviews, 200 reviews
---

# Spring

## Order

**Mood:** −1 ± 0.4

**Reached by:** 8 of 8

### Emotions
- Anxious −1.5 (4 of 8)

### Pain points
- The fee is hidden (2 of 8; 20 of 200 reviews)
- The form asks twice (6 of 8)
- Codes arrive late (3 of 8)

### Gains
- The staff are kind (2 of 8)

## Wait

**Goal:** Know when

### Pain points
- Nobody says when (1 of 8)
"""
NEW = """---
sample: 8 interviews, 200 reviews
---

# Autumn

## Order

**Mood:** +0.2 ± 0.4

**Reached by:** 7 of 8

### Emotions
- Anxious −0.2 (3 of 8)

### Pain points
- The fee is hidden (7 of 8; 90 of 200 reviews)
- The form asks twice (1 of 8)
- The page is slow (5 of 8)

### Gains
- The staff are kind (2 of 8)

## Deliver

**Goal:** Have it

### Pain points
- Left at a neighbour's (1 of 8)
"""


@pytest.fixture
def compared():
    """The comparison without a model: by words alone."""
    return compare(read_markdown(OLD), read_markdown(NEW))


def texts(changes):
    return [one.row.item.text for one in changes]


def test_what_appeared_went_grew_and_shrank(compared):
    """Each line has one fate; those that changed most stand first."""
    assert texts(compared.of("grew")) == ["The fee is hidden"]
    assert texts(compared.of("shrank")) == ["The form asks twice", "Anxious"]
    assert texts(compared.of("appeared")) == ["The page is slow", "Left at a neighbour's"]
    assert texts(compared.of("went")) == ["Codes arrive late", "Nobody says when"]
    assert texts(compared.of("same")) == ["The staff are kind"]


def test_people_and_reviews_are_never_summed(compared):
    """Eight people say little; two hundred reviews say it surely."""
    fee = compared.of("grew")[0]
    assert fee.people.small
    assert fee.reviews.sure
    assert not fee.reviews.small
    assert round(fee.reviews.difference, 2) == 0.35


def test_stages_are_followed_and_their_mood_compared(compared):
    """The stage in both feels better; the others came and went."""
    order, deliver, wait = compared.stages
    assert (order.old.name, order.new.name, order.felt) == ("Order", "Order", 1.2)
    assert deliver.old is None
    assert wait.new is None
    anxious = next(one for one in compared.lines if one.lane == "emotions")
    assert anxious.felt == 1.3


def test_a_renamed_stage_is_known_by_its_lines():
    """Another name, the same lines: no stage went and none appeared."""
    found = compare(read_markdown(OLD), read_markdown(OLD.replace("## Order", "## Ask for it")))
    assert (found.stages[0].old.name, found.stages[0].new.name) == ("Order", "Ask for it")
    assert found.stages[0].renamed
    assert found.of("appeared") == found.of("went") == []


def test_a_map_has_not_changed_against_itself():
    """Nothing appears, goes, grows or feels otherwise."""
    found = compare(read_markdown(NEW), read_markdown(NEW))
    assert {one.kind for one in found.lines} == {"same"}
    assert all(one.felt is None for one in (*found.lines, *found.stages))


def test_an_emotion_of_another_stage_is_another_one():
    """The same word in a stage that is not the same is no change of its mood."""
    moved = NEW.replace("### Emotions\n- Anxious −0.2 (3 of 8)\n", "").replace(
        "**Goal:** Have it\n", "**Goal:** Have it\n\n### Emotions\n- Anxious −0.2 (3 of 8)\n"
    )
    found = compare(read_markdown(OLD), read_markdown(moved))
    assert {one.kind for one in found.lines if one.lane == "emotions"} == {"appeared", "went"}


def test_rewritten_lines_are_known_by_the_quotes_that_they_share():
    """A later draft of the same study words a line otherwise: its evidence tells."""
    note = "\n\n[^a]: “I found out about the fee at the very end.” — P1, p1.md:3\n"
    old = OLD.replace("hidden (2 of 8; 20 of 200 reviews)", "hidden (2 of 8) [^a]") + note
    new = NEW.replace("The fee is hidden (7 of 8; 90 of 200 reviews)", "Costs come late (7 of 8) [^a]") + note
    grown = compare(read_markdown(old), read_markdown(new)).of("grew")[0]
    assert (grown.old.item.text, grown.by) == ("The fee is hidden", "evidence")


@pytest.mark.parametrize(
    ("lang", "heading", "caveat"),
    [("en", "### Grew", "may be chance"), ("et", "### Kasvas", "juhus"), ("ru", "### Выросло", "случайн")],
)
def test_the_page_tells_shares_samples_and_chance(compared, lang, heading, caveat):
    """In the language that is asked for; small samples are said to be small."""
    page = as_markdown(compared, lang)
    assert heading in page
    assert "88%" in page
    assert caveat in page


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "20 of 200 reviews, 10% → 90 of 200 reviews, 45%"),
        ("et", "200 arvustusest 20, 10% → 200 arvustusest 90, 45%"),
        ("ro", "20 din 200 de recenzii, 10% → 90 din 200 de recenzii, 45%"),
    ],
)
def test_shares_of_reviews_are_told_as_maps_tell_them(compared, lang, told):
    """With the form of the noun that the number asks for."""
    assert told in as_markdown(compared, lang)


def test_one_review_is_told_as_one():
    """Not as several."""
    alone = OLD.replace("20 of 200 reviews", "1 of 1 review")
    page = as_markdown(compare(read_markdown(alone), read_markdown(NEW)), "en")
    assert "1 of 1 review, 100%" in page


def test_json_has_every_line_with_both_sides(compared):
    """Shares 0…1, and null where a side has nothing."""
    told = json.loads(as_json(compared))
    assert len(told["lines"]) == len(compared.lines)
    gone = next(one for one in told["lines"] if one["change"] == "went")
    assert gone["new"] is None
    assert gone["old"]["participants"] == {"count": 3, "of": 8, "share": 0.375}


def test_intervals_are_those_of_the_literature():
    """Wilson's interval of 10 of 20, and Newcombe's example of 56/70 less 48/80 (method 10)."""
    assert [round(edge, 3) for edge in wilson(Count(count=10, of=20))] == [0.299, 0.701]
    change = Change(Count(count=48, of=80), Count(count=56, of=70))
    assert [round(edge, 4) for edge in change.interval] == [0.0524, 0.3339]
    assert change.sure
