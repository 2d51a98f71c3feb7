"""Both sides in the same terms, and what is scored."""

from dataclasses import replace

import pytest

from journeydraft.maps.lines import Coding
from journeydraft.maps.matching import Verdicts
from journeydraft.maps.score import score
from journeydraft.maps.sides import same_terms
from journeydraft.maps.sources import Reached
from journeydraft.maps.written import as_text
from journeydraft.model.finding import Kind

NOTHING = Reached()


def sides(ours, golds, form="findings", more=(), reached=NOTHING):
    named = [frozenset(p.source for one in lines for p in one.places if p.source) for lines in (ours, golds)]
    return same_terms(
        Coding("map", tuple(ours), sources=named[0]),
        Coding(form, tuple(golds), sources=named[1] | set(more)),
        reached,
    )


def test_what_only_reviews_say_is_left_out_where_the_gold_has_no_reviews(line):
    """Interviews and reviews are never summed; where the gold speaks of the reviews they count."""
    told = line("m1", ("p1.txt", 0, 10))
    written = replace(line("m2", ("reviews.csv", 0, 10)), reviewed=True)
    gold = line("g1", ("p1.txt", 0, 10))
    without = sides([told, written], [gold])
    assert [one.id for one in without.ours.lines] == ["m1"]
    assert "only reviews are behind" in " ".join(without.notices)
    with_reviews = sides([told, written], [gold, line("g2", ("reviews.csv", 0, 10))])
    assert len(with_reviews.ours.lines) == 2


def test_files_that_the_map_never_saw_are_told(line):
    """Recall cannot be full, and the reader knows why."""
    told = sides([line("m1", ("p1.txt", 0, 10))], [line("g1", ("p9.txt", 0, 10))])
    assert "not drafted from p9.txt" in " ".join(told.notices)


def test_kinds_of_which_the_gold_has_nothing_are_not_scored(line):
    """Unless they are asked for: then the map's lines of that kind are too many."""
    ours = [line("m1", ("p1.txt", 0, 10)), line("m2", ("p1.txt", 20, 30), kind=Kind.gain)]
    both = sides(ours, [line("g1", ("p1.txt", 5, 15))])
    by_default, asked = score(both), score(both, kinds=[Kind.pain, Kind.gain])
    assert list(by_default.kinds) == [Kind.pain]
    assert by_default.skipped == {Kind.gain: 1}
    assert by_default.total.f1 == 1.0
    assert (asked.kinds[Kind.gain].precision, asked.kinds[Kind.gain].recall) == (0.0, None)
    assert asked.total.f1 == pytest.approx(2 / 3)


def test_a_gold_line_that_the_map_has_as_something_else_is_shown_with_it(line):
    """A researcher sees that the words were found, and the kind was not."""
    ours = [line("m1", ("p1.txt", 0, 10), kind=Kind.gain, text="Same spoon, not even wiped")]
    shown = as_text(score(sides(ours, [line("g1", ("p1.txt", 0, 10), text="One spoon for all")])))
    assert "its words stand in the map as gain: Same spoon, not even wiped [m1]" in shown


def test_several_lines_for_one_finding_are_found_and_right_but_one_pair(line):
    """What a map says in three lines costs precision, and is not called wrong."""
    ours = [line(f"m{n}", ("p1.txt", 10 * n, 10 * n + 5)) for n in range(3)]
    tally = score(sides(ours, [line("g1", ("p1.txt", 0, 30))])).total
    assert (tally.ours_paired, tally.ours_met, tally.recall, tally.right) == (1, 3, 1.0, 1.0)
    assert tally.precision == pytest.approx(1 / 3)


def test_a_person_may_pair_lines_of_two_kinds(line):
    """Each counts for its own kind."""
    ours = [line("m1", ("p1.txt", 0, 10), kind=Kind.need)]
    golds = [line("g1", ("p2.txt", 0, 10))]
    scored = score(
        sides(ours, golds), verdicts=Verdicts(yes=frozenset({(0, 0)})), kinds=[Kind.pain, Kind.need]
    )
    assert scored.kinds[Kind.pain].recall == 1.0
    assert scored.kinds[Kind.need].precision == 1.0


def test_a_list_of_findings_gives_no_agreement_and_a_coding_does(line):
    """A list does not say what was left uncoded; a coding without sources has its own stretches."""
    ours = [line("m1", ("p1.txt", 0, 10)), line("m2", ("p1.txt", 20, 30), kind=Kind.gain)]
    golds = [line("g1", ("p1.txt", 5, 15)), line("g2", ("p1.txt", 40, 50))]
    assert not score(sides(ours, golds)).agreements
    coded = score(sides(ours, golds, "coding"))
    one = coded.agreements[Kind.pain]
    assert (one.both, one.only_ours, one.only_gold, one.neither) == (1, 0, 1, 1)
    assert coded.units == "stretches that either side coded"
