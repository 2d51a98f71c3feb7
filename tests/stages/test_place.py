"""Where a finding belongs: by meaning, by the question, by the order of telling."""

import numpy as np
import pytest

from journeydraft.stages.choose import Story, choose
from journeydraft.stages.place import StageMeaning, place
from journeydraft.stages.template import StageSpec, StageTemplate

AXES = np.eye(4, dtype=np.float32)
NOBODY_ASKED = np.zeros((1, 4), np.float32)


@pytest.fixture
def stages():
    return [
        StageMeaning(name, AXES[i : i + 1], AXES[i : i + 1]) for i, name in enumerate(["find", "buy", "use"])
    ]


def told(*rows):
    vectors = np.asarray(rows, np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def numbers(placed):
    return [p.stage for p in placed]


def test_a_clear_story_goes_through_the_stages(stages):
    """What speaks of a stage is placed there."""
    findings = told([1, 0, 0, 0.2], [0, 1, 0, 0.2], [0, 0, 1, 0.2])
    assert numbers(place(stages, findings, np.zeros_like(findings))) == [0, 1, 2]


def test_a_step_back_is_possible(stages):
    """Someone who goes back to searching is shown searching."""
    findings = told([0, 0, 1, 0.1], [0, 0, 1, 0.1], [1, 0, 0, 0.1])
    assert numbers(place(stages, findings, np.zeros_like(findings))) == [2, 2, 0]


def test_what_fits_nowhere_is_not_placed(stages):
    """A remark that no stage explains goes to Unplaced, not to the nearest stage."""
    findings = told([0.01, 0, 0, 1])
    assert numbers(place(stages, findings, NOBODY_ASKED)) == [None]


def test_an_ambiguous_remark_follows_its_neighbours(stages):
    """Between two findings of one stage, an unclear one belongs there as well."""
    findings = told([0, 1, 0, 0], [0.3, 0.3, 0.3, 1], [0, 1, 0, 0])
    assert numbers(place(stages, findings, np.zeros_like(findings))) == [1, 1, 1]


def test_the_question_helps(stages):
    """The same vague answer lies where the question points."""
    vague = told([0.3, 0.3, 0.3, 1])
    assert numbers(place(stages, vague, told([0, 0, 1, 0]))) == [2]
    assert numbers(place(stages, vague, told([1, 0, 0, 0]))) == [0]


def test_the_template_that_explains_the_story_wins(stages):
    """Of two templates the one whose stages are spoken of fits better, and by a margin."""
    findings = told([1, 0, 0, 0.2], [0, 1, 0, 0.2], [0, 0, 1, 0.2])
    names = StageTemplate(name="a", stages=tuple(StageSpec(id=s.id, name=s.id) for s in stages))
    last = AXES[3:]
    elsewhere = [StageMeaning("x", last, last), StageMeaning("y", -last, last)]
    other = StageTemplate(name="b", stages=(StageSpec(id="x", name="x"), StageSpec(id="y", name="y")))
    best, second = choose([(other, elsewhere), (names, stages)], [Story(findings, np.zeros_like(findings))])
    assert best.template.name == "a"
    assert 0 <= second.fit < best.fit <= 1
