"""Where an answer belongs: by meaning, by the question, by the order of telling, by what others tell."""

import numpy as np
import pytest

from journeydraft.stages.choose import Story, choose
from journeydraft.stages.place import NOWHERE, StageMeaning, by_descriptions, place
from journeydraft.stages.template import StageSpec, StageTemplate
from journeydraft.stages.told import Told, unit

DIMENSIONS = 8
AXES = np.eye(DIMENSIONS, dtype=np.float32)
FIND, BUY, USE, PARCEL, HAMSTER, VAGUE = range(6)


@pytest.fixture
def stages():
    return [
        StageMeaning(name, AXES[i : i + 1], AXES[i : i + 1]) for i, name in enumerate(["find", "buy", "use"])
    ]


def told(*stories, asked=None, timed=True):
    """Stories as rows of topics, each the axis that an answer is about, or several."""
    topics = [topic for story in stories for topic in story]
    meanings = unit(np.stack([AXES[np.atleast_1d(topic)].sum(axis=0) for topic in topics]))
    questions = np.zeros_like(meanings)
    for row, topic in enumerate(asked or ()):
        questions[row] = AXES[topic]
    numbers = np.array([i for i, story in enumerate(stories) for _ in story])
    when = np.concatenate([np.linspace(0, 1, len(story)) for story in stories])
    return Told(meanings, questions, when, np.full(len(topics), timed), numbers, numbers)


def test_a_clear_story_goes_through_the_stages(stages):
    """What speaks of a stage is placed there."""
    assert list(place(stages, told([FIND, BUY, USE]))) == [0, 1, 2]


def test_a_step_back_is_possible(stages):
    """Someone who goes back to searching is shown searching."""
    assert list(place(stages, told([USE, USE, FIND], [FIND, BUY, USE]))) == [2, 2, 0, 0, 1, 2]


def test_what_fits_nowhere_is_not_placed(stages):
    """A remark that no stage explains goes to Unplaced, not to the nearest stage."""
    assert list(place(stages, told([FIND, BUY, HAMSTER, USE], [FIND, BUY, USE])))[2] == NOWHERE


def test_an_ambiguous_remark_follows_its_neighbours(stages):
    """Between two answers of one stage, an unclear one belongs there as well."""
    story = [FIND, FIND, BUY, [FIND, BUY, USE, VAGUE], BUY, USE, USE]
    assert list(place(stages, told(story, story))) == [0, 0, 1, 1, 1, 2, 2] * 2


def test_the_question_helps(stages):
    """The same vague answer lies where the question points."""
    vague = [FIND, BUY, USE, VAGUE]
    assert list(place(stages, told([vague], asked=[USE]))) == [2]
    assert list(place(stages, told([vague], asked=[FIND]))) == [0]


def test_what_no_description_names_goes_where_people_tell_it(stages):
    """Everybody speaks of parcels between paying and using: that is a part of the buying here."""
    story = [FIND, FIND, [BUY, PARCEL], PARCEL, PARCEL, USE, USE]
    answers = told(story, story, story)
    assert list(place(stages, answers)) == [0, 0, 1, 1, 1, 2, 2] * 3
    assert by_descriptions(stages, answers)[3] == NOWHERE


def test_a_review_begins_anywhere(stages):
    """An interview that says as much of the first stage as of the last begins with the first; a review need
    not."""
    vague = [[FIND, USE, USE]], [[USE, FIND, FIND]]
    assert list(by_descriptions(stages, told(*vague, timed=False))) == [2, 0]


def test_the_template_that_explains_the_story_wins(stages):
    """Of two templates the one whose stages are spoken of fits better, and by a margin."""
    findings = AXES[[FIND, BUY, USE]]
    names = StageTemplate(name="a", stages=tuple(StageSpec(id=s.id, name=s.id) for s in stages))
    last = AXES[VAGUE:]
    elsewhere = [StageMeaning("x", last, last), StageMeaning("y", -last, last)]
    other = StageTemplate(name="b", stages=(StageSpec(id="x", name="x"), StageSpec(id="y", name="y")))
    best, second = choose([(other, elsewhere), (names, stages)], [Story(findings, np.zeros_like(findings))])
    assert best.template.name == "a"
    assert 0 <= second.fit < best.fit <= 1
