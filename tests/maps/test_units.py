"""What agreement is counted over."""

import time

from journeydraft.maps.lines import Coding
from journeydraft.maps.units import Units, agreement, sentences_of, stretches_of
from journeydraft.model.finding import Kind
from journeydraft.readers import read_study

SECONDS = 4.0
"""Far more than it takes."""


def test_sentences_of_those_who_may_be_quoted(tmp_path, talk):
    """Not the interviewer's."""
    (tmp_path / "p1.txt").write_text(talk, encoding="utf-8")
    source = read_study([tmp_path / "p1.txt"]).sources[0]
    units = sentences_of({"p1.txt": source}, ["p1.txt"])
    assert [talk[a:b] for a, b in units.spans["p1.txt"]] == [
        "I could not find the button.",
        "I looked for ages.",
        "Nobody told me about the fee.",
        "In the end it was easy.",
    ]


def test_each_side_is_asked_of_each_unit(line):
    """Both, one alone, neither; a selection that runs over by a word does not code the next sentence."""
    units = Units("sentences", {"p1.txt": [(0, 20), (21, 40), (41, 60), (61, 80)]})
    ours = [line("m1", ("p1.txt", 0, 23)), line("m2", ("p1.txt", 21, 40))]
    golds = [line("g1", ("p1.txt", 5, 19)), line("g2", ("p1.txt", 42, 59))]
    one = agreement(units, ours, golds, Kind.pain)
    assert (one.both, one.only_ours, one.only_gold, one.neither) == (1, 1, 1, 1)
    assert agreement(units, ours, golds, Kind.gain).neither == 4


def test_many_places_in_many_units_are_counted_in_time(line):
    """Each place is held against the units that it touches, not against all of them."""
    units = Units("sentences", {"p1.txt": [(10 * n, 10 * n + 9) for n in range(10_000)]})
    lines = [line(f"m{n}", ("p1.txt", 20 * n, 20 * n + 9)) for n in range(5_000)]
    started = time.process_time()
    one = agreement(units, lines, lines, Kind.pain)
    assert (one.both, one.neither) == (5_000, 5_000)
    assert time.process_time() - started < SECONDS


def test_without_sources_what_was_coded_is_the_universe(line):
    """Overlapping stretches of either side and any kind are one unit; files that nobody coded have none."""
    ours = Coding("map", (line("m1", ("p1.txt", 0, 10), ("p2.txt", 0, 10)),))
    gold = Coding("coding", (line("g1", ("p1.txt", 5, 20)), line("g2", ("p1.txt", 30, 40), kind=Kind.gain)))
    units = stretches_of(["p1.txt"], ours, gold)
    assert dict(units.spans) == {"p1.txt": [(0, 20), (30, 40)]}
