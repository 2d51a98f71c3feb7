"""Stages as an editor lays them out: what it leaves out is in none, and what it forgets finds a place."""

import numpy as np
import pytest
from tests.merge.test_build import said

from journeydraft.model.editing import LaidStage, Layout
from journeydraft.nlp.bag import BagEncoder
from journeydraft.nlp.meaning import ANY, Meaning
from journeydraft.staging.laying import lay_out


@pytest.fixture
def meaning():
    """Words alone."""
    encoder = BagEncoder()
    return Meaning(encoder, {ANY: np.zeros(encoder.dimensions, np.float32)})


def layout(left_out):
    stages = (LaidStage("Ask", frozenset({"asking"})), LaidStage("Read", frozenset({"reading"})))
    return Layout(stages, left_out=frozenset(left_out))


def told(meaning, *moments):
    texts = [f"the screen reader read number {n} of {moment}" for n, moment in enumerate(moments)]
    vectors = meaning.of(texts, "en")
    found = []
    for text, moment, vector in zip(texts, moments, vectors, strict=True):
        one = said("P1", text, 0, stage=None)
        finding = one.finding.__class__(**{**vars_of(one.finding), "stage": moment, "vector": vector})
        found.append(one.__class__(finding, one.evidence, one.kind))
    return found


def vars_of(finding):
    return {name: getattr(finding, name) for name in finding.__dataclass_fields__}


def test_what_belongs_to_no_stage_is_in_none(meaning):
    """However much it sounds like one."""
    found = told(meaning, "asking", "reading", "reading", "asking", "another product")
    staged = lay_out(found, (), (), meaning, layout({"another product"}))
    assert [one.stage for one in staged.found] == [0, 1, 1, 0, None]


def test_an_editor_that_leaves_out_much_has_forgotten_it(meaning):
    """Then it goes where it sounds most like."""
    found = told(meaning, "asking", "reading", "reading again", "reading again")
    staged = lay_out(found, (), (), meaning, layout({"reading again"}))
    assert [one.stage for one in staged.found][:2] == [0, 1]
    assert None not in [one.stage for one in staged.found]
