"""Counted numbers stand beside what people say, with what follows from them, and where they disagree."""

from pathlib import Path

import pytest

from journeydraft.formats.markdown import read_markdown, write_markdown
from journeydraft.measuring import with_measures
from journeydraft.measuring.table import Measure

MAP = """---
headings: {lang}
---

# I apply

## Find out

**Goal:** Know the price

**{mood}:** −1.2 ± 0.3

### {pains}
- The fee is hidden · assumption

## Apply

**Goal:** Be done

**{mood}:** +1 ± 0.3

### {pains}
- The form is long · assumption

### Step: Sign

## Wait

**Goal:** Know when
"""
FILE = Path("stages.csv")


def a_map(lang="en", mood="Mood", pains="Pain points"):
    return read_markdown(MAP.format(lang=lang, mood=mood, pains=pains))


ROWS = (
    Measure("find OUT", 2, 1000, 900, 0.9, satisfaction=4.6, minutes=3, source="web"),
    Measure("Apply", 3, 900, 500, 0.56, satisfaction=1.5),
    Measure("Sign", 4, 600, 540, 0.9),
    Measure("Wait", 5, 500, 200, 0.4, others=(("Calls", 31),)),
)


def lines(map_):
    return write_markdown(map_).splitlines()


def test_numbers_completion_and_drop_out_stand_in_the_metrics_lane():
    """A line each, with the row's source, else the table's name; own columns too."""
    written = lines(with_measures(a_map(), ROWS, FILE).map)
    found = "Entered: 1000 · web|Completion: 90 % · web|Drop-out: 10 % · web|Time: 3 min · web"
    found += "|Satisfaction: 4.6 / 5 · web|Calls: 31 · stages.csv"
    for line in found.split("|"):
        assert f"- {line}" in written


def test_the_worst_step_is_named_once():
    """Where the largest share of those who come leave."""
    written = [line for line in lines(with_measures(a_map(), ROWS, FILE).map) if "worst" in line]
    assert written == ["- Drop-out (the worst step): 60 % · stages.csv"]


def test_one_row_alone_is_no_worst_step():
    """There is nothing to compare it with."""
    assert not any("worst" in line for line in lines(with_measures(a_map(), ROWS[:1], FILE).map))


def test_what_is_said_and_what_is_counted_is_shown_where_it_disagrees():
    """Told badly and satisfied, told well and dissatisfied, left without a word: a sentence each."""
    told = with_measures(a_map(), ROWS, FILE).map.blind_spots.disagreements
    assert [sentence.split(":")[0] for sentence in told] == ["Find out", "Apply", "Apply", "Wait"]
    assert "satisfaction is high (4.6 of 5)" in told[0]
    assert "satisfaction is low (1.5 of 5)" in told[1]
    assert "60%" in told[3]
    assert "nobody told of trouble" in told[3]


def test_the_map_with_metrics_is_read_back_as_it_was():
    """Numbers, units, sources and disagreements survive Markdown."""
    measured = with_measures(a_map(), ROWS, FILE).map
    assert read_markdown(write_markdown(measured)) == measured


@pytest.mark.parametrize(
    ("lang", "mood", "pains", "label"),
    [("et", "Meeleolu", "Valupunktid", "Väljalangemine"), ("ru", "Настроение", "Болевые точки", "Отсев")],
)
def test_the_labels_are_in_the_maps_language(lang, mood, pains, label):
    """A map with other headings gets its numbers in its own words."""
    measured = with_measures(a_map(lang, mood, pains), ROWS, FILE).map
    assert any(line.startswith(f"- {label}:") for line in lines(measured))
    assert len(measured.blind_spots.disagreements) == 4
    assert read_markdown(write_markdown(measured)) == measured


def test_the_same_table_again_replaces_its_numbers_and_no_others():
    """Next month's figures; what a person typed in stays."""
    own = read_markdown(
        write_markdown(a_map()).replace("### Step: Sign", "### Metrics\n- NPS: 7 · survey\n\n### Step: Sign")
    )
    once = with_measures(own, ROWS, FILE).map
    twice = with_measures(once, [Measure("Apply", 2, 800, 400, 0.5)], FILE).map
    assert [(m.name, m.value) for m in twice.stages[1].metrics] == [
        ("NPS", 7), ("Entered", 800), ("Completed", 400), ("Completion", 50), ("Drop-out", 50),
    ]  # fmt: skip


def test_a_row_of_no_stage_is_an_error_that_offers_the_nearest():
    """The others are placed; the file and line say which is not."""
    measured = with_measures(a_map(), (*ROWS, Measure("Aply", 6, 10, 5, 0.5)), FILE)
    (error,) = measured.unmatched
    assert (error.path, error.line) == ("stages.csv", 6)
    assert "did you mean “Apply”" in error.hint


def test_a_row_finds_its_stage_by_the_templates_id_in_any_language():
    """A table in English, a map in Estonian."""
    stage = a_map().stages[0].model_copy(update={"id": "find-out", "name": "Uuri välja"})
    map_ = a_map().model_copy(update={"stages": (stage,)})
    assert with_measures(map_, ROWS[:1], FILE).map.stages[0].metrics


def test_a_number_without_a_unit_is_read_with_its_source():
    """As a person types it: no closing comment helps."""
    (metric,) = read_markdown("# M\n\n## S\n\n### Metrics\n- Calls: 31 · web.csv\n").stages[0].metrics
    assert (metric.value, metric.unit, metric.source) == (31, None, "web.csv")
