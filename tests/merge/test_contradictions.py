"""A pain and a gain about the same thing stand against each other, whoever told them and wherever."""

from dataclasses import dataclass, replace

import numpy as np
import pytest

from journeydraft.merge.contradictions import with_contradictions
from journeydraft.merge.lanes import Lane
from journeydraft.model.finding import Finding, Kind
from journeydraft.model.journey import Evidence, Item
from journeydraft.model.proved import Proved
from journeydraft.model.source import SourceKind

SLOW = "The money came back after two months"
FAST = "I had the money back the very next day"


@dataclass(frozen=True)
class Line:
    """What somebody said: its meaning is an angle in a plane, so that cosines are easy to see."""

    who: str
    text: str
    kind: Kind
    degrees: float = 0.0
    valence: float | None = None
    weight: float = 1.0

    def group(self):
        """One finding, alone in its group."""
        angle = np.radians(self.degrees)
        vector = np.array([np.cos(angle), np.sin(angle)], np.float32)
        finding = Finding(
            kind=self.kind, text=self.text, quote=self.text, source="s", turn=0, participant=self.who,
            vector=vector, valence=self.valence, weight=self.weight,
        )  # fmt: skip
        return [Proved(finding, Evidence(source="s"), SourceKind.interview, ident=self.who)]


PAIN = Line("P1", SLOW, Kind.pain)
GAIN = Line("P2", FAST, Kind.gain, degrees=20)


def column(*lines):
    """A stage with these lines."""
    lanes = {}
    for name, kind in (("pain_points", Kind.pain), ("gains", Kind.gain)):
        own = [line for line in lines if line.kind is kind]
        items = tuple(Item(id=line.who, text=line.text) for line in own)
        lanes[name] = Lane(items, tuple(line.group() for line in own))
    return lanes


def against(*columns):
    """Who stands against whom."""
    made = with_contradictions([column(*lines) for lines in columns])
    items = [item for stage in made for lane in stage.values() for item in lane.items]
    return {item.id: item.contradicted_by for item in items if item.contradicted_by}


def test_the_opposite_stands_beside_both():
    """The gain is a "but" below the pain, and the pain below the gain."""
    assert against([PAIN, GAIN]) == {"P1": ("P2",), "P2": ("P1",)}


def test_it_is_found_in_another_stage_too():
    """One told it of paying, the other looking back: it is the same thing."""
    assert against([PAIN], [GAIN]) == {"P1": ("P2",), "P2": ("P1",)}


@pytest.mark.parametrize(
    "other",
    [
        replace(GAIN, degrees=80),
        replace(GAIN, who="P1"),
        replace(GAIN, kind=Kind.pain),
        replace(GAIN, weight=0.5),
        replace(GAIN, valence=-0.5),
        replace(GAIN, text="It was great"),
    ],
    ids=[
        "another matter",
        "the same person",
        "agrees",
        "hardly a gain",
        "not felt as one",
        "praise of nothing",
    ],
)
def test_what_is_no_contradiction(other):
    """Another matter, one's own second thought, agreement, doubt and empty praise gainsay nobody."""
    assert against([PAIN, other]) == {}


def test_a_passing_remark_is_not_gainsaid():
    """What hardly bothered anybody is not held against those who were glad."""
    assert against([replace(PAIN, valence=-0.2), GAIN]) == {}


def test_the_nearest_three_at_most():
    """A trouble that many did not have shows three of them."""
    glad = [replace(GAIN, who=f"P{n}", degrees=n) for n in range(2, 9)]
    assert against([PAIN, *glad])["P1"] == ("P2", "P3", "P4")
