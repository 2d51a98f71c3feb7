"""From where on two lines are one line, are worth a look, or are two."""

import numpy as np
import pytest

from journeydraft.formats.markdown import read_markdown
from journeydraft.maps.compare import as_json, as_markdown, compare
from journeydraft.maps.compare.likeness import PERHAPS, SURE, likeness
from journeydraft.maps.lines import Line
from journeydraft.maps.matching import Verdicts
from journeydraft.model.finding import Kind
from journeydraft.nlp.sameness import Sameness

FEE = "The fee shows only at the very end"
PRICE = "You learn the price when you are already paying"
DOG = "The dog barked all through the call"
FEE_RU = "Плату показывают только в самом конце"


class FakeMeaning:
    """The angle, in degrees, at which each text lies: the nearer, the more alike."""

    sameness = Sameness(abroad=0.15)

    def __init__(self, **angles):
        self.angles = angles

    def of(self, texts, languages=None):
        found = [np.deg2rad(next(a for key, a in self.angles.items() if key in text)) for text in texts]
        return np.array([[np.cos(angle), np.sin(angle)] for angle in found], np.float32)


def lines(*texts):
    return [Line(text, Kind.pain, text) for text in texts]


def test_the_same_words_are_one_line_whatever_else_is_known():
    """Without an encoder nothing else is."""
    found = likeness(lines(FEE, DOG), lines("the fee shows only  at the very end", PRICE), None)
    assert found.tolist() == [[1, -1], [-1, -1]]


def test_two_languages_lie_further_apart_and_are_met_halfway():
    """The same cosine is more where the languages differ."""
    meaning = FakeMeaning(fee=0, price=60, dog=200, Плату=60)
    same, other = likeness(lines(FEE, DOG), lines(PRICE, DOG), meaning)[0]
    abroad, _ = likeness(lines(FEE, DOG), lines(FEE_RU, DOG), meaning)[0]
    assert abroad == pytest.approx(same + 0.15)
    assert other < same


@pytest.mark.parametrize(
    ("ours", "theirs", "sure"),
    [
        ("What is a “fee”?", "What is a “price”?", False),
        ("What is a “fee”?", "Tell me, what is the “fee”?", True),
        ("What is a fee?", "What is a “price”?", True),
    ],
)
def test_lines_that_quote_other_terms_ask_of_other_things(ours, theirs, sure):
    """However alike the words around them are, such a pair is for a person to judge."""
    meaning = FakeMeaning(fee=0, price=1, dog=180)
    found = likeness(lines(ours, DOG), lines(theirs, DOG), meaning)[0, 0]
    assert (found >= SURE) is np.bool_(sure)
    assert found >= PERHAPS


def a_map(title, *pains):
    items = "\n".join(f"- {pain} (1 of 3)" for pain in pains)
    return read_markdown(f"# {title}\n\n## Pay\n\n### Pain points\n{items}\n")


OLD, NEW = a_map("Spring", FEE, DOG), a_map("Autumn", PRICE, "The dog slept")


def maybe():
    """A meaning for which fee and price are alike, but not surely."""
    return FakeMeaning(fee=0, price=53, barked=170, slept=260)


def test_what_may_be_the_same_is_shown_side_by_side():
    """Neither silently joined nor silently split: both texts stand in one row, and nowhere else."""
    compared = compare(OLD, NEW, maybe())
    (row,) = compared.of("perhaps")
    assert (row.old.item.text, row.new.item.text) == (FEE, PRICE)
    assert [one.row.item.text for one in compared.lines if one.kind != "perhaps"] == ["The dog slept", DOG]
    page = as_markdown(compared)
    assert "### Perhaps the same" in page
    assert f"{PRICE} · Pay · before: “{FEE}”" in page
    assert '"change": "perhaps"' in as_json(compared)


@pytest.mark.parametrize(
    ("verdicts", "kinds"),
    [
        (Verdicts(yes=frozenset({(0, 0)})), {"same", "went", "appeared"}),
        (Verdicts(no=frozenset({(0, 0)})), {"went", "appeared"}),
    ],
)
def test_a_person_has_the_last_word(verdicts, kinds):
    """Yes makes it one line that is in both, no makes it two."""
    compared = compare(OLD, NEW, maybe(), lambda _old, _new: verdicts)
    assert {one.kind for one in compared.lines} == kinds


def test_every_line_stands_in_the_table_of_pairs():
    """Pairs first, then those to look at, then lines without a partner."""
    rows = compare(OLD, NEW, maybe()).table()
    assert [key for key, _ in rows] == [(0, 0), (1, None), (None, 1)]
    assert rows[0][1].by == "perhaps"


@pytest.mark.parametrize(
    ("old", "new", "kinds"), [((), (FEE,), {"appeared"}), ((FEE,), (), {"went"}), ((), (), set())]
)
def test_a_map_without_lines_is_compared_too(old, new, kinds):
    """Everything appeared, or went, or there is nothing to say."""
    compared = compare(a_map("Spring", *old), a_map("Autumn", *new), maybe())
    assert {one.kind for one in compared.lines} == kinds
