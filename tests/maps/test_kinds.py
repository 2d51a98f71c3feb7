"""What people's codes mean in terms of the kinds of a map."""

import pytest

from journeydraft.errors import SettingsError
from journeydraft.maps.kinds import Meant, codebook, steps
from journeydraft.model.finding import Kind


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("pain", Kind.pain),
        ("Pain Points", Kind.pain),
        ("PAIN_POINT", Kind.pain),
        ("painPoints", Kind.pain),
        ("Frustrations", Kind.pain),
        ("Valupunktid", Kind.pain),
        ("Probleeme", None),
        ("Puncte de durere", Kind.pain),
        ("Болезнени точки", Kind.pain),
        ("Боль", Kind.pain),
        ("positive", Kind.gain),
        ("User needs", Kind.need),
        ("Soovid", Kind.need),
        ("Потребности", Kind.need),
        ("Question", Kind.thought),
        ("Suggestion", Kind.opportunity),
        ("Channels", Kind.touchpoint),
        ("Behaviour", None),
        ("", None),
    ],
)
def test_a_kind_by_any_of_its_names(code, kind):
    """Case, underscores, plural and the five languages; what may mean several things means none."""
    meant = codebook().meant(steps(code))
    assert (meant and meant.kind) is kind


@pytest.mark.parametrize(
    "code", ["Pain > Hidden price", "Pain\\Hidden price", "pain: Hidden price", "Pain/Hidden price"]
)
def test_a_code_below_a_kind_is_a_finding(code):
    """However the path is written."""
    assert codebook().meant(steps(code)) == Meant(Kind.pain, "Hidden price")


def test_the_nearest_name_decides():
    """A code of wishes that somebody put below the pains is still one of wishes."""
    assert codebook().meant(("Pain", "Wishes")) == Meant(Kind.need)


def test_what_the_user_settles_comes_first():
    """By name, by path, by a sign; over what would be understood anyway."""
    codes = codebook(["Waiting = pain", "👎=pain", "Suggestion=need", "Price / cost=Pain points"])
    assert codes.meant(steps("waiting")) == Meant(Kind.pain)
    assert codes.meant(steps("👎")) == Meant(Kind.pain)
    assert codes.meant(steps("suggestion")) == Meant(Kind.need)
    assert codes.meant(steps("Price / cost")) == Meant(Kind.pain)
    assert codes.meant(steps("Waiting > At the desk")) == Meant(Kind.pain, "At the desk")


@pytest.mark.parametrize("given", ["Waiting=slow", "Waiting", "=pain", "pain"])
def test_a_setting_that_says_nothing_is_refused(given):
    """With what would be right."""
    with pytest.raises(SettingsError) as error:
        codebook([given])
    assert error.value.hint
