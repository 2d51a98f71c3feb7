"""Opportunities in the order of what they are worth, from maps that people wrote by hand."""

import csv
import io
import json

import pytest

from journeydraft.formats.markdown import read_markdown
from journeydraft.planning import as_csv, as_json, as_markdown, plan
from journeydraft.planning.effort import divisors

MAP = """# I apply

## Find out

### Pain points
- The total cost shows only after signing in · high (6 of 8) [^1]
- The colours are odd · low (1 of 8)

### Opportunities
- Show the total cost on the first page · owner: Ann · effort: {first} · impact: large
- Choose calmer colours · effort: {second}

## Wait

### Pain points
- Nobody says when it will be decided · medium (4 of 8)

### Opportunities
- Send a message each day · effort: {third}
- =SUM(A1) | or so

[^1]: “Why do I have to log in to see a price?” — P1, p1.md:3
"""


def made(first="", second="", third=""):
    return plan(read_markdown(MAP.format(first=first, second=second, third=third)))


def texts(planned):
    return [one.row.item.text for one in planned.planned]


def test_reach_times_severity_decides():
    """What six of eight told gravely comes before what one told lightly."""
    planned = made()
    assert texts(planned)[0] == "Show the total cost on the first page"
    assert texts(planned)[-1] == "Choose calmer colours"
    first = planned.planned[0]
    assert [one.text for one in first.answers] == ["The total cost shows only after signing in"]
    assert (first.severity, first.reach, first.score) == ("high", 0.75, 1.875)


def test_effort_moves_an_opportunity_where_somebody_wrote_it():
    """A year of work for the first, a day for the third: they change places."""
    assert texts(made("12 months", "", "1 day"))[0] == "Send a message each day"


@pytest.mark.parametrize(
    ("low", "medium", "high"),
    [
        ("low", "medium", "high"), ("S", "M", "XL"), ("väike", "keskmine", "suur"), ("mic", "mediu", "mare"),
        ("малко", "средно", "голямо"), ("низкие", "средние", "высокие"), ("klein", "mittel", "hoch"),
        ("faible", "moyen", "élevé"), ("bajo", "medio", "alto"), ("3 days", "2 weeks", "4 months"),
        ("2 päeva", "2 nädalat", "5 kuud"), ("2 дня", "3 недели", "6 месяцев"), ("1", "5", "8"),
        ("3 h", "10 days", "2,5 months"), ("low (a guess)", "about medium", "very high"),
    ],
)  # fmt: skip
def test_efforts_in_words_times_and_numbers_of_every_language(low, medium, high):
    """Three levels, however they are written."""
    assert divisors([low, medium, high]) == [0.5, 1.0, 2.0]


def test_no_effort_and_one_that_says_nothing_are_not_divided():
    """Nothing written is nothing known."""
    assert divisors([None, "", "ask Ann", "?"]) == [None] * 4


def test_what_is_to_be_checked_first_goes_last():
    """An idea that rests on a doubtful pain point alone does not lead the plan."""
    doubtful = MAP.replace("signing in · high", "signing in · high · to check").format(
        first="", second="", third=""
    )
    planned = plan(read_markdown(doubtful))
    assert texts(planned)[-1] == "Show the total cost on the first page"
    assert planned.planned[-1].doubtful


def test_the_csv_has_a_row_each_with_numbers_and_no_formula():
    """Spreadsheets open it as it is."""
    content = as_csv(made("3 days"))
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[0][:4] == ["Rank", "Opportunity", "Stage", "Answers"]
    assert len(rows) == 5
    assert {len(row) for row in rows} == {len(rows[0])}
    assert rows[1][4:6] == ["6", "8"]
    assert "Why do I have to log in" in rows[1][-2]
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_the_section_is_a_table_in_the_maps_language():
    """Bars in a text do not break the table."""
    page = as_markdown(made(), "et").splitlines()
    assert page[0] == "## Tegevuskava: I apply"
    table = [line for line in page if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in table} == {10}


def test_json_says_what_each_is_worth_and_where_it_stands():
    """A program finds the line again."""
    first = json.loads(as_json(made()))["opportunities"][0]
    assert (first["rank"], first["place"]) == (1, "/stages/0/opportunities/0")
    assert first["participants"] == {"count": 6, "of": 8}


def test_a_map_without_opportunities_has_an_empty_plan():
    """It says so."""
    empty = plan(read_markdown("# Map\n\n## Stage\n"))
    assert "no opportunities" in as_markdown(empty)


def test_the_command_writes_what_the_suffix_says(tmp_path):
    """As a user runs it; it never writes over the map."""
    from click.testing import CliRunner

    from journeydraft.commands.plan import command

    path = tmp_path / "map.md"
    path.write_text(MAP.format(first="ask Ann", second="", third=""), "utf-8")
    runner = CliRunner()
    for name in ("plan.md", "plan.csv", "plan.json"):
        done = runner.invoke(command, [str(path), "-o", str(tmp_path / name)])
        assert done.exit_code == 0
        assert "ask Ann" in done.stderr
        assert (tmp_path / name).stat().st_size > 100
    assert runner.invoke(command, [str(path), "-o", str(path)]).exit_code == 2
