"""Finding pain points by words."""

from __future__ import annotations

import pytest

from journeydraft.assistants.searching import pains_found
from journeydraft.library.journey_map import JourneyMap
from journeydraft.model.journey import Count, Evidence, Header, Item, Stage
from journeydraft.model.journey import JourneyMap as Record

QUOTE = Evidence(source="a.txt", line=3, participant="P1", quote="Ma ootasin järjekorras tund aega.")


@pytest.fixture
def told(tmp_path):
    """Pain points in four languages."""
    texts = ("I waited for ages in the queue", "Приложение всё время зависает", "Das Formular war verwirrend")
    some = Count(count=2, of=4)
    pains = [
        Item(id=f"p{n}", text=text, severity="high" if n == 1 else "low", participants=some)
        for n, text in enumerate(texts)
    ]
    pains.append(Item(id="p3", text="Järjekord oli pikk", evidence=("q1",)))
    stages = (Stage(name="Wait", pain_points=pains[:2]), Stage(name="Ask", pain_points=pains[2:]))
    return JourneyMap(Record(header=Header(title="T"), stages=stages, evidence={"q1": QUOTE}), tmp_path)


def found(map_, words="", stage=None, severity=None, limit=20):
    return [pain.line.line for pain in pains_found(map_, words, stage, severity, limit).shown]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("WAITING", ["p0"]),
        ("queues", ["p0"]),
        ("приложения зависло", ["p1"]),
        ("verwirrende Formulare", ["p2"]),
        ("järjekorda", ["p3"]),
        ("tund", ["p3"]),  # said in the quote alone
        ("invoice", []),
    ],
)
def test_words_are_found_in_any_form(told, words, ids) -> None:
    """Case and endings do not matter, in any alphabet; quotes are searched too."""
    assert found(told, words) == ids


def test_the_most_of_the_words_come_first(told) -> None:
    """One word is enough, two are better, whatever the rank."""
    assert found(told, "queue järjekord tund") == ["p3", "p0"]


def test_without_words_all_are_listed_by_rank(told) -> None:
    """And can be narrowed to a stage or a severity."""
    assert found(told)[0] == "p1" and len(found(told)) == 4
    assert set(found(told, stage="Ask")) == set(found(told, stage="2")) == {"p2", "p3"}
    assert found(told, severity="high") == ["p1"]
    assert found(told, "queue", stage="Ask") == []


def test_a_limit_cuts_what_is_shown_and_not_the_count(told) -> None:
    """So that the assistant knows of the rest."""
    made = pains_found(told, "", None, None, 1)
    assert (made.found, len(made.shown)) == (4, 1)


def test_a_pain_point_comes_with_its_first_quote_and_its_place(told) -> None:
    """Ready to be cited."""
    (pain,) = pains_found(told, "järjekord", None, None, 5).shown
    assert pain.quote == f"“{QUOTE.quote}”"
    assert pain.where == "P1, a.txt:3"
