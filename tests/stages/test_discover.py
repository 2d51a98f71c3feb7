"""The study's own stages: what is told together and in one order becomes a stage."""

import numpy as np
import pytest

from journeydraft.stages.agreement import agreement
from journeydraft.stages.discover import FEWEST, MOST, learn
from journeydraft.stages.learning import probabilities, sampled
from journeydraft.stages.told import Told, unit

DIMENSIONS = 24


def told(stories, *, timed=True, seed=7, noise=0.6):
    """Stories as rows of topic numbers: each answer's meaning is its topic's axis and some noise."""
    random = np.random.default_rng(seed)
    topics = [topic for story in stories for topic in story]
    axes = np.eye(DIMENSIONS)[topics]
    meanings = unit(axes + noise * unit(random.normal(size=axes.shape)))
    numbers = np.array([i for i, story in enumerate(stories) for _ in story])
    when = np.concatenate([np.linspace(0, 1, len(story)) for story in stories])
    return (
        Told(meanings, np.zeros_like(meanings), when, np.full(len(topics), timed), numbers, numbers),
        np.array(topics),
    )


def found(answers):
    learnt = answers.only(sampled(answers))
    mean = learnt.meanings.mean(axis=0)
    stages, _ = learn(learnt.less(mean))
    return probabilities(stages, answers.less(mean)).argmax(axis=1)


JOURNEY = [
    [0, 0, 1, 1, 2, 2, 3, 3, 4, 4],
    [0, 1, 1, 2, 2, 3, 4, 4],
    [0, 0, 1, 2, 2, 3, 3, 4],
    [0, 1, 2, 3, 3, 4, 4],
]


def test_topics_that_everybody_tells_in_one_order_become_the_stages_in_that_order():
    """Answers of one topic stand together, and topics in the order in which they are told."""
    answers, topics = told(JOURNEY)
    stage = found(answers)
    kept = [int(np.median(stage[topics == topic])) for topic in range(5)]
    assert kept == sorted(set(kept))
    assert sum(np.bincount(topics[stage == i]).max() for i in set(stage)) >= 0.8 * len(topics)


def test_participants_agree_on_stages_that_are_there_and_not_on_chance():
    """Fit and order are high for a shared journey, lower for people who tell anything at any time."""
    answers, _ = told(JOURNEY)
    stage = found(answers)
    shared = agreement(answers, stage, int(stage.max()) + 1)
    random = np.random.default_rng(3)
    noise, _ = told([list(random.integers(0, DIMENSIONS, 10)) for _ in range(4)])
    chance = agreement(noise, found(noise), int(found(noise).max()) + 1)
    assert shared.fit > 0.6
    assert shared.order > 0.6
    assert chance.fit < shared.fit
    assert chance.order < shared.order


def test_the_order_is_measured_over_pairs_of_different_stages():
    """Stories told backwards have the opposite order; one story has nobody to agree with."""
    answers, topics = told([[0, 1, 2, 3], [0, 1, 2, 3], [0, 1, 2, 3]], noise=0.0)
    assert agreement(answers, topics, 4).order == 1.0
    assert agreement(answers, 3 - topics, 4).order == -1.0
    assert agreement(answers.only(slice(0, 4)), topics[:4], 4).fit is None


@pytest.mark.parametrize("stories", [[[0]], [[0, 1, 2]], [[0], [1]], [[0, 0, 1], [1, 2]], [[3] * 40]])
def test_tiny_and_monotonous_studies_have_stages_too(stories):
    """A few lines, one participant, one topic: no more stages than answers allow, and never an error."""
    answers, _ = told(stories)
    count = int(found(answers).max()) + 1
    assert 1 <= count <= max(1, len(answers) // 3)


def test_a_journey_has_no_more_stages_than_people_share():
    """Topics of one person alone do not become stages of their own."""
    stories = [[0, 0, 1, 1, 2, 2, 3, 3] for _ in range(5)]
    stories[0] = [*stories[0], 5, 6]
    answers, _ = told(stories, noise=0.2)
    stage = found(answers)
    assert FEWEST <= int(stage.max()) + 1 <= MOST
    tellers = [set(answers.tellers[stage == i]) for i in range(int(stage.max()) + 1)]
    assert min(map(len, tellers)) > 1


def test_reviews_alone_are_put_together_by_what_they_say():
    """Where nothing is told at length, time counts for nothing."""
    answers, topics = told([[i % 3] for i in range(60)], timed=False, noise=0.2)
    stage = found(answers)
    assert all(len(set(stage[topics == topic])) <= 2 for topic in range(3))
    assert len(set(stage)) >= 3


def test_two_runs_find_the_same():
    """Nothing is left to chance."""
    answers, _ = told(JOURNEY)
    assert np.array_equal(found(answers), found(answers))
