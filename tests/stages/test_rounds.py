"""Diaries that ask the same every week are read week by week."""

from journeydraft.model.source import Role, Source, SourceKind, Turn
from journeydraft.stages.rounds import rounds


def diary(*sizes, kind=SourceKind.notes):
    """A diary with as many entries under ``Week 1``, ``Week 2`` … as told."""
    turns, at = [], 0
    for week, size in enumerate(sizes, 1):
        for _ in range(size):
            turns.append(Turn(at, at + 5, role=Role.participant, heading=f"Week {week}"))
            at += 6
    return Source("d.md", kind, "diary", "entry " * len(turns), tuple(turns))


def test_an_entry_stands_in_its_round():
    """The first of each week stands at 0, the last at 1, whatever its number in the file."""
    found = rounds(diary(6, 6, 5))
    assert found[0] == ("Week 1", 0.0)
    assert found[6] == ("Week 2", 0.0)
    assert found[16] == ("Week 3", 1.0)


def test_weeks_of_any_length_are_no_questionnaire():
    """Two entries one week and nine the next were asked for by nobody."""
    assert rounds(diary(2, 9, 5, 1)) == {}
    assert rounds(diary(2, 2, 2)) == {}
    assert rounds(diary(6, 6)) == {}
    assert rounds(diary(6, 6, 6, kind=SourceKind.interview)) == {}
