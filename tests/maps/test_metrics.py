"""The figures, against what is published and by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeydraft.maps.metrics import Agreement, Tally, harmonic


def test_kappa_and_ac1_by_hand():
    """pₒ = 0.7; κ has pₑ = 0.5, AC1 pₑ = 2 · 0.55 · 0.45."""
    one = Agreement(both=20, only_ours=5, only_gold=10, neither=15)
    assert one.kappa == pytest.approx(0.4)
    assert one.ac1 == pytest.approx((0.7 - 0.495) / 0.505)


def test_where_kappa_sinks_ac1_does_not():
    """Gwet's own example of the paradox: 118, 5, 2 and 0 of 125 units."""
    one = Agreement(both=118, only_ours=5, only_gold=2, neither=0)
    assert one.kappa == pytest.approx(-0.0234, abs=1e-4)
    assert one.ac1 == pytest.approx(0.941, abs=1e-3)


def test_what_is_not_defined_is_none():
    """No units; nobody ever says yes (κ has nothing to go by, AC1 has); no lines."""
    assert Agreement().kappa is None
    assert Agreement().ac1 is None
    assert Agreement(neither=9).kappa is None
    assert Agreement(neither=9).ac1 == 1.0
    nothing = Tally()
    assert (nothing.recall, nothing.precision, nothing.f1) == (None, None, None)


def test_only_one_side_has_lines():
    """A map that misses everything scores 0, it is not left out."""
    assert Tally(golds=4).f1 == 0.0
    assert Tally(golds=4).recall == 0.0
    assert Tally(golds=4).precision is None
    assert Tally(ours=3).f1 == 0.0


def test_recall_precision_and_f1():
    """3 of 4 gold lines stand in a pair, 3 of 6 of the map's; found and right count the others too."""
    one = Tally(ours=6, golds=4, ours_paired=3, golds_paired=3, ours_met=5, golds_met=4)
    assert (one.recall, one.precision) == (0.75, 0.5)
    assert one.f1 == pytest.approx(0.6)
    assert (one.found, one.right) == (1.0, pytest.approx(5 / 6))
    assert (one + one).f1 == pytest.approx(0.6)


flags = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=40)


@given(flags)
def test_agreement_knows_no_first_coder(cells):
    """Exchanging the coders changes nothing; nothing exceeds 1; the same twice is 1."""
    ours, golds = [a for a, _ in cells], [b for _, b in cells]
    one, other = Agreement.of(ours, golds), Agreement.of(golds, ours)
    assert one.units == len(cells)
    assert (one.kappa, one.ac1) == (other.kappa, other.ac1)
    assert one.ac1 <= 1
    assert Agreement.of(ours, ours).ac1 == 1.0


def test_flags_of_unequal_length_are_a_mistake():
    """One flag a unit and coder."""
    with pytest.raises(ValueError, match="shorter"):
        Agreement.of([True, False], [True])


def test_the_harmonic_mean_of_nothing_is_nothing():
    """No division by zero."""
    assert harmonic(0.0, 0.0) == 0.0
    assert harmonic(1.0, 1.0) == 1.0
